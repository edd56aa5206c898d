import type { Edit } from '../base/edit.ts';
import { applyEdits } from '../base/edit.ts';
import { blocksAround } from './blocks.ts';
import { conflictsIn } from './conflict.ts';
import type { Piece } from './piece.ts';
import { readPiece } from './piece.ts';
import type { Block, Source } from './source.ts';
import { openSource, pieceAt, pieceOf, reusable, sourceOf, textIn } from './source.ts';
import type { Cut, Open } from './split.ts';
import { needsWhole, shapeOf, split } from './split.ts';

/**
 * The source after one edit (offsets in the whole text). It equals `openSource` of the new text, but costs as much as
 * the lines around the edit:
 *
 * 1. An edit that leaves its line in shape (split.ts) leaves all cuts where they are: one piece is read again.
 * 2. Another moves cuts only near it: a window of pieces is cut again, between what is open above it and a few pieces
 *    behind it. If these come out as they were, so does the rest; if not, the window grows.
 * 3. What only the whole text can tell (`needsWhole`) is cut whole; untouched pieces are not read again.
 */
export function editSource(source: Source, edit: Edit): Source {
  if (edit.start === edit.end && edit.text === '') return source;
  return inLine(source, edit) ?? inWindow(source, edit) ?? inWhole(source, edit);
}

/** So far apart, in UTF-16 units, edits still count as one of all that lies between them. */
const nearby = 64 * 1024;
/** More edits than this cost more one by one than the whole text does. */
const few = 16;

/** The source after edits that do not overlap, all at offsets of the text as it is (a block indented, a name replaced). */
export function editSourceAtOnce(source: Source, edits: readonly Edit[]): Source {
  const inOrder = [...edits].sort((a, b) => a.start - b.start);
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (!first || !last) return source;
  const span = { start: first.start, end: last.end };
  if (span.end - span.start <= nearby) {
    const moved = inOrder.map(({ start, end, text }) => ({ start: start - span.start, end: end - span.start, text }));
    return editSource(source, { ...span, text: applyEdits(textIn(source, span), moved) });
  }
  if (inOrder.length > few) return openSource(source.path, applyEdits(source.text, inOrder), source);
  return inOrder.reduceRight(editSource, source);
}

function inWhole(source: Source, { start, end, text }: Edit): Source {
  const before = source.text;
  return openSource(source.path, before.slice(0, start) + text + before.slice(end), source);
}

/** The edit within one line, whose shape stays. */
function inLine(source: Source, { start, end, text }: Edit): Source | undefined {
  const { piece, start: from, index } = pieceAt(source, start);
  if (
    /[\r\n]/.test(text) ||
    piece.misplaced ||
    source.needsWhole ||
    piece.problems.some(({ kind }) => kind === 'too-long')
  )
    return undefined;
  const [at, to] = [start - from, end - from];
  if (to > piece.text.length || /[\r\n]/.test(piece.text.slice(at, to))) return undefined;
  const lineStart = piece.text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = endOfLine(piece.text, to);
  const before = piece.text.slice(lineStart, lineEnd);
  const after = before.slice(0, at - lineStart) + text + before.slice(to - lineStart);
  // A line end that is cut off from its carriage return, or a carriage return that comes to stand before one.
  if (before.includes('\r') || shapeOf(before) !== shapeOf(after)) return undefined;
  const read = readPiece({
    path: source.path,
    kind: piece.kind,
    text: flat(piece.text.slice(0, at) + text + piece.text.slice(to)),
    begin: piece.begin + (start < from + piece.begin ? text.length - (to - at) : 0),
    // The file itself begins at the left border, wherever its first line stands.
    indent: index === 0 ? 0 : indentOf(piece),
    expectedIndent: undefined,
    unsure: false,
    valued: undefined,
    marker: undefined,
    first: index === 0,
  });
  return withPiece(source, index, read, text.length - (end - start));
}

/** Its own copy of a text that was put together: what it was cut from need not be kept. */
function flat(text: string): string {
  // Looking for anything makes the engine lay the text out.
  text.indexOf('\0');
  return text;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  const end = at < 0 ? text.length : at;
  return at > 0 && text[at - 1] === '\r' && at > from ? at - 1 : end;
}

function indentOf({ text, begin }: Piece): number {
  return /^ */.exec(text.slice(begin, begin + 200))![0].length;
}

