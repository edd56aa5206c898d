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
  docs: {
    why: {
      vi: 'Ít khi kế hoạch phấn đấu thấp hơn mức đã đạt: thường là hai cột đổi chỗ cho nhau, hoặc sai một chữ số. Cũng có khi đúng là như vậy, chẳng hạn cách chấm năm mới chặt hơn; khi đó lý do cần được ghi lại.',
      en: 'A plan seldom aims lower than what was reached: usually two columns have changed places, or a digit is wrong. At times it is meant, for instance when the rules of the new year are stricter; then the reason should be on record.',
    },
    repair: {
      vi: 'Đối chiếu hai cột với phụ lục và sửa số sai; không có cách sửa tự động. Nếu đúng là hạ mục tiêu thì ghi lý do tại chỗ: `# par-ignore target-below-score: cách chấm năm 2021 chặt hơn`. Tiêu chí cha thấp hơn chỉ vì tiêu chí thành phần của nó thì không bị báo thêm.',
      en: 'Compare both columns with the annex and correct the wrong number; there is no automatic repair. Where the plan does aim lower, say why on the spot: `# par-ignore target-below-score: stricter rules in 2021`. A parent that is lower only because a component is, is not reported again.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 4 (`score`, `target`). Phụ lục năm 2021 của UBND thành phố Hà Nội: trong 75 tiêu chí không chia nhỏ, 40 tiêu chí nâng mục tiêu, 35 tiêu chí giữ nguyên, không tiêu chí nào hạ.',
      en: 'The format, section 4 (`score`, `target`). The annex of 2021 of Hà Nội: of 75 criteria without components 40 aim higher than before, 35 as high, none lower.',
    },
  },
  check: {
    points(one, report, view) {
      if (!isLower(one) || view.rollup.of.get(one)?.children.some(isLower) || isRepaired(one, view)) return;
      report({
        at: placeOfAmount(one, 'target')!,
        key: 'target',
        about: one,
        args: { code: nameOfParent(one), target: one.amounts.target!.written, score: one.amounts.score!.written },
      });
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
