import { defineRule } from '../engine/rule.ts';
import { plainly, writtenAs } from './amounts.ts';

export const decimalComma = defineRule<{ written: string; plain: string; field: string }>({
  id: 'decimal-comma',
  severity: 'error',
  summary: {
    vi: 'Số thập phân viết bằng dấu phẩy (8,5).',
    en: 'A decimal comma (8,5).',
  },
  message: ({ written, plain }) => {
    if (plain !== '') {
      return {
        vi: `“${written}” dùng dấu phẩy nên YAML đọc thành chữ, không phải số. Hãy dùng dấu chấm: ${plain}.`,
        en: `“${written}” has a comma, so YAML reads a text and no number. Use a point: ${plain}.`,
      };
    }
    const [whole = '', fraction = ''] = written.split(',');
    if (fraction.length > 3) {
      return {
        vi: `“${written}” dùng dấu phẩy và có hơn ba chữ số lẻ. Hãy dùng dấu chấm và ghi nhiều nhất ba chữ số lẻ theo phụ lục.`,
        en: `“${written}” has a comma and more than three decimals. Use a point, and at most three decimals as the annex has them.`,
      };
    }
    return {
      vi: `“${written}” có hai cách đọc: ${whole}.${fraction} (dấu phẩy thập phân) hoặc ${whole}${fraction} (dấu phân cách hàng nghìn). Hãy đối chiếu với phụ lục và viết lại bằng dấu chấm thập phân.`,
      en: `“${written}” has two readings: ${whole}.${fraction} (a decimal comma) or ${whole}${fraction} (a thousands separator). Compare with the annex and write it with a decimal point.`,
    };
  },
  check: {
    entry(entry, report) {
      for (const numeral of writtenAs(entry, 'comma')) {
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
