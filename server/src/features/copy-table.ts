import type { Span } from '../base/span.ts';
import type { Language, Text } from '../base/text.ts';
import { writeScore } from '../base/thousandths.ts';
import type { Criterion } from '../model/criterion.ts';
import { amountFields } from '../model/criterion.ts';
import { entriesOf } from '../model/entries.ts';
import type { Project } from '../workspace/project.ts';
import { effective, isLeaf } from '../workspace/effective.ts';
import type { Tree } from '../workspace/tree.ts';
import { extentOf } from './extent.ts';
import { oneLine } from './symbols.ts';
import { viewOf } from './view.ts';

/** Criteria as the text of a table, which spreadsheets and word processors take from the clipboard. */
export interface CopiedTable {
  /** A head, then a line for each criterion; cells parted by tabs, one with line ends in double quotes. */
  readonly text: string;
  readonly rows: number;
}

/**
 * Copies the criteria whose own lines a selection touches, with inherited leads, tasks and deadlines written out as a
 * table has them; an empty selection copies the whole file. Numbers have a comma in Vietnamese, as spreadsheets there
 * read them. Undefined where there is no criterion.
 * @param selection UTF-16 offsets of the file's text
 */
export function copyTable(
  project: Project,
  path: string,
  selection: Span,
  language: Language,
): CopiedTable | undefined {
  const model = project.files.get(path)?.model;
  const tree = viewOf(project, path)?.tree;
  if (!model || !tree) return undefined;
  const all = entriesOf(model).filter((entry) => entry.kind === 'criterion') as Criterion[];
  const chosen =
    selection.start === selection.end
      ? all
      : all.filter((each) => touches(project, each, wholeLines(model.source.text, selection)));
  if (chosen.length === 0) return undefined;
  const { index } = tree;
  const year = { score: index?.scoreYear, target: index?.targetYear };
  const head = [heads.code, heads.title, heads.max, heads.score(year.score), heads.target(year.target), ...heads.rest];
  const rows = chosen.map((criterion) => cellsOf(tree, criterion, language));
  const lines = [head.map((cell) => cell[language]), ...rows].map((cells) => cells.map(quoted).join('\t'));
  return { text: lines.map((line) => `${line}\r\n`).join(''), rows: rows.length };
}

/** A selection as far as the lines go that it touches; behind a line end it touches no further line. */
function wholeLines(text: string, { start, end }: Span): Span {
  const lineEnd = text[end - 1] === '\n' ? end : text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: lineEnd < 0 ? text.length : lineEnd };
}

/** Its own lines: those of its components count for these. */
function touches(project: Project, criterion: Criterion, { start, end }: Span): boolean {
  const { span } = extentOf(project, criterion, 'code');
  const [first] = criterion.children;
  const ownEnd = first ? extentOf(project, first, 'code').span.start : span.end;
  return start < ownEnd && end > span.start;
}

function cellsOf(tree: Tree, criterion: Criterion, language: Language): string[] {
  const { code, title, amounts } = criterion;
  const own = isLeaf(criterion);
  const lead = own ? effective(tree, criterion, 'lead') : undefined;
  const tasks = (own && effective(tree, criterion, 'tasks')?.value) || [];
  const deadlines = (own && effective(tree, criterion, 'deadlines')?.value) || [];
  const ofTasks = tasks.flatMap((task) => task.deadlines ?? []);
  return [
    codeCell(oneLine(code?.text)),
    oneLine(title?.text),
    ...amountFields.map((field) => {
      const amount = amounts[field];
      return amount?.score ? decimal(writeScore(amount.score.value), language) : (amount?.written ?? '');
    }),
    listed(lead?.value, ''),
    listed(lead?.from.with, ''),
    listed(tasks, '• '),
    listed(ofTasks.length > 0 ? ofTasks : deadlines, '• '),
  ];
}

/** `7.25` → `7,25`: a spreadsheet set to Vietnamese would take the point for one between thousands. */
function decimal(digits: string, language: Language): string {
  return language === 'vi' ? digits.replace('.', ',') : digits;
}

/** With a full stop, as annexes have it too: without, a spreadsheet makes a number of `1.10`, and a day of `1.1`. */
function codeCell(code: string): string {
  return code.includes('.') ? `${code}.` : code;
}

/** Several items stand on lines of their own. Not behind a dash: a spreadsheet takes that for a minus. */
function listed(texts: readonly { readonly text: string }[] | undefined, mark: string): string {
  const items = (texts ?? []).map(({ text }) => oneLine(text)).filter(Boolean);
  return items.length > 1 ? items.map((item) => mark + item).join('\n') : (items[0] ?? '');
}

/** What would begin a formula is kept from doing so by a blank. */
function quoted(cell: string): string {
  const text = /^[=+@-]/.test(cell) ? ` ${cell}` : cell;
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const inYear = (name: Text, year: number | undefined): Text =>
  year === undefined ? name : { vi: `${name.vi} năm ${year}`, en: `${name.en} ${year}` };

const heads = {
  code: { vi: 'STT', en: 'Code' },
  title: { vi: 'Lĩnh vực/tiêu chí', en: 'Title' },
  max: { vi: 'Điểm tối đa', en: 'Maximum' },
  score: (year: number | undefined) => inYear({ vi: 'Điểm đạt', en: 'Score' }, year),
  target: (year: number | undefined) => inYear({ vi: 'Mục tiêu', en: 'Target' }, year),
  rest: [
    { vi: 'Chủ trì', en: 'Lead' },
    { vi: 'Phối hợp', en: 'With' },
    { vi: 'Nhiệm vụ', en: 'Tasks' },
    { vi: 'Thời gian hoàn thành', en: 'Deadline' },
  ],
} satisfies Record<string, unknown>;
