import { defineRule } from '../engine/rule.ts';
import type { AboveArgs } from './above.ts';
import { reportAbove } from './above.ts';

export const scoreAboveMax = defineRule<AboveArgs>({
  id: 'score-above-max',
  severity: 'error',
  summary: {
    vi: 'Điểm đạt vượt điểm tối đa.',
    en: 'A score above the maximum.',
  },
  message: ({ code, value, max }) => ({
    vi: `${code || 'Chỉ số'}: điểm đạt ${value} vượt điểm tối đa ${max}. Hãy đối chiếu với phụ lục và sửa số bị sai.`,
    en: `${code || 'The index'}: the score ${value} is above the maximum ${max}. Compare with the annex and correct the wrong number.`,
  }),
  docs: {
    why: {
      vi: 'Điểm đạt được chấm trong khuôn khổ điểm tối đa nên không thể lớn hơn. Thường là dấu chấm đặt sai chỗ (15 thay cho 1.5), hai cột đổi chỗ cho nhau, hoặc chép nhầm số của dòng khác.',
      en: "A score is given within the maximum and can't be above it. Usually a point is misplaced (15 for 1.5), two columns have changed places, or the number is that of another row.",
    },
    repair: {
      vi: 'Khi tổng điểm cho biết con số đúng thì cách sửa được đề nghị: sửa điểm đạt, hoặc sửa điểm tối đa nếu chính điểm tối đa làm lệch tổng. `--fix` không tự đổi điểm; hãy đối chiếu với phụ lục.',
      en: 'Where the sums tell the right number, it is offered: for the score, or for the maximum if that is what breaks its sum. `--fix` never changes points; compare with the annex.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 4 (`score`: số từ 0 đến `max`) và mục 3 (tổng điểm của chỉ số).',
      en: 'The format, section 4 (`score`: from 0 to `max`) and section 3 (the totals of the index).',
    },
  },
  check: { points: (one, report, view) => reportAbove('score', one, view, report) },
});
