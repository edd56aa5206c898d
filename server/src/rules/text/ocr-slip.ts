import { defineRule } from '../engine/rule.ts';
import { misreadingsIn, searchFor } from './misread.ts';
import { editsFor, placeIn, scanner } from './passage.ts';

const misreadings = scanner('prose', misreadingsIn);

export const ocrSlip = defineRule<{ wrong: string; right: string }>({
  id: 'ocr-slip',
  severity: 'warning',
  summary: {
    vi: 'Chữ bị nhận dạng sai khi quét văn bản: từ có nghĩa nhưng sai trong cụm từ này.',
    en: 'Words misread when a document was scanned: real words, but wrong in this phrase.',
  },
  message: ({ wrong, right }) => ({
    vi: `“${wrong}” có lẽ là “${right}”: lỗi thường gặp khi nhận dạng chữ từ bản quét, phần mềm soát chính tả không thấy vì từng từ đều có nghĩa. Hãy đối chiếu với văn bản gốc và sửa lại.`,
    en: `“${wrong}” is probably “${right}”: a usual slip of text recognition, which spelling checkers miss because each word exists. Compare with the original document and correct it.`,
  }),
  check: {
    entry(entry, report, { settings }) {
      for (const { passage, found } of misreadings(entry, searchFor(settings.words.ocr))) {
        const { start, end, right, changes } = found;
        const wrong = passage.node.text.slice(start, end).replace(/\s+/g, ' ');
        report({
          at: placeIn(passage, start, end),
          key: passage.key,
          args: { wrong, right },
          distinct: wrong,
          fixes: () => [
            {
              title: { vi: `Sửa thành “${right}”`, en: `Replace by “${right}”` },
              // It puts another word, which only the original document can confirm.
              safe: false,
              preferred: true,
              edits: editsFor(passage, changes),
            },
          ],
        });
      }
    },
  },
});
