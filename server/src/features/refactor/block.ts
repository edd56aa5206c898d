import type { Span } from '../../base/span.ts';
import type { Criterion } from '../../model/criterion.ts';
import { holdersOf } from '../../syntax/blocks.ts';
import type { Block } from '../../syntax/source.ts';
import { indexOf, textIn } from '../../syntax/source.ts';
import type { Project } from '../../workspace/project.ts';

/** The lines of a criterion with all its components, and the comments above it: UTF-16 offsets of its file. */
export interface BlockSpan extends Span {
  readonly path: string;
  /** Behind its last line; `end` is behind blank lines too, and behind comments that are not indented like it. */
  readonly contentEnd: number;
  /** The line with its dash. */
  readonly begin: number;
  /** Column of its dash. */
  readonly dash: number;
  /** Column of its keys. */
  readonly keys: number;
}

/** Undefined for a criterion that stands in a list written with brackets, and for one that can't be cut out. */
export function blockOf(project: Project, criterion: Criterion): BlockSpan | undefined {
  const { piece } = criterion;
  const source = project.files.get(piece.path)?.source;
  const first = source && indexOf(source, piece);
  const block = first === undefined ? undefined : holdersOf(source!, first).at(-1);
  if (
    !source ||
    first === undefined ||
    block?.piece !== piece ||
    piece.kind !== 'item' ||
    criterion.parent?.piece === piece
  )
    return undefined;
  const own = new Set(piecesOf(block));
  let last = first;
  while (own.has(source.pieces[last + 1]!)) last++;
  // What belongs to it stands together, or the file is in a state in which nothing is moved.
  if (last - first + 1 !== own.size) return undefined;
  const start = source.starts[first]!;
  const end = source.starts[last + 1]!;
  const begin = start + piece.begin;
  const [, blanks = '', dash = ''] =
    /^( *)(- *)/.exec(textIn(source, { start: begin, end: Math.min(begin + 500, end) })) ?? [];
  if (dash === '') return undefined;
  const contentEnd = start + contentLength(textIn(source, { start, end }), blanks.length);
  return { path: piece.path, start, end, contentEnd, begin, dash: blanks.length, keys: blanks.length + dash.length };
}

/** The lines of a text without what is blank behind them, and without comments there that stand left of a column. */
function contentLength(text: string, column: number): number {
  let end = text.length;
  for (;;) {
    const start = text.lastIndexOf('\n', end - 2) + 1;
    const line = text.slice(start, end);
    const isOutside = line.trim() === '' || (line.trimStart().startsWith('#') && line.search(/\S/) < column);
    if (!isOutside || start === 0) return end;
    end = start;
  }
}

function piecesOf({ piece, rest, children }: Block): Block['piece'][] {
  return [piece, ...children.flatMap(piecesOf), ...rest];
}

/** Whole lines, each moved to the right or left; a comment that stands further left than that goes as far as it can. */
export function shifted(text: string, by: number): string {
  if (by === 0) return text;
  if (by > 0) return text.replace(/(^|\n)(?=[ \t]*\S)/g, `$1${' '.repeat(by)}`);
  return text.replace(new RegExp(`(^|\\n) {1,${-by}}`, 'g'), '$1');
}

/** The same text with other line ends. */
export function withNewlines(text: string, newline: string): string {
  return text.replace(/\r?\n/g, newline);
}

/** The line end that a text uses. */
export function newlineIn(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
