import type { Language, Text } from '../../base/text.ts';
import type { Severity } from '../../rules/engine/finding.ts';
import { severities } from '../../rules/engine/finding.ts';
import { additionOf } from '../addition.ts';
import { excerptOf } from '../excerpt.ts';
import type { Report, Reported } from '../report.ts';
import { placeOf, sentenceOf } from '../report.ts';
import { countOf, severityWords } from '../severity.ts';
import type { Screen } from '../terminal.ts';
import { displayWidth, visible, wrap } from '../terminal.ts';
import type { Context } from './format.ts';
import { totalOf } from './total.ts';

const mostRelated = 3;
const mostFixes = 2;

/** The form for people: each finding with its line of the file, then what each file has, then one line on all. */
export function prettyOf(report: Report, { language, screen }: Pick<Context, 'language' | 'screen'>): string {
  const blocks = report.findings.map((one) => findingLines(one, language, screen).join('\n'));
  return (
    [...blocks, [...fileTable(report, language, screen), totalOf(report, language, screen.paint)].join('\n')].join(
      '\n\n',
    ) + '\n'
  );
}

function findingLines(reported: Reported, language: Language, screen: Screen): string[] {
  const { finding, at, locate } = reported;
  const { columns, paint, linkPlace, linkRule } = screen;
  const { name, colour } = severityWords[finding.severity];
  const place = linkPlace(at.path, paint('bold', visible(placeOf(at))));
  const rule = linkRule(finding.rule, language, paint('dim', finding.rule));
  const lines = [`${place} ${paint(colour, name[language])} ${rule}`];
  lines.push(...wrap(visible(sentenceOf(finding, language)), columns, '  '));

  const number = String(at.start.line + 1);
  const gutter = ' '.repeat(number.length + 2);
  const source = sourceLine(reported);
  if (source) {
    const { shown, before, under } = excerptOf(source.line, source.from, source.to, columns - gutter.length - 3);
    lines.push(`${paint('dim', `  ${number} │`)} ${shown}`.trimEnd());
    lines.push(`${paint('dim', `${gutter} │`)} ${' '.repeat(before)}${paint(colour, '^'.repeat(under))}`);
  }

  const note = (sign: string, text: string): void => {
    const [first = '', ...more] = wrap(visible(text), columns, `${gutter}   `, `${gutter} ${sign} `);
    lines.push(
      first.replace(sign, () => paint('cyan', sign)),
      ...more,
    );
  };
  const addition = additionOf(reported);
  const related = addition?.rest ?? finding.related;
  for (const { at: there, message } of related.slice(0, mostRelated)) {
    const { file, start } = locate(there);
    const where = file === at.file ? `${words.line[language]} ${start.line + 1}` : `${file}:${start.line + 1}`;
    note('→', `${message[language]} (${where})`);
  }
  if (related.length > mostRelated) note('→', words.more(related.length - mostRelated)[language]);
  if (addition) note('→', worked(addition.addends, addition.total, columns - gutter.length - 3));

  for (const { title, safe } of finding.fixes().slice(0, mostFixes)) {
    note('=', `${(safe ? words.safeFix : words.fix)[language]}: ${title[language]}`);
  }
  return lines;
}

/** The line that a finding begins on, without its line break; undefined where there is nothing to see. */
function sourceLine({ at }: Reported): { line: string; from: number; to: number } | undefined {
  const { text, lines, start, span } = at;
  const lineStart = lines.starts[start.line]!;
  const line = text.slice(lineStart, lines.starts[start.line + 1]).replace(/[\r\n]+$/, '');
  return line.trim() === '' ? undefined : { line, from: span.start - lineStart, to: span.end - lineStart };
}

/** `0 + 0.5 + … + 1 = 4.935`, on two lines at most; what does not fit is left out in the middle. */
function worked(addends: readonly string[], total: string, columns: number): string {
  const write = (kept: readonly string[]) => `${kept.join(' + ')} = ${total}`;
  const fits = (text: string) => wrap(text, columns, '').length <= 2;
  let text = write(addends);
  if (fits(text)) return text;
  // Of a long list the most is left out at once: no two lines hold as many numbers as a line has columns.
  for (let kept = Math.min(addends.length - 1, Math.max(20, columns)); kept > 1 && !fits(text); kept--) {
    const head = Math.ceil(kept / 2);
    text = write([...addends.slice(0, head), '…', ...addends.slice(addends.length - (kept - head))]);
  }
  return text;
}

/** What each file has, where more than one has something. */
function fileTable({ findings }: Report, language: Language, { paint }: Screen): string[] {
  const counts = new Map<string, Map<Severity, number>>();
  for (const { finding, at } of findings) {
    const count = counts.get(at.file) ?? new Map<Severity, number>();
    counts.set(at.file, count.set(finding.severity, (count.get(finding.severity) ?? 0) + 1));
  }
  if (counts.size < 2) return [];
  const names = [...counts.keys()].map(visible);
  const width = Math.max(...names.map(displayWidth));
  return [...counts.values()].map((count, i) => {
    const name = names[i]!;
    const gap = ' '.repeat(width - displayWidth(name) + 1);
    const parts = severities.filter((severity) => count.has(severity));
    return `${name}${gap} ${parts.map((s) => paint(severityWords[s].colour, countOf(s, count.get(s)!, language))).join(', ')}`;
  });
}

const words = {
  line: { vi: 'dòng', en: 'line' },
  fix: { vi: 'sửa', en: 'fix' },
  safeFix: { vi: 'sửa bằng --fix', en: 'fix with --fix' },
  more: (count: number): Text => ({ vi: `và ${count} chỗ khác`, en: `and ${count} more` }),
} as const;
