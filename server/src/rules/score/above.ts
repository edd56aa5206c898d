import type { Thousandths } from '../../base/thousandths.ts';
import { writeScore } from '../../base/thousandths.ts';
import type { AmountField } from '../../model/criterion.ts';
import { repairAt } from '../../workspace/repairs.ts';
import type { Parent, ParentSums } from '../../workspace/rollup.ts';
import type { TreeView } from '../../workspace/view.ts';
import type { Fix } from '../engine/finding.ts';
import type { Report } from '../engine/rule.ts';
import { columnNames } from '../engine/words.ts';
import { nameOfParent, placeOfAmount } from '../sum/place.ts';

export type AboveArgs = { code: string; value: string; max: string };

/** Reports a criterion, or the index, whose number in a column is above its maximum. */
export function reportAbove(field: 'score' | 'target', one: Parent, view: TreeView, report: Report<AboveArgs>): void {
  const { max, [field]: amount } = one.amounts;
  if (!max?.score || !amount?.score || amount.score.value <= max.score.value) return;
  // A maximum that its own components contradict is reported there.
  const own = view.rollup.of.get(one)?.sums.max;
  if (own?.verdict === 'mismatch' && (own.alsoAbove || own.computed >= amount.score.value)) return;
  report({
    // A maximum of 0 can't be: it is the wrong number.
    at: placeOfAmount(one, max.score.value === 0 ? 'max' : field)!,
    key: field,
    about: one,
    args: { code: nameOfParent(one), value: amount.written, max: max.written },
    related: [],
    fixes: () => repairs(one, field, view),
  });
}

/** What the sums say the number, or the maximum, should be. */
function repairs(one: Parent, field: 'score' | 'target', { tree, rollup }: TreeView): Fix[] {
  const own = rollup.of.get(one);
  const over =
    one.kind === 'criterion' ? (one.parent ?? tree.index) && rollup.of.get((one.parent ?? tree.index)!) : undefined;
  const max = one.amounts.max!.score!.value;
  const most = Math.max(...(['score', 'target'] as const).map((column) => one.amounts[column]?.score?.value ?? 0));
  const candidates: { field: AmountField; to: Thousandths; by: ParentSums }[] = [];
  const add = (column: AmountField, to: Thousandths | undefined, by: ParentSums): void => {
    const fits = to !== undefined && (column === 'max' ? to >= most : to >= 0 && to <= max);
    if (fits && !candidates.some((known) => known.field === column && known.to === to))
      candidates.push({ field: column, to, by });
  };
  const wanted = (sums: ParentSums, column: AmountField): Thousandths | undefined => {
    const sum = sums.sums[column];
    const disagrees = sum?.verdict === 'mismatch' || sum?.verdict === 'explained';
    return disagrees && sum.addends.length === sums.children.length ? repairAt(one, sums, sum, rollup)?.to : undefined;
  };
  if (own?.sums[field]?.explainedBy === one) add(field, wanted(own, field), own);
  if (over) {
    // A maximum that makes its own sum wrong is the slip, not the points.
    const columns: readonly AmountField[] = over.sums.max?.explainedBy === one ? ['max', field] : [field, 'max'];
    for (const column of columns) add(column, wanted(over, column), over);
  }
  return candidates.map(({ field: column, to, by }, i) => {
    const from = one.amounts[column]!.written;
    const name = nameOfParent(one);
    const of =
      by.parent === one
        ? { vi: 'bằng tổng các thành phần', en: 'the sum of the components' }
        : {
            vi: `khi đó ${nameOfParent(by.parent) || 'chỉ số'} cộng khớp`,
            en: `${nameOfParent(by.parent) || 'the index'} then adds up`,
          };
    return {
      title: {
        vi: `Sửa ${columnNames[column].vi} của ${name || 'chỉ số'}: ${from} → ${writeScore(to)} (${of.vi})`,
        en: `Set the ${columnNames[column].en} of ${name || 'the index'}: ${from} → ${writeScore(to)} (${of.en})`,
      },
      safe: false,
      preferred: i === 0,
      edits: [{ place: placeOfAmount(one, column)!, text: writeScore(to) }],
    };
  });
}