/** The source with another piece in the place of one that is cut alike. */
function withPiece(source: Source, index: number, piece: Piece, longer: number): Source {
  const before = source.pieces[index]!;
  const pieces = source.pieces.slice();
  pieces[index] = piece;
  piece.at = index;
  const starts = source.starts.slice();
  for (let i = index + 1; i < starts.length; i++) starts[i]! += longer;
  const swap = (list: readonly Piece[]): readonly Piece[] => list.map((each) => (each === before ? piece : each));
  return sourceOf(
    {
      path: source.path,
      pieces,
      owners: source.owners,
      heads: piece.kind === 'head' ? swap(source.heads) : source.heads,
      blocks: piece.kind === 'head' ? source.blocks : blocksWith(source, index, swap),
      silencing: before.silencing || piece.silencing ? pieces.filter(({ silencing }) => silencing) : source.silencing,
      broken: before.broken || piece.broken ? pieces.filter(({ broken }) => broken) : source.broken,
      needsWhole: false,
    },
    undefined,
    { starts, lineAt: source.lineAt },
  );
}

/** The blocks with another piece in the place of the one at `index`: new are only those that hold it. */
function blocksWith(
  { pieces, owners, blocks }: Source,
  index: number,
  swap: (list: readonly Piece[]) => readonly Piece[],
): readonly Block[] {
  const [item] = [pieces[index]!.kind === 'item' ? index : owners[index]!];
  const way: Piece[] = [];
  for (let at = item; at >= 0 && pieces[at]!.kind === 'item'; at = owners[at]!) way.unshift(pieces[at]!);
  const replaced = (list: readonly Block[], depth: number): readonly Block[] => {
    const at = list.findIndex(({ piece }) => piece === way[depth]);
    const block = list[at]!;
    const changed =
      depth === way.length - 1
        ? { piece: swap([block.piece])[0]!, rest: swap(block.rest), children: block.children }
        : { ...block, children: replaced(block.children, depth + 1) };
    const copy = list.slice();
    copy[at] = changed;
    return copy;
  };
  return replaced(blocks, 0);
}

/** So many lines with something in them, at most, does the cutting look ahead. */
const lookahead = 9;

/** The edit wherever it is, by cutting anew what lies around it. Undefined where that does not settle. */
function inWindow(source: Source, edit: Edit): Source | undefined {
  const { pieces } = source;
  if (source.needsWhole || source.heads.length > 1 || pieces.length < 8) return undefined;
  const touched = pieceAt(source, edit.start).index;
  let from = touched;
  for (let lines = 0; from > 1 && lines < lookahead;) lines += contentLines(pieces[--from]!);
  while (from > 1 && pieces[from]!.kind !== 'item') from--;
  if (from <= 1) from = 0;
  let to = pieceAt(source, edit.end).index;
  for (let more = 0; ; more = more * 4 + 1) {
    to = Math.min(to + more, pieces.length - 1);
    const result = cutBetween(source, edit, { from, touched, to });
    if (result !== 'wider') return result;
    if (to === pieces.length - 1) return undefined;
  }
}

