import { isSameList } from '../base/list.ts';
import type { Piece } from './piece.ts';

/** The pieces of a file, and what is put together of them. */
export interface Assembled {
  readonly pieces: readonly Piece[];
  /** For each piece the place of the one that holds it: an item's parent, the criterion that a rest continues; -1 for heads. */
  readonly owners: Int32Array;
  /** The heads: what stands before, between and behind the criteria. At least one. */
  readonly heads: readonly Piece[];
  /** The items of the file's own `criteria:` list. */
  readonly blocks: readonly Block[];
  /** The pieces with a comment that silences findings. */
  readonly silencing: readonly Piece[];
  /** The pieces that could not be read in full. */
  readonly broken: readonly Piece[];
}

/** One item of a `criteria:` list with what belongs to it. */
export interface Block {
  readonly piece: Piece;
  /** Its keys that stand behind its components. */
  readonly rest: readonly Piece[];
  readonly children: readonly Block[];
}

/** What is put together. */
type Lists = Pick<Assembled, 'heads' | 'blocks' | 'silencing' | 'broken'>;

/** Puts pieces together to heads and blocks. Blocks of which nothing has changed are those of `previous`. */
export function blocksOf(pieces: readonly Piece[], owners: Int32Array, previous?: Assembled): Lists {
  const known = new Map<Piece, Block>();
  const gather = (block: Block): void => {
    known.set(block.piece, block);
    block.children.forEach(gather);
  };
  previous?.blocks.forEach(gather);
  const drafts: { piece: Piece; rest: Piece[]; children: number[] }[] = [];
  const heads: Piece[] = [];
  const top: number[] = [];
  for (const [i, piece] of pieces.entries()) {
    drafts.push({ piece, rest: [], children: [] });
    if (piece.kind === 'head') heads.push(piece);
    else if (piece.kind === 'rest') drafts[owners[i]!]!.rest.push(piece);
    else if (pieces[owners[i]!]!.kind === 'head') top.push(i);
    else drafts[owners[i]!]!.children.push(i);
  }
  // Components stand behind what holds them, so from the end up all of them are made before they are asked for.
  const made: Block[] = [];
  for (let i = pieces.length - 1; i >= 0; i--) {
    const { piece, rest, children: places } = drafts[i]!;
    const children = places.map((at) => made[at]!);
    const same = known.get(piece);
    made[i] =
      same && isSameList(same.rest, rest) && isSameList(same.children, children)
        ? same
        : { piece, rest, children: same && isSameList(same.children, children) ? same.children : children };
  }
  const blocks = top.map((at) => made[at]!);
  return {
    heads: previous && isSameList(previous.heads, heads) ? previous.heads : heads,
    blocks: previous && isSameList(previous.blocks, blocks) ? previous.blocks : blocks,
    silencing: pieces.filter(({ silencing }) => silencing),
    broken: pieces.filter(({ broken }) => broken),
  };
}

/** A block while it is put together. */
interface Draft {
  readonly piece: Piece;
  readonly was: Block | undefined;
  readonly rest: Piece[];
  readonly children: (Block | Draft)[];
}

/**
 * The same after the pieces `from` to `to` of a source with one head gave way to others, of which there are `moved`
 * more: `pieces` and `owners` are those of now. Only the blocks of these pieces and those that hold them are made anew.
 */
