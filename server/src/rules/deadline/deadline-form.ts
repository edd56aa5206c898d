import { searchKey } from '../../base/vietnamese.ts';
import { isDeadline, parseDeadline } from '../../model/deadline.ts';
import type { Tree } from '../../workspace/tree.ts';
import { asItems, rewritten, wordsOf } from '../engine/rewrite.ts';
import { defineRule } from '../engine/rule.ts';
import { deadlinesOf } from './reading.ts';
import { severalDeadlines } from './several.ts';

export const deadlineForm = defineRule<{
  text: string;
  why: 'near' | 'several' | 'unknown' | 'agency' | 'no-month' | 'no-quarter' | 'no-day';
  /** How to write it, parted by semicolons; empty where that can't be told. */
  canonical: string;
  /** The part that can't be. */
  part: string;
  /** The year for examples. */
  year: string;
}>({
  id: 'deadline-form',
  severity: 'warning',
  summary: {
    vi: 'Thời gian hoàn thành ghi không đúng mẫu, hoặc ghi ngày, tháng, quý không có thật.',
    en: 'A deadline that is not of the form, or names a day, month or quarter that does not exist.',
  },
  message: ({ text, why, canonical, part, year }) => {
    switch (why) {
      case 'near':
        return {
          vi: `Thời gian hoàn thành “${text}” chưa đúng mẫu. Mẫu thống nhất là “${canonical}”: hãy ghi lại như vậy.`,
          en: `The deadline “${text}” is not written as the form asks. Write “${canonical}”.`,
        };
      case 'several': {
        const items = canonical.split('; ');
        return {
          vi: `“${text}” gồm ${items.length} thời hạn ghi chung một dòng. Hãy ghi thành danh sách, mỗi thời hạn một mục: ${items.join('; ')}.`,
          en: `“${text}” is ${items.length} deadlines in one text. Write a list, one deadline an item: ${items.join('; ')}.`,
        };
      }
      case 'unknown':
        return {
          vi: `Không đọc được thời gian hoàn thành “${text}”, nên không biết khi nào đến hạn. Hãy ghi theo một trong các mẫu: “Năm ${year}”, “Quý IV/${year}”, “Tháng 8/${year}”, “Trước ngày 30/11/${year}”, “Hằng quý”, “Thường xuyên”; điều kiện kèm theo để trong ngoặc đơn ở cuối.`,
          en: `The deadline “${text}” can't be read, so when it is due is not known. Write one of the forms “Năm ${year}”, “Quý IV/${year}”, “Tháng 8/${year}”, “Trước ngày 30/11/${year}”, “Hằng quý”, “Thường xuyên”; a condition goes in brackets at the end.`,
        };
      case 'agency':
        return {
          vi: `Mục thời gian hoàn thành đang ghi tên cơ quan (“${text}”), nhiều khả năng do lệch cột khi chép bảng. Hãy chuyển tên này sang “lead” và ghi lại thời hạn theo phụ lục gốc.`,
          en: `The name of an agency stands in the place of the deadline (“${text}”); the columns have probably shifted. Move it to “lead” and write the deadline that the original annex gives.`,
        };
      case 'no-month':
        return {
          vi: `Thời gian hoàn thành “${text}”: không có tháng ${part}, một năm có tháng 1 đến tháng 12. Hãy đối chiếu với phụ lục gốc và sửa lại.`,
          en: `The deadline “${text}”: there is no month ${part}, months are 1 to 12. Compare with the original annex and correct it.`,
        };
      case 'no-quarter':
        return {
          vi: `Thời gian hoàn thành “${text}”: không có quý ${part}, một năm có quý I đến quý IV. Hãy đối chiếu với phụ lục gốc và sửa lại.`,
          en: `The deadline “${text}”: there is no quarter ${part}, quarters are I to IV. Compare with the original annex and correct it.`,
        };
      case 'no-day':
        return {
          vi: `Thời gian hoàn thành “${text}”: không có ngày ${part}. Hãy đối chiếu với phụ lục gốc và sửa lại.`,
          en: `The deadline “${text}”: there is no day ${part}. Compare with the original annex and correct it.`,
        };
    }
  },
  docs: {
    why: {
      vi: 'Thời gian hoàn thành viết mỗi nơi một kiểu thì không sắp xếp, lọc hay nhắc hạn được. Ngày, tháng, quý không có thật (`Tháng 13/2021`, `31/11/2021`) thì chắc chắn là chép sai, nên được báo là lỗi; còn lại là cảnh báo.',
      en: "Deadlines written each in its own way can't be sorted, filtered or reminded of. A day, month or quarter that does not exist (`Tháng 13/2021`, `31/11/2021`) is certainly a slip, so it is an error; the rest are warnings.",
    },
    repair: {
      vi: 'Chỗ nào chỉ hiểu được một cách thì có cách ghi lại theo mẫu. `--fix` tự ghi lại khi chỉ khác về hình thức: chữ hoa, khoảng trắng, số 0 đứng trước, dấu đầu dòng, số của quý (`quý 4/2021` thành `Quý IV/2021`). Khác nhiều hơn (`2021-Q4`, `2021`), hoặc nhiều thời hạn ghi chung một dòng, thì cách sửa được đề nghị để xem lại.\n\nNgày, tháng, quý không có thật và cụm từ như “6 tháng đầu năm” thì không đoán được: hãy đối chiếu với phụ lục gốc. Điều kiện kèm theo đặt trong ngoặc đơn ở cuối: `Quý IV/2021 (sau khi có hướng dẫn)`.',
      en: "What has only one reading can be rewritten in the form. `--fix` does so where only the spelling differs: capitals, blanks, leading zeros, list marks, the number of a quarter (`quý 4/2021` becomes `Quý IV/2021`). Where more differs (`2021-Q4`, `2021`), or several deadlines stand in one text, the repair is offered for you to look at.\n\nDays, months and quarters that do not exist, and words such as “6 tháng đầu năm”, can't be guessed: compare with the original annex. A condition goes in brackets at the end: `Quý IV/2021 (sau khi có hướng dẫn)`.",
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 8 (`deadline`). Nghị định số 30/2020/NĐ-CP, Phụ lục I: chỉ các ngày từ 1 đến 9 và tháng 1, tháng 2 có thêm số 0 đứng trước.',
      en: 'The format, section 8 (`deadline`). Decree 30/2020/NĐ-CP, annex I: only days 1 to 9 and the months 1 and 2 have a leading zero.',
    },
  },
  check: {
    criterion(criterion, report, { tree }) {
      for (const { at, field } of deadlinesOf(criterion)) {
        const read = parseDeadline(at.text);
        if (isDeadline(read)) continue;
        const canonical = read.canonical && asBegun(at.text, read.canonical);
        const several = canonical === undefined ? severalDeadlines(at.text) : undefined;
        const impossible = read.reason === 'impossible' && !several;
        const part = at.text.slice(read.at.start, read.at.end);
        report({
          at: wordsOf(at),
          key: 'deadline',
          distinct: at.text,
          ...(impossible ? { severity: 'error' as const } : {}),
          args: {
            text: at.text.trim(),
            why: several
              ? 'several'
              : canonical !== undefined
                ? 'near'
                : impossible
                  ? impossibleWhat(at.text, part)
                  : isAgency(at.text, tree)
                    ? 'agency'
                    : 'unknown',
            canonical: several?.join('; ') ?? canonical ?? '',
            part: impossible ? part : '',
            year: String(tree.index?.targetYear ?? /\d{4}/.exec(at.text)?.[0] ?? '…'),
          },
          fixes: () => {
            if (several) {
              return [
                {
                  title: {
                    vi: `Ghi thành danh sách ${several.length} thời hạn`,
                    en: `Write a list of ${several.length} deadlines`,
                  },
                  safe: false,
                  preferred: true,
                  edits: [asItems(field, at, several)],
                },
              ];
            }
            if (canonical === undefined) return [];
            return [
              {
                title: { vi: `Ghi theo mẫu: “${canonical}”`, en: `Write “${canonical}”` },
                safe: spelling(at.text) === spelling(canonical),
                preferred: true,
                edits: [rewritten(at, canonical)],
              },
            ];
          },
        });
      }
    },
  },
});

