import { nearestWord } from '../base/near.ts';
import { conflictsIn, isMergeMark } from './conflict.ts';
import { lostDash, shownColumn } from './diagnose.ts';
import { formatKeys } from './format-keys.ts';

/**
 * Cuts a file into pieces: what stands before the first criterion (`head`), one piece for each item of a `criteria:`
 * list (`item`, up to the next dash of any such list), and keys of a criterion that stand behind its components
 * (`rest`). The format has no anchors, aliases or tags, so each piece can be read without the others; a slip in one
 * stays in it.
 *
 * The cut goes by indentation alone. That is sound: what belongs to an item of a block list is indented deeper than
 * its dash, also inside quoted and block text; so a dash at the list's own column always begins the next item. A line
 * that fits no column is taken for what it most likely is, so that one slip does not tear a block apart.
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
  /** Where the dash or key should stand, if it stands elsewhere or behind a tab. */
  readonly expectedIndent?: number;
  /** Nothing tells for sure that it should stand there. */
  readonly unsure?: boolean;
  /** Offset of the line of its `criteria` key, where that has a value although items follow. */
  valued?: number;
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
  /** Column of the dashes of the open `criteria:` list. */
  list: number | undefined;
  /** What its last key opens, if nothing stands behind it; `free` below a key `x-…`. */
  open: 'criteria' | 'near' | 'unknown' | 'free' | 'other' | undefined;
  /** It has had components: another list is something else. */
  full?: boolean;
  /** It has had a title, before its components. */
  titled?: boolean;
  /** How many parts the number behind its dash has; 0 without one. */
  parts?: number;
  /** What its dash and its keys are indented with, where that is tabs. */
  tabs?: string | undefined;
  keyTabs?: string | undefined;
}

/**
 * What a key with nothing behind it opens: a list of criteria; one of a misspelt key; perhaps one, when it is none of
 * the keys of the format; else nothing that is cut.
 */
