/**
 * Cuts a file into pieces: what stands before the first criterion (`head`), one piece for each item of a `criteria:`
 * list (`item`, up to the next dash of any such list), and keys of a criterion that stand behind its components
 * (`rest`). The format has no anchors, aliases or tags, so each piece can be read without the others; a slip in one
 * stays in it.
 *
 * The cut goes by indentation alone. That is sound: what belongs to an item of a block list is indented deeper than
 * its dash, also inside quoted and block text; so a dash at the list's own column always begins the next item.
 */
export interface Cut {
  readonly kind: 'head' | 'item' | 'rest';
  /** Offsets in the whole text. A piece takes the comments above its dash with it. */
  readonly start: number;
  end: number;
  /** The cut whose `criteria:` list holds this item, or whose keys a `rest` continues; undefined for a head. */
  readonly owner: number | undefined;
  /** Column of the dash of an item, of the first key of a rest, 0 for a head. */
  readonly indent: number;
  /** Where the dash or key should stand, if it stands elsewhere. */
  readonly expectedIndent?: number;
  /** Offset (in the whole text) of the line that begins it, its leading comments behind it. */
  readonly lineStart: number;
}

/** A place where a second document begins (`---`, `...` after content): offsets in the whole text. */
export interface Marker {
  readonly start: number;
  readonly end: number;
}

interface Frame {
  readonly cut: number;
  /** Column of the dash; -1 for the file itself. */
  readonly dash: number;
  /** Column of the keys, once known. */
  keys: number | undefined;
  /** A `criteria:` with nothing behind it was the last key. */
  pending: boolean;
  /** Column of the dashes of the open `criteria:` list. */
  list: number | undefined;
}

const opensList = /^criteria:[ \t]*(?:#.*)?$/;
const marker = /^(?:---|\.\.\.)(?:[ \t]|$)/;
const dash = /^-(?:[ \t]|$)/;

export function split(text: string): { cuts: Cut[]; markers: Marker[] } {
  const cuts: Cut[] = [{ kind: 'head', start: 0, end: text.length, owner: undefined, indent: 0, lineStart: 0 }];
  const markers: Marker[] = [];
  const stack: Frame[] = [{ cut: 0, dash: -1, keys: 0, pending: false, list: undefined }];
  let comments: { start: number; indent: number }[] = [];
  let seenContent = false;
  let lastMarker: Marker | undefined;

  const begin = (cut: Omit<Cut, 'end' | 'start'>): number => {
    // Comments that stand right above, not deeper than the dash, belong to what they stand above.
    let from = comments.length;
    while (from > 0 && comments[from - 1]!.indent <= cut.indent) from--;
    const start = comments[from]?.start ?? cut.lineStart;
    cuts.at(-1)!.end = start;
    return cuts.push({ ...cut, start, end: text.length }) - 1;
  };

  for (let lineStart = 0; lineStart < text.length; ) {
    let lineEnd = text.indexOf('\n', lineStart);
    if (lineEnd < 0) lineEnd = text.length;
    const next = lineEnd + 1;
    let contentEnd = lineEnd;
    if (text.charCodeAt(contentEnd - 1) === 13 && contentEnd > lineStart) contentEnd--;
    let at = lineStart;
    while (at < contentEnd && text.charCodeAt(at) === 32) at++;
    const indent = at - lineStart;
    const first = at < contentEnd ? text.charCodeAt(at) : -1;

    // A tab never says how deep a line stands: the line stays where it is, and the reader reports the tab.
    if (first === -1 || first === 9) {
      if (first === 9) comments = [];
      lineStart = next;
      continue;
    }
    if (first === 35 /* # */) {
      comments.push({ start: lineStart, indent });
      lineStart = next;
      continue;
    }
    if (indent === 0 && (first === 45 || first === 46) && marker.test(text.slice(at, Math.min(contentEnd, at + 4)))) {
      if (seenContent) {
        lastMarker = { start: lineStart, end: contentEnd };
        stack.length = 1;
        begin({ kind: 'head', owner: undefined, indent: 0, lineStart });
        stack[0] = { cut: 0, dash: -1, keys: 0, pending: false, list: undefined };
      }
      comments = [];
      lineStart = next;
      continue;
    }
    if (first !== 37 /* % */) seenContent = true;
    if (lastMarker) {
      markers.push(lastMarker);
      lastMarker = undefined;
    }
    const isDash = first === 45 && dash.test(text.slice(at, Math.min(contentEnd, at + 2)));

    while (stack.length > 1 && indent <= stack.at(-1)!.dash) stack.pop();
    let frame = stack.at(-1)!;
    let misplaced: number | undefined;
    if (isDash && stack.length > 1 && frame.keys !== undefined && indent < frame.keys && frame.list === undefined) {
      // A dash between the item's own dash and its keys can only be the next item, badly indented.
      misplaced = frame.dash;
      stack.pop();
      frame = stack.at(-1)!;
    }
    const inList = frame.list !== undefined;

    if (isDash && (misplaced !== undefined || inList || (frame.pending && indent >= (frame.keys ?? 0)))) {
      frame.pending = false;
      if (frame.list === undefined) frame.list = indent;
      const expected = misplaced ?? frame.list;
      const cut = begin({
        kind: 'item',
        owner: frame.cut,
        indent,
        lineStart,
        ...(expected === indent ? {} : { expectedIndent: expected }),
      });
      const item: Frame = { cut, dash: indent, keys: undefined, pending: false, list: undefined };
      let key = at + 1;
      while (key < contentEnd && (text.charCodeAt(key) === 32 || text.charCodeAt(key) === 9)) key++;
      if (key < contentEnd && text.charCodeAt(key) !== 35) {
        item.keys = key - lineStart;
        item.pending = opensList.test(text.slice(key, contentEnd));
      }
      stack.push(item);
    } else if (inList) {
      // A key behind the components: it continues the criterion (or the file) that holds the list.
      frame.list = undefined;
      const top = stack.length === 1;
      const keys = frame.keys ?? indent;
      begin({
        kind: top ? 'head' : 'rest',
        owner: top ? undefined : frame.cut,
        indent,
        lineStart,
        ...(indent === keys ? {} : { expectedIndent: keys }),
      });
      frame.pending = opensList.test(text.slice(at, contentEnd));
    } else {
      frame.keys ??= indent;
      frame.pending = indent === frame.keys && opensList.test(text.slice(at, Math.min(contentEnd, at + 4096)));
    }
    comments = [];
    lineStart = next;
  }
  return { cuts, markers };
}
