import type { Edit } from '../base/edit.ts';
import { applyEdits } from '../base/edit.ts';
import { lineEdits } from '../base/line-edits.ts';
import { positionAt } from '../base/lines.ts';
import type { Span } from '../base/span.ts';
import { listStyleOf } from '../rules/engine/rewrite.ts';
import type { Piece } from '../syntax/piece.ts';
import type { Block, Source } from '../syntax/source.ts';
import { indexOf, openSource, startOf } from '../syntax/source.ts';
import type { Lined } from './format-order.ts';
import { inOrder } from './format-order.ts';
import { formatPiece, NotUnderstood } from './format-piece.ts';
import { meaningOf } from './meaning.ts';

/**
 * The edits that write a file in the common form: two blanks a level, one blank behind `:` and `-`, none at the end of a
 * line, codes in double quotes, the keys of a criterion in the order of the schema. Everything else stays: comments with
 * what they belong to, empty lines, line ends, every text, and what can't be read. With a span (UTF-16 offsets) only its
 * lines are touched. The file means the same before and after.
 */
export function formatEdits(source: Source, within?: Span): Edit[] {
  // What goes furthest first; what would change the meaning is not done.
  for (const how of ways) {
    const edits = editsBy(source, how, within);
    if (edits.length === 0) return edits;
    const after = openSource(source.path, applyEdits(source.text, edits));
    if (meaningOf(after) === meaningOf(source)) return edits;
  }
  return [];
}

interface Way {
  readonly moves: boolean;
  readonly orders: boolean;
}

const ways: readonly Way[] = [
  { moves: true, orders: true },
  { moves: true, orders: false },
  { moves: false, orders: false },
];

/** The edits of one way, not yet held against the meaning of the file. */
export function editsBy(source: Source, how: Way, within?: Span): Edit[] {
  const wanted = within && linesWithin(source, within);
  const isWanted = (line: number) => !wanted || (wanted.first <= line && line <= wanted.last);
  const unknown = new Set<Piece>();
  for (;;) {
    try {
      return planned(source, how, isWanted, unknown).flatMap(({ piece, lines, whole }) => {
        const edits = lineEdits(piece.text, lines.join(''), startOf(source, piece));
        const isInside = ({ start }: Edit) => isWanted(positionAt(source.lines, start).line);
        // What moves within a piece may be put in where its last line ends; the empty lines behind it are not its own.
        return edits.filter((edit) => isInside(edit) || (whole && edit.text.trim() !== ''));
      });
    } catch (error) {
      // It is left as it is, and what holds it can't move either.
      if (!(error instanceof NotSpaced)) throw error;
      unknown.add(error.piece);
    }
  }
}

class NotSpaced extends Error {
  constructor(readonly piece: Piece) {
    super();
  }
}

function linesWithin({ lines }: Source, { start, end }: Span): { first: number; last: number } {
  const [from, to] = [positionAt(lines, start), positionAt(lines, end)];
  // A selection of whole lines ends at the beginning of the next one.
  return { first: from.line, last: to.column === 0 && to.line > from.line ? to.line - 1 : to.line };
}

interface Formatted extends Lined {
  /** All of it may change; else each of its lines is one for itself. */
  readonly whole: boolean;
}

/** The new lines of the pieces that may change. */
function planned(
  source: Source,
  how: Way,
  isWanted: (line: number) => boolean,
  unknown: ReadonlySet<Piece>,
): Formatted[] {
  const done: Formatted[] = [];
  const list = listStyleOf(source.text);
  const isRight = (piece: Piece) => !piece.broken && piece.problems.length === 0 && !unknown.has(piece);
  const isInside = (piece: Piece): boolean => {
    const start = startOf(source, piece);
    const last = start + Math.max(0, piece.text.trimEnd().length - 1);
    return isWanted(positionAt(source.lines, start).line) && isWanted(positionAt(source.lines, last).line);
  };
  const movable = new Map<Piece, boolean>();
  const moves = (piece: Piece): boolean => {
    let known = movable.get(piece);
    if (known === undefined) movable.set(piece, (known = how.moves && isRight(piece) && isInside(piece)));
    return known;
  };
  const allMove = ({ piece, rest, children }: Block): boolean =>
    moves(piece) && rest.every(moves) && children.every(allMove);
  const spaced = (piece: Piece, columns?: { dash: number; keys: number }): Formatted => {
    try {
      return { piece, lines: formatPiece(piece, columns && { ...columns, list }), whole: columns !== undefined };
    } catch (error) {
      if (error instanceof NotUnderstood) throw new NotSpaced(piece);
      throw error;
    }
  };

  /** The components of something whose keys come to stand in a column; `fixed` where their dashes must not move. */
  function inList(blocks: readonly Block[], keys: number, fixed: boolean): void {
    // Beside an item that can't be read, the others stay in its list.
    const together = !fixed && blocks.every(allMove);
    for (const block of blocks) inBlock(block, together ? keys + list : dashOf(block.piece));
  }

  function inBlock({ piece, rest, children }: Block, dash: number): void {
    const own = [piece, ...rest];
    if (!own.every(moves)) {
      done.push(...own.filter(isRight).map((each) => spaced(each)));
      inList(children, keysOf(piece), true);
      return;
    }
    const columns = { dash, keys: dash + 2 };
    const lined = own.map((each) => spaced(each, columns));
    // Where something can't be read, its place may hang on the keys behind the components; an item in a place where none
    // should stand may be one of the last key's own.
    const isFollowedOddly = children.length === 0 && source.pieces[indexOf(source, piece) + 1]?.misplaced === true;
    const mayOrder = how.orders && (rest.length === 0 ? !isFollowedOddly : source.pieces.every(isRight));
    const ordered = mayOrder ? inOrder(lined[0]!, lined.slice(1), columns, children.length > 0) : undefined;
    done.push(...(ordered ? lined.map((each, i) => ({ ...each, lines: withoutGap(each.piece, ordered[i]!) })) : lined));
    inList(children, columns.keys, false);
  }

  /** Where keys have left a place, the empty lines before and behind it become those before it. */
  function withoutGap(piece: Piece, lines: readonly string[]): readonly string[] {
    const above = source.pieces[source.pieces.indexOf(piece) - 1]?.text;
    const isGap =
      piece.kind === 'rest' && lines.every((line) => line.trim() === '') && /\n[ \t]*\r?\n$/.test(above ?? '');
    return isGap ? [] : lines;
  }

  const { heads, blocks } = source;
  const headsMove = heads.every(moves);
  for (const head of heads) if (isRight(head)) done.push(spaced(head, headsMove ? { dash: 0, keys: 0 } : undefined));
  inList(blocks, headsMove ? 0 : keysOf(heads[0]), !headsMove);
  // Where one piece is added to at its end and the next one loses its beginning, what is put in goes first.
  return done.sort((a, b) => indexOf(source, a.piece) - indexOf(source, b.piece));
}

/** The column of an item's dash. */
function dashOf({ text, begin }: Piece): number {
  return /^ */.exec(text.slice(begin))![0].length;
}

/** The column of the keys of a piece as it stands. */
function keysOf(piece: Piece | undefined): number {
  const key = piece?.node?.kind === 'map' ? piece.node.pairs[0]?.key : undefined;
  return key ? key.span.start - (piece!.text.lastIndexOf('\n', key.span.start - 1) + 1) : 0;
}
