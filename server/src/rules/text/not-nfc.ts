import { isNfc } from '../../base/vietnamese.ts';
import { defineRule } from '../engine/rule.ts';
import type { Change } from './passage.ts';
import { editsFor, placeIn, scanner, textAlone, wordsIn } from './passage.ts';

export const notNfc = defineRule<{
  /** The first such word, composed. */
  word: string;
  /** How many letters of the text are written so. */
  letters: string;
}>({
  id: 'not-nfc',
  severity: 'warning',
  summary: {
    vi: 'Chữ gõ bằng Unicode tổ hợp: chữ và dấu là các ký tự rời.',
    en: 'Letters written in decomposed Unicode: letter and marks are separate characters.',
  },
  message: ({ word, letters }) => ({
    vi: `“${word}” gõ bằng Unicode tổ hợp (chữ và dấu là các ký tự rời; đoạn này có ${letters} chữ như vậy): nhìn không khác, nhưng tìm kiếm và so sánh sẽ coi là chữ khác. Hãy chuyển sang Unicode dựng sẵn (NFC).`,
    en: `“${word}” is written in decomposed Unicode (letter and marks are separate characters; ${letters} such letters in this text): it looks the same, yet searching and comparing take it for other letters. Convert it to composed Unicode (NFC).`,
  }),
  docs: {
    why: {
      vi: 'Unicode có hai cách mã hóa chữ có dấu: dựng sẵn (một ký tự) và tổ hợp (chữ và dấu rời nhau). Trên màn hình hai cách trông như nhau, nhưng phần mềm coi là hai chữ khác nhau: tìm “kế hoạch” không ra, tên cơ quan không khớp danh mục, danh sách sắp xếp sai.\n\nChữ tổ hợp thường đến từ tệp PDF, từ máy Mac, hoặc từ bộ gõ đặt “Unicode tổ hợp”.',
      en: 'Unicode has two ways to write a letter with marks: composed (one character) and decomposed (letter and marks apart). On a screen they look the same, but to programs they are different letters: a search for “kế hoạch” finds nothing, names of agencies do not match the registry, lists sort wrongly.\n\nDecomposed letters usually come from PDF files, from a Mac, or from a keyboard set to “Unicode tổ hợp”.',
    },
    repair: {
      vi: '`--fix` chuyển sang Unicode dựng sẵn (NFC); không chữ nào đổi khi đọc, nên hai dòng trước và sau trong ví dụ trông giống hệt nhau. Để khỏi gặp lại, hãy đặt bảng mã của bộ gõ là “Unicode” (dựng sẵn).',
      en: '`--fix` converts them to composed Unicode (NFC); no letter reads otherwise, so the lines before and after in the example look just the same. To see no more of it, set the keyboard to “Unicode” (dựng sẵn).',
    },
    source: {
      vi: 'Nghị định số 30/2020/NĐ-CP, Phụ lục I: văn bản dùng bộ mã ký tự Unicode theo Tiêu chuẩn Việt Nam TCVN 6909:2001. Định dạng `.par.yaml`, mục 7: tên được so không phân biệt cách mã hóa.',
      en: 'Decree 30/2020/NĐ-CP, annex I: documents are in Unicode by the Vietnamese standard TCVN 6909:2001. The format, section 7: names are compared whatever their encoding.',
    },
  },
  check: {
    entry(entry, report) {
      for (const { passage, found: changes } of decomposed(entry, textAlone)) {
        const { text } = passage.node;
        const { start, end } = changes[0]!;
        const word =
          wordsIn(text).find((each) => each.start <= start && start < each.end)?.text ?? text.slice(start, end);
        const composed = word.normalize('NFC');
        report({
          at: placeIn(passage, start, end),
          key: passage.key,
          args: { word: composed, letters: String(changes.length) },
          distinct: composed,
          fixes: () => [
            {
              title: { vi: 'Chuyển sang Unicode dựng sẵn (NFC)', en: 'Convert to composed Unicode (NFC)' },
              safe: true,
              preferred: true,
              edits: editsFor(passage, changes),
            },
          ],
        });
      }
    },
  },
});

const decomposed = scanner('all', (text) => (isNfc(text) ? [] : [compositions(text)]));

/** Each letter with its marks that is not composed; the whole text where no single letter shows it. */
function compositions(text: string): Change[] {
  const changes = [...text.matchAll(/[^]\p{M}*/gu)].flatMap((match): Change[] => {
    const composed = match[0].normalize('NFC');
    return composed === match[0] ? [] : [{ start: match.index, end: match.index + match[0].length, text: composed }];
  });
  return changes.length > 0 ? changes : [{ start: 0, end: text.length, text: text.normalize('NFC') }];
}
