import type { MapNode, Node, Pair, ScalarNode, SeqNode } from './node.ts';
import type { PieceShape, Reading } from './read.ts';
import { isTextForList } from './text-for-list.ts';

/**
 * Reads a piece written in the regular part of YAML: block maps and lists, scalars on one line, plain text over several
 * lines, block text, lists of scalars in brackets, comments. Gives exactly what `read` gives for the same text, some
 * hundred times quicker, or undefined for whatever it does not know with certainty: then `read` decides. Never throws.
 *
 * `text` and `shape` as for `read`; spans count UTF-16 units from the start of `text`.
 *
 * Where a node ends follows the `yaml` library to the letter: a map or list ends where what belongs to its last value
 * ends, and whether a comment belongs to a value is told by how deep it stands.
 */
export function quickRead(text: string, shape: PieceShape): Reading | undefined {
  if (unusual.test(text)) return undefined;
  const scan: Scan = { text, at: 0, column: 0, tail: 0, comment: -1, commented: false, depth: 0 };
  try {
    toContent(scan, noColumn);
    if (scan.column < 0) return { node: null, problems: [] };
    const root = atDash(scan) ? sequence(scan, scan.column) : mapping(scan, scan.column, flowScalar(scan));
    // A line that stands deeper than what it should follow, or not as deep as the first.
    if (scan.column >= 0) return undefined;
    const node = shape === 'item' && root.kind === 'seq' && root.items.length === 1 ? (root.items[0] ?? null) : root;
    // Only a map, or nothing, is what a piece should hold; of anything else `read` has more to say.
    if (node !== null && (node.kind !== 'map' || isTextForList(text, node))) return undefined;
    return { node, problems: [] };
  } catch (reason) {
    if (reason === declined) return undefined;
    throw reason;
  }
}

/** How far the reading is. */
interface Scan {
  readonly text: string;
  at: number;
  /** Behind a whole value: the column of the next content, whose first sign stands at `at`; -1 at the end. */
  column: number;
  /** How far the node read last reaches, with the comments that belong to it: what its parent ends by. */
  tail: number;
  /** Column of the deepest comment before `at` that belongs to no node yet; -1 for none. */
  comment: number;
  /** Lines of comment stand between the value read last and `at`. */
  commented: boolean;
  depth: number;
}

/** Signs of control, line breaks that only some readers see, a return without its line feed. */
const unusual = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufeff]|\r(?!\n)/;
const deepest = 50;
/** The library refuses a colon more than 1,024 units behind the start of its key. */
const longestKey = 1000;
/** Deeper than any column. */
const noColumn = 1 << 30;

const declined = new Error('left to the YAML library');

function decline(): never {
  throw declined;
}

const enum Sign {
  Tab = 9,
  LineFeed = 10,
  Return = 13,
  Blank = 32,
  DoubleQuote = 34,
  Hash = 35,
  Quote = 39,
  Comma = 44,
  Dash = 45,
  Colon = 58,
  Greater = 62,
  Bracket = 91,
  Backslash = 92,
  BracketEnd = 93,
  Bar = 124,
}

/** `key` begins the map and is read already: `at` stands on its colon. */
function mapping(scan: Scan, column: number, key: ScalarNode): MapNode {
  if (++scan.depth > deepest) decline();
  const start = key.span.start;
  const pairs: Pair[] = [];
  for (;;) {
    passColon(scan, key);
    pairs.push({ key, value: startsValue(scan) ? value(scan, column, -1) : valueBelow(scan, column, true, false) });
    if (scan.column !== column) break;
    key = flowScalar(scan);
  }
  return { kind: 'map', span: { start, end: close(scan, column) }, pairs, flow: false };
}

function sequence(scan: Scan, column: number): SeqNode {
  if (++scan.depth > deepest) decline();
  const start = scan.at;
  const items: (Node | null)[] = [];
  let commentAbove = false;
  do {
    const dash = scan.at++;
    skipBlanks(scan);
    const inner = column + scan.at - dash;
    if (!startsValue(scan)) items.push(valueBelow(scan, column, false, commentAbove));
    else if (atDash(scan)) items.push(sequence(scan, inner));
    else items.push(value(scan, column, inner));
    commentAbove = scan.comment >= 0;
  } while (scan.column === column && atDash(scan));
  return { kind: 'seq', span: { start, end: close(scan, column) }, items, flow: false };
}

/** Ends the map or list at `column` and gives its end. A comment as deep as its keys or dashes stays within. */
function close(scan: Scan, column: number): number {
  scan.depth--;
  const end = scan.tail;
  if (column > 0 && scan.comment >= column) {
    scan.tail = scan.at;
    scan.comment = -1;
  }
  return end;
}

