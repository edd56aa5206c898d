import type { Span } from '../base/span.ts';
import { touches } from '../base/span.ts';
import type { Criterion } from '../model/criterion.ts';
import { entriesIn } from '../model/entries.ts';
import type { Entry } from '../model/entry.ts';
import type { FileModel } from '../model/file.ts';
import type { Node, ScalarNode } from '../syntax/node.ts';
import { isScalar } from '../syntax/node.ts';
import type { Piece } from '../syntax/piece.ts';
import { pieceAt } from '../syntax/source.ts';

/** What stands at an offset of a file. */
export interface Target {
  /** The innermost map: a criterion, one of its tasks, an agency, the index, the file. */
  readonly entry: Entry;
  /** The criterion that it is, or belongs to. */
  readonly criterion: Criterion | undefined;
  readonly key: string;
  readonly on: 'key' | 'value';
  /** The key, or the text or number of the value; a list itself, between its items, is none. */
  readonly scalar: ScalarNode;
  /** The piece that the scalar's span counts from. */
  readonly piece: Piece;
  /** Its UTF-16 offsets in the text of the file. */
  readonly span: Span;
}

/** Finds the key or the value at an offset (UTF-16, of the file's text); undefined where there is neither. */
export function targetAt(model: FileModel, offset: number): Target | undefined {
  const { piece, start } = pieceAt(model.source, offset);
  const at = offset - start;
  let found: Target | undefined;
  for (const { entry, criterion } of mapsAt(model, offset)) {
    for (const { piece: own, pair } of entry.all) {
      if (own !== piece) continue;
      const onKey = touches(pair.key.span, at);
      const scalar = onKey ? pair.key : scalarAt(pair.value, at);
      if (!scalar) continue;
      const span = { start: start + scalar.span.start, end: start + scalar.span.end };
      // Inner maps come later, and what they hold is what is meant.
      const key = pair.key.text.normalize('NFC');
      found = { entry, criterion, key, on: onKey ? 'key' : 'value', scalar, piece, span };
    }
  }
  return found;
}

function* mapsAt(model: FileModel, offset: number): Generator<{ entry: Entry; criterion: Criterion | undefined }> {
  for (const entry of entriesIn(model, { start: offset, end: offset })) {
    const criterion = entry.kind === 'criterion' ? (entry as Criterion) : undefined;
    yield { entry, criterion };
    for (const task of criterion?.tasks ?? []) if (task.entry) yield { entry: task.entry, criterion };
  }
}

/** The scalar of a value at an offset of its piece; in maps too, so that a broken place still shows something. */
function scalarAt(node: Node | null, at: number): ScalarNode | undefined {
  if (!node || !touches(node.span, at)) return undefined;
  if (isScalar(node)) return node;
  const below = node.kind === 'seq' ? node.items : node.pairs.flatMap((pair) => [pair.key, pair.value]);
  for (const each of below) {
    const found = scalarAt(each, at);
    if (found) return found;
  }
  return undefined;
}

/** Every scalar of a node: keys and values, in their order. */
export function scalarsIn(node: Node | null): ScalarNode[] {
  if (!node) return [];
  if (isScalar(node)) return [node];
  return node.kind === 'seq'
    ? node.items.flatMap(scalarsIn)
    : node.pairs.flatMap(({ key, value }) => [key, ...scalarsIn(value)]);
}
