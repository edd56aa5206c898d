import type { Text } from '../../base/text.ts';
import { defineRule } from '../engine/rule.ts';
import { plainly, writtenAs } from './amounts.ts';

export const numberForm = defineRule<{ written: string; plain: string; field: string }>({
  id: 'number-form',
  severity: 'error',
  summary: {
    vi: 'Số không viết ở dạng thập phân thường (1e1, .5, +8, 1.000,5).',
    en: 'A number that is not a plain decimal (1e1, .5, +8, 1.000,5).',
  },
  message: ({ written, plain }) => {
    const why = reasons.find(({ form }) => form.test(written))!.words;
    return plain === ''
      ? {
          vi: `“${written}” ${why.vi}. Điểm là số thập phân thường từ 0 trở lên, như 8 hoặc 8.5: hãy đối chiếu với phụ lục và viết lại.`,
          en: `“${written}” ${why.en}. Points are plain decimals of 0 or more, such as 8 or 8.5: compare with the annex and write it so.`,
        }
      : {
          vi: `“${written}” ${why.vi}. Điểm là số thập phân thường: hãy viết ${plain}.`,
          en: `“${written}” ${why.en}. Points are plain decimals: write ${plain}.`,
        };
  },
  check: {
    entry(entry, report) {
      for (const numeral of writtenAs(entry, 'other')) {
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

/** What is unusual about a number; the last fits all. */
const reasons: readonly { form: RegExp; words: Text }[] = [
  { form: /^\+/, words: { vi: 'có dấu cộng', en: 'has a plus sign' } },
  { form: /^[-−–]/, words: { vi: 'là số âm', en: 'is negative' } },
  { form: /^0[xob]/, words: { vi: 'không phải số hệ mười', en: 'is not in the decimal system' } },
  { form: /inf|nan/i, words: { vi: 'không phải là một con số', en: 'is no number' } },
  { form: /[eE]/, words: { vi: 'viết theo số mũ', en: 'has an exponent' } },
  { form: /^0\d/, words: { vi: 'có số 0 thừa ở đầu', en: 'has a leading zero' } },
  { form: /^[.,]/, words: { vi: 'thiếu số trước dấu thập phân', en: 'has no digit before the point' } },
  {
    form: /[.,].*[.,]/,
    words: {
      vi: 'có hai dấu phân cách nên không chắc là số nào',
      en: 'has two separators, so it is not certain which number is meant',
    },
  },
  { form: /[.,]$/, words: { vi: 'thiếu số sau dấu thập phân', en: 'has no digit behind the point' } },
  { form: /[_' ]/, words: { vi: 'có dấu phân cách giữa các chữ số', en: 'has a separator between its digits' } },
  { form: /(?:)/, words: { vi: 'không đúng dạng hoặc quá lớn', en: 'is not of the right form or too large' } },
];
