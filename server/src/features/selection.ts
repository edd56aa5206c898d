import type { Span } from '../base/span.ts';
import { touches } from '../base/span.ts';
import type { Source } from '../syntax/source.ts';
import type { Shape } from './shape.ts';
import { shapesAt } from './shape.ts';

/**
 * What a selection at an offset (UTF-16) grows to, step by step: the word, the text in its quotes, the value, the key
 * with its value, the map, the item with its dash, the list … up to the file. Each holds the one before; none is empty,
 * but of an empty file.
 */
export function selectionsAt(source: Source, offset: number): Span[] {
  const shapes = shapesAt(source, offset);
  const inner = shapes.at(-1)!;
  const spans = [
    ...wordAt(source.text, offset, commentAt(source, offset, inner)),
    ...(inner.kind === 'scalar' ? contentOf(source.text, inner.span) : []),
    ...shapes.reverse().map(({ span }) => span),
  ];
  const steps: Span[] = [];
  for (const span of spans) {
    const last = steps.at(-1);
    if (!last) {
      if (touches(span, offset) && (span.end > span.start || source.text === '')) steps.push(span);
    } else if (span.start <= last.start && span.end >= last.end && span.end - span.start > last.end - last.start)
      steps.push(span);
  }
  return steps;
}

/** Letters with their marks, digits, and what joins them in numbers and codes: `7.1.9`, `05/8/2021`, `63/KH-UBND`. */
const word = /[\p{L}\p{M}\p{N}_]+(?:[./-][\p{L}\p{M}\p{N}_]+)*/gu;

/** The word, and the comment that it stands in. */
function wordAt(text: string, offset: number, comment: Span | undefined): Span[] {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = /^[^\r\n]*/.exec(text.slice(start))![0];
  const words = [...line.matchAll(word)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
  const touched = words.filter((each) => touches(each, offset));
  const here = touched.find(({ end }) => offset < end) ?? touched[0];
  return [...(here ? [here] : []), ...(comment ? [comment] : [])];
}

/** The comment around an offset, its sign included. */
function commentAt({ text }: Source, offset: number, inner: Shape): Span | undefined {
  if (inner.kind === 'scalar' || inner.kind === 'key') return undefined;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = /^[^\r\n]*/.exec(text.slice(start))![0].trimEnd();
  const sign = /(?:^|[ \t])#/g;
  for (let match = sign.exec(line); match; match = sign.exec(line)) {
    const at = start + match.index + match[0].length - 1;
    if (at >= inner.span.start && at <= offset && offset <= start + line.length)
      return { start: at, end: start + line.length };
  }
  return undefined;
}

/** What stands between quotes; the lines of a text under `>-`. */
function contentOf(text: string, { start, end }: Span): Span[] {
  const raw = text.slice(start, end);
  if (/^(["'])[^]*\1$/.test(raw) && raw.length > 2) return [{ start: start + 1, end: end - 1 }];
  const header = /^[>|][^\r\n]*\r?\n\s*/.exec(raw);
  return header ? [{ start: start + header[0].length, end }] : [];
}
