import { longestPiece } from '../../syntax/piece.ts';
import { defineRule } from '../engine/rule.ts';

export const fileTooLarge = defineRule<{
  what: 'file' | 'block';
  /** In bytes for a file, in characters for a block. */
  size: string;
  limit: string;
}>({
  id: 'file-too-large',
  severity: 'error',
  summary: {
    vi: 'Tệp, hoặc một đoạn của tệp, lớn quá mức đọc được.',
    en: 'The file, or one block of it, is too large to be read.',
  },
  message: ({ what, size, limit }) =>
    what === 'file'
      ? {
          vi: `Tệp lớn ${megabytes(size)} MB, quá giới hạn ${megabytes(limit)} MB, nên không được đọc và chưa được kiểm tra. Hãy tách các lĩnh vực ra nhiều tệp và nối lại bằng “- file: …”.`,
          en: `The file has ${megabytes(size)} MB, over the limit of ${megabytes(limit)} MB, so it has not been read or checked. Split its areas into several files and join them by “- file: …”.`,
        }
      : {
          vi: `Đoạn này dài ${size} ký tự, quá giới hạn ${limit} ký tự cho một tiêu chí hoặc phần đầu tệp, nên không được đọc và chưa được kiểm tra; các đoạn khác vẫn được kiểm tra. Hãy xem có dán nhầm nội dung khác vào đây không, rồi rút ngắn hoặc tách ra.`,
          en: `This block has ${size} characters, over the limit of ${limit} for one criterion or the head of a file, so it has not been read or checked; all other blocks have. See whether something else was pasted here by mistake, and shorten or split it.`,
        },
  check: {
    file({ path, content, model }, report) {
      if (content.kind === 'too-large') {
        report({ at: { path }, args: { what: 'file', size: String(content.size), limit: String(content.limit) } });
      }
      for (const piece of model?.source.pieces ?? []) {
        for (const { kind, span, quoted } of piece.problems) {
          if (kind !== 'too-long') continue;
          report({ at: { piece, ...span }, args: { what: 'block', size: quoted, limit: String(longestPiece) } });
        }
      }
    },
  },
});

/** Bytes as megabytes (2²⁰), rounded up to a tenth: what is over the limit shows as more than it. */
function megabytes(bytes: string): string {
  return String(Math.ceil((Number(bytes) / 2 ** 20) * 10) / 10);
}
