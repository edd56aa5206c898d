import { isAlias, isMap, isNode, isPair, isScalar, isSeq, parseDocument, Scalar } from 'yaml';
import type { Document, YAMLError } from 'yaml';
import type { Span } from '../base/span.ts';
import type { Edit } from '../base/edit.ts';
import { applyEdits, withoutOverlaps } from '../base/edit.ts';
import { conflictsIn, withoutConflicts } from './conflict.ts';
import type { Setting, Slip } from './diagnose.ts';
import { slipsIn } from './diagnose.ts';
import type { MapNode, Node, Pair, ScalarNode, SeqNode } from './node.ts';
import type { SyntaxProblem } from './problem.ts';
import { isTextForList } from './text-for-list.ts';

/**
 * Reads the text of one piece with the YAML library (which no other file knows) into nodes and problems.
 * Never throws. Where the text has an error it is read again without the slips, so that one slip costs one key only.
 */
export interface Reading {
  /** The map of an item or of keys; another kind of node where the text is one; null where there is nothing. */
  readonly node: Node | null;
  readonly problems: readonly SyntaxProblem[];
}

export type PieceShape = 'map' | 'item';

/** What only the place of a piece tells: where its keys stand, and that its first line stands elsewhere. */
export interface Placement {
  /** The column of the keys of a map. */
  readonly column: number;
  readonly misplaced: boolean;
  /** What the text holds is the file itself. */
  readonly isFile: boolean;
  /** The slip of an item's dash that was found where the file was cut. */
  readonly given?: Slip | undefined;
}

const atBorder: Placement = { column: 0, misplaced: false, isFile: false };

