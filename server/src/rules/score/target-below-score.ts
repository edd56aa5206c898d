import type { Parent } from '../../workspace/rollup.ts';
import { repairsOf } from '../../workspace/repairs.ts';
import type { TreeView } from '../../workspace/view.ts';
import { defineRule } from '../engine/rule.ts';
import { nameOfParent, placeOfAmount } from '../sum/place.ts';

export const targetBelowScore = defineRule<{ code: string; target: string; score: string }>({
  id: 'target-below-score',
  severity: 'warning',
  summary: {
    vi: 'Mục tiêu thấp hơn điểm đã đạt.',
    en: 'A target below the score already reached.',
  },
  message: ({ code, target, score }) => ({
    vi: `${code || 'Chỉ số'}: mục tiêu ${target} thấp hơn điểm đã đạt ${score}. Hãy đối chiếu với phụ lục; nếu đúng là hạ mục tiêu, ghi lý do trong “# par-ignore target-below-score: …”.`,
    en: `${code || 'The index'}: the target ${target} is below the score ${score} already reached. Compare with the annex; if the plan does aim lower, say why in “# par-ignore target-below-score: …”.`,
  }),
  check: {
    tree(view, report) {
      const { index, all } = view.tree;
      for (const one of [...(index ? [index] : []), ...all]) {
        if (!isLower(one) || view.rollup.of.get(one)?.children.some(isLower) || isRepaired(one, view)) continue;
        report({
          at: placeOfAmount(one, 'target')!,
          key: 'target',
          about: one,
          args: { code: nameOfParent(one), target: one.amounts.target!.written, score: one.amounts.score!.written },
        });
      }
    },
  },
});

function isLower({ amounts: { target, score } }: Parent): boolean {
  return target?.score !== undefined && score?.score !== undefined && target.score.value < score.score.value;
}

/** The repair of a sum would end it: one slip, which is reported there. */
function isRepaired(one: Parent, { tree, rollup }: TreeView): boolean {
  const over = one.kind === 'criterion' ? (one.parent ?? tree.index) : undefined;
  const [score, target] = [one.amounts.score!.score!.value, one.amounts.target!.score!.value];
  return [one, over].some((parent) => {
    const sums = parent && rollup.of.get(parent);
    return (['score', 'target'] as const).some((field) => {
      const sum = sums?.sums[field];
      if (!sums || sum?.verdict !== 'mismatch') return false;
      const to = repairsOf(sums, sum, rollup).find(({ at }) => at === one)?.to;
      return to !== undefined && (field === 'score' ? to <= target : to >= score);
    });
  });
}
