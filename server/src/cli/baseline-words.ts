import type { Text } from '../base/text.ts';

/** What is told of a baseline. */

export const missingBaseline = (written: string): Text => ({
  vi: `Không có tệp phát hiện đã biết “${written}”. Hãy kiểm tra đường dẫn, hoặc thêm --update-baseline để tạo tệp.`,
  en: `There is no baseline “${written}”. Check the path, or add --update-baseline to make it.`,
});

/** `entry` counts from 1. */
export const brokenBaseline = (written: string, entry?: number): Text => ({
  vi: `“${written}” không phải tệp phát hiện đã biết do par-index ghi${entry ? ` (mục thứ ${entry} sai)` : ''}. Hãy lấy lại bản cũ, hoặc xóa tệp rồi chạy với --update-baseline.`,
  en: `“${written}” is no baseline as par-index writes it${entry ? ` (entry ${entry} is wrong)` : ''}. Bring back an earlier version, or delete it and run with --update-baseline.`,
});

export const conflictInBaseline = (written: string): Text => ({
  vi: `“${written}” còn dấu xung đột khi gộp (<<<<<<<). Hãy xóa các dòng dấu, giữ mục của cả hai bên, rồi chạy với --update-baseline để xếp lại.`,
  en: `“${written}” still holds marks of a merge conflict (<<<<<<<). Delete those lines, keep the entries of both sides, and run with --update-baseline to put it in order.`,
});

export const newerBaseline = (written: string, made: number, known: number): Text => ({
  vi: `“${written}” theo phiên bản ${made}, mới hơn phiên bản ${known} mà par-index này đọc được. Hãy cập nhật par-index.`,
  en: `“${written}” is of version ${made}, newer than the version ${known} that this par-index reads. Update par-index.`,
});

/** What is shown of an entry. */
type Named = Readonly<{ file: string; criterion?: string; rule: string }>;

const mostShown = 5;

export const staleEntries = (written: string, stale: readonly Named[]): Text => {
  const shown = stale.slice(0, mostShown).map(({ file, criterion, rule }) => {
    return `\n  ${[file, criterion, rule].filter(Boolean).join(' ')}`;
  });
  const left = stale.length - shown.length;
  return {
    vi: `${stale.length} mục trong ${written} không còn đúng với tệp nào; chạy với --update-baseline để bỏ:${shown.join('')}${left > 0 ? `\n  và ${left} mục khác` : ''}`,
    en: `${stale.length} ${stale.length === 1 ? 'entry' : 'entries'} in ${written} no longer found; run with --update-baseline to drop:${shown.join('')}${left > 0 ? `\n  and ${left} more` : ''}`,
  };
};

export const updatedBaseline = (written: string, added: number, dropped: number): Text =>
  added + dropped === 0
    ? { vi: `${written} không có gì thay đổi.`, en: `${written} is unchanged.` }
    : {
        vi: `Đã ghi ${written}: thêm ${added} mục, bỏ ${dropped} mục.`,
        en: `Wrote ${written}: ${added} added, ${dropped} dropped.`,
      };

export const keptBaseline = (written: string): Text => ({
  vi: `Chưa ghi ${written}: có những gì chưa kiểm tra được (xem trên).`,
  en: `Did not write ${written}: not all could be checked (see above).`,
});
