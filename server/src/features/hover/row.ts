import type { Language, Text } from '../../base/text.ts';
import type { Thousandths } from '../../base/thousandths.ts';
import { writeScore } from '../../base/thousandths.ts';
import type { AmountField, Criterion } from '../../model/criterion.ts';
import { amountFields } from '../../model/criterion.ts';
import type { IndexHead } from '../../model/file.ts';
import { both, columnNames, levelName, signed } from '../../rules/engine/words.ts';
import type { Parent, Sum } from '../../workspace/rollup.ts';
import type { TreeView } from '../../workspace/view.ts';
import { holds } from './holds.ts';
import { escape, table } from './markdown.ts';

/** The keys that make up a row of the annex. */
export const rowKeys: readonly string[] = ['code', 'title', ...amountFields];

/** A row of the annex: its numbers, what its components add up to, its share of the index, what holds for it. */
export function aboutRow(view: TreeView, parent: Parent): (Text | undefined)[] {
  return [
    titleOf(parent),
    tableOf(view, parent),
    standing(view, parent),
    parent.kind === 'criterion' ? holds(view.tree, parent) : undefined,
  ];
}

function titleOf(parent: Parent): Text {
  const title = escape(parent.title?.text ?? '');
  if (parent.kind === 'index') return both((l) => `**${title || words.index[l]}**`);
  const code = escape(parent.code?.text ?? '?');
  const level = levelName(parent.code?.parts?.length ?? 3);
  return both((l) => `**${code}** ${title} _(${level[l]})_`);
}

/** The row itself; under a parent each addend with its own, and what they add up to. */
function tableOf({ tree, rollup }: TreeView, parent: Parent): Text {
  const sums = rollup.of.get(parent);
  const years = yearsOf(tree);
  const cells = ({ amounts }: Pick<Criterion, 'amounts'>) =>
    amountFields.map((field) => escape(amounts[field]?.written ?? '–'));
  return both((l) => {
    const head = ['', ...amountFields.map((field) => columnTitle(field, years, l))];
    const own = [`**${words.stated[l]}**`, ...cells(parent).map((cell) => `**${cell}**`)];
    if (!sums) return table(head, [own]);
    const shown = sums.children
      .slice(0, mostAddends)
      .map((child) => [escape(child.code?.text ?? '?'), ...cells(child)]);
    const rest = sums.children.length - shown.length;
    if (rest > 0) shown.push([words.more(rest)[l], '…', '…', '…']);
    const total = [words.sum[l], ...amountFields.map((field) => totalOf(sums.sums[field], l))];
    // The sum before its addends: a hover shows a dozen lines, and the verdict is what is looked for.
    return table(head, [own, total, ...shown]);
  });
}

/** No criterion of a real annex has so many components. */
const mostAddends = 30;

/** `7.25 ✓`, `4.935 ✗ (−0.002)`: what the components add up to, and how the stated number differs. */
function totalOf(sum: Sum | undefined, language: Language): string {
  if (!sum) return '–';
  const computed = writeScore(sum.computed);
  if (sum.difference === 0) return `${computed} ✓`;
  const by = signed(writeScore(-sum.difference));
  const verdict = sum.verdict === 'rounding' || sum.verdict === 'partial' ? words[sum.verdict][language] : '';
  return `${computed} ${verdict === '' ? '✗ ' : ''}(${verdict}${by})`;
}

/** Which part of the index it is, what is still lost, what is planned; what can't be told is left out. */
function standing({ tree }: TreeView, parent: Parent): Text | undefined {
  const [max, score, target] = amountFields.map((field) => parent.amounts[field]?.score?.value);
  const whole = parent.kind === 'index' ? undefined : tree.index?.amounts.max?.score?.value;
  const parts = [
    max !== undefined && whole ? words.share(percent(max, whole)) : undefined,
    max !== undefined && score !== undefined ? words.lost(writeScore(max - score)) : undefined,
    score !== undefined && target !== undefined ? words.planned(signed(writeScore(target - score))) : undefined,
    max !== undefined && target !== undefined && target < max ? words.unplanned(writeScore(max - target)) : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : both((l) => capital(parts.map((part) => part[l]).join(' · ')));
}

/** A share in percent, to a hundredth. */
function percent(part: Thousandths, whole: Thousandths): string {
  return String(Math.round((part * 10_000) / whole) / 100);
}

/** `Điểm đạt 2020` */
export function columnTitle(field: AmountField, years: Years, language: Language): string {
  const year = field === 'score' ? years.score : field === 'target' ? years.target : undefined;
  return `${capital(columnNames[field][language])}${year === undefined ? '' : ` ${year}`}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export interface Years {
  readonly score: number | undefined;
  readonly target: number | undefined;
}

export function yearsOf({ index }: { readonly index: IndexHead | undefined }): Years {
  return { score: index?.scoreYear, target: index?.targetYear };
}

const words = {
  index: { vi: 'Toàn bộ chỉ số', en: 'The index' },
  stated: { vi: 'Ghi', en: 'Stated' },
  sum: { vi: 'Cộng các thành phần', en: 'Sum of components' },
  more: (n: number): Text => ({ vi: `… và ${n} thành phần nữa`, en: `… and ${n} more` }),
  rounding: { vi: 'có thể do làm tròn, ', en: 'perhaps rounding, ' },
  partial: { vi: 'phần chưa liệt kê, ', en: 'not all listed, ' },
  share: (n: string): Text => ({ vi: `Chiếm ${n} % chỉ số`, en: `${n} % of the index` }),
  lost: (n: string): Text => ({ vi: `còn cách điểm tối đa: ${n}`, en: `short of the maximum: ${n}` }),
  planned: (n: string): Text => ({ vi: `mục tiêu tăng: ${n}`, en: `planned gain: ${n}` }),
  unplanned: (n: string): Text => ({ vi: `chưa đưa vào mục tiêu: ${n}`, en: `not aimed at: ${n}` }),
};
