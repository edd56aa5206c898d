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
  docs: {
    why: {
      vi: 'Không có thời gian hoàn thành thì không theo dõi được tiến độ và không biết khi nào phải báo cáo. Tiêu chí có nhiệm vụ ghi thời hạn, có nhiệm vụ không, cũng bị báo: các nhiệm vụ còn lại chưa có hạn.',
      en: 'Without a deadline nobody can follow the progress, nor tell when to report. A criterion where some tasks have a deadline and others have none is reported too: the others are due on no day.',
    },
    repair: {
      vi: 'Ghi `deadline` ở tiêu chí, ở từng nhiệm vụ, hoặc ở tiêu chí cha nếu các tiêu chí thành phần có chung thời hạn. Không có cách sửa tự động: thời hạn chỉ phụ lục mới cho biết. Không rõ thì hỏi cơ quan chủ trì; đừng ghi tạm `Năm …` khi phụ lục để trống, mà ghi lý do bằng `# par-ignore`.',
      en: 'Write `deadline` at the criterion, at each task, or on the level above where the components share one. There is no automatic repair: only the annex knows the deadline. Ask the lead agency if in doubt; where the annex leaves it blank, do not put a `Năm …` for the time being but give the reason by `# par-ignore`.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 4 (`deadline`) và mục 5 (thời hạn của từng nhiệm vụ). Phụ lục năm 2021 của UBND thành phố Hà Nội, mục 8.1: tiêu chí 10 điểm, không có nhiệm vụ và thời hạn.',
      en: 'The format, section 4 (`deadline`) and section 5 (deadlines of tasks). The annex of 2021 of Hà Nội, item 8.1: a criterion of 10 points with neither tasks nor a deadline.',
    },
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
