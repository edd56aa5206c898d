import type { Text } from '../../base/text.ts';
import type { Thousandths } from '../../base/thousandths.ts';
import { writeScore } from '../../base/thousandths.ts';
import type { AmountField, Criterion } from '../../model/criterion.ts';
import { amountFields } from '../../model/criterion.ts';
import { both } from '../../rules/engine/words.ts';
import type { TreeView } from '../../workspace/view.ts';

/** Points that come or go; a column that is absent brings none. */
export type Points = Readonly<Partial<Record<AmountField, Thousandths>>>;

/** The points of a criterion that can be read. */
export function pointsOf({ amounts }: Criterion): Points {
  return Object.fromEntries(
    amountFields.flatMap((field) => {
      const value = amounts[field]?.score?.value;
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

/**
 * ` (tổng 7.1: 4.937 → 5.122)`: what becomes of the sums of a parent's components (without a parent: of the index) where
 * some points come and others go. Only columns that change are named; empty where none does, and where nothing is added
 * up: in a file that no index reaches, and behind the last component.
 */
export function effectOn(view: TreeView, parent: Criterion | undefined, comes: Points, goes: Points): Text {
  const children = parent ? parent.children : view.tree.index ? view.tree.top : [];
  const before: string[] = [];
  const after: string[] = [];
  for (const field of amountFields) {
    const values = children.flatMap(({ amounts }) => amounts[field]?.score?.value ?? []);
    const change = (comes[field] ?? 0) - (goes[field] ?? 0);
    if (change === 0 || (values.length === 0 && comes[field] === undefined)) continue;
    const sum = values.reduce((total, value) => total + value, 0);
    before.push(writeScore(sum));
    after.push(writeScore(sum + change));
  }
  if (before.length === 0) return { vi: '', en: '' };
  const name = parent ? { vi: parent.code?.text ?? '?', en: parent.code?.text ?? '?' } : words.index;
  const numbers = `${before.join(' / ')} → ${after.join(' / ')}`;
  return both((l) => ` (${words.sum[l]} ${name[l]}: ${numbers})`);
}

const words = {
  sum: { vi: 'tổng', en: 'sum of' },
  index: { vi: 'chỉ số', en: 'the index' },
};
