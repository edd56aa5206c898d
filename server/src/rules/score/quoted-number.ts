import { defineRule } from '../engine/rule.ts';
import { plainly, writtenAs } from './amounts.ts';

export const quotedNumber = defineRule<{ written: string; plain: string; field: string }>({
  id: 'quoted-number',
  severity: 'error',
  summary: {
    vi: 'Số đặt trong dấu nháy ("8.5").',
    en: 'A number in quotes ("8.5").',
  },
  message: ({ written, plain }) => ({
    vi: `${written} được viết thành chữ (trong dấu nháy hoặc khối văn bản), nên YAML không đọc là số. Hãy viết thẳng ${plain || 'con số, nhiều nhất ba chữ số lẻ'}.`,
    en: `${written} is written as a text (in quotes or as a block), so YAML does not read a number. Write ${plain || 'the bare number, with three decimals at most'}.`,
  }),
  check: {
    entry(entry, report) {
      for (const numeral of writtenAs(entry, 'quoted')) {
        const { field, amount, at } = numeral;
        report({
          at,
          key: field,
          args: { written: amount.written, plain: amount.plain ?? '', field },
          fixes: () => plainly(numeral),
        });
      }
    },
  },
});
