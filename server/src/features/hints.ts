import type { Span } from '../base/span.ts';
import type { Language, Text } from '../base/text.ts';
import { writeScore } from '../base/thousandths.ts';
import type { Criterion } from '../model/criterion.ts';
import { amountFields } from '../model/criterion.ts';
import type { Period } from '../model/deadline.ts';
import { isDeadline, parseDeadline } from '../model/deadline.ts';
import { entriesIn } from '../model/entries.ts';
import type { Located } from '../model/entry.ts';
import type { FileSpan } from '../rules/engine/check.ts';
import { locate } from '../rules/engine/check.ts';
import { signed } from '../rules/engine/words.ts';
import type { Piece } from '../syntax/piece.ts';
import { startOf } from '../syntax/source.ts';
import { effective, isLeaf } from '../workspace/effective.ts';
import type { Project } from '../workspace/project.ts';
import type { Parent, ParentSums, Sum } from '../workspace/rollup.ts';
import type { TreeView } from '../workspace/view.ts';
import { viewOf } from './view.ts';

/** What a hint tells: another sum than the one stated; a lead or deadline that comes from elsewhere; days. */
export const hintKinds = ['sums', 'lead', 'deadline', 'due'] as const;
export type HintKind = (typeof hintKinds)[number];

/** A few words behind a value that are not in the file. */
export interface Hint {
  readonly kind: HintKind;
  /** UTF-16 offset of the file's text. */
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
  /** Where what it tells is written. */
  readonly target?: FileSpan;
}

/** The hints of what a span (UTF-16 offsets) of a file touches, of the wanted kinds alone, in the order of the text. */
export function hintsOf(
  project: Project,
  path: string,
  within: Span,
  wanted: Readonly<Record<HintKind, boolean>>,
  language: Language,
): Hint[] {
  const model = project.files.get(path)?.model;
  const view = viewOf(project, path);
  if (!model || !view) return [];
  const { source } = model;
  const isNear = (piece: Piece): boolean => {
    const start = startOf(source, piece);
    return start <= within.end && start + piece.text.length >= within.start;
  };
  const behind = ({ piece, end }: { piece: Piece; end: number }): number => startOf(source, piece) + end;
  const hints: Hint[] = [];
  for (const entry of entriesIn(model, within)) {
    if (!entry.all.some(({ piece }) => isNear(piece))) continue;
    if (wanted.sums && (entry.kind === 'criterion' || entry.kind === 'index')) {
      const sums = view.rollup.of.get(entry as Parent);
      for (const { offset, sum } of sums ? wrongSums(sums, behind) : [])
        hints.push({ kind: 'sums', offset, ...aboutSum(sums!, sum, language) });
    }
    if (entry.kind !== 'criterion') continue;
    const criterion = entry as Criterion;
    for (const key of ['lead', 'deadline'] as const) {
      const hint = wanted[key] && inherited(view, criterion, key, language);
      if (hint) hints.push({ kind: key, offset: behind(codeOf(criterion)!), ...hint });
    }
    const year = wanted.due ? view.tree.index?.targetYear : undefined;
    for (const at of year === undefined ? [] : deadlinesIn(criterion)) {
      const days = daysOf(at.text, year!);
      if (days)
        hints.push({ kind: 'due', offset: behind(at), label: days[language], tooltip: words.due(year!)[language] });
    }
  }
  return hints
    .filter(({ offset }) => within.start <= offset && offset <= within.end)
    .sort((a, b) => a.offset - b.offset);
}

// Sums --------------------------------------------------------------------------------------------------------------

function wrongSums(
  { parent, sums }: ParentSums,
  behind: (at: { piece: Piece; end: number }) => number,
): { offset: number; sum: Sum }[] {
  return amountFields.flatMap((field) => {
    const sum = sums[field];
    const at = parent.fields.get(field);
    const isRight = sum === undefined || sum.verdict === 'equal' || sum.verdict === 'partial';
    return isRight || !at?.pair.value
      ? []
      : [{ offset: behind({ piece: at.piece, end: at.pair.value.span.end }), sum }];
  });
}

function aboutSum({ parent, children }: ParentSums, sum: Sum, language: Language): Pick<Hint, 'label' | 'tooltip'> {
  const computed = writeScore(sum.computed);
  const stated = parent.amounts[sum.field]?.written ?? writeScore(sum.stated);
  const by = signed(writeScore(-sum.difference));
  const complete = sum.addends.length === children.length;
  const sign = !complete ? '≥' : sum.verdict === 'rounding' ? '≈' : '≠';
  const other = sum.explainedBy?.kind === 'criterion' ? sum.explainedBy.code?.text : undefined;
  const why =
    sum.verdict === 'rounding'
      ? words.rounding
      : sum.verdict === 'explained' && other !== undefined
        ? words.explained(other)
        : words.compare;
  const what = (complete ? words.sum : words.exceeds)(sum.addends.length, computed, stated, by);
  return { label: `${sign} ${computed}`, tooltip: `${what[language]} ${why[language]}` };
}

// What comes from elsewhere -----------------------------------------------------------------------------------------