function passColon(scan: Scan, key: ScalarNode): void {
  const { text, at } = scan;
  if (text.charCodeAt(at) !== Sign.Colon || !isBlank(text.charCodeAt(at + 1))) decline();
  if (key.span.end - key.span.start > longestKey) decline();
  // The marks `---` and `...`, the merge key, the marks of an unfinished merge.
  if (key.style === 'plain' && '-.<='.includes(text.charAt(key.span.start))) decline();
  scan.at++;
  skipBlanks(scan);
}

/** Something other than a comment stands on the rest of the line. */
function startsValue({ text, at }: Scan): boolean {
  if (at >= text.length) return false;
  const sign = text.charCodeAt(at);
  return sign !== Sign.LineFeed && sign !== Sign.Return && sign !== Sign.Hash;
}

/**
 * What stands on the lines below a key or dash at `column`; null where the next content belongs to something else. The
 * nothing that then stands there reaches down to it when it has a comment, be it above the dash.
 */
function valueBelow(scan: Scan, column: number, ofKey: boolean, commentAbove: boolean): Node | null {
  const empty = scan.at;
  const comment = endLine(scan);
  toContent(scan, noColumn);
  const { commented } = scan;
  if (scan.column > column || (ofKey && scan.column === column && atDash(scan))) {
    if (atDash(scan)) return sequence(scan, scan.column);
    const node = value(scan, column, scan.column);
    // The library forgets how deep a scalar has to stand when a comment stands before it.
    if (commented && node.kind === 'scalar') decline();
    return node;
  }
  scan.tail = comment || commented || commentAbove ? scan.at : empty;
  scan.comment = -1;
  return null;
}

/**
 * A value that begins at `at`, and everything up to the next content. `parent` is the column of the map or list that
 * holds it, `column` its own if it may turn out to be the first key of a map, else -1.
 */
function value(scan: Scan, parent: number, column: number): Node {
  const { text } = scan;
  const first = text.charCodeAt(scan.at);
  if (first === Sign.Greater || first === Sign.Bar) return blockScalar(scan, parent);
  const node = first === Sign.Bracket ? flowSequence(scan) : flowScalar(scan);
  if (text.charCodeAt(scan.at) === Sign.Colon) {
    if (column < 0 || node.kind !== 'scalar') decline();
    return mapping(scan, column, node);
  }
  const comment = endLine(scan);
  scan.tail = scan.at;
  toContent(scan, parent);
  if (scan.column <= parent) return node;
  if (comment || scan.commented || node.kind !== 'scalar' || node.style !== 'plain') decline();
  return continued(scan, parent, node);
}

/** Plain text whose first line is read and that goes on at `at`. */
function continued(scan: Scan, parent: number, first: ScalarNode): ScalarNode {
  const { text } = scan;
  const lines = [first.source];
  let { end } = first.span;
  while (scan.column > parent) {
    if (scan.commented) decline();
    const breaks = text.slice(end, scan.at).split('\n').length - 1;
    for (let i = 1; i < breaks; i++) lines.push('');
    const start = scan.at;
    end = scan.at = plainEnd(text, start);
    lines.push(text.slice(start, end));
    const comment = endLine(scan);
    scan.tail = scan.at;
    toContent(scan, parent);
    scan.commented ||= comment;
  }
  const span = { start: first.span.start, end };
  const content = fold(lines);
  return { kind: 'scalar', span, style: 'plain', source: text.slice(span.start, end), text: content, value: content };
}

/** A quoted or plain scalar on one line; `at` comes to stand behind it. */
function flowScalar(scan: Scan): ScalarNode {
  const { text, at } = scan;
  const first = text.charCodeAt(at);
  if (first === Sign.DoubleQuote) return doubleQuoted(scan);
  if (first === Sign.Quote) return singleQuoted(scan);
  if (!startsPlain(text, at)) decline();
  scan.at = plainEnd(text, at);
  return plain(text, at, scan.at);
}

function startsPlain(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  if (first === Sign.Dash) return !isBlank(text.charCodeAt(at + 1));
  return first > Sign.Blank && !reserved.includes(text.charAt(at));
}

/** Signs that mean something else at the start of a scalar, and `?`, `:`, which mean it when a blank follows. */
const reserved = '!"#%&\'*,:>?@[]`{|}';

/** Plain text ends before `: `, ` #` and the end of the line; blanks at its end are not part of it. */
function plainEnd(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign > Sign.Colon) continue;
    if (sign === Sign.LineFeed || sign === Sign.Return) break;
    if (sign === Sign.Colon ? isBlank(text.charCodeAt(at + 1)) : sign === Sign.Hash && isBlank(text.charCodeAt(at - 1)))
      break;
  }
  return trimmed(text, start, at);
}

function trimmed(text: string, start: number, end: number): number {
  while (end > start && (text.charCodeAt(end - 1) === Sign.Blank || text.charCodeAt(end - 1) === Sign.Tab)) end--;
  return end;
}