/** `text` holds one map (`map`) or one list item (`item`: `- key: …`). Spans count from the start of `text`. */
export function read(text: string, shape: PieceShape, placement = atBorder): Reading {
  const conflicts = conflictsIn(text);
  const unread = conflicts
    .flatMap((conflict) => conflict.unread)
    .map(({ start, end }): Edit => ({ start, end, text: '' }));
  const source = conflicts.length > 0 ? withoutConflicts(text, conflicts) : text;
  const problems = conflicts.map(({ first }): SyntaxProblem => ({
    kind: 'conflict',
    span: first,
    quoted: text.slice(first.start, first.end),
  }));
  const whole = readWhole(source, shape);
  const isRight =
    (shape === 'map' ? whole.node === null || whole.node.kind === 'map' : !isSlippedItem(whole.node, source)) &&
    !(whole.node?.kind === 'map' && isTextForList(source, whole.node));
  if (whole.errors.length === 0 && conflicts.length === 0 && !placement.misplaced && isRight)
    return { node: whole.node, problems: [...problems, ...whole.problems] };
  const { node, slips, features } = readAround(source, { ...placement, shape }, unread);
  const isBare =
    shape === 'map' &&
    node?.kind !== 'map' &&
    slips.every(({ kind, repair }) => kind === 'stray-item' || (kind === 'no-colon' && !repair));
  if (isBare && (placement.isFile || slips.length === 0) && conflicts.length === 0) {
    const line = /^[ \t]*(?=[^\s#])/m.exec(source);
    const start = line ? line.index + line[0].length : 0;
    const end = lineEnd(source, start);
    slips.splice(0, slips.length, {
      kind: placement.isFile ? 'no-keys' : 'no-colon',
      span: { start, end },
      quoted: source.slice(start, end),
      reading: [],
    });
  }
  problems.push(...slips.map(({ reading: _, ...problem }) => problem), ...features);
  return { node, problems };
}

/** Slips of an item that YAML has no objection to: `- code:"1"` is a text to it, `-code: "1"` a key with a dash. */
function isSlippedItem(node: Node | null, text: string): boolean {
  if (node?.kind === 'scalar') return /^[A-Za-z]+:\S|^file\b.*\.par\.yaml$/.test(node.text);
  return /^(?:\s|#[^\n]*\n)*-[^\s-]/.test(text);
}

/** So often a text is read again at most, each time without another line. */
const mostReadings = 20;

/** Reads a text as it is without its slips: each costs no more than its own key, line or value. */
function readAround(
  text: string,
  setting: Setting & Placement,
  unread: readonly Edit[],
): { node: Node | null; slips: Slip[]; features: readonly SyntaxProblem[] } {
  // Conflicts alone are no reason to look for slips.
  const plain =
    unread.length > 0 &&
    !setting.misplaced &&
    readWhole(applyEdits(text, withoutOverlaps(unread)), setting.shape).errors.length === 0;
  const slips = plain ? [] : [...(setting.given ? [setting.given] : []), ...slipsIn(text, setting)];
  const edits = withoutOverlaps([...unread, ...slips.flatMap(({ reading }) => reading)]);
  const most = Math.max(1, Math.min(mostReadings, Math.floor(1_000_000 / text.length)));
  let unknown: Slip | undefined;
  for (let times = 1; ; times++) {
    const reading = readWhole(applyEdits(text, edits), setting.shape);
    const back = backFrom(edits);
    const error = reading.errors[0];
    const line = error && lineToLeaveOut(text, edits, back(error.start));
    if (error && !unknown && slips.length === (setting.given ? 1 : 0)) {
      const span = line ?? { start: back(error.start), end: back(error.end) };
      slips.push((unknown = { kind: 'other', span, quoted: text.slice(span.start, span.end), reading: [] }));
    }
    if (!line || times >= most) {
      const features = reading.problems.map((problem) => ({ ...problem, span: moveSpan(problem.span, back) }));
      return { node: reading.node && edits.length > 0 ? move(reading.node, back) : reading.node, slips, features };
    }
    edits.push({ ...line, text: '' });
    edits.sort((a, b) => a.start - b.start);
  }
}

/** The rest of the line at an offset that is read so far; undefined where nothing is left to leave out. */
function lineToLeaveOut(text: string, edits: readonly Edit[], offset: number): Span | undefined {
  for (
    let lineStart = startOfLine(text, Math.min(offset, text.length));
    ;
    lineStart = startOfLine(text, lineStart - 1)
  ) {
    const end = lineEnd(text, lineStart);
    const content = text.slice(lineStart, end);
    const start = lineStart + content.length - content.trimStart().length;
    const taken = edits.some(
      (edit) =>
        (edit.start < end && edit.end > start) || (edit.start === edit.end && edit.start >= start && edit.start <= end),
    );
    const isContent = content.trim() !== '' && !/^\s*#/.test(content);
    if (isContent && !taken) return { start, end: lineStart + content.trimEnd().length };
    if (lineStart === 0) return undefined;
  }
}

function startOfLine(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Turns offsets of the text after the edits (in order, none overlapping) into those of the text before. */
function backFrom(edits: readonly Edit[]): (offset: number) => number {
  let by = 0;
  const moved = edits.map(({ start, end, text }) => {
    const from = start + by;
    by += text.length - (end - start);
    return { from, to: from + text.length, start, end };
  });
  return (offset) => {
    let back = offset;
    for (const { from, to, start, end } of moved) {
      if (offset < from) break;
      // Behind an edit that only takes away, an offset is that of what follows.
      back = offset >= to ? end + offset - to : start + Math.min(offset - from, end - start);
    }
    return back;
  };
}

function moveSpan({ start, end }: Span, back: (offset: number) => number): Span {
  return { start: back(start), end: Math.max(back(start), back(end)) };
}

function move(node: Node, back: (offset: number) => number): Node {
  const span = moveSpan(node.span, back);
  if (node.kind === 'scalar') return { ...node, span };
  if (node.kind === 'seq') return { ...node, span, items: node.items.map((item) => item && move(item, back)) };
  const pairs = node.pairs.map(({ key, value }): Pair => ({
    key: move(key, back) as ScalarNode,
    value: value && move(value, back),
  }));
  return { ...node, span, pairs };
}

function parse(text: string): Document.Parsed {
  return parseDocument(text, { logLevel: 'silent', uniqueKeys: false, prettyErrors: false, version: '1.2' });
}

interface WholeReading extends Reading {
  readonly errors: readonly { code: YAMLError['code']; start: number; end: number }[];
}

function readWhole(text: string, shape: PieceShape): WholeReading {
  let doc: Document.Parsed;
  const problems: SyntaxProblem[] = [];
  // A second document's marker at the start of a piece is reported by the cut; here it is only in the way.
  const source = text.replace(/^(\s*(?:#[^\n]*\n\s*)*)\.\.\.(?=\s|$)/, (_, before: string) => `${before}   `);
  try {
    doc = parse(source);
  } catch {
    // Nesting deeper than the library's stack.
    return { node: null, problems: [{ kind: 'other', span: { start: 0, end: 0 }, quoted: '' }], errors: [] };
  }
  if (/^%/m.test(source)) {
    const at = source.search(/^%/m);
    if (doc.directives?.yaml.explicit || Object.keys(doc.directives?.tags ?? {}).length > 1)
      problems.push({ kind: 'directive', span: { start: at, end: lineEnd(source, at) }, quoted: '' });
  }
  const converter = new Converter(source, problems);
  let node = converter.node(doc.contents);
  let errors = doc.errors.map((e) => ({ code: e.code, start: e.pos[0], end: e.pos[1] }));
  if (problems.some((p) => p.kind === 'tag')) errors = errors.filter((e) => e.code !== 'TAG_RESOLVE_FAILED');
  if (shape === 'item' && node?.kind === 'seq' && !node.flow) {
    if (node.items.length > 1 && errors.length === 0) errors.push({ code: 'BAD_INDENT', start: 0, end: 0 });
    node = node.items[0] ?? null;
  }
  return { node, problems, errors };
}

function lineEnd(text: string, from: number): number {
  const at = text.slice(from).search(/\r?\n/);
  return at < 0 ? text.length : from + at;
}

const styles: Readonly<Record<string, ScalarNode['style']>> = {
  [Scalar.PLAIN]: 'plain',
  [Scalar.QUOTE_SINGLE]: 'single',
  [Scalar.QUOTE_DOUBLE]: 'double',
  [Scalar.BLOCK_LITERAL]: 'literal',
  [Scalar.BLOCK_FOLDED]: 'folded',
};

/** Turns the library's nodes into ours and notes what the format does not have. */
class Converter {
  constructor(
    private readonly text: string,
    private readonly problems: SyntaxProblem[],
  ) {}

  node(from: unknown): Node | null {
    if (from === null || from === undefined) return null;
    if (isAlias(from)) {
      // What it stands for is not read: every block is to be readable by itself.
      this.feature('alias', spanOf(from.range));
      return null;
    }
    if (isMap(from) || isSeq(from) || isScalar(from)) {
      const span = spanOf(from.range);
      if (from.anchor) this.feature('anchor', this.before(span, '&'));
      if (from.tag && this.before(span, '!').end > this.before(span, '!').start)
        this.feature('tag', this.before(span, '!'));
    }
    if (isMap(from)) return this.map(from.items, spanOf(from.range), from.flow === true);
    if (isSeq(from)) {
      const span = spanOf(from.range);
      const items = from.items.map((item) => (isPair(item) ? this.map([item], span, true) : this.node(item)));
      return { kind: 'seq', span, items, flow: from.flow === true } satisfies SeqNode;
    }
    if (isScalar(from)) {
      const span = spanOf(from.range);
      const style = styles[from.type ?? Scalar.PLAIN] ?? 'plain';
      const value = from.value as ScalarNode['value'];
      if (style === 'plain' && (from.source ?? '') === '' && span.start === span.end) return null;
      const source = style === 'literal' || style === 'folded' ? String(value) : this.text.slice(span.start, span.end);
      return this.scalar(span, style, source, typeof value === 'string' ? value : (from.source ?? source), value);
    }
    return null;
  }

  private scalar(
    span: Span,
    style: ScalarNode['style'],
    source: string,
    text: string,
    value: ScalarNode['value'] = text,
  ): ScalarNode {
    return { kind: 'scalar', span, style, source, text, value };
  }

  private map(items: readonly unknown[], span: Span, flow: boolean): MapNode {
    const pairs: Pair[] = [];
    for (const pair of items) {
      if (!isPair(pair)) continue;
      const key = this.node(pair.key);
      if (key && !flow && this.isAsked(key.span.start)) this.feature('complex-key', key.span);
      if (key?.kind !== 'scalar') {
        if (key) this.feature('complex-key', key.span);
        else this.emptyKey(pair.value);
        continue;
      }
      if (key.text === '<<' && key.style === 'plain') {
        this.feature('merge-key', {
          start: key.span.start,
          end: Math.max(key.span.end, spanOf(isNode(pair.value) ? pair.value.range : null).end),
        });
        continue;
      }
      pairs.push({ key, value: this.node(pair.value) });
    }
    return { kind: 'map', span, pairs, flow };
  }

  /** `? key`: the sign stands first on its line, or behind dashes. */
  private isAsked(keyStart: number): boolean {
    const lineStart = this.text.lastIndexOf('\n', keyStart - 1) + 1;
    return keyStart > 0 && /^[ \t-]*\?[ \t]+$/.test(this.text.slice(lineStart, keyStart));
  }

  /** A colon with no key in front of it. */
  private emptyKey(value: unknown): void {
    const node = this.node(value);
    const colon = node ? this.text.lastIndexOf(':', node.span.start - 1) : this.text.indexOf(':');
    const start = Math.max(colon, 0);
    this.problems.push({ kind: 'no-colon', span: { start, end: start + 1 }, quoted: ':' });
  }

  private feature(kind: SyntaxProblem['kind'], span: Span): void {
    this.problems.push({ kind, span, quoted: this.text.slice(span.start, span.end) });
  }

  /** The anchor (`&a`) or tag (`!!str`) that stands in front of a node, on its line or on that of its key. */
  private before(span: Span, sign: '&' | '!'): Span {
    const head = this.text.slice(Math.max(0, span.start - 300), span.start);
    const found = [...head.matchAll(/(?<=^|[\s:,[{-])[&!]\S*/g)].filter(([token]) => token.startsWith(sign)).at(-1);
    if (!found) return { start: span.start, end: span.start };
    const start = span.start - head.length + found.index;
    return { start, end: start + found[0].length };
  }
}

function spanOf(range: readonly [number, number, number] | null | undefined): Span {
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}