function inherited(
  { project, tree }: TreeView,
  criterion: Criterion,
  key: 'lead' | 'deadline',
  language: Language,
): Pick<Hint, 'label' | 'tooltip' | 'target'> | undefined {
  if (!isLeaf(criterion) || !codeOf(criterion)) return undefined;
  const { tasks } = criterion;
  // A deadline from above is not added to tasks that all have their own.
  if (key === 'deadline' && tasks && tasks.length > 0 && tasks.every(({ deadlines }) => deadlines)) return undefined;
  const found = effective(tree, criterion, key === 'lead' ? 'lead' : 'deadlines');
  if (!found || found.from === criterion) return undefined;
  // What could not be read on the way may be the key itself.
  for (let at: Criterion | undefined = criterion; at && at !== found.from; at = at.parent)
    if (at.broken) return undefined;
  const from = found.from.code?.text ?? '?';
  const names = found.value.map(({ text }) => text.replace(/\s+/g, ' ').trim()).join(', ');
  const isAbove = isAncestor(found.from, criterion);
  return {
    label: `${words[key][language]}: ${names} (${from})`,
    tooltip: (isAbove ? words.fromAbove : words.fromSame)(from)[language],
    target: locate(project, found.value[0]!),
  };
}

function isAncestor(other: Criterion, criterion: Criterion): boolean {
  for (let above = criterion.parent; above; above = above.parent) if (above === other) return true;
  return false;
}

function codeOf({ fields, code }: Criterion): { piece: Piece; end: number } | undefined {
  const field = fields.get('code');
  return field && code && { piece: field.piece, end: code.node.span.end };
}

// Days --------------------------------------------------------------------------------------------------------------

function deadlinesIn({ deadlines, tasks }: Criterion): Located[] {
  return [...(deadlines ?? []), ...(tasks ?? []).flatMap((task) => task.deadlines ?? [])];
}

/** The last days of what recurs in a year, as the decree on documents writes days. */
function daysOf(deadline: string, year: number): Text | undefined {
  const read = parseDeadline(deadline);
  if (!isDeadline(read) || read.kind !== 'recurring' || !read.every) return undefined;
  return words.days[read.every](String(year));
}

// Words -------------------------------------------------------------------------------------------------------------

const words = {
  sum: (n: number, computed: string, stated: string, by: string): Text => ({
    vi: `Cộng ${n} thành phần được ${computed}, còn ở đây ghi ${stated} (chênh lệch ${by}).`,
    en: `The ${n} components add up to ${computed}, but ${stated} is stated here (difference ${by}).`,
  }),
  exceeds: (n: number, computed: string, stated: string): Text => ({
    vi: `Mới cộng ${n} thành phần đọc được đã là ${computed}, vượt số ghi ${stated}.`,
    en: `The ${n} readable components alone come to ${computed}, more than the ${stated} stated here.`,
  }),
  rounding: {
    vi: 'Có thể do làm tròn; hãy đối chiếu với bản gốc.',
    en: 'Perhaps rounding; compare with the original.',
  },
  explained: (code: string): Text => ({
    vi: `Nguyên nhân nằm ở ${code}: sửa ở đó trước.`,
    en: `The cause is at ${code}: put that right first.`,
  }),
  compare: {
    vi: 'Hãy đối chiếu với bản gốc rồi sửa số ghi ở đây hoặc ở thành phần bị sai.',
    en: 'Compare with the original, then correct the number here or the component that is wrong.',
  },
  lead: { vi: 'chủ trì', en: 'lead' },
  deadline: { vi: 'thời hạn', en: 'deadline' },
  fromAbove: (code: string): Text => ({
    vi: `Kế thừa từ ${code}. Muốn khác thì ghi riêng ở tiêu chí này.`,
    en: `Inherited from ${code}. To have another, write the key here.`,
  }),
  fromSame: (code: string): Text => ({
    vi: `Lấy theo “sameAs”, ghi ở ${code}. Muốn khác thì ghi riêng ở tiêu chí này.`,
    en: `Taken by “sameAs”, written at ${code}. To have another, write the key here.`,
  }),
  due: (year: number): Text => ({
    vi: `Ngày cuối của từng kỳ trong năm ${year}, năm đặt mục tiêu của chỉ số (targetYear).`,
    en: `The last day of each period in ${year}, the year that the index plans for (targetYear).`,
  }),
  days: {
    day: (year) => ({ vi: `→ đến hết 31/12/${year}`, en: `→ until 31/12/${year}` }),
    week: (year) => ({ vi: `→ đến hết 31/12/${year}`, en: `→ until 31/12/${year}` }),
    month: (year) => ({ vi: `→ cuối mỗi tháng, đến 31/12/${year}`, en: `→ end of each month, until 31/12/${year}` }),
    quarter: (year) => ({ vi: `→ 31/3, 30/6, 30/9, 31/12/${year}`, en: `→ 31/3, 30/6, 30/9, 31/12/${year}` }),
    year: (year) => ({ vi: `→ 31/12/${year}`, en: `→ 31/12/${year}` }),
  } satisfies Readonly<Record<Period, (year: string) => Text>>,
};
