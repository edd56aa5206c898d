import { defineRule } from '../engine/rule.ts';
import type { NumeralArgs } from './amounts.ts';
import { writtenAs } from './amounts.ts';

export const decimalComma = defineRule<NumeralArgs>({
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
  docs: {
    why: {
      vi: 'Văn bản tiếng Việt viết 8,5 nhưng YAML chỉ hiểu dấu chấm: `8,5` là một đoạn chữ, bảng tính và công cụ khác đọc tệp sẽ không cộng được. Riêng `1,500` có thể là một phẩy năm, cũng có thể là một nghìn năm trăm.',
      en: "Vietnamese text writes 8,5, but YAML knows the point only: `8,5` is a text, and spreadsheets and other programs that read the file can't add it. And `1,500` may be one and a half or fifteen hundred.",
    },
    repair: {
      vi: '`--fix` thay dấu phẩy bằng dấu chấm và giữ nguyên các chữ số: `8,50` thành `8.50`. Số có hai cách đọc như `1,500` thì không sửa thay: hãy đối chiếu với phụ lục. Số `0,185` chỉ có một cách đọc nên vẫn được sửa.',
      en: '`--fix` puts a point for the comma and keeps the digits: `8,50` becomes `8.50`. A number with two readings, such as `1,500`, is left to you: compare with the annex. `0,185` has one reading only and is repaired.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 6 (số điểm). Công văn năm 2021 của UBND thành phố Hà Nội viết cả hai cách, 86.07 và 1,43; phụ lục kèm theo chỉ dùng dấu chấm.',
      en: 'The format, section 6 (scores). The letter of 2021 of Hà Nội has both, 86.07 and 1,43; the annex has points only.',
    },
  },
  check: writtenAs('comma'),
});