/** Whether the registry knows a text as an agency, or it plainly begins as the name of one. */
function isAgency(text: string, tree: Tree): boolean {
  const found = tree.registry?.registry.find(text).kind;
  return (
    found === 'exact' ||
    found === 'variant' ||
    /^\s*(?:Sở|UBND|Ủy ban|Chi cục|Văn phòng)\s+\p{Lu}/u.test(text.normalize('NFC'))
  );
}

/** A date that began without “Ngày” may go on without. */
function asBegun(text: string, canonical: string): string {
  const date = canonical.replace(/^Ngày /, '');
  return /^\s*\d/.test(text) && isDeadline(parseDeadline(date)) ? date : canonical;
}

function impossibleWhat(text: string, part: string): 'no-month' | 'no-quarter' | 'no-day' {
  if (!/^\w+$/.test(part)) return 'no-day';
  // Months are never written with a q, quarters always are: `Quý`, `Q`.
  return searchKey(text).includes('q') ? 'no-quarter' : 'no-month';
}

/**
 * What spelling leaves: two deadlines of one spelling differ in case, blanks, zeros, list marks, or in how the
 * quarter's number is written; to make one of the other changes the form only.
 */
function spelling(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[\s'‘’•+*\-–—]+|[\s.,;]+$/g, '')
    .replace(/\s+/g, '')
    .replace(/(^|\D)0+(?=\d)/g, '$1')
    .replace(/(?<=quý\/?)(?:[1-4](?!\d)|[ivl]+)/u, (number) =>
      String(romans.indexOf(number.replaceAll('l', 'i')) + 1 || number),
    );
}

const romans = ['i', 'ii', 'iii', 'iv'];