export function blocksAround(
  before: Assembled,
  { pieces, owners }: Pick<Assembled, 'pieces' | 'owners'>,
  { from, to, moved }: { readonly from: number; readonly to: number; readonly moved: number },
): Lists {
  const placeOf = (piece: Piece): number => placeIn(before.pieces, piece);
  const isAbove = (piece: Piece): boolean => placeOf(piece) < from;
  const isBehind = (piece: Piece): boolean => placeOf(piece) > to;

  // What lies above the window stays, but for the blocks that hold its first piece: they are open into it.
  const open = holdersOf(before, before.owners[from]!);
  const top: (Block | Draft)[] = before.blocks.filter(({ piece }) => isAbove(piece));
  const drafts = new Map<number, Draft>();
  let list = top;
  for (const was of open) {
    const draft: Draft = {
      piece: was.piece,
      was,
      rest: was.rest.filter(isAbove),
      children: was.children.filter(({ piece }) => isAbove(piece)),
    };
    drafts.set(placeOf(was.piece), draft);
    list[list.length - 1] = draft;
    list = draft.children;
  }
  const put = (place: number, one: Block | Draft): void => {
    const owner = owners[place]!;
    (pieces[owner]!.kind === 'head' ? top : drafts.get(owner)!.children).push(one);
  };

  const known = new Map<Piece, Block>();
  const gather = (block: Block): void => {
    const place = placeOf(block.piece);
    if (place > to) return;
    if (place >= from) known.set(block.piece, block);
    block.children.forEach(gather);
  };
  for (const each of [before.blocks, ...open.map(({ children }) => children)])
    each.filter(({ piece }) => !isAbove(piece)).forEach(gather);
  for (let place = from; place <= to + moved; place++) {
    const piece = pieces[place]!;
    if (piece.kind === 'rest') drafts.get(owners[place]!)!.rest.push(piece);
    if (piece.kind !== 'item') continue;
    const draft: Draft = { piece, was: known.get(piece), rest: [], children: [] };
    put(place, draft);
    drafts.set(place, draft);
  }

  // What stood behind the window in a block that was open there stands, whole, in one that is open there now.
  const wereOpen = holdersOf(before, to);
  const blocksBehind = [before.blocks, ...wereOpen.map(({ children }) => children)].flatMap((each) =>
    each.filter(({ piece }) => isBehind(piece)),
  );
  blocksBehind.sort((a, b) => placeOf(a.piece) - placeOf(b.piece));
  for (const block of blocksBehind) put(placeOf(block.piece) + moved, block);
  const restBehind = wereOpen.flatMap(({ rest }) => rest.filter(isBehind));
  restBehind.sort((a, b) => placeOf(a) - placeOf(b));
  for (const piece of restBehind) drafts.get(owners[placeOf(piece) + moved]!)!.rest.push(piece);

  const window = pieces.slice(from, to + moved + 1);
  const around = (of: readonly Piece[], is: (piece: Piece) => boolean): readonly Piece[] => [
    ...of.filter(isAbove),
    ...window.filter(is),
    ...of.filter(isBehind),
  ];
  const heads = around(before.heads, ({ kind }) => kind === 'head');
  const blocks = top.map(madeOf);
  return {
    heads: isSameList(before.heads, heads) ? before.heads : heads,
    blocks: isSameList(before.blocks, blocks) ? before.blocks : blocks,
    silencing: around(before.silencing, ({ silencing }) => silencing),
    broken: around(before.broken, ({ broken }) => broken),
  };
}

/** The blocks that hold the piece at `place`, from the uppermost down; the last is its own where it is an item. */
export function holdersOf({ pieces, owners, blocks }: Assembled, place: number): readonly Block[] {
  const way: number[] = [];
  for (let at = place; at >= 0 && pieces[at]!.kind !== 'head'; at = owners[at]!)
    if (pieces[at]!.kind === 'item') way.unshift(at);
  let list = blocks;
  return way.map((at) => {
    let low = 0;
    for (let high = list.length - 1; low < high;) {
      const middle = (low + high) >> 1;
      if (placeIn(pieces, list[middle]!.piece) < at) low = middle + 1;
      else high = middle;
    }
    const block = list[low]!;
    list = block.children;
    return block;
  });
}

function madeOf(one: Block | Draft): Block {
  if (!('was' in one)) return one;
  const { piece, was, rest } = one;
  const children = one.children.map(madeOf);
  const hasSame = was !== undefined && isSameList(was.children, children);
  return hasSame && isSameList(was.rest, rest) ? was : { piece, rest, children: hasSame ? was.children : children };
}

/** Where a piece stands among those of one version; the newest has left its mark on the piece. */
function placeIn(pieces: readonly Piece[], piece: Piece): number {
  return pieces[piece.at] === piece ? piece.at : pieces.indexOf(piece);
}
