import type { Span } from '../base/span.ts';
import type { ScalarNode } from './node.ts';

/**
 * The way from the text that a scalar means to the characters that it is written with: from a span of `node.text` to a
 * span of the text that `node.span` counts in. Escapes, folded lines and the indentation of blocks lie between the two.
 */
export type ScalarMap = (start: number, end: number) => Span;

/**
 * `text` is the text of the piece in which the scalar stands. Where it and what it means can't be brought together (it
 * has a slip and was read without), every span leads to the whole scalar.
 */
export function scalarMap(text: string, node: ScalarNode): ScalarMap {
  return exactMap(text, node) ?? (() => node.span);
}

/** The same; undefined where it would not be exact, so that nothing may be written there. */
export function exactMap(text: string, node: ScalarNode): ScalarMap | undefined {
  const { span } = node;
  if (text.slice(span.start, span.end) === node.text && !node.text.includes('\n')) {
    return (start, end) => ({ start: span.start + start, end: span.start + end });
  }
  const units = align(node.text, linesOf(text, node));
  if (!units) return undefined;
  const { starts, ends } = units;
  return (start, end) => {
    const from = starts[start] ?? ends.at(-1) ?? span.start;
    return { start: from, end: end > start ? ends[end - 1]! : from };
  };
}

/** One line of a scalar as it is meant, and where each of its UTF-16 units stands. */
interface Line {
  text: string;
  readonly starts: number[];
  readonly ends: number[];
}

/** The lines of a scalar without what only lays them out; what joins them is left to `align`. */
function linesOf(text: string, { style, span, text: meant }: ScalarNode): Line[] {
  if (style === 'literal' || style === 'folded') return blockLines(text, span, meant);
  if (style === 'plain') return flowLines(text, span, () => undefined);
  const inner = { start: span.start + 1, end: span.end - 1 };
  if (style === 'double') return flowLines(text, inner, (at) => (text[at] === '\\' ? escapeAt(text, at) : undefined));
  return flowLines(text, inner, (at) => (text.startsWith("''", at) ? { length: 2, means: "'" } : undefined));
}

/** Puts the lines into the text: between two of them it has only blanks and line breaks. */
function align(text: string, lines: readonly Line[]): { starts: number[]; ends: number[] } | undefined {
  const starts: number[] = [];
  const ends: number[] = [];
  let source = lines[0]?.starts[0] ?? 0;
  const gap = (to: number, next: number): boolean => {
    const fits = /^[ \t\r\n]*$/.test(text.slice(starts.length, to));
    while (starts.length < to) {
      starts.push(source);
      ends.push(next);
    }
    return fits;
  };
  for (const line of lines) {
    if (line.text === '') continue;
    const at = text.indexOf(line.text, starts.length);
    if (at < 0 || !gap(at, line.starts[0]!)) return undefined;
    for (let i = 0; i < line.text.length; i++) {
      starts.push(line.starts[i]!);
      ends.push(line.ends[i]!);
    }
    source = line.ends.at(-1)!;
  }
  return gap(text.length, source) ? { starts, ends } : undefined;
}

interface Escape {
  readonly length: number;
  /** Undefined for an escaped line break: nothing stands for it. */
  readonly means: string | undefined;
}

/** The lines of a plain or quoted scalar: blanks around their breaks mean nothing. */
function flowLines(text: string, { start, end }: Span, escapeOf: (at: number) => Escape | undefined): Line[] {
  const lines: Line[] = [newLine()];
  const joint = /[ \t]*(?:\r\n|\n|\r)[ \t]*/y;
  for (let at = start; at < end;) {
    const line = lines.at(-1)!;
    const escape = escapeOf(at);
    joint.lastIndex = at;
    const lineBreak = joint.exec(text);
    if (escape) {
      for (const unit of (escape.means ?? '').split('')) add(line, unit, at, at + escape.length);
      at += escape.length;
      if (escape.means === undefined) lines.push(newLine());
    } else if (lineBreak) {
      lines.push(newLine());
      at += lineBreak[0].length;
    } else {
      add(line, text[at]!, at, at + 1);
      at++;
    }
  }
  return lines;
}

const short: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

function escapeAt(text: string, at: number): Escape {
  const lineBreak = /^\\(?:\r\n|\n|\r)[ \t]*/.exec(text.slice(at, at + 4096));
  if (lineBreak) return { length: lineBreak[0].length, means: undefined };
  const code = /^\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/.exec(text.slice(at, at + 10));
  const number = code && parseInt(code[1] ?? code[2] ?? code[3]!, 16);
  if (code && number! <= 0x10ffff) return { length: code[0].length, means: String.fromCodePoint(number!) };
  const sign = text[at + 1] ?? '';
  return { length: 2, means: short[sign] ?? sign };
}

/** The lines of a block scalar without their indentation: what the first of them has more than the text it means. */
function blockLines(text: string, { start, end }: Span, meant: string): Line[] {
  const header = text.indexOf('\n', start);
  if (header < 0 || header >= end) return [];
  const kept = /^ *(?=\S)/m.exec(meant)?.[0].length ?? 0;
  let indent: number | undefined;
  const lines: Line[] = [];
  for (let at = header + 1; at < end;) {
    let next = text.indexOf('\n', at) + 1;
    if (next <= 0 || next > end) next = end;
    const content = text.slice(at, next).replace(/\r?\n$/, '');
    if (content.trim() !== '') {
      indent ??= content.search(/[^ ]/) - kept;
      const line = newLine();
      for (let i = at + indent; i < at + content.length; i++) add(line, text[i]!, i, i + 1);
      lines.push(line);
    }
    at = next;
  }
  return lines;
}

function newLine(): Line {
  return { text: '', starts: [], ends: [] };
}

function add(line: Line, unit: string, start: number, end: number): void {
  line.text += unit;
  line.starts.push(start);
  line.ends.push(end);
}
