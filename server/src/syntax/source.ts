import type { Lines, Position } from '../base/lines.ts';
import { linesOf, offsetAt, positionAt } from '../base/lines.ts';
import type { Span } from '../base/span.ts';
import type { Assembled } from './blocks.ts';
import { blocksOf } from './blocks.ts';
import type { Piece, PieceCut } from './piece.ts';
import { readPiece } from './piece.ts';
import type { Cut, Marker } from './split.ts';
import { needsWhole, split } from './split.ts';

export type { Block } from './blocks.ts';

/**
 * A file as pieces of text, each read by itself, and the tree of blocks that they form. Immutable: an edit gives a new
 * one that shares every untouched piece and block (edit-source.ts). Places count from the start of their piece, so what is not
 * edited need not be touched when text above it grows; only the tables of starts are made anew.
 */
export interface Source extends Assembled {
  readonly path: string;
  /** Offset of each piece in the text, and at the end the length of the text. */
  readonly starts: Uint32Array;
  /** The line that each piece begins at, and at the end the number of line ends. */
  readonly lineAt: Uint32Array;
  /** Cutting it takes the whole text: see `needsWhole`. */
  readonly needsWhole: boolean;
  /** The whole text, put together when asked for. */
  readonly text: string;
  /** The lines of the whole text, looked for when asked for; `positionIn` and `offsetIn` need them not. */
  readonly lines: Lines;
}

/** Reads `text` (without byte order mark). Pieces whose text is found in `previous` are taken from there. */
export function openSource(path: string, text: string, previous?: Source): Source {
  const { cuts, markers } = split(text);
  const take = reusable(previous?.pieces ?? []);
  const pieces: Piece[] = [];
  const owners = new Int32Array(cuts.length);
  for (const [i, cut] of cuts.entries()) {
    pieces.push(pieceOf(path, text, cut, markers, i === 0, take));
    owners[i] = cut.owner ?? -1;
  }
  const blocks = blocksOf(pieces, owners, previous);
  return sourceOf({ path, pieces, owners, ...blocks, needsWhole: needsWhole(text, markers) }, text);
}

/** The piece of a cut, from `take` if it is there already. */
export function pieceOf(
  path: string,
  text: string,
  cut: Cut,
  markers: readonly Marker[],
  first: boolean,
  take: (cut: PieceCut) => Piece | undefined,
): Piece {
  const marker = markers.length > 0 ? markers.find((m) => m.start >= cut.start && m.start < cut.end) : undefined;
  const pieceCut: PieceCut = {
    path,
    kind: cut.kind,
    text: text.slice(cut.start, cut.end),
    begin: cut.lineStart - cut.start,
    indent: cut.indent,
    expectedIndent: cut.expectedIndent,
    unsure: cut.unsure === true,
    valued: cut.valued === undefined ? undefined : cut.valued - cut.start,
    marker: marker && marker.start - cut.start,
    first,
  };
  return take(pieceCut) ?? readPiece(pieceCut);
}

/** Each of the pieces is given out once at most, so no piece stands in two places of a file. */
export function reusable(from: readonly Piece[]): (cut: PieceCut) => Piece | undefined {
  if (from.length === 0) return () => undefined;
  const byText = new Map<string, Piece[]>();
  for (const piece of from) {
    if (piece.misplaced || piece.problems.some(isPlaced)) continue;
    const same = byText.get(piece.text);
    if (same) same.push(piece);
    else byText.set(piece.text, [piece]);
  }
  const first = from[0]!.at === 0 ? from[0] : undefined;
  return (cut) => {
    if (cut.expectedIndent !== undefined || cut.valued !== undefined || cut.marker !== undefined) return undefined;
    const same = byText.get(cut.text);
    const at = same?.findIndex((piece) => piece.kind === cut.kind && (piece === first) === cut.first) ?? -1;
    return at < 0 ? undefined : same!.splice(at, 1)[0];
  };
}

/** Problems of this kind come from a piece's surroundings, so they must not travel with it. */
function isPlaced(problem: Piece['problems'][number]): boolean {
  return problem.kind === 'documents' || problem.kind === 'item-indent' || problem.kind === 'key-indent';
}

