import { linesOf, positionAt } from '../base/lines.ts';
import type { Language, Text } from '../base/text.ts';
import { readScore, writeScore } from '../base/thousandths.ts';
import type { Place } from '../model/entry.ts';
import { nameOf, verdictOf } from '../features/sum-verdict.ts';
import type { WorkedAddend, WorkedSum, Written } from '../features/worked-sum.ts';
import { agreeing, disagreeing } from '../features/worked-sum.ts';
import { locate } from '../rules/engine/check.ts';
import { columnNames } from '../rules/engine/words.ts';
import { relative } from '../workspace/path.ts';
import type { Parent } from '../workspace/rollup.ts';
import type { TreeView } from '../workspace/view.ts';
import { excerptOf } from './excerpt.ts';
import type { Screen } from './terminal.ts';
import { displayWidth, visible, wrap } from './terminal.ts';

/** Sums of one tree, worked out; paths are shown from `cwd`. */
export interface SumReport {
  readonly view: TreeView;
  readonly sums: readonly WorkedSum[];
  readonly cwd: string;
}

/** For people: every addend on a line of its own with its file and line, the total under a rule, then the verdict. */
export function textOfSums(report: SumReport, language: Language, screen: Screen): string {
  const blocks = report.sums.map((sum, i) => [
    ...(sum.parent === report.sums[i - 1]?.parent ? [] : [...heading(sum.parent, language, screen), '']),
    ...linesOfSum(report, sum, language, screen),
  ]);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function heading(parent: Parent, language: Language, { columns, paint }: Screen): string[] {
  const code = parent.kind === 'criterion' ? nameOf(parent)[language] : words.index[language];
  const title = parent.title?.text ?? '';
  return wrap(visible(`${code}  ${title}`), columns, '').map((line) => paint('bold', line));
}

/** One line of the addition. */
interface Row {
  readonly sign: string;
  readonly number: string;
  readonly code: string;
  readonly label: string;
  /** `file:line`; empty where the number stands in no file. */
  readonly place: string;
}

function linesOfSum(report: SumReport, sum: WorkedSum, language: Language, screen: Screen): string[] {
  const { columns, paint } = screen;
  const addends = sum.addends.map((addend, i) => addendRow(report, addend, i, language));
  const totals = totalRows(report, sum, language);
  const rows = [...addends, ...totals];
  const numbers = aligned(rows.map(({ number }) => number));
  const numberWidth = Math.max(...numbers.map(displayWidth));
  const codeWidth = Math.max(...addends.map(({ code }) => displayWidth(code)));
  const placeWidth = Math.max(...rows.map(({ place }) => displayWidth(place)));
  const before = 4 + numberWidth + 2;
  // The place stands at the right where the names then still say something; else below, whole.
  const leftOf = columns - before - placeWidth - 2;
  const isBeside = leftOf >= codeWidth + 2 + leastTitle;
  const room = isBeside ? leftOf : columns - before;
  const line = ({ sign, code, label, place }: Row, i: number): string[] => {
    const name = code === '' ? label : `${code}${' '.repeat(codeWidth - displayWidth(code))}  ${label}`;
    const shown = excerptOf(name.trimEnd(), 0, 0, room).shown;
    const text = `  ${sign} ${numbers[i]!}${' '.repeat(numberWidth - displayWidth(numbers[i]!))}  ${shown}`;
    if (place === '') return [text.trimEnd()];
    if (!isBeside) return [text.trimEnd(), `${' '.repeat(before)}${paint('dim', place)}`];
    return [`${text}${' '.repeat(room - displayWidth(shown))}  ${paint('dim', place)}`];
  };
  const lines = rows.map(line);
  lines.splice(addends.length, 0, [`  ${'─'.repeat(numberWidth + 2)}`]);
  const { heading: verdict, colour } = toneOf(sum);
  return [
    paint('bold', columnTitle(sum, language)),
    ...lines.flat(),
    ...wrap(visible(verdictOf(sum)[language]), columns, '  ', `  ${verdict} `).map((each, i) =>
      i === 0 ? each.replace(verdict, () => paint(colour, verdict)) : each,
    ),
    ...notes(report, sum, language, screen),
  ];
}

/** Short names are worth more than a column of their own; below this they are only ends of words. */
const leastTitle = 10;

function addendRow(report: SumReport, { criterion, amount }: WorkedAddend, i: number, language: Language): Row {
  const read = amount && readingOf(amount, language);
  return {
    sign: i === 0 ? ' ' : '+',
    number: amount ? visible(amount.written) : '–',
    code: visible(criterion.code?.text ?? '?'),
    label: visible([amount ? read : words.none[language], criterion.title?.text].filter(Boolean).join(' ')),
    place: placeOf(report, amount?.place ?? criterion.anchor),
  };
}

function totalRows(report: SumReport, sum: WorkedSum, language: Language): Row[] {
  const { computed, stated, difference, parent } = sum;
  const row = (sign: string, number: string, text: Text, place = ''): Row => ({
    sign,
    number,
    code: '',
    label: visible(text[language]),
    place,
  });
  const where = parent.kind === 'index' ? words.root : nameOf(parent);
  const said = stated && words.stated(where, readingOf(stated, language));
  return [
    ...(computed === undefined ? [] : [row('=', writeScore(computed), words.computed)]),
    ...(stated && said ? [row(' ', visible(stated.written), said, placeOf(report, stated.place))] : []),
    ...(difference === undefined || difference === 0
      ? []
      : [row(difference < 0 ? '−' : '+', writeScore(Math.abs(difference)), words.difference)]),
  ];
}

/** How a number that is not written plainly is read: `(đọc là 8.5)`; empty for a plain one. */
function readingOf({ written, value }: Written, language: Language): string {
  if (value === undefined) return `(${words.unread[language]})`;
  return readScore(written)?.value === value ? '' : `(${words.readAs[language]} ${writeScore(value)})`;
}

/** Where the slip is, if it is elsewhere, and how it could be put right: as the finding on it says. */
function notes(report: SumReport, sum: WorkedSum, language: Language, screen: Screen): string[] {
  const { cause, finding } = sum;
  const note = (sign: string, text: string): string[] => wrap(visible(text), screen.columns, '    ', `  ${sign} `);
  const at = cause && `${nameOf(cause.at)[language]}: ${placeOf(report, cause.at.anchor)}`;
  // A component that is missing in every column is put in once.
  const isFirst = report.sums.find((other) => other.finding === finding) === sum;
  const fixes = isFirst ? (finding?.fixes().slice(0, mostFixes) ?? []) : [];
  return [
    ...(at === undefined ? [] : note('→', at)),
    ...fixes.flatMap(({ title }) => note('=', `${words.fix[language]}: ${title[language]}`)),
  ];
}

const mostFixes = 2;

function toneOf({ verdict }: WorkedSum) {
  if (disagreeing.has(verdict)) return { heading: '✗', colour: 'red' } as const;
  if (!agreeing.has(verdict)) return { heading: '?', colour: 'yellow' } as const;
  return verdict === 'equal'
    ? ({ heading: '✓', colour: 'green' } as const)
    : ({ heading: '≈', colour: 'blue' } as const);
}

/** Numbers under each other, point under point. */
function aligned(numbers: readonly string[]): string[] {
  const whole = (number: string) => /^[^.,]*/.exec(number)![0];
  const width = Math.max(...numbers.map((number) => displayWidth(whole(number))));
  return numbers.map((number) => ' '.repeat(width - displayWidth(whole(number))) + number);
}

/** `Điểm đạt 2020 (score)` */
function columnTitle({ field, year }: WorkedSum, language: Language): string {
  const name = columnNames[field][language];
  return `${name[0]!.toUpperCase()}${name.slice(1)}${year === undefined ? '' : ` ${year}`} (${field})`;
}

function placeOf({ view, cwd }: SumReport, place: Place): string {
  const { path, start } = locate(view.project, place);
  const lines = view.project.files.get(path)?.source?.lines ?? linesOf('');
  return visible(`${relative(cwd, path)}:${positionAt(lines, start).line + 1}`);
}

const words = {
  index: { vi: 'Toàn bộ chỉ số', en: 'The whole index' },
  root: { vi: 'tệp gốc', en: 'the root' },
  computed: { vi: 'cộng lại', en: 'added up' },
  stated: ({ vi, en }: Text, read: string): Text => ({
    vi: `ghi ở ${vi} ${read}`.trimEnd(),
    en: `stated at ${en} ${read}`.trimEnd(),
  }),
  difference: { vi: 'lệch', en: 'difference' },
  none: { vi: '(không ghi)', en: '(none)' },
  unread: { vi: 'chưa đọc được', en: 'cannot be read' },
  readAs: { vi: 'đọc là', en: 'read as' },
  fix: { vi: 'sửa', en: 'fix' },
} as const;
