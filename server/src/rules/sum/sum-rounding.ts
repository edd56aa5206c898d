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
      vi: `${parent || 'Toàn bộ chỉ số'}: ${column.vi} của các thành phần cộng lại là ${computed}, ghi ${stated} (lệch ${signed(difference)}), có thể do làm tròn. ${aboveWords[above].vi}`,
      en: `${parent || 'The index'}: the ${column.en} values of the components add up to ${computed}, ${stated} is stated (difference ${signed(difference)}); rounding may explain it. ${aboveWords[above].en}`,
    };
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