/** A source of these parts, with its tables. From now on its pieces know their places in it. */
export function sourceOf(
  parts: Omit<Source, 'starts' | 'lineAt' | 'text' | 'lines'>,
  text?: string,
  tables?: Pick<Source, 'starts' | 'lineAt'>,
): Source {
  const { pieces } = parts;
  const starts = tables?.starts ?? new Uint32Array(pieces.length + 1);
  const lineAt = tables?.lineAt ?? new Uint32Array(pieces.length + 1);
  if (!tables) {
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i]!;
      piece.at = i;
      starts[i + 1] = starts[i]! + piece.text.length;
      lineAt[i + 1] = lineAt[i]! + piece.breaks;
    }
  }
  let whole = text;
  let lines: Lines | undefined;
  return {
    ...parts,
    starts,
    lineAt,
    get text() {
      return (whole ??= pieces.map((piece) => piece.text).join(''));
    },
    get lines() {
      return (lines ??= linesOf(this.text));
    },
  };
}

/** The piece at an offset of the text, and where it starts. At a border the later piece, at the end of text the last. */
export function pieceAt(source: Source, offset: number): { piece: Piece; start: number; index: number } {
  const index = lastNotAfter(source.starts, source.pieces.length, offset);
  return { piece: source.pieces[index]!, start: source.starts[index]!, index };
}

/** Where the piece stands among the others in which a line (from 0) is, or begins. */
export function pieceOfLine({ lineAt, pieces }: Source, line: number): number {
  return lastNotAfter(lineAt, pieces.length, line);
}

function lastNotAfter(table: Uint32Array, length: number, value: number): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (table[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a piece stands among the pieces of its file. */
export function indexOf(source: Source, piece: Piece): number {
  // The newest version has left its mark on the piece; in an older one it is looked for.
  const index = source.pieces[piece.at] === piece ? piece.at : source.pieces.indexOf(piece);
  if (index < 0) throw new RangeError(`the piece is not of this version of ${source.path}`);
  return index;
}

/** Offset of a piece in the text of its file. */
export function startOf(source: Source, piece: Piece): number {
  return source.starts[indexOf(source, piece)]!;
}

/** Line and column (UTF-16 units) of an offset of the text, both from 0. */
export function positionIn(source: Source, offset: number): Position {
  const { piece, start, index } = pieceAt(source, offset);
  const within = positionAt(pieceLines(piece), offset - start);
  return { line: source.lineAt[index]! + within.line, column: within.column };
}

/** The offset of a position; a line or column past the end is brought back to it. */
export function offsetIn(source: Source, { line, column }: Position): number {
  if (line < 0) return 0;
  const { pieces, lineAt, starts } = source;
  if (line > lineAt[pieces.length]!) return starts[pieces.length]!;
  const index = lastNotAfter(lineAt, pieces.length, line);
  return starts[index]! + offsetAt(pieceLines(pieces[index]!), { line: line - lineAt[index]!, column });
}

/** How long the whole text is. */
export function lengthOf({ starts, pieces }: Source): number {
  return starts[pieces.length]!;
}

/** The text of a span, put together of its pieces only. */
export function textIn(source: Source, { start, end }: Span): string {
  const { index, start: from } = pieceAt(source, start);
  let text = '';
  for (let i = index; i < source.pieces.length && source.starts[i]! < end; i++) text += source.pieces[i]!.text;
  return text.slice(start - from, end - from);
}

/** As much from the beginning of a file as tells how it is written: its line ends, quotes, lists. */
export function beginningOf(source: Source): string {
  return textIn(source, { start: 0, end: Math.min(beginning, source.starts[source.pieces.length]!) });
}

const beginning = 64 * 1024;

/** The text of one line, without its end. */
export function lineIn(source: Source, line: number): string {
  const start = offsetIn(source, { line, column: 0 });
  const { piece, start: from } = pieceAt(source, start);
  return /^[^\r\n]*/.exec(piece.text.slice(start - from))![0];
}

let linesFor: Piece | undefined;
let linesThere: Lines | undefined;

/** Lines of one piece; the last one asked for is remembered, as places are asked for one after the other. */
function pieceLines(piece: Piece): Lines {
  if (linesFor !== piece) {
    linesFor = piece;
    linesThere = linesOf(piece.text);
  }
  return linesThere!;
}
