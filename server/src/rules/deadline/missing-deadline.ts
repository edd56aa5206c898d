import { effective } from '../../workspace/effective.ts';
import { lacks, placeOfCode } from '../engine/leaf.ts';
import { defineRule } from '../engine/rule.ts';

export const missingDeadline = defineRule<{
  code: string;
  /** How many of its tasks have a deadline of their own, and how many tasks it has. */
  timed: string;
  tasks: string;
  /** The year that the index plans for; empty where it is not known. */
  year: string;
}>({
  id: 'missing-deadline',
  severity: 'warning',
  summary: {
    vi: 'Tiêu chí không có thời gian hoàn thành, cũng không kế thừa từ cấp trên.',
    en: 'A criterion neither has nor inherits a deadline.',
  },
  message: ({ code, timed, tasks, year }) => {
    const example = `deadline: Năm ${year || '…'}`;
    return timed === '0'
      ? {
          vi: `${code}: chưa có thời gian hoàn thành, cũng không kế thừa từ cấp trên, nên không theo dõi được tiến độ. Hãy ghi theo phụ lục, ví dụ “${example}”.`,
          en: `${code} neither has nor inherits a deadline, so its progress can't be followed. Write the one of the annex, for example “${example}”.`,
        }
      : {
          vi: `${code}: mới có ${timed}/${tasks} nhiệm vụ ghi thời gian hoàn thành. Hãy ghi cho các nhiệm vụ còn lại, hoặc ghi “deadline” chung cho cả tiêu chí, ví dụ “${example}”.`,
          en: `${code}: only ${timed} of ${tasks} tasks have a deadline. Write one for each of the others, or one for the whole criterion, for example “${example}”.`,
        };
  },
  check: {
    criterion(criterion, report, view) {
      if (!lacks(view, criterion, 'deadline')) return;
      const tasks = effective(view.tree, criterion, 'tasks')?.value ?? [];
      report({
        at: placeOfCode(criterion),
        key: 'deadline',
        args: {
          code: criterion.code?.text ?? '?',
          timed: String(tasks.filter(({ deadlines }) => deadlines).length),
          tasks: String(tasks.length),
          year: String(view.tree.index?.targetYear ?? ''),
        },
      });
    },
  },
});
