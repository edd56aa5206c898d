import { lacks, placeOfCode } from '../engine/leaf.ts';
import { defineRule } from '../engine/rule.ts';

export const missingTask = defineRule<{ code: string; max: string; /** Empty where it has none. */ score: string }>({
  id: 'missing-task',
  severity: 'warning',
  summary: {
    vi: 'Tiêu chí chưa đạt điểm tối đa mà không có nhiệm vụ nào.',
    en: 'A criterion below its maximum has no task.',
  },
  message: ({ code, max, score }) => {
    const below =
      max !== '' && score !== ''
        ? { vi: `, trong khi mới đạt ${score}/${max} điểm`, en: `, though it has only ${score} of ${max} points` }
        : { vi: '', en: '' };
    return {
      vi: `${code}: chưa có nhiệm vụ nào${below.vi}. Hãy ghi nhiệm vụ vào “tasks”, hoặc ghi “sameAs” nếu phụ lục gộp ô với tiêu chí khác.`,
      en: `${code} has no task${below.en}. Write its tasks under “tasks”, or “sameAs” where the annex merges the cell with another criterion's.`,
    };
  },
  check: {
    criterion(criterion, report, view) {
      if (!lacks(view, criterion, 'tasks')) return;
      const { max, score } = criterion.amounts;
      report({
        at: placeOfCode(criterion),
        key: 'tasks',
        args: { code: criterion.code?.text ?? '?', max: max?.written ?? '', score: score?.written ?? '' },
      });
    },
  },
});
