import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument, Scalar } from 'yaml';
import type { Document, YAMLError } from 'yaml';
import type { Span } from '../base/span.ts';
import { shift } from '../base/span.ts';
import { diagnose } from './diagnose.ts';
import type { MapNode, Node, Pair, ScalarNode, SeqNode } from './node.ts';
import type { SyntaxProblem } from './problem.ts';

/**
 * Reads the text of one piece with the YAML library (which no other file knows) into nodes and problems.
 * Never throws. Where the text has an error it is read again key by key, so that one slip costs one key only.
 */
export interface Reading {
  /** The map of an item or of keys; another kind of node where the text is one; null where there is nothing. */
  readonly node: Node | null;
  readonly problems: readonly SyntaxProblem[];
}

export type PieceShape = 'map' | 'item';

/** `text` holds one map (`map`) or one list item (`item`: `- key: …`). Spans count from the start of `text`. */
export function read(text: string, shape: PieceShape): Reading {
  const whole = readWhole(text, shape);
  if (whole.errors.length === 0) return whole;
  const parts = readByKeys(text, shape);
  if (parts) return parts;
  return { node: whole.node, problems: [...whole.problems, ...diagnose(text, whole.errors)] };
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

/** The keys of a broken map, each read alone. Undefined where the text has no keys to cut at. */
function readByKeys(text: string, shape: PieceShape): Reading | undefined {
  const lines = [...text.matchAll(/[^\n]*(?:\n|$)/g)].filter((m) => m[0] !== '');
  const firstLine = lines.findIndex((m) => /^ *[^\s#]/.test(m[0]));
  if (firstLine < 0) return undefined;
  const start = lines[firstLine]!;
  let keys = start[0].search(/\S/);
  let body = text;
  if (shape === 'item') {
    const dash = /^( *)-( +)?(\S)?/.exec(start[0]);
    if (!dash) return undefined;
    // The dash becomes a blank, so that what follows is a map at the same place.
    body = `${text.slice(0, start.index + keys)} ${text.slice(start.index + keys + 1)}`;
    const deeper = lines.slice(firstLine + 1).find((m) => /^ *[^\s#]/.test(m[0]));
    if (dash[3] && dash[3] !== '#') keys = dash[0].length - 1;
    else if (deeper) keys = deeper[0].search(/\S/);
    else return undefined;
  }
  const starts: number[] = [];
  for (const line of lines.slice(firstLine)) {
    const indent = line === start && shape === 'item' ? keys : line[0].search(/[^ ]/);
    const begins = line[0].trim() !== '' && !/^\s*#/.test(line[0]) && indent <= keys && !/^ *-(\s|$)/.test(line[0]);
    if (begins || (line === start && starts.length === 0)) starts.push(line.index);
  }
  if (starts.length < 2) return undefined;
  const pairs: Pair[] = [];
  const problems: SyntaxProblem[] = [];
  starts[0] = 0;
  for (const [i, from] of starts.entries()) {
    const part = body.slice(from, starts[i + 1] ?? body.length);
    const reading = readWhole(part, 'map');
    const indent = part.search(/[^\s#]/) - (part.lastIndexOf('\n', part.search(/[^\s#]/)) + 1);
    const found = reading.errors.length > 0 ? diagnose(part, reading.errors, keys) : [];
    if (found.length === 0 && reading.node && reading.node.kind !== 'map') {
      const { start: at, end } = reading.node.span;
      found.push({ kind: 'no-colon', span: { start: at, end }, quoted: part.slice(at, end) });
    }
    if (found.length === 0 && i > 0 && indent < keys) {
      const at = part.length - part.trimStart().length;
      found.push({
        kind: 'key-indent',
        span: { start: at, end: lineEnd(part, at) },
        quoted: part.slice(at, lineEnd(part, at)),
        repair: [{ start: at - indent, end: at, text: ' '.repeat(keys) }],
      });
    }
    problems.push(
      ...[...reading.problems, ...found].map((p) => ({
        ...p,
        span: shift(p.span, from),
        ...(p.repair ? { repair: p.repair.map((edit) => ({ ...shift(edit, from), text: edit.text })) } : {}),
      })),
    );
    if (reading.node?.kind === 'map') pairs.push(...reading.node.pairs.map((pair) => movePair(pair, from)));
  }
  return { node: { kind: 'map', span: { start: start.index + keys, end: text.trimEnd().length }, pairs, flow: false }, problems };
}

function movePair(pair: Pair, by: number): Pair {
  return { key: move(pair.key, by) as ScalarNode, value: pair.value && move(pair.value, by) };
}

function move(node: Node, by: number): Node {
  const span = shift(node.span, by);
  if (node.kind === 'scalar') return { ...node, span };
  if (node.kind === 'seq') return { ...node, span, items: node.items.map((item) => item && move(item, by)) };
  return { ...node, span, pairs: node.pairs.map((pair) => movePair(pair, by)) };
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
      const span = spanOf(from.range);
      this.feature('alias', span);
      return this.scalar(span, 'plain', this.text.slice(span.start, span.end), this.text.slice(span.start, span.end));
    }
    if (isMap(from) || isSeq(from) || isScalar(from)) {
      const span = spanOf(from.range);
      if (from.anchor) this.feature('anchor', this.before(span, '&'));
      if (from.tag && this.before(span, '!').end > this.before(span, '!').start) this.feature('tag', this.before(span, '!'));
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
      if (key && this.text.slice(0, key.span.start).trimEnd().endsWith('?') && !flow) this.feature('complex-key', key.span);
      if (key?.kind !== 'scalar') {
        if (key) this.feature('complex-key', key.span);
        else this.emptyKey(pair.value);
        continue;
      }
      if (key.text === '<<' && key.style === 'plain') {
        this.feature('merge-key', key.span);
        this.node(pair.value);
        continue;
      }
      pairs.push({ key, value: this.node(pair.value) });
    }
    return { kind: 'map', span, pairs, flow };
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

  /** The anchor (`&a`) or tag (`!!str`) that stands in front of a node. */
  private before(span: Span, sign: string): Span {
    const from = Math.max(this.text.lastIndexOf('\n', span.start - 1) + 1, 0);
    const head = this.text.slice(from, span.start);
    const at = head.search(new RegExp(`(?<=^|[\\s:,[{-])${sign === '&' ? '&' : '!'}`));
    if (at < 0) return { start: span.start, end: span.start };
    const token = /^\S*/.exec(head.slice(at))![0];
    return { start: from + at, end: from + at + token.length };
  }
}

function spanOf(range: readonly [number, number, number] | null | undefined): Span {
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}
