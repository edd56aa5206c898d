import type { Text } from '../../base/text.ts';
import type { CitationSlip, CitedDate, SlipReason } from '../../model/citation.ts';
import { daysIn } from '../../model/deadline.ts';
import { defineRule } from '../engine/rule.ts';
import { both } from '../engine/words.ts';
import type { Change, Passage } from '../text/passage.ts';
import { editsFor, passagesOf, placeIn } from '../text/passage.ts';
import { citationsOf } from './mention.ts';

export const citationForm = defineRule<{
  written: string;
  /** Empty where it has no one reading. */
  canonical: string;
  /** What is wrong, in one word each; `no-day` and `no-month` of a date that cannot be. */
  why: string;
  /** The number whose date cannot be. */
  number: string;
  /** Its month (`6/2021`), and how many days that has. */
  month: string;
  days: string;
}>({
  id: 'citation-form',
  severity: 'warning',
  summary: {
    vi: 'Số, ký hiệu văn bản viết chưa đúng thể thức (thiếu gạch chữ Đ, thừa dấu cách, sai dấu nối, thiếu thành phần), hoặc ngày ban hành không có thật.',
    en: 'A document number that nearly is one (Đ without its stroke, blanks, a wrong dash, a part left out), or a date of issue that does not exist.',
  },
  message: ({ written, canonical, why, number, month, days }) => {
    if (why === 'no-month') {
      return {
        vi: `Ngày ban hành “${written}” của ${number} không có thật: không có tháng ${month}, một năm có tháng 1 đến tháng 12. Hãy đối chiếu với văn bản gốc và sửa lại.`,
        en: `The date “${written}” of ${number} does not exist: there is no month ${month}, months are 1 to 12. Compare with the document and correct it.`,
      };
    }
    if (why === 'no-day') {
      return {
        vi: `Ngày ban hành “${written}” của ${number} không có thật: tháng ${month} chỉ có ${days} ngày. Hãy đối chiếu với văn bản gốc và sửa lại.`,
        en: `The date “${written}” of ${number} does not exist: the month ${month} has ${days} days. Compare with the document and correct it.`,
      };
    }
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
  docs: {
    why: {
      vi: 'Số, ký hiệu là chìa khóa để tra văn bản. Chữ Đ thiếu gạch, thừa dấu cách hay sai dấu nối thì trông vẫn như đúng, nhưng tra cứu không ra; thiếu năm hoặc thiếu cơ quan ban hành thì không xác định được là văn bản nào.\n\nNgày ban hành không có thật (`31/6/2021`) thì chắc chắn là chép sai, nên được báo là lỗi.',
      en: 'The number is the key to a document. With a Đ that lacks its stroke, a blank too many or another dash it looks right, but a search finds nothing; without the year or the issuer nobody can tell which document it is.\n\nA date of issue that does not exist (`31/6/2021`) is certainly a slip, so it is an error.',
    },
    repair: {
      vi: '`--fix` sửa khi chỉ sai cách viết: chữ Đ, chữ hoa, chữ thường, dấu cách, dấu nối (`34/2016/ND-CP` thành `34/2016/NĐ-CP`). Chỗ sai nhiều hơn thế nhưng chỉ hiểu được một cách thì được đề nghị. Thiếu thành phần thì không đoán: hãy đối chiếu với văn bản gốc và ghi cho đủ.',
      en: '`--fix` repairs what is only misspelt: Đ, capitals, blanks, the separators between the parts (`34/2016/ND-CP` becomes `34/2016/NĐ-CP`). Where more is wrong but only one reading is left, that is offered. A part that is missing is not guessed: compare with the document and write it in full.',
    },
    source: {
      vi: 'Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3 (giữa số và ký hiệu có dấu gạch chéo, giữa các nhóm chữ viết tắt có dấu gạch nối, không cách chữ) và Phụ lục III (chữ viết tắt tên loại). Công văn năm 2021 của UBND thành phố Hà Nội: “3541 /UBND-SNV”.',
      en: 'Decree 30/2020/NĐ-CP, annex I, part I, II.3 (a slash between the number and the letters, hyphens between the abbreviations, no blanks) and annex III (the abbreviations of the kinds). The letter of 2021 of Hà Nội: “3541 /UBND-SNV”.',
    },
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
            args: { written, canonical: canonical ?? '', why: reasons.join(', '), number: '', month: '', days: '' },
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
        for (const { number, date, days } of impossibleDates(passage)) {
          const { day, month, year, text } = date;
          report({
            at: placeIn(passage, date.start, date.end),
            key: passage.key,
            severity: 'error',
            distinct: `${number} ${day}/${month}/${year}`,
            args: {
              written: text,
              canonical: '',
              why: days === 0 ? 'no-month' : 'no-day',
              number,
              month: days === 0 ? String(month) : `${month < 3 ? '0' : ''}${month}/${year}`,
              days: String(days),
            },
          });
        }
      }
    },
  },
});

type WholeDate = CitedDate & { readonly day: number; readonly month: number; readonly year: number };

/** Dates of issue that do not exist; one that several numbers share is told with the last of them. */
function impossibleDates(passage: Passage): { number: string; date: WholeDate; days: number }[] {
  const found = new Map<number, { number: string; date: WholeDate; days: number }>();
  for (const { number, date } of citationsOf(passage).citations) {
    if (!date || !isWhole(date)) continue;
    const days = daysIn(date.month, date.year);
    if (date.day < 1 || date.day > days) found.set(date.start, { number: number.text, date, days });
  }
  return [...found.values()];
}

function isWhole(date: CitedDate): date is WholeDate {
  return date.day !== undefined && date.month !== undefined && date.year !== undefined;
}

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
    en: 'the abbreviation of the kind does not belong there, because acts of the National Assembly state its term only',
  },
  'short-year': { vi: 'năm chỉ ghi hai chữ số', en: 'the year has two digits only' },
  'year-behind': {
    vi: 'năm ghi sau ký hiệu, trong khi số của loại văn bản này không kèm năm',
    en: 'it ends with a year, which numbers of this kind do not have',
  },
  'without-year': { vi: 'thiếu năm ban hành', en: 'the year is missing' },
  'without-kind': { vi: 'thiếu tên viết tắt loại văn bản', en: 'the abbreviation of its kind is missing' },
  'without-issuer': { vi: 'thiếu tên viết tắt cơ quan ban hành', en: 'the abbreviation of the issuer is missing' },
  'without-sign': { vi: 'thiếu ký hiệu sau số và năm', en: 'the letters after the number and year are missing' },
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
