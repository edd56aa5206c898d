import { Recent } from '../../base/recent.ts';
import type { Span } from '../../base/span.ts';
import type { Entry } from '../../model/entry.ts';
import { keyInfo } from '../../model/keys.ts';
import { withoutConflicts } from '../../syntax/conflict.ts';
import type { MapNode, Node, ScalarNode } from '../../syntax/node.ts';
import type { Piece } from '../../syntax/piece.ts';

/** A line inside a text that is meant as a key of the entry: a wrong column, or a quote opened too early. */
export interface Swallowed {
  readonly key: string;
  /** Offsets in the piece: the line's first sign, behind the colon, and the line's end. */
  readonly start: number;
  readonly colon: number;
  readonly end: number;
}

/** The keys that stand inside a text and are absent where they belong. */
function keysIn(text: string, span: Span, isAbsent: (key: string) => boolean): Swallowed[] {
  const raw = text.slice(span.start, span.end);
  return [...raw.matchAll(/\n[ \t]*([A-Za-z]+)[ \t]*:(?:[ \t]*[^\s][^\r\n]*|[ \t]*(?=\r?\n[ \t]*- ))/g)].flatMap(
    (match): Swallowed[] => {
      const key = match[1]!;
      if (!isAbsent(key)) return [];
      const start = span.start + match.index + match[0].indexOf(key);
      return [
        { key, start, colon: text.indexOf(':', start) + 1, end: span.start + match.index + match[0].trimEnd().length },
      ];
    },
  );
}

export interface InText extends Swallowed {
  readonly piece: Piece;
  /** The text in which it stands, and the entry's key that holds the text. */
  readonly node: ScalarNode;
  readonly under: string;
  /** The task that holds the text, where it is written as a map. */
  readonly task: MapNode | undefined;
}

const known = new Recent<Entry['fields'], readonly InText[]>();

/** The keys of an entry, and of its tasks, that stand inside a text instead of where they belong. */
export function swallowedBy(entry: Entry): readonly InText[] {
  let list = known.get(entry.fields);
  if (!list) known.set(entry.fields, (list = look(entry)));
  return list;
}

function look(entry: Entry): InText[] {
  const found: InText[] = [];
  for (const { piece, pair } of entry.all) {
    const under = pair.key.text;
    // What stands below a section is an entry of its own.
    if (pair.value === null || (pair.value.kind !== 'scalar' && sections.has(under))) continue;
    const visit = (node: Node | null, task: MapNode | undefined): void => {
      if (node?.kind === 'seq') node.items.forEach((item) => visit(item, undefined));
      else if (node?.kind === 'map') node.pairs.forEach(({ value }) => visit(value, node));
      else if (node && piece.text.slice(node.span.start, node.span.end).includes('\n')) {
        const isAbsent = (key: string): boolean => {
          if (under === 'tasks' && key !== 'task' && keyInfo('task', key))
            return !task?.pairs.some((each) => each.key.text === key);
          return keyInfo(entry.kind, key) !== undefined && !entry.fields.has(key);
        };
        found.push(
          ...keysIn(readText(piece), node.span, isAbsent).map((line) => ({ ...line, piece, node, under, task })),
        );
      }
    };
    visit(pair.value, undefined);
  }
  return found;
}

/** The text of a piece without the sides of a conflict that are not read; every place stays. */
export function readText(piece: Piece): string {
  return piece.problems.some(({ kind }) => kind === 'conflict') ? withoutConflicts(piece.text) : piece.text;
}

const sections = new Set(['index', 'agencies', 'criteria']);
