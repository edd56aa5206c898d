import type { Lines } from '../base/lines.ts';
import { linesOf } from '../base/lines.ts';
import type { Piece, PieceCut } from './piece.ts';
import { readPiece } from './piece.ts';
import { split } from './split.ts';

/** A file as text and as a tree of blocks. Immutable: an edit gives a new one that shares every untouched piece. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly lines: Lines;
  readonly pieces: readonly Piece[];
  /** Offset of each piece in the text, in the same order. */
  readonly starts: readonly number[];
  /** The heads: what stands before, between and behind the criteria. At least one. */
  readonly heads: readonly Piece[];
  /** The items of the file's own `criteria:` list. */
  readonly blocks: readonly Block[];
}

/** One item of a `criteria:` list with what belongs to it. */
export interface Block {
  readonly piece: Piece;
  /** Its keys that stand behind its components. */
  readonly rest: readonly Piece[];
  readonly children: readonly Block[];
}

/** Reads `text` (without byte order mark). Pieces whose text is found in `previous` are taken from there. */
export function openSource(path: string, text: string, previous?: Source): Source {
  const { cuts, markers } = split(text);
  const reuse = reusable(previous);
  const pieces: Piece[] = [];
  const starts: number[] = [];
  const blocks: { piece: Piece; rest: Piece[]; children: Block[] }[] = [];
  const top: Block[] = [];
  const heads: Piece[] = [];
  for (const cut of cuts) {
    const marker = markers.find((m) => m.start >= cut.start && m.start < cut.end);
    const pieceCut: PieceCut = {
      path,
      kind: cut.kind,
      text: text.slice(cut.start, cut.end),
      begin: cut.lineStart - cut.start,
      indent: cut.indent,
      expectedIndent: cut.expectedIndent,
      marker: marker && marker.start - cut.start,
      first: pieces.length === 0,
    };
    const piece = reuse(pieceCut) ?? readPiece(pieceCut);
    pieces.push(piece);
    starts.push(cut.start);
    const block = { piece, rest: [], children: [] };
    blocks.push(block);
    if (cut.kind === 'head') heads.push(piece);
    else if (cut.kind === 'rest') blocks[cut.owner!]!.rest.push(piece);
    else if (cuts[cut.owner!]!.kind === 'head') top.push(block);
    else blocks[cut.owner!]!.children.push(block);
  }
  return { path, text, lines: linesOf(text), pieces, starts, heads, blocks: top };
}

/** Each piece of the previous version is given out once at most, so no piece stands in two places of a file. */
function reusable(previous: Source | undefined): (cut: PieceCut) => Piece | undefined {
  if (!previous) return () => undefined;
  const byText = new Map<string, Piece[]>();
  for (const piece of previous.pieces) {
    const same = byText.get(piece.text);
    if (same) same.push(piece);
    else byText.set(piece.text, [piece]);
  }
  return (cut) => {
    if (cut.expectedIndent !== undefined || cut.marker !== undefined) return undefined;
    const same = byText.get(cut.text);
    const at =
      same?.findIndex(
        (piece) =>
          piece.kind === cut.kind && (piece === previous.pieces[0]) === cut.first && !piece.problems.some(isPlaced),
      ) ?? -1;
    return at < 0 ? undefined : same!.splice(at, 1)[0];
  };
}

/** Problems of this kind come from a piece's surroundings, so they must not travel with it. */
function isPlaced(problem: Piece['problems'][number]): boolean {
  return problem.kind === 'documents' || problem.kind === 'item-indent' || problem.kind === 'key-indent';
}

/** The piece at an offset of the text, and where it starts. At a border the later piece, at the end of text the last. */
export function pieceAt(source: Source, offset: number): { piece: Piece; start: number; index: number } {
  let low = 0;
  let high = source.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (source.starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { piece: source.pieces[low]!, start: source.starts[low]!, index: low };
}

const startTables = new WeakMap<Source, Map<Piece, number>>();

/** Offset of a piece in the text of its file. */
export function startOf(source: Source, piece: Piece): number {
  let table = startTables.get(source);
  if (!table) startTables.set(source, (table = new Map(source.pieces.map((p, i) => [p, source.starts[i]!]))));
  const start = table.get(piece);
  if (start === undefined) throw new RangeError(`the piece is not of this version of ${source.path}`);
  return start;
}
