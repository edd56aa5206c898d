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
  check: {
    entry(entry, report) {
      for (const { node, piece, key } of nodesOf(entry).filter(isScalarFound)) {
        if (node.style !== 'plain' || typeof node.value !== 'string' || isNumberOrDate(node.text)) continue;
        const { end } = node.span;
        const rest = /^[ \t]+(#(?!par-ignore)[\p{Nd}\p{Ll}][^\r\n]*)/u.exec(piece.text.slice(end, piece.text.indexOf('\n', end) < 0 ? undefined : piece.text.indexOf('\n', end)));
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
              edits: quoteEdits(piece.text, node.span.start, start + cut.length).map((edit) => ({ place: { piece, start: edit.start, end: edit.end }, text: edit.text })),
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
