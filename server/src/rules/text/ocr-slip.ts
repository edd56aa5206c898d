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
  docs: {
    why: {
      vi: 'Khi nhận dạng chữ từ bản quét, dấu hay bị đọc nhầm thành một từ khác vẫn có nghĩa: “Cổng DVC” thành “Công DVC”, “Tính công khai” thành “Tình công khai”, “Quán triệt” thành “Quản triệt”. Từng từ đều đúng chính tả nên phần mềm soát chính tả không thấy, và tên tiêu chí sai được chép tiếp sang báo cáo.',
      en: 'Text recognition often reads a mark wrongly and makes another real word of it: “Cổng DVC” becomes “Công DVC”, “Tính công khai” becomes “Tình công khai”, “Quán triệt” becomes “Quản triệt”. Each word is spelled right, so spelling checkers say nothing, and the wrong title goes on into reports.',
    },
    repair: {
      vi: 'Cụm từ đúng được đề nghị; `--fix` không tự thay, vì đó là một từ khác và chỉ văn bản gốc mới cho biết chắc. Hãy xem lại bản quét rồi chọn.\n\nCụm từ riêng của đơn vị khai ở `words.ocr` trong `par.config.yaml`, ví dụ `words: {ocr: {Công DVC: Cổng DVC}}`. Bị báo nhầm thì ghi lý do bằng `# par-ignore`.',
      en: 'The right phrase is offered; `--fix` does not put it, for it is another word and only the original can tell. Look at the scan, then choose.\n\nPhrases of your own go to `words.ocr` in `par.config.yaml`, such as `words: {ocr: {Công DVC: Cổng DVC}}`. Where the report is wrong, give the reason by `# par-ignore`.',
    },
    source: {
      vi: 'Phụ lục năm 2021 của UBND thành phố Hà Nội: tên bảng (“PHÂN ĐẦU”), mục 3.5 (“Công DVC”), 5.8.2 (“Tình công khai”), 6.4.2 (“Quản triệt”). Định dạng `.par.yaml`, mục 12 (`words`).',
      en: 'The annex of 2021 of Hà Nội: its title (“PHÂN ĐẦU”), items 3.5 (“Công DVC”), 5.8.2 (“Tình công khai”), 6.4.2 (“Quản triệt”). The format, section 12 (`words`).',
    },
  },
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