function contentLines({ text }: Piece): number {
  let count = 0;
  for (const match of text.matchAll(/^ *[^\s#]/gm)) if (match[0] && ++count >= lookahead) break;
  return count;
}

/**
 * Cuts the pieces `from` to `to` anew, of which `touched` is the first that differs; `wider` where what stands behind
 * them comes out otherwise.
 */
function cutBetween(
  source: Source,
  edit: Edit,
  { from, touched, to }: { readonly from: number; readonly touched: number; readonly to: number },
): Source | 'wider' | undefined {
  const { path, pieces, owners, starts } = source;
  // What is open above the window: the pieces that hold its first one, from the head down.
  const above: number[] = [];
  for (let at = owners[from]!; at >= 0; at = owners[at]!) above.unshift(at);
  let tail = to + 1;
  for (let lines = 0; tail < pieces.length && (lines < lookahead || tail < to + 4); tail++)
    lines += contentLines(pieces[tail]!);
  const rangeOf = (start: number, end: number): number[] => Array.from({ length: end - start }, (_, i) => start + i);
  const places = [...above, ...rangeOf(from, tail)];
  // Where one in a wrong column should stand hangs on more than the window; only those that are cut anew may be such.
  if (places.some((at) => pieces[at]!.misplaced && (at < touched || at > to))) return undefined;
  const head = above.map((at) => pieces[at]!.text).join('');
  const middle = rangeOf(from, to + 1)
    .map((at) => pieces[at]!.text)
    .join('');
  const behind = rangeOf(to + 1, tail)
    .map((at) => pieces[at]!.text)
    .join('');
  const before = split(head + middle + behind);
  // What was cut whole must come out alike when it is cut in part, else a part does not tell.
  const sound =
    before.cuts.length === places.length &&
    before.cuts.every(
      ({ kind, owner, expectedIndent, valued, start }, i) =>
        kind === pieces[places[i]!]!.kind &&
        (owner === undefined ? -1 : places[owner]!) === owners[places[i]!]! &&
        (expectedIndent !== undefined || valued !== undefined) === pieces[places[i]!]!.misplaced &&
        (i === 0 || start - before.cuts[i - 1]!.start === pieces[places[i - 1]!]!.text.length),
    );
  if (!sound) return undefined;
  const offset = edit.start - starts[from]!;
  const changed = middle.slice(0, offset) + edit.text + middle.slice(edit.end - starts[from]!);
  const text = head + changed + behind;
  const after = split(text);
  const count = above.length;
  const tailAt = count + to + 1 - from;
  const tailNow = tailAt + after.cuts.length - before.cuts.length;
  // What only the whole text can tell: several documents, an unfinished merge, keys of the file behind its criteria.
  if (
    after.markers.length > 0 ||
    conflictsIn(changed).length > 0 ||
    (from === 0 && needsWhole(text, after.markers)) ||
    after.cuts.some(({ kind }, i) => kind === 'head' && i > 0) ||
    !before.cuts.slice(0, count).every((cut, i) => isSameCut(cut, after.cuts[i], 0)) ||
    after.cuts[count]?.start !== before.cuts[count]!.start
  )
    return undefined;
  const longer = changed.length - middle.length;
  if (!before.cuts.slice(tailAt).every((cut, i) => isSameCut(cut, after.cuts[tailNow + i], longer))) return 'wider';
  const standsFor = tail === pieces.length ? new Map<number, number>() : sameOpen(before.open, after.open);
  if (!standsFor) return 'wider';

  const take = reusable(pieces.slice(from, to + 1));
  const cut = after.cuts.slice(count, tailNow);
  const pieceNow = cut.map((each, i) => pieceOf(path, text, each, [], from === 0 && i === 0, take));
  const moved = pieceNow.length - (to + 1 - from);
  const now = [...pieces.slice(0, from), ...pieceNow, ...pieces.slice(to + 1)];
  const placeNow = (i: number | undefined): number =>
    i === undefined ? -1 : i < count ? above[i]! : i < tailNow ? from + i - count : to + 1 + moved + i - tailNow;
  const ownersNow = new Int32Array(now.length);
  ownersNow.set(owners.subarray(0, from));
  for (let i = count; i < after.cuts.length; i++) ownersNow[placeNow(i)] = placeNow(after.cuts[i]!.owner);
  for (let i = tail; i < pieces.length; i++) {
    const owner = owners[i]!;
    ownersNow[i + moved] =
      owner < from ? owner : owner >= to + 1 ? owner + moved : placeNow(standsFor.get(count + owner - from));
  }
  return sourceOf({
    path,
    pieces: now,
    owners: ownersNow,
    ...blocksAround(source, { pieces: now, owners: ownersNow }, { from, to, moved }),
    needsWhole: false,
  });

  /** Which cut of the window, open behind it, stands for which of before; undefined where other things are open. */
  function sameOpen(was: Open, is: Open): Map<number, number> | undefined {
    const found = new Map<number, number>();
    const partOf = (i: number, end: number): string => (i < count ? 'above' : i < end ? 'window' : 'tail');
    for (let depth = 0; depth < Math.max(was.length, is.length); depth++) {
      const [a, b] = [was[depth], is[depth]];
      if (!a || !b || !openAlike.every((name) => a[name] === b[name])) return undefined;
      if (partOf(a.cut, tailAt) !== partOf(b.cut, tailNow)) return undefined;
      found.set(a.cut, b.cut);
    }
    return found;
  }
}

const openAlike = ['dash', 'keys', 'list', 'open', 'full', 'titled', 'parts', 'tabs', 'keyTabs'] as const;

/** Whether a cut came out as before, moved by `shift`. */
function isSameCut(before: Cut, now: Cut | undefined, shift: number): boolean {
  return (
    now !== undefined &&
    before.kind === now.kind &&
    before.start + shift === now.start &&
    before.lineStart + shift === now.lineStart &&
    before.indent === now.indent &&
    before.expectedIndent === now.expectedIndent &&
    before.unsure === now.unsure &&
    (before.valued === undefined) === (now.valued === undefined)
  );
}
