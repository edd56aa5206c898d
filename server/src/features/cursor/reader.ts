import { linesOf } from '../../base/lines.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { Source } from '../../syntax/source.ts';
import { lineIn, offsetIn, pieceOfLine } from '../../syntax/source.ts';

/** One line of a text, told by its indentation and its first word alone: what is half typed can't be read as YAML. */
export interface Line {
  /** Offset in the text. */
  readonly start: number;
  readonly text: string;
  /** Column of its first sign that is no blank. */
  readonly indent: number;
  /** Column of the last of the dashes that begin it. */
  readonly dash: number | undefined;
  /** Column of what stands behind the dashes, and that itself; the blanks at its end are left out. */
  readonly column: number;
  readonly content: string;
  /** The word before a colon. */
  readonly key: string | undefined;
  /** Column and text of what stands behind the colon, else the content; without a comment. */
  readonly valueAt: number;
  readonly value: string;
}

export interface Reader {
  /** The kind of map that the whole text is. */
  readonly top: 'file' | 'config';
  at(index: number): Line;
  /** How many lines there are. */
  readonly count: number;
  /** The nearest line above (step −1) or below (1) that is neither empty nor a comment nor deeper than the column. */
  next(index: number, step: 1 | -1, deepest: number): number | undefined;
}

export function readerOf(source: Source, top: Reader['top']): Reader {
  const { pieces, lineAt } = source;
  const known = new Map<number, Line>();
  return {
    top,
    count: lineAt[pieces.length]! + 1,
    at(index) {
      let line = known.get(index);
      if (!line)
        known.set(index, (line = readLine(offsetIn(source, { line: index, column: 0 }), lineIn(source, index))));
      return line;
    },
    next(index, step, deepest) {
      let at = index + step;
      for (let place = pieceOfLine(source, Math.max(at, 0)); pieces[place]; place += step) {
        const { indents, least } = indentsOf(pieces[place]!);
        const first = lineAt[place]!;
        // A piece that is deeper as a whole is passed over, so that a long list costs a step for each of its items.
        if (least > deepest) at = step > 0 ? first + indents.length : first - 1;
        for (; at >= first && at < first + indents.length; at += step) if (indents[at - first]! <= deepest) return at;
      }
      return undefined;
    },
  };
}

/** The columns at which the lines of a piece begin; no number for those without anything but a comment. */
interface Indents {
  readonly indents: readonly number[];
  readonly least: number;
}

const indentsByPiece = new WeakMap<Piece, Indents>();

function indentsOf(piece: Piece): Indents {
  let known = indentsByPiece.get(piece);
  if (!known) {
    const { text } = piece;
    const { starts } = linesOf(text);
    // Behind the line end of the last line begins the next piece.
    const count = starts.length > 1 && starts.at(-1) === text.length ? starts.length - 1 : starts.length;
    const indents = starts.slice(0, count).map((start) => {
      let at = start;
      while (text[at] === ' ') at++;
      const sign = text[at] ?? '\n';
      return sign === '\n' || sign === '\r' || sign === '#' ? NaN : at - start;
    });
    indentsByPiece.set(
      piece,
      (known = { indents, least: indents.reduce((least, each) => (each < least ? each : least), Infinity) }),
    );
  }
  return known;
}

function readLine(start: number, text: string): Line {
  const [, blanks = '', dashes = ''] = /^( *)((?:-(?: +|$))*)/.exec(text)!;
  const indent = blanks.length;
  const column = indent + dashes.length;
  const content = text.slice(column).trimEnd();
  const [whole = '', key] = /^([\p{L}\p{N}_-]+):(?=\s|$)\s*/u.exec(content) ?? [];
  const dash = dashes === '' ? undefined : indent + dashes.trimEnd().length - 1;
  const value = withoutComment(content.slice(whole.length));
  return { start, text, indent, dash, column, content, key, valueAt: column + whole.length, value };
}

function withoutComment(value: string): string {
  if (value.startsWith('#')) return '';
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(value)?.[0].length ?? 0;
  const at = value.slice(quoted).search(/\s#/);
  return at < 0 ? value : value.slice(0, quoted + at).trimEnd();
}

/** Whether a comment begins in what stands before a cursor. */
export function inComment(before: string): boolean {
  return /(?:^|\s)#/.test(before.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, ''));
}

/** Whether the line goes on with a text that began above: under `>-`, under a plain text, in quotes. */
export function isInsideText(reader: Reader, index: number, line: Line): boolean {
  return textAbove(reader, index, line) !== undefined;
}

/**
 * Whether an empty line goes on with a text: under `>-`, in quotes that are still open, under a text of several lines.
 * Behind a text that is whole on its line an author hardly wants more of it.
 */
export function isAmidText(reader: Reader, index: number, line: Line): boolean {
  const at = textAbove(reader, index, line);
  if (at === undefined) return false;
  const { value } = reader.at(at);
  const isOpen = /^[>|]/.test(value) || /^(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$/.test(value);
  return isOpen || reader.next(index, -1, Infinity) !== at;
}

/** The line on which the text began that a line goes on with. */
function textAbove(reader: Reader, index: number, line: Line): number | undefined {
  let within = line.dash === undefined ? line.column : line.indent;
  for (let at = reader.next(index, -1, within - 1); at !== undefined; at = reader.next(at, -1, within - 1)) {
    const above = reader.at(at);
    const own = above.key !== undefined ? above.column : (above.dash ?? above.indent);
    if (own < within && above.value !== '') return at;
    within = above.indent;
  }
  return undefined;
}
