import type { Text } from '../../base/text.ts';
import type { CitationSlip, SlipReason } from '../../model/citation.ts';
import { defineRule } from '../engine/rule.ts';
import { both } from '../engine/words.ts';
import type { Change } from '../text/passage.ts';
import { editsFor, passagesOf, placeIn } from '../text/passage.ts';
import { citationsOf } from './mention.ts';

export const citationForm = defineRule<{
  written: string;
  /** Empty where it has no one reading. */
  canonical: string;
  /** What is wrong, in one word each. */
  why: string;
}>({
  id: 'citation-form',
  severity: 'warning',
  summary: {
    vi: 'Số, ký hiệu văn bản viết chưa đúng thể thức: thiếu gạch chữ Đ, thừa dấu cách, sai dấu nối, thiếu thành phần.',
    en: 'A document number that nearly is one: Đ without its stroke, blanks, a wrong dash, a part left out.',
  },
  message: ({ written, canonical, why }) => {
    const reasons = both((language) =>
      why
        .split(', ')
        .map((reason) => reasonTexts[reason as SlipReason][language])
        .join('; '),
    );
    if (why.includes('year-behind')) {
      return {
        vi: `Số, ký hiệu văn bản “${written}” chưa đúng thể thức: ${reasons.vi}. Hãy bỏ năm khỏi số, ký hiệu và ghi ngày ban hành ở phía sau.`,
        en: `The document number “${written}” is not in due form: ${reasons.en}. Take the year out of the number and state the date behind it.`,
      };
    }
    return canonical === ''
      ? {
          vi: `Số, ký hiệu văn bản “${written}” chưa đúng thể thức: ${reasons.vi}, nên chưa xác định được là văn bản nào. Hãy đối chiếu với văn bản gốc và ghi lại cho đủ.`,
          en: `The document number “${written}” is not in due form: ${reasons.en}, so which document it is cannot be told. Compare with the document and write the number in full.`,
        }
      : {
          vi: `Số, ký hiệu văn bản “${written}” chưa đúng thể thức: ${reasons.vi}. Tra cứu theo số, ký hiệu sẽ bỏ sót chỗ này; hãy sửa thành “${canonical}”.`,
          en: `The document number “${written}” is not in due form: ${reasons.en}. A search by the number misses it; write “${canonical}”.`,
        };
  },
  check: {
    entry(entry, report) {
      for (const passage of passagesOf(entry, 'prose')) {
        for (const slip of citationsOf(passage).slips) {
          const reasons = slip.reasons.filter((reason) => !saidElsewhere.has(reason));
          if (reasons.length === 0) continue;
          const { canonical } = slip;
          const written = slip.written.normalize('NFC');
          report({
            at: placeIn(passage, slip.start, slip.end),
            key: passage.key,
            args: { written, canonical: canonical ?? '', why: reasons.join(', ') },
            distinct: written,
            ...(canonical === undefined
              ? {}
              : {
                  fixes: () => [
                    {
                      title: { vi: `Sửa thành “${canonical}”`, en: `Replace by “${canonical}”` },
                      safe: slip.spelling,
                      preferred: true,
                      edits: editsFor(passage, [changeOf(slip, canonical)]),
                    },
                  ],
                }),
          });
        }
      }
    },
  },
});

/** `lookalike-letter` and `invisible-character` speak of these, in a number as in any word. */
const saidElsewhere: ReadonlySet<SlipReason> = new Set(['letter', 'invisible']);

const reasonTexts: Readonly<Record<SlipReason, Text>> = {
  stroke: { vi: 'chữ Đ thiếu dấu gạch', en: 'a Đ lacks its stroke' },
  letter: { vi: 'có chữ cái chỉ trông giống chữ tiếng Việt', en: 'a letter only looks like the Vietnamese one' },
  invisible: { vi: 'có ký tự không nhìn thấy', en: 'it has a character that cannot be seen' },
  case: { vi: 'chữ hoa, chữ thường chưa đúng', en: 'capital and small letters are not right' },
  digit: { vi: 'có chữ cái đứng ở chỗ chữ số', en: 'a letter stands where a digit should' },
  blank: { vi: 'có dấu cách ở giữa', en: 'it has blanks inside' },
  dash: { vi: 'dùng dấu gạch khác thay cho dấu gạch nối “-”', en: 'another dash stands for the hyphen “-”' },
  sign: {
    vi: 'dấu “/” hoặc “-” giữa các thành phần thiếu hoặc sai',
    en: 'a “/” or “-” between its parts is missing or wrong',
  },
  order: { vi: 'các thành phần không đúng thứ tự', en: 'its parts are out of order' },
  surplus: {
    vi: 'thừa tên viết tắt loại văn bản, vì văn bản quy phạm của Quốc hội chỉ ghi khóa',
    en: 'the sign of the kind is too much, because acts of the National Assembly state its term only',
  },
  'short-year': { vi: 'năm chỉ ghi hai chữ số', en: 'the year has two digits only' },
  'year-behind': {
    vi: 'năm ghi sau ký hiệu, trong khi số của loại văn bản này không kèm năm',
    en: 'a year stands behind it, which numbers of this kind do not have',
  },
  'without-year': { vi: 'thiếu năm ban hành', en: 'the year is missing' },
  'without-kind': { vi: 'thiếu tên viết tắt loại văn bản', en: 'the sign of its kind is missing' },
  'without-issuer': { vi: 'thiếu tên viết tắt cơ quan ban hành', en: 'the sign of who issued it is missing' },
  'without-sign': { vi: 'thiếu ký hiệu sau số và năm', en: 'the signs behind number and year are missing' },
};

/** Only the letters that change, those around them left out. */
function changeOf({ start, end, written }: CitationSlip, canonical: string): Change {
  const most = Math.min(written.length, canonical.length);
  let front = 0;
  while (front < most && written[front] === canonical[front]) front++;
  let back = 0;
  while (back < most - front && written.at(-1 - back) === canonical.at(-1 - back)) back++;
  return { start: start + front, end: end - back, text: canonical.slice(front, canonical.length - back) };
}
