import type { Position } from '../../base/lines.ts';
import { positionAt } from '../../base/lines.ts';
import { applyEdits } from '../../base/edit.ts';
import type { Fix, Severity } from '../../rules/engine/finding.ts';
import type { Report, Reported, Stretch } from '../report.ts';
import { sentenceOf } from '../report.ts';
import type { Context } from './format.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  info: 'INFO',
  hint: 'INFO',
};

/**
 * The Reviewdog Diagnostic Format. Its columns count bytes of UTF-8 from 1. Nothing but the fields of its first version
 * is written: reviewdog refuses a file with one that it does not know.
 */
export function rdjsonOf({ findings }: Report, { language }: Pick<Context, 'language'>): string {
  const result = {
    source: { name: 'par-index' },
    diagnostics: findings.map((reported) => {
      const { finding, at } = reported;
      const suggestions = suggestionsOf(reported);
      return {
        message: sentenceOf(finding, language),
        location: { path: at.file, range: rangeIn(at, at.start, at.end) },
        severity: levels[finding.severity],
        code: { value: finding.rule },
        ...(suggestions.length > 0 ? { suggestions } : {}),
      };
    }),
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

type Suggestion = { readonly range: ReturnType<typeof rangeIn>; readonly text: string };

/**
 * Reviewdog shows a comment at one stretch of lines, and only the suggestions for just those lines: the finding's own,
 * else those of the first repair.
 */
function suggestionsOf({ finding, at, locate }: Reported): Suggestion[] {
  const all = finding.fixes().flatMap((fix) => suggestionOf(fix, at, locate) ?? []);
  const linesOf = ({ range: { start, end } }: Pick<Suggestion, 'range'>) => `${start.line}-${end.line}`;
  const own = linesOf({ range: rangeIn(at, at.start, at.end) });
  const shown = all.some((one) => linesOf(one) === own) || all.length === 0 ? own : linesOf(all[0]!);
  return all.filter((one) => linesOf(one) === shown);
}

/** A repair as one replacement, from its first edit to its last; none where it changes another file too. */
function suggestionOf({ edits }: Fix, at: Stretch, locate: Reported['locate']): Suggestion | undefined {
  const placed = edits.map(({ place, text }) => ({ path: locate(place).path, span: locate(place).span, text }));
  if (placed.some(({ path }) => path !== at.path)) return undefined;
  const start = Math.min(...placed.map(({ span }) => span.start));
  const end = Math.max(...placed.map(({ span }) => span.end));
  const inside = placed.map(({ span, text }) => ({ start: span.start - start, end: span.end - start, text }));
  return {
    range: rangeIn(at, positionAt(at.lines, start), positionAt(at.lines, end)),
    text: applyEdits(at.text.slice(start, end), inside),
  };
}

function rangeIn({ text, lines }: Stretch, start: Position, end: Position) {
  const position = ({ line, column }: Position) => {
    const from = lines.starts[line]!;
    return { line: line + 1, column: bytesOf(text.slice(from, from + column)) + 1 };
  };
  return { start: position(start), end: position(end) };
}

/** How many bytes a text has in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
