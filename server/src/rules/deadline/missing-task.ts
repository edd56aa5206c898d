import { lacks, placeOfCode } from '../engine/leaf.ts';
import { defineRule } from '../engine/rule.ts';

export const missingTask = defineRule<{
  code: string;
  max: string;
  /** Empty where it has none, or one above the maximum. */ score: string;
}>({
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
  docs: {
    why: {
      vi: 'Tiêu chí chưa đạt điểm tối đa mà không giao nhiệm vụ nào thì mục tiêu đặt ra không có cách thực hiện. Đây có thể là ô trống thật, nhưng thường là dòng bị sót khi chép bảng.\n\nTiêu chí đã đạt điểm tối đa thì không cần nhiệm vụ, nên không bị báo.',
      en: 'Where a criterion is below its maximum and nobody is given anything to do, nothing leads to its target. The cell may be blank indeed, but often a row was lost when the table was copied.\n\nA criterion at full marks needs no task, so it is not reported.',
    },
    repair: {
      vi: 'Ghi nhiệm vụ của phụ lục vào `tasks`; nếu phụ lục gộp ô với tiêu chí khác thì ghi `sameAs` với STT của tiêu chí ấy. Nhiệm vụ không truyền từ tiêu chí cha xuống. Không có cách sửa tự động.\n\nTiêu chí chấm qua điều tra xã hội học mà phụ lục để trống thì giữ nguyên và ghi lý do: `# par-ignore missing-task: chấm qua điều tra xã hội học`.',
      en: "Write the tasks of the annex under `tasks`; where the annex merges the cell with another criterion's, write `sameAs` and the code of that one. Tasks do not pass down from the level above. There is no automatic repair.\n\nWhere a criterion is scored by survey and the annex leaves the cell blank, keep it and give the reason: `# par-ignore missing-task: scored by survey`.",
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 4 (`tasks`, `sameAs`). Phụ lục năm 2021 của UBND thành phố Hà Nội, mục 8.1: tiêu chí 10 điểm, không có nhiệm vụ nào.',
      en: 'The format, section 4 (`tasks`, `sameAs`). The annex of 2021 of Hà Nội, item 8.1: a criterion of 10 points without a task.',
    },
  },
  check: {
    criterion(criterion, report, view) {
      if (!lacks(view, criterion, 'tasks')) return;
      const { max, score } = criterion.amounts;
      // A score above the maximum has a finding of its own; how far it falls short is not known.
      const isAbove = (score?.score?.value ?? 0) > (max?.score?.value ?? Infinity);
      report({
        at: placeOfCode(criterion),
        key: 'tasks',
        args: { code: criterion.code?.text ?? '?', max: max?.written ?? '', score: (!isAbove && score?.written) || '' },
      });
    },
  },
});
