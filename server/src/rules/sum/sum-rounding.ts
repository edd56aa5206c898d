import { writeScore } from '../../base/thousandths.ts';
import { amountFields } from '../../model/criterion.ts';
import { atPlace } from '../engine/finding.ts';
import { defineRule } from '../engine/rule.ts';
import { columnNames, signed } from '../engine/words.ts';
import { nameOfParent, placeOfAmount } from './place.ts';

export const sumRounding = defineRule<{
  parent: string;
  field: 'max' | 'score' | 'target';
  stated: string;
  computed: string;
  difference: string;
  above: 'agrees' | 'disagrees' | 'unknown';
}>({
  id: 'sum-rounding',
  severity: 'info',
  summary: {
    vi: 'Tổng của các thành phần lệch với số ghi, nhưng không quá mức mà làm tròn có thể gây ra.',
    en: 'A sum differs from the stated number by no more than rounding can explain.',
  },
  message: ({ parent, field, stated, computed, difference, above }) => {
    const column = columnNames[field];
    return {
      vi: `${parent || 'Toàn bộ chỉ số'}: ${column.vi} của các thành phần cộng lại là ${computed}, nhưng ghi ${stated} (lệch ${signed(difference)}), có thể do làm tròn. ${aboveWords[above].vi}`,
      en: `${parent || 'The index'}: the ${column.en} values of the components add up to ${computed}, but ${stated} is stated (difference ${signed(difference)}); rounding may explain it. ${aboveWords[above].en}`,
    };
  },
  docs: {
    why: {
      vi: 'Điểm chấm được làm tròn đến ba chữ số lẻ ở từng dòng, nên tổng của các số đã làm tròn có thể lệch một chút so với số ghi ở cấp trên. Phần lệch nhỏ như vậy không hẳn là sai sót, nhưng vẫn được nêu để biết vì sao không khớp từng chữ số.\n\nGiới hạn là 0.0005 × (số thành phần có chữ số thứ ba sau dấu chấm khác 0, cộng 1). Mặc định chỉ cột điểm đạt được phép lệch; điểm tối đa và mục tiêu phải khớp.',
      en: 'Scores are rounded to three decimals row by row, so their sum may differ a little from the number stated above. So small a difference need not be a slip, but is told, so that you know why the digits do not agree.\n\nThe limit is 0.0005 × (the components whose third decimal is not 0, plus 1). By default it holds for scores only; maxima and targets must agree.',
    },
    repair: {
      vi: 'Thường giữ nguyên như phụ lục. Nếu cấp trên cũng không khớp với số đã ghi thì đối chiếu lại. Cách sửa được đề nghị là ghi bằng tổng các thành phần; `--fix` không tự đổi. Muốn mọi số khớp từng chữ số thì đặt `rounding: {score: exact}` trong `par.config.yaml`.',
      en: 'Usually it stays as the annex has it. If the level above does not agree with the stated number either, compare again. The repair that is offered sets it to the sum; `--fix` does not. To have every digit agree, put `rounding: {score: exact}` into `par.config.yaml`.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 6 (số điểm) và mục 12 (`rounding`). Phụ lục năm 2021 của UBND thành phố Hà Nội, mục 6.1: 0.914 + 0 + 0.943 = 1.857, ghi 1.858; lệch 0.001, trong giới hạn 0.0015.',
      en: 'The format, section 6 (scores) and section 12 (`rounding`). The annex of 2021 of Hà Nội, item 6.1: 0.914 + 0 + 0.943 = 1.857, stated is 1.858; a difference of 0.001 within a limit of 0.0015.',
    },
  },
  check: {
    sums({ parent, sums }, report) {
      for (const field of amountFields) {
        const sum = sums[field];
        if (sum?.verdict !== 'rounding') continue;
        const computed = writeScore(sum.computed);
        report({
          at: placeOfAmount(parent, field)!,
          key: field,
          args: {
            parent: nameOfParent(parent),
            field,
            stated: parent.amounts[field]!.written,
            computed,
            difference: writeScore(-sum.difference),
            above: sum.above,
          },
          related: sum.addends.map(({ criterion }) => ({
            at: atPlace(placeOfAmount(criterion, field)!),
            message: {
              vi: `${criterion.code?.text ?? '?'}: ${columnNames[field].vi} ${criterion.amounts[field]!.written}`,
              en: `${criterion.code?.text ?? '?'}: ${columnNames[field].en} ${criterion.amounts[field]!.written}`,
            },
          })),
          fixes: () => [
            {
              title: {
                vi: `Ghi ${columnNames[field].vi} bằng tổng các thành phần: ${computed}`,
                en: `Set the ${columnNames[field].en} to the sum of the components: ${computed}`,
              },
              safe: false,
              edits: [{ place: placeOfAmount(parent, field)!, text: computed }],
            },
          ],
        });
      }
    },
  },
});

const aboveWords = {
  agrees: {
    vi: 'Cấp trên khớp với số đã ghi, nên có thể giữ nguyên; nếu muốn, ghi lại bằng tổng.',
    en: 'The level above agrees with the stated number, so it may stay; or set it to the sum.',
  },
  disagrees: {
    vi: 'Cấp trên cũng không khớp với số đã ghi: hãy đối chiếu với phụ lục gốc.',
    en: 'The level above does not agree with the stated number either: compare with the original annex.',
  },
  unknown: {
    vi: 'Có thể giữ nguyên hoặc ghi lại bằng tổng.',
    en: 'It may stay, or be set to the sum.',
  },
};