function opens(content: string): Frame['open'] | 'valued' {
  if (valuedCriteria.test(content)) return 'valued';
  // A long run of blanks, which says no more than one, would be parted in every way.
  const line = content.length > 200 ? content.replace(/[ \t]{2,}/g, ' ') : content;
  const match = /^["']?((?:[^#\n]|(?<=\S)#){1,60}?)["']?[ \t]*([:;]?)(?:[ \t]*|(?<=[:;])#.*|[ \t]+#.*)$/.exec(line);
  if (!match) return undefined;
  const [, word, sign] = match;
  if (word === 'criteria') return 'criteria';
  if (sign !== ':' || word!.startsWith('x-')) return sign === ':' ? 'free' : undefined;
  if (formatKeys.has(word!)) return 'other';
  return nearestWord(word!, ['criteria', 'agencies', 'index', 'tasks']) === 'criteria' ? 'near' : 'unknown';
}

/** `criteria: []`, `criteria: gồm 2 tiêu chí`: a value where the items should follow. */
const valuedCriteria =
  /^(["']?)criteria\1[ \t]*:(?![ \t]*(?:#|$))\s*(?:"[^"]*"[ \t]*(?:#.*)?$|'[^']*'[ \t]*(?:#.*)?$|[[{][ \t]*$|(?:\[.*\]|\{.*\})[ \t]*(?:#.*)?$|[^"'|>&*!\s[{].*|$)$/;
const marker = /^(?:---|\.\.\.)(?:[ \t]|$)/;
const dash = /^-(?:[ \t]|$)/;
const gluedDash = /^-(?:code|title|file) ?:/;
/** A key as the format has them; text in the language of the annex never looks so. */
const plainKey = /^[A-Za-z][A-Za-z-]*[ \t]*:(?:[ \t]|$)/;
const keyLike = /^(?:"[^"]*"|'[^']*'|:?[^:]{1,40}?)[ \t]*:(?:[ \t]|$)/;
const criterionKey = /^-(?:[ \t]+(?:code|title|file)[ \t]*:|[ \t]*$)/;
const numberedItem = /^-[ \t]+code[ \t]*:[ \t]*["']?\d/;
const criterionItem = /^-[ \t]+(?:code[ \t]*:[ \t]*["']?\d|file[ \t]*:)/;
/** A value on the line of a key; a colon may also stand in the comment behind it. */
const hasValue = /^[^:#]*:[ \t]+[^\s#|>]/;
/** What an item begins with whose dash was lost. */
const codeKey = /^code[ \t]*:[ \t]*["']?\d/;
const fileKey = /^file[ \t]*:[ \t]*\S/;
const titleKey = /^title[ \t]*:/;
/** The first line of a long text: `key: >-`, `- >-`, `- task: |`. */
const blockHeader = /^((?:-[ \t]+)*)([^\s:#>|-][^:]*:[ \t]+)?[|>][-+]?\d?[-+]?[ \t]*(?:#.*)?$/;

/** What the cutting looks at in a line. All else in it can change without moving a cut. */
const looks = [
  dash,
  gluedDash,
  marker,
  plainKey,
  keyLike,
  criterionKey,
  numberedItem,
  criterionItem,
  codeKey,
  fileKey,
  titleKey,
  /^-[ \t]+[a-z]+[ \t]*:/,
  hasValue,
  /^criteria/,
  /^["'\p{L}]/u,
];

/** First signs that tell what a line is. */
const telling: ReadonlySet<string> = new Set(['#', '%', '\t', '[', '{']);

/** How many parts the number has with which an item begins; 0 for another item. */
function partsOf(content: string): number {
  const number = /^-[ \t]+code[ \t]*:[ \t]*["']?(\d+(?:\.\d+)*)(?![\d.])/.exec(content)?.[1];
  return number === undefined ? 0 : number.split('.').length;
}

/** Two lines (without their ends) of one shape are cut alike, whatever stands above and below. */
export function shapeOf(line: string): string {
  const blanks = /^[ \t]*/.exec(line)![0];
  const content = line.slice(blanks.length);
  const header = blockHeader.exec(content);
  const keys = /^-[ \t]+(?=[^\s#])/.exec(content)?.[0].length ?? 0;
  // A tab makes it a matter of many columns, a mark of a merge one of the whole file.
  if (blanks.includes('\t') || isMergeMark(line) || /[\r\u2028\u2029]/.test(line)) return line;
  return [
    blanks.length,
    telling.has(content[0] ?? '') ? content[0] : content === '' ? '' : 'x',
    looks.map((look) => (look.test(content) ? 1 : 0)).join(''),
    opens(content) ?? '',
    keys > 0 ? (opens(content.slice(keys)) ?? '') : '',
    keys,
    partsOf(content),
    header ? `${header[1]!.length}${header[2] === undefined ? '-' : '+'}${header[1]!.trimEnd().length}` : '',
  ].join(' ');
}

/**
 * Whether cutting a text needs all of it: it holds several documents or an unfinished merge, or no line of it begins at
 * the left border. Else an edit moves cuts only where it is made.
 */
export function needsWhole(text: string, markers: readonly Marker[]): boolean {
  return markers.length > 0 || conflictsIn(text).length > 0 || !atBorder.test(text);
}

const atBorder = /^["'\p{L}]/mu;

/** So many lists within each other are cut; what is nested deeper (the format has three levels) is read as it stands. */
const deepest = 64;

/** What holds at a line: which criteria are open there, the innermost last, and at which columns they go on. */
export type Open = readonly Readonly<Frame>[];

/** Cuts a text. `open` is what holds behind its last line. */
export function split(text: string): { cuts: Cut[]; markers: Marker[]; open: Open } {
  const cuts: Cut[] = [{ kind: 'head', start: 0, end: text.length, owner: undefined, indent: 0, lineStart: 0 }];
  const markers: Marker[] = [];
  // Where no line begins at the left border, the whole file is indented.
  const border = atBorder.test(text) ? 0 : undefined;
  const stack: Frame[] = [{ cut: 0, dash: -1, keys: border, list: undefined, open: undefined }];
  const unread = conflictsIn(text).flatMap((conflict) => conflict.unread);
  let comments: { start: number; indent: number }[] = [];
  let seenContent = false;
  let lastMarker: Marker | undefined;
  /** Lines deeper than this are those of a long text. */
  let textBelow = Infinity;

  const begin = (cut: Omit<Cut, 'end' | 'start'>): number => {
    // Comments that stand right above, not deeper than the dash, belong to what they stand above.
    let from = comments.length;
    while (from > 0 && comments[from - 1]!.indent <= cut.indent) from--;
    const start = comments[from]?.start ?? cut.lineStart;
    cuts.at(-1)!.end = start;
    return cuts.push({ ...cut, start, end: text.length }) - 1;
  };

  /** What the key on the line at `lineStart` opens; items below a `criteria` with a value are its items all the same. */
  const opened = (key: string, column: number, below: Below, lineStart: number): Frame['open'] => {
    const open = opens(key);
    if (open !== 'valued') return open;
    const [next] = below();
    if (!next || next.indent < column || !criterionItem.test(next.content)) return undefined;
    cuts.at(-1)!.valued = lineStart;
    return 'criteria';
  };

  for (let lineStart = 0, next = 0; lineStart < text.length; lineStart = next) {
    let lineEnd = text.indexOf('\n', lineStart);
    if (lineEnd < 0) lineEnd = text.length;
    next = lineEnd + 1;
    let contentEnd = lineEnd;
    if (text.charCodeAt(contentEnd - 1) === 13 && contentEnd > lineStart) contentEnd--;
    let at = lineStart;
    while (at < contentEnd && text.charCodeAt(at) === 32) at++;
    let indent = at - lineStart;
    let first = at < contentEnd ? text.charCodeAt(at) : -1;
    if (first === -1) continue;
    if (unread.length > 0 && unread.some(({ start, end }) => lineStart >= start && lineStart < end)) continue;
    if (indent > textBelow) continue;

    const tabbed = first === 9;
    let tabs: string | undefined;
    let unsure = false;
    if (tabbed) {
      while (at < contentEnd && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
      first = at < contentEnd ? text.charCodeAt(at) : -1;
      tabs = text.slice(lineStart, at);
      const meant =
        first === -1 || first === 35
          ? undefined
          : placeBehindTab(stack, tabs, text.slice(at, contentEnd), () => linesBelow(text, next, true));
      if (meant === undefined) {
        if (first !== -1) comments = [];
        continue;
      }
      indent = meant.column;
      unsure = !meant.sure;
    }
    textBelow = Infinity;
    if (first === 35 /* # */) {
      comments.push({ start: lineStart, indent });
      continue;
    }
    const content = text.slice(at, contentEnd);
    if (indent === 0 && (first === 45 || first === 46) && marker.test(content)) {
      if (seenContent) {
        lastMarker = { start: lineStart, end: contentEnd };
        stack.length = 1;
        begin({ kind: 'head', owner: undefined, indent: 0, lineStart });
        stack[0] = { cut: cuts.length - 1, dash: -1, keys: 0, list: undefined, open: undefined };
      }
      comments = [];
      continue;
    }
    if (first !== 37 /* % */) seenContent = true;
    if (lastMarker) {
      markers.push(lastMarker);
      lastMarker = undefined;
    }
    const header = (first === 45 || content.includes('|') || content.includes('>')) && blockHeader.exec(content);
    if (header) textBelow = indent + (header[2] === undefined ? header[1]!.trimEnd().length - 1 : header[1]!.length);

    const isDash =
      first === 45 &&
      (dash.test(content) ||
        (gluedDash.test(content) &&
          stack.some(({ list, open, dash: own }) => list === indent || (open === 'criteria' && indent > own))));
    // A list in brackets: dashes below it belong to no list.
    const top = stack.at(-1)!;
    if ((first === 91 || first === 123) && top.open === 'criteria' && indent > (top.keys ?? -1)) {
      top.open = 'free';
      comments = [];
      continue;
    }
    // Text at the left of a text, or a key that lost its colon: no line that says how the file goes on.
    if (!isDash && !keyLike.test(content) && opens(content) === undefined) {
      comments = [];
      continue;
    }
    const below: Below = () => linesBelow(text, next, tabbed);
    const lost = isDash || tabbed ? undefined : columnOfLostDash(stack, indent, content, below);
    const placed =
      lost !== undefined
        ? { item: true, expected: lost }
        : isDash
          ? frameOfDash(stack, indent, content, below)
          : frameOfKey(stack, indent, below, content);
    const frame = stack.at(-1)!;
    if (placed.item && stack.length > deepest) {
      comments = [];
      continue;
    }

    if (placed.item) {
      frame.open = undefined;
      frame.full = true;
      frame.list ??= placed.expected ?? indent;
      const expected = placed.expected ?? frame.list;
      const cut = begin({
        kind: 'item',
        owner: frame.cut,
        indent,
        lineStart,
        ...(expected === indent && !tabbed && lost === undefined ? {} : { expectedIndent: expected }),
        ...(unsure ? { unsure } : {}),
      });
      const item: Frame = { cut, dash: expected, keys: undefined, list: undefined, open: undefined };
      item.parts = partsOf(content);
      item.tabs = tabs;
      const keys = /^-[ \t]+(?=[^\s#])/.exec(content)?.[0].length;
      if (lost !== undefined) item.keys = expected + lostDash.length;
      else if (keys !== undefined) {
        item.keys = expected + keys;
        item.open = opened(content.slice(keys), expected + keys, below, lineStart);
        item.titled = titleKey.test(content.slice(keys));
      }
      stack.push(item);
    } else if (frame.list !== undefined && !isDash) {
      // A key behind the components: it continues the criterion (or the file) that holds the list.
      frame.list = undefined;
      const top = stack.length === 1;
      const keys = frame.keys ?? indent;
      frame.keyTabs ??= tabs;
      begin({
        kind: top ? 'head' : 'rest',
        owner: top ? undefined : frame.cut,
        indent,
        lineStart,
        ...(indent === keys && !tabbed ? {} : { expectedIndent: keys }),
      });
      frame.open = opened(content, keys, below, lineStart);
    } else if (!isDash) {
      const fits = frame.keys === undefined || indent === frame.keys;
      frame.keys ??= indent;
      if (stack.length > 1) frame.keyTabs ??= tabs;
      if (fits && !frame.full && titleKey.test(content)) frame.titled = true;
      // Below a key that holds nothing yet a deeper one is that key's own.
      const isMoved =
        Math.abs(indent - frame.keys) <= 3 &&
        content.startsWith('criteria') &&
        (indent < frame.keys || frame.open === undefined);
      if (fits || isMoved) frame.open = opened(content, frame.keys, below, lineStart);
      // What is no key of it leaves the list to begin below.
      else if (frame.open === 'criteria' && indent > frame.keys) frame.open = 'near';
      else if (frame.open !== 'free') frame.open = undefined;
    } else if (frame.open === 'unknown' || frame.open === 'near' || (frame.open === undefined && stack.length === 1)) {
      // A list of something else.
      frame.open = 'free';
    }
    comments = [];
  }
  return { cuts, markers, open: stack };
}

/** Leaves on top of the stack the frame whose list a dash belongs to; says whether it begins an item there. */
function frameOfDash(
  stack: Frame[],
  indent: number,
  content: string,
  below: Below,
): { item: boolean; expected?: number } {
  const meant = columnByKeys(stack, indent, content, below);
  const isOpen = (column: number): boolean => stack.some(({ list }) => list === column);
  if (meant !== undefined && meant !== indent && isOpen(meant)) {
    while (stack.at(-1)!.list !== meant) stack.pop();
    return { item: true, expected: meant };
  }
  while (stack.length > 1 && indent <= stack.at(-1)!.dash) stack.pop();
  const frame = stack.at(-1)!;
  const { keys, dash: own, list, open } = frame;
  if (list !== undefined) {
    // Less deep than the list's dashes: an item of the list, or the next item of the list that holds it.
    if (stack.length > 1 && indent < list && indent - own < list - indent) {
      stack.pop();
      return { item: true, expected: own };
    }
    return { item: true, ...(indent === list ? {} : { expected: list }) };
  }
  const likely = open === 'near' || stack.length > 1 ? criterionKey : numberedItem;
  if (open === 'criteria' || ((open === 'near' || open === 'unknown') && !frame.full && likely.test(content))) {
    const least = keys ?? 0;
    if (meant !== undefined && meant !== indent && meant >= least) return { item: true, expected: meant };
    if (indent >= least) return { item: true };
    if (indent > own) return { item: true, expected: least };
  }
  const misplaced =
    stack.length > 1 &&
    open !== 'free' &&
    keys !== undefined &&
    (indent < keys ? criterionKey : criterionItem).test(content);
  if (!misplaced) return { item: false };
  // Between the item's own dash and its keys, or with a code where no list is open: the next item, badly indented.
  stack.pop();
  return { item: true, expected: own };
}

/**
 * The column in which the lost dash of an item stood, whose first key is a code with a title below, or a file: below a
 * `criteria:` that has no list yet; in the column of a list (`- ` was deleted); in that of the keys of an item which has
 * a title already (blanks stand for the dash). Leaves on top of the stack the frame of that list.
 */
function columnOfLostDash(stack: Frame[], indent: number, content: string, below: Below): number | undefined {
  const isFile = fileKey.test(content);
  if (!isFile && !codeKey.test(content)) return undefined;
  const [next] = below();
  const keys = isFile ? indent + lostDash.length : next && titleKey.test(next.content) ? next.indent : undefined;
  const dash = keys === indent || keys === indent + lostDash.length ? keys - lostDash.length : undefined;
  if (dash === undefined) return undefined;
  const frame = stack.at(-1)!;
  if (!isFile && frame.open === 'criteria' && frame.list === undefined && indent > (frame.keys ?? -1))
    return dash >= (frame.keys ?? 0) ? dash : undefined;
  const holder = stack.findLastIndex(
    ({ list }, i) => list === dash && (dash === indent ? !isFile || frame.keys !== indent : stack[i + 1]?.titled),
  );
  if (holder < 0) return undefined;
  stack.length = holder + 1;
  return dash;
}

/** The lines below that are neither blank nor comment, some of them. */
type Below = () => readonly { indent: number; content: string }[];

/**
 * The column of a dash that the two keys below ask for; below an item of one line, two dashes of the same kind. What
 * stands no deeper than a dash that is right where it stands belongs to others.
 */
function columnByKeys(stack: readonly Frame[], indent: number, content: string, below: Below): number | undefined {
  const key = /^-[ \t]+([a-z]+)[ \t]*:/.exec(content)?.[1];
  if (key === undefined) return undefined;
  const [first, ...more] = below();
  if (!first) return undefined;
  if (first.indent <= indent) {
    const inner = stack.at(-1)!;
    const isFirst = inner.open === 'criteria' && indent >= (inner.keys ?? -1);
    const holder = stack.findLast(({ list }) => list === indent) ?? (isFirst ? inner : undefined);
    if (holder ? first.indent <= (holder.keys ?? -1) : !criterionKey.test(content)) return undefined;
  }
  const isAlike = (line: { content: string } | undefined) =>
    line?.content.match(/^-[ \t]+([a-z]+)[ \t]*:/)?.[1] === key;
  if (dash.test(first.content)) {
    const isList = isAlike(first) && isAlike(more[0]) && first.indent === more[0]!.indent;
    return isList && hasValue.test(content) ? first.indent : undefined;
  }
  const second = more.find(({ indent: column }) => column <= first.indent);
  const agree =
    second && first.indent === second.indent && plainKey.test(first.content) && plainKey.test(second.content);
  return agree ? first.indent - 2 : undefined;
}

/** Leaves on top of the stack the frame whose key a line is. */
function frameOfKey(
  stack: Frame[],
  indent: number,
  following: Below,
  content: string,
): { item: false; expected?: undefined } {
  const inner = stack.at(-1)!;
  if (stack.length === 1 || indent > inner.dash) {
    // Deeper than its own dash, but its components stand above: nothing is popped, it is a key behind them.
    return { item: false };
  }
  const target = stack.findLastIndex(({ keys }) => keys === indent);
  if (target < 0) {
    // No neighbours in this column: a key of the nearest, of two equally near the inner one.
    const isInner = (upper: Frame) => indent - (upper.keys ?? -1) >= (stack.at(-1)!.keys ?? indent) - indent;
    while (stack.length > 1 && !(indent > (stack.at(-2)!.keys ?? -1) && isInner(stack.at(-2)!))) stack.pop();
    return { item: false };
  }
  const [below] = inner.keys !== undefined && hasValue.test(content) ? following() : [];
  const goesOn =
    below &&
    ((below.indent === inner.keys && plainKey.test(below.content)) ||
      (below.indent === inner.dash && criterionKey.test(below.content)));
  if (!goesOn) stack.length = target + 1;
  return { item: false };
}

/** `untilTab`: below a line behind a tab others behind tabs tell nothing, and what follows them is something else. */
function linesBelow(text: string, from: number, untilTab: boolean): ReturnType<Below> {
  const line = untilTab ? /^([ \t]*)([^\s#][^\r\n]*)/gm : /^( *)([^\s#][^\r\n]*)/gm;
  line.lastIndex = from;
  const lines: { indent: number; content: string }[] = [];
  for (let match = line.exec(text); match && lines.length < 8; match = line.exec(text)) {
    if (match[1]!.includes('\t')) break;
    lines.push({ indent: match[1]!.length, content: match[2]! });
  }
  return lines;
}

/**
 * The column meant by a line that is indented with tabs: that of a list or of keys that are open. Who indents with tabs
 * throughout means by as many tabs as many levels; in another file the lines below tell, the number, or the column that
 * the tabs reach when they are shown. Undefined for a line that cuts nothing: the reader finds its place.
 */
function placeBehindTab(
  stack: readonly Frame[],
  tabs: string,
  content: string,
  below: Below,
): { column: number; sure: boolean } | undefined {
  const isItem = /^-[ \t]+(?:code|file)[ \t]*:/.test(content);
  if (!isItem && !plainKey.test(content)) return undefined;
  const inner = stack.at(-1)!;
  const isThroughout = stack.slice(1).every((frame) => frame.tabs !== undefined || frame.dash === 0);
  if (!isItem) {
    const columns = stack.flatMap(({ keys }) => keys ?? []);
    if (inner.keys === undefined) columns.push(inner.dash + 2);
    const alike = isThroughout ? stack.findLast(({ keyTabs }) => keyTabs === tabs)?.keys : undefined;
    return { column: alike ?? shownAt(columns, tabs) ?? columns.at(-1)!, sure: true };
  }
  const columns = stack.flatMap(({ list, open, keys }) =>
    list !== undefined ? [list] : open === 'criteria' && keys !== undefined ? [keys, keys + 2] : [],
  );
  // How deep tabs reach is not known: any line may stand deeper.
  const meant = columnByKeys(stack, -1, content, below);
  if (meant !== undefined && (columns.includes(meant) || (inner.open === 'criteria' && meant >= (inner.keys ?? 0))))
    return { column: meant, sure: true };
  /** The column of the list that holds an open item, or of the one that the innermost has opened. */
  const columnBeside = (i: number): number | undefined =>
    i < stack.length ? stack[i - 1]!.list : inner.open === 'criteria' ? columns.at(-1) : undefined;
  const parts = partsOf(content);
  const alike = stack.findLastIndex((frame, i) => i > 0 && parts > 0 && frame.parts === parts);
  const isFirst = parts > 0 && alike < 0 && inner.parts !== undefined && parts === inner.parts + 1;
  const byNumber = alike > 0 ? columnBeside(alike) : isFirst ? columnBeside(stack.length) : undefined;
  const beside = isThroughout ? stack.findLastIndex((frame) => frame.tabs === tabs) : -1;
  const isDeeper = isThroughout && inner.tabs !== undefined && tabs.length > inner.tabs.length;
  const byTabs = beside > 0 ? columnBeside(beside) : isDeeper ? columnBeside(stack.length) : undefined;
  const column = byTabs ?? byNumber ?? shownAt(columns, tabs) ?? columns.at(-1);
  if (column === undefined) return undefined;
  const isOnly = stack.filter(({ list, open }) => list !== undefined || open === 'criteria').length === 1;
  const isTold = byTabs !== undefined ? byNumber === undefined || byNumber === byTabs : byNumber !== undefined;
  return { column, sure: isOnly || isTold };
}

/** Of some columns the one that tabs reach when they are shown; one tab says only that the line is indented. */
function shownAt(columns: readonly number[], tabs: string): number | undefined {
  if (!/\t.*\t/.test(tabs)) return undefined;
  return [8, 4, 2].map((width) => shownColumn(tabs, width)).find((column) => columns.includes(column));
}
