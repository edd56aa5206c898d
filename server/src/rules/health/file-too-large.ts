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
  docs: {
    why: {
      vi: 'Bảng tiêu chí dài nhất cũng chỉ vài trăm kilobyte. Tệp quá 64 MB, hoặc một khối quá 2 triệu ký tự, gần như chắc chắn là nội dung dán nhầm; đọc tiếp chỉ làm trình soạn thảo bị treo, nên phần ấy không được đọc và chưa được kiểm tra.',
      en: 'The longest table has a few hundred kilobytes. A file of more than 64 MB, or one block of more than 2 million characters, is almost certainly something pasted by mistake; to read it would only hang the editor, so it is not read and has not been checked.',
    },
    repair: {
      vi: 'Xem có dán nhầm nội dung khác vào tệp không. Bảng thật sự lớn thì tách mỗi lĩnh vực ra một tệp và nối lại bằng `- file: …`. Không có cách sửa tự động.',
      en: 'See whether something else was pasted into the file. Split a table that is large indeed into a file for each area, and join them by `- file: …`. There is no automatic repair.',
    },
    source: {
      vi: 'Giới hạn của công cụ, gấp nhiều lần bảng lớn nhất đã biết. Định dạng `.par.yaml`, mục 10 (nhiều tệp, một bộ chỉ số).',
      en: 'A limit of the tool, many times the largest table known. The format, section 10 (many files, one index).',
    },
    silence: {
      vi: 'Tệp không đọc được thì không có chỗ cho ghi chú `# par-ignore`. Nếu tệp không thuộc bảng, hãy chuyển nó ra khỏi dự án; bất đắc dĩ thì tắt quy tắc trong `par.config.yaml` bằng `rules: {file-too-large: off}`.',
      en: "A file that can't be read has no place for a `# par-ignore` comment. If it is not part of the table, move it out of the project; failing that, switch the rule off in `par.config.yaml` by `rules: {file-too-large: off}`.",
    },
    example: { what: 'file', size: '75497472', limit: '67108864' },
  },
  check: {
    file({ path, content }, report) {
      if (content.kind === 'too-large') {
        report({ at: { path }, args: { what: 'file', size: String(content.size), limit: String(content.limit) } });
      }
    },
    piece(piece, report) {
      for (const { kind, span, quoted } of piece.problems) {
        if (kind !== 'too-long') continue;
        report({ at: { piece, ...span }, args: { what: 'block', size: quoted, limit: String(longestPiece) } });
      }
    },
  },
});

/** Bytes as megabytes (2²⁰), rounded up to a tenth: what is over the limit shows as more than it. */
function megabytes(bytes: string): string {
  return String(Math.ceil((Number(bytes) / 2 ** 20) * 10) / 10);
}
