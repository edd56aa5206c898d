import { defineRule } from '../engine/rule.ts';
import type { AboveArgs } from './above.ts';
import { reportAbove } from './above.ts';

export const targetAboveMax = defineRule<AboveArgs>({
  id: 'target-above-max',
  severity: 'error',
  summary: {
    vi: 'Mục tiêu vượt điểm tối đa.',
    en: 'A target above the maximum.',
  },
  message: ({ code, value, max }) => ({
    vi: `${code || 'Chỉ số'}: mục tiêu ${value} vượt điểm tối đa ${max}. Hãy đối chiếu với phụ lục và sửa số bị sai.`,
    en: `${code || 'The index'}: the target ${value} is above the maximum ${max}. Compare with the annex and correct the wrong number.`,
  }),
  docs: {
    why: {
      vi: 'Mục tiêu lớn hơn điểm tối đa thì không bao giờ đạt được, và tổng mục tiêu của cả bảng bị nâng lên theo. Thường là dấu chấm đặt sai chỗ (15 thay cho 1.5), hai cột đổi chỗ cho nhau, hoặc chép nhầm số của dòng khác.',
      en: 'A target above the maximum can never be reached, and raises the total that the table aims for. Usually a point is misplaced (15 for 1.5), two columns have changed places, or the number is that of another row.',
    },
    repair: {
      vi: 'Khi tổng điểm cho biết con số đúng thì cách sửa được đề nghị: sửa mục tiêu, hoặc sửa điểm tối đa nếu chính điểm tối đa làm lệch tổng. `--fix` không tự đổi điểm; hãy đối chiếu với phụ lục. Nếu điểm đạt cũng vượt thì chỉ `score-above-max` báo.',
      en: 'Where the sums tell the right number, it is offered: for the target, or for the maximum if that is what breaks its sum. `--fix` never changes points; compare with the annex. If the score is above it too, only `score-above-max` speaks.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 4 (`target`: số từ 0 đến `max`) và mục 3 (tổng điểm của chỉ số). Phụ lục năm 2021 của UBND thành phố Hà Nội: không mục tiêu nào vượt điểm tối đa.',
      en: 'The format, section 4 (`target`: from 0 to `max`) and section 3 (the totals of the index). The annex of 2021 of Hà Nội: no target is above its maximum.',
    },
  },
  check: { points: (one, report, view) => reportAbove('target', one, view, report) },
});
