import { positionAt } from '../base/lines.ts';
import type { Span } from '../base/span.ts';
import type { Source } from '../syntax/source.ts';
import type { Shape } from './shape.ts';
import { shapeOf, shapesAt } from './shape.ts';

/** Lines that can be folded into their first one. */
export interface Fold {
  /** From the first sign of the line that stays to the last that goes; UTF-16 offsets. */
  readonly span: Span;
  /**
   * `comment`: several lines of comment; `region`: a criterion with its components, so that “fold all regions” leaves
   * the areas; `imports`: a list of files. Other folds (a leaf, a list, a long text) have none.
   */
  readonly kind: 'comment' | 'region' | 'imports' | undefined;
}

/** What can be folded in a file, in the order of the text; of folds that begin on one line the longest. */
export function foldsOf(source: Source): Fold[] {
  const longest = new Map<number, Fold>();
  const lineOf = (offset: number) => positionAt(source.lines, offset).line;
  for (const fold of [...comments(source), ...structure(shapeOf(source))]) {
    const line = lineOf(fold.span.start);
    if (lineOf(fold.span.end) <= line) continue;
    const other = longest.get(line);
    if (!other || other.span.end < fold.span.end) longest.set(line, fold);
  }
  return [...longest.values()].sort((a, b) => a.span.start - b.span.start);
}

function* structure(shape: Shape): Generator<Fold> {
  const { kind, span, children } = shape;
  if (kind === 'item' || kind === 'pair') yield { span, kind: kindOf(shape) };
  for (const child of children) yield* structure(child);
}

function kindOf({ kind, name, children }: Shape): Fold['kind'] {
  if (kind === 'item') {
    const keys = name === 'criteria' ? (children[0]?.children ?? []) : [];
    return keys.some((key) => key.name === 'criteria') ? 'region' : undefined;
  }
  const list = children.find((child) => child.kind === 'list');
  const items = list?.children ?? [];
  const isFile = (item: Shape) => item.children[0]?.children[0]?.name === 'file';
  return items.length > 0 && items.every(isFile) ? 'imports' : undefined;
}

/** Two comments or more, one line after the other. */
function* comments(source: Source): Generator<Fold> {
  const blocks = /^[ \t]*#[^\r\n]*(?:(?:\r\n|\r|\n)[ \t]*#[^\r\n]*)+/gm;
  for (const match of source.text.matchAll(blocks)) {
    const start = match.index + match[0].indexOf('#');
    // A long text may have lines that begin with the sign, and its own fold covers them.
    if (shapesAt(source, start).at(-1)!.kind === 'scalar') continue;
    yield { span: { start, end: match.index + match[0].length }, kind: 'comment' };
  }
}
