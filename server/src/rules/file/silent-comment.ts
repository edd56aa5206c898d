import { quoteEdits } from '../../syntax/diagnose.ts';
import { defineRule } from '../engine/rule.ts';
import { isScalarFound, nodesOf, shown } from './reading.ts';

export const silentComment = defineRule<{ read: string; cut: string }>({
  id: 'silent-comment',
  severity: 'warning',
  summary: {
    vi: 'Phần sau dấu # của một câu bị coi là ghi chú và không được đọc.',
    en: 'The part of a sentence behind a # is taken for a comment and not read.',
  },
  message: ({ read, cut }) => ({
    vi: `Chỉ đọc được “${read}”: phần “${cut}” đứng sau dấu cách và dấu # nên bị coi là ghi chú. Nếu đó là phần của câu, hãy đặt cả câu trong dấu nháy; nếu là ghi chú, hãy viết một dấu cách sau dấu #.`,
    en: `Only “${read}” is read: “${cut}” stands behind a blank and a #, so it is taken for a comment. If it belongs to the sentence, put the sentence in quotes; if it is a comment, put a blank behind the #.`,
  }),
  docs: {
    why: {
      vi: 'Dấu `#` sau dấu cách mở đầu một ghi chú, nên `Theo Phụ lục #2 của kế hoạch` chỉ còn là “Theo Phụ lục”. Không có lỗi nào hiện ra: phần bị cắt vẫn nhìn thấy trong tệp, nhưng mọi kết quả lấy từ tệp đều thiếu phần ấy.',
      en: 'A `#` behind a blank begins a comment, so `Theo Phụ lục #2 của kế hoạch` is only “Theo Phụ lục”. Nothing fails: what is cut off can still be seen in the file, but is missing from all that is made of it.',
    },
    repair: {
      vi: 'Cách sửa được đề nghị là đặt cả câu trong dấu nháy; `--fix` không tự làm, vì đó cũng có thể là một ghi chú thật. Nếu là ghi chú thì viết một dấu cách sau `#`, khi đó không bị báo nữa. Câu dài thì viết ở dòng dưới `>-`: ở đó `#` chỉ là một ký tự của câu.',
      en: 'The repair that is offered puts the sentence in quotes; `--fix` does not, for it may be a comment indeed. If it is one, put a blank behind the `#` and it is not reported. A long sentence goes on the lines below `>-`, where a `#` is a sign like any other.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 1 (sau `#` là ghi chú) và mục 9 (văn bản dài).',
      en: 'The format, section 1 (`#` begins a comment) and section 9 (long text).',
    },
  },
  check: {
    entry(entry, report) {
      for (const { node, piece, key } of nodesOf(entry).filter(isScalarFound)) {
        if (node.style !== 'plain' || typeof node.value !== 'string' || isNumberOrDate(node.text)) continue;
        const { end } = node.span;
        if (piece.text[end] !== ' ' && piece.text[end] !== '\t') continue;
        const lineEnd = piece.text.indexOf('\n', end);
        const behind = piece.text.slice(end, lineEnd < 0 ? undefined : lineEnd);
        const rest = /^[ \t]+(#(?!par-ignore)[\p{Nd}\p{Ll}][^\r\n]*)/u.exec(behind);
        if (!rest) continue;
        const cut = rest[1]!.trimEnd();
        const start = end + rest[0].indexOf('#');
        report({
          at: { piece, start, end: start + cut.length },
          key,
          distinct: cut,
          args: { read: shown(node.text), cut: shown(cut) },
          fixes: () => [
            {
              title: { vi: 'Đặt cả câu trong dấu nháy', en: 'Put the whole sentence in quotes' },
              safe: false,
              preferred: true,
              edits: quoteEdits(piece.text, node.span.start, start + cut.length).map((edit) => ({
                place: { piece, start: edit.start, end: edit.end },
                text: edit.text,
              })),
            },
          ],
        });
      }
    },
  },
});

/** Behind a number or a date a # can only begin a comment. */
function isNumberOrDate(text: string): boolean {
  return /^[\d\s.,/-]+$/.test(text) || /\d{4}$/.test(text);
}