function plain(text: string, start: number, end: number): ScalarNode {
  const source = text.slice(start, end);
  return { kind: 'scalar', span: { start, end }, style: 'plain', source, text: source, value: typed(source) };
}

const words: ReadonlyMap<string, boolean | null> = new Map([
  ...['~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);
const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const special = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** What a plain scalar is taken for: the core schema of YAML 1.2.2, section 10.3.2. */
function typed(source: string): ScalarNode['value'] {
  const first = source.charCodeAt(0);
  // Digits, `+`, `-` and `.` stand below the colon; so do a few signs that no number begins with.
  if (first > Sign.Colon) {
    const word = source.length <= 5 ? words.get(source) : undefined;
    return word === undefined ? source : word;
  }
  if (decimal.test(source)) return parseFloat(source);
  if (/^0x[0-9a-fA-F]+$/.test(source)) return parseInt(source.slice(2), 16);
  if (/^0o[0-7]+$/.test(source)) return parseInt(source.slice(2), 8);
  if (special.test(source)) return /n$/i.test(source) ? NaN : first === Sign.Dash ? -Infinity : Infinity;
  return source;
}

function singleQuoted(scan: Scan): ScalarNode {
  const { text } = scan;
  const start = scan.at;
  let doubled = false;
  let at = start + 1;
  for (; ; at++) {
    const sign = text.charCodeAt(at);
    if (sign === Sign.LineFeed || at >= text.length) decline();
    if (sign !== Sign.Quote) continue;
    if (text.charCodeAt(at + 1) !== Sign.Quote) break;
    doubled = true;
    at++;
  }
  const inner = text.slice(start + 1, at);
  return quoted(scan, 'single', at + 1, doubled ? inner.replaceAll("''", "'") : inner);
}

function doubleQuoted(scan: Scan): ScalarNode {
  const { text } = scan;
  const start = scan.at;
  let escaped = false;
  let at = start + 1;
  for (; ; at++) {
    const sign = text.charCodeAt(at);
    if (sign === Sign.LineFeed || at >= text.length) decline();
    if (sign === Sign.DoubleQuote) break;
    if (sign !== Sign.Backslash) continue;
    escaped = true;
    at++;
  }
  const inner = text.slice(start + 1, at);
  return quoted(scan, 'double', at + 1, escaped ? inner.replace(/\\(u[0-9a-fA-F]{4}|[^])/g, unescaped) : inner);
}

function quoted(scan: Scan, style: 'single' | 'double', end: number, content: string): ScalarNode {
  const span = { start: scan.at, end };
  scan.at = end;
  return { kind: 'scalar', span, style, source: scan.text.slice(span.start, end), text: content, value: content };
}

const escapes: ReadonlyMap<string, string> = new Map(
  Object.entries({ n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\', '/': '/', ' ': ' ', '0': '\0', _: '\xa0' }),
);

function unescaped(_: string, code: string): string {
  if (code.length > 1) return String.fromCharCode(parseInt(code.slice(1), 16));
  return escapes.get(code) ?? decline();
}

/** `[a, "b", 3]` on one line; a comma may stand behind the last item. */
function flowSequence(scan: Scan): SeqNode {
  const { text } = scan;
  const start = scan.at++;
  const items: Node[] = [];
  for (;;) {
    skipBlanks(scan);
    if (text.charCodeAt(scan.at) === Sign.BracketEnd) break;
    items.push(flowItem(scan));
    skipBlanks(scan);
    const sign = text.charCodeAt(scan.at);
    if (sign === Sign.BracketEnd) break;
    if (sign !== Sign.Comma) decline();
    scan.at++;
  }
  scan.at++;
  return { kind: 'seq', span: { start, end: scan.at }, items, flow: true };
}

function flowItem(scan: Scan): ScalarNode {
  const { text, at: start } = scan;
  const first = text.charCodeAt(start);
  if (first === Sign.DoubleQuote) return doubleQuoted(scan);
  if (first === Sign.Quote) return singleQuoted(scan);
  // Inside brackets a dash, a colon and a comment have more rules than anyone writes.
  const end = /[,[\]{}#:\r\n]|$/g;
  end.lastIndex = start;
  const at = end.exec(text)!.index;
  if (!startsPlain(text, start) || (text.charCodeAt(at) !== Sign.Comma && text.charCodeAt(at) !== Sign.BracketEnd))
    decline();
  scan.at = trimmed(text, start, at);
  if (first === Sign.Dash && scan.at === start + 1) decline();
  return plain(text, start, scan.at);
}

/** `>` or `|`, a sign for the breaks at its end, a comment; then lines deeper than `parent`. */
function blockScalar(scan: Scan, parent: number): ScalarNode {
  const { text, at: start } = scan;
  const style = text.charCodeAt(start) === Sign.Greater ? 'folded' : 'literal';
  const chomp = text.charAt(++scan.at);
  if (chomp === '-' || chomp === '+') scan.at++;
  endLine(scan);

  const lines: string[] = [];
  let length = 0;
  let indent = -1;
  let deepestBlank = 0;
  let { at } = scan;
  while (at < text.length) {
    const line = at;
    while (text.charCodeAt(at) === Sign.Blank) at++;
    const sign = text.charCodeAt(at);
    if (at >= text.length || sign === Sign.LineFeed || sign === Sign.Return) {
      if (at >= text.length && chomp === '+') decline();
      deepestBlank = Math.max(deepestBlank, at - line);
      lines.push('');
      at = nextLine(text, at);
      continue;
    }
    if (sign === Sign.Tab) decline();
    if (indent < 0) indent = at - line;
    if (at - line < indent || indent <= parent) {
      at = line;
      break;
    }
    at = scan.at = nextLine(text, at);
    length = lines.push(text.slice(line + indent, endOfLine(text, at)));
  }
  // An empty line deeper than the text is part of it, or an error.
  if (length === 0 || deepestBlank > indent) decline();
  const blanks = lines.length - length;
  lines.length = length;
  let content = style === 'folded' ? fold(lines) : lines.join('\n');
  if (chomp !== '-') content += '\n';
  if (chomp === '+') {
    content += '\n'.repeat(blanks);
    scan.at = at;
  }
  const span = { start, end: scan.at };
  scan.tail = scan.at;
  // No comment below belongs to a block.
  toContent(scan, noColumn);
  return { kind: 'scalar', span, style, source: content, text: content, value: content };
}

/** A line break becomes a blank, an empty line a break; at lines that are indented all breaks stay. */
function fold(lines: readonly string[]): string {
  let folded = '';
  let before = '';
  let blanks = 0;
  for (const line of lines) {
    if (line === '') {
      blanks++;
      continue;
    }
    if (before.startsWith(' ') || line.startsWith(' ')) blanks++;
    folded += blanks > 0 ? '\n'.repeat(blanks) : before && ' ';
    folded += line;
    before = line;
    blanks = 0;
  }
  return folded;
}

/** Passes blanks, a comment and the line break; nothing else may stand there. True where there is a comment. */
function endLine(scan: Scan): boolean {
  skipBlanks(scan);
  const { text, at } = scan;
  const sign = text.charCodeAt(at);
  const comment = sign === Sign.Hash && text.charCodeAt(at - 1) === Sign.Blank;
  if (!comment && sign !== Sign.LineFeed && sign !== Sign.Return && at < text.length) decline();
  scan.at = nextLine(text, at);
  return comment;
}

/**
 * From the start of a line to the next content. Comments deeper than `column`, that of the map or list which holds the
 * scalar read last, belong to this scalar until the first that stands elsewhere.
 */
function toContent(scan: Scan, column: number): void {
  const { text } = scan;
  let { at } = scan;
  let belongs = true;
  scan.comment = -1;
  scan.commented = false;
  for (;;) {
    const line = at;
    while (text.charCodeAt(at) === Sign.Blank) at++;
    const sign = text.charCodeAt(at);
    if (sign === Sign.LineFeed || sign === Sign.Return) at = nextLine(text, at);
    else if (sign === Sign.Hash) {
      const indent = at - line;
      at = nextLine(text, at);
      scan.commented = true;
      belongs &&= indent > column;
      if (belongs) scan.tail = at;
      else scan.comment = Math.max(scan.comment, indent);
    } else {
      if (sign === Sign.Tab) decline();
      scan.at = at;
      scan.column = at < text.length ? at - line : -1;
      return;
    }
  }
}

function skipBlanks(scan: Scan): void {
  while (scan.text.charCodeAt(scan.at) === Sign.Blank) scan.at++;
}

function nextLine(text: string, from: number): number {
  if (text.charCodeAt(from) === Sign.LineFeed) return from + 1;
  const line = text.indexOf('\n', from);
  return line < 0 ? text.length : line + 1;
}

/** The end of the line that the one at `next` follows, its line break not counted. */
function endOfLine(text: string, next: number): number {
  if (text.charCodeAt(next - 1) !== Sign.LineFeed) return next;
  return text.charCodeAt(next - 2) === Sign.Return ? next - 2 : next - 1;
}

function atDash({ text, at }: Scan): boolean {
  return text.charCodeAt(at) === Sign.Dash && isBlank(text.charCodeAt(at + 1));
}

/** Space, tab, line break, or NaN for the end of the text. */
function isBlank(sign: number): boolean {
  return (
    sign === Sign.Blank || sign === Sign.LineFeed || sign === Sign.Return || sign === Sign.Tab || Number.isNaN(sign)
  );
}
