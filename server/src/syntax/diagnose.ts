import type { Edit } from '../base/edit.ts';
import type { SyntaxProblem } from './problem.ts';

/**
 * `keys` is the column in which the keys of the map stand, where it is known.
 *
 * Names the slip behind an error of the YAML library. The library says what it met, in its own words; the text around
 * says what the author did. Gives one problem for a text: what follows a first error is nearly always its echo.
 */
export function diagnose(
  text: string,
  errors: readonly { code: string; start: number; end: number }[],
  keys?: number,
): SyntaxProblem[] {
  const error = errors[0];
  if (!error) return [];
  const tab = /^( *\t[ \t]*)(?=[^\s#])/m.exec(text);
  if (tab) {
    const column = keys ?? indentAbove(text, tab.index);
    return [problem('tab', tab.index, tab.index + tab[1]!.length, '', [replace(tab.index, tab[1]!.length, ' '.repeat(column))])];
  }
  const quote = unclosedQuote(text);
  if (quote) return [quote];
  for (const line of linesFrom(text)) {
    const found = valueSlips.map((slip) => slip(line)).find((p) => p !== undefined);
    if (found) return [found];
  }
  const bracket = /[[{]/.exec(text);
  if (bracket && error.code === 'BAD_INDENT')
    return [problem('unclosed-bracket', bracket.index, bracket.index + 1, bracket[0])];
  const bare = linesFrom(text).find((line) => line.key === undefined && !line.item && !line.continues);
  if (bare && ['MISSING_CHAR', 'MULTILINE_IMPLICIT_KEY', 'UNEXPECTED_TOKEN', 'BLOCK_AS_IMPLICIT_KEY'].includes(error.code)) {
    const glued = /^([A-Za-z]+):(?=\S)/.exec(bare.content);
    if (glued) {
      const at = bare.start + glued[0].length;
      return [problem('no-blank-after-colon', bare.start, at, glued[0], [replace(at, 0, ' ')])];
    }
    return [problem('no-colon', bare.start, bare.start + bare.content.length, bare.content)];
  }
  const start = Math.min(error.start, text.trimEnd().length);
  const end = Math.max(start, Math.min(error.end, text.trimEnd().length));
  return [problem('other', start, end, text.slice(start, end))];
}

interface Line {
  /** Offset of the first character that is no blank. */
  readonly start: number;
  readonly content: string;
  /** The key of `key: value`, its dash left out. */
  readonly key: string | undefined;
  readonly item: boolean;
  /** Offset and text of what stands behind the colon or dash. */
  readonly valueStart: number;
  readonly value: string;
  /** Indented deeper than the key above: the value of the line above goes on. */
  readonly continues: boolean;
}

function linesFrom(text: string): Line[] {
  const lines: Line[] = [];
  let keyIndent = -1;
  let blockIndent = -1;
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const indent = match[0].search(/[^ ]/);
    const content = match[0].trim();
    if (content === '' || content.startsWith('#')) continue;
    if (blockIndent >= 0 && indent > blockIndent) continue;
    blockIndent = -1;
    const parts = /^((?:-[ ]+)*)(?:([\p{L}\p{N}_-]+):(?:[ ]+|$))?(.*)$/u.exec(content)!;
    const lead = content.length - parts[3]!.length;
    const column = indent + parts[1]!.length;
    if (/^[|>][+-]?\d*\s*(#.*)?$/.test(parts[3]!)) blockIndent = parts[2] === undefined ? indent : column;
    lines.push({
      start: match.index + indent,
      content,
      key: parts[2],
      item: parts[1] !== '',
      valueStart: match.index + indent + lead,
      value: parts[3]!,
      continues: parts[2] === undefined && parts[1] === '' && keyIndent >= 0 && indent > keyIndent,
    });
    if (parts[2] !== undefined) keyIndent = column;
  }
  return lines;
}

/** Slips that one line shows by itself, the likeliest first. */
const valueSlips: readonly ((line: Line) => SyntaxProblem | undefined)[] = [
  ({ valueStart, value }) => {
    const match = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*(?=[^\s#])(?!:(?:\s|$))/.exec(value);
    if (!match) return undefined;
    return problem('text-after-quote', valueStart + match[0].length, valueStart + value.length, value, [
      replace(valueStart, value.length, quoted(value)),
    ]);
  },
  ({ key, item, valueStart, value }) => {
    if ((key === undefined && !item) || /^["'>|[{#]/.test(value)) return undefined;
    const at = value.search(/:(?= |$)/);
    if (at < 0 || key === undefined) return undefined;
    return problem('colon-in-text', valueStart + at, valueStart + at + 1, value, [
      replace(valueStart, value.length, quoted(value)),
    ]);
  },
  ({ key, valueStart, value }) =>
    key !== undefined && /^-(?: |$)/.test(value)
      ? problem('dash-in-text', valueStart, valueStart + 1, value, [replace(valueStart, value.length, quoted(value))])
      : undefined,
  ({ valueStart, value }) =>
    /^[@`%]/.test(value)
      ? problem('reserved-sign', valueStart, valueStart + 1, value, [replace(valueStart, value.length, quoted(value))])
      : undefined,
];

function unclosedQuote(text: string): SyntaxProblem | undefined {
  for (const { value, valueStart } of linesFrom(text)) {
    const sign = value[0];
    if (sign !== '"' && sign !== "'") continue;
    const rest = text.slice(valueStart);
    if ((sign === '"' ? /^"(?:[^"\\]|\\[^])*"/ : /^'(?:[^']|'')*'/).test(rest)) continue;
    const end = valueStart + value.trimEnd().length;
    // One reading only where the text goes no further than its line.
    const alone = linesFrom(text).at(-1)?.valueStart === valueStart && !value.slice(1).includes(sign);
    return problem('unclosed-quote', valueStart, valueStart + 1, value, alone ? [replace(end, 0, sign)] : undefined);
  }
  return undefined;
}

/** The text in the quotes that need the least escaping. */
function quoted(value: string): string {
  const text = value.trimEnd();
  return text.includes('"') || text.includes('\\') ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

function indentAbove(text: string, before: number): number {
  const lines = text.slice(0, before).split('\n').filter((line) => /\S/.test(line) && !/^\s*#/.test(line));
  const last = lines.at(-1);
  if (last === undefined) return 0;
  return /^ *(?:- +)?/.exec(last)![0].length;
}

function replace(start: number, length: number, text: string): Edit {
  return { start, end: start + length, text };
}

function problem(kind: SyntaxProblem['kind'], start: number, end: number, quotedText: string, repair?: readonly Edit[]): SyntaxProblem {
  return { kind, span: { start, end }, quoted: quotedText, ...(repair ? { repair } : {}) };
}
