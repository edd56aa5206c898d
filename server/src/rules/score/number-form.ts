import type { Text } from '../../base/text.ts';
import { defineRule } from '../engine/rule.ts';
import type { NumeralArgs } from './amounts.ts';
import { writtenAs } from './amounts.ts';

export const numberForm = defineRule<NumeralArgs>({
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
  docs: {
    why: {
      vi: 'Mỗi số chỉ có một cách viết: chữ số, có thể thêm dấu chấm và tối đa ba chữ số lẻ. Những cách khác thì mỗi công cụ đọc một kiểu (`08`, `1_000`), khó so với phụ lục (`1e1`), hoặc không chắc là số nào (`1.000,5`). Điểm không bao giờ âm nên `-0.5` cũng bị báo ở đây.',
      en: 'A number has one form: digits, perhaps a point and up to three more. Others are read in different ways by different programs (`08`, `1_000`), are hard to compare with the annex (`1e1`), or leave open which number is meant (`1.000,5`). Points are never negative, so `-0.5` is reported here too.',
    },
    repair: {
      vi: '`--fix` viết lại số chỉ có một cách đọc: `.5` thành `0.5`, `+8` thành `8`, `1e1` thành `10`. Số âm và số có hai dấu phân cách thì không đoán: hãy đối chiếu với phụ lục.',
      en: '`--fix` rewrites what has one reading: `.5` becomes `0.5`, `+8` becomes `8`, `1e1` becomes `10`. Negative numbers and those with two separators are not guessed: compare with the annex.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 6 (số điểm).',
      en: 'The format, section 6 (scores).',
    },
  },
  check: writtenAs('other'),
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
