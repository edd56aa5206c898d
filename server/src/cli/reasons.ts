import type { Text } from '../base/text.ts';

/** What the system calls the reason of a failure: `ENOSPC`. */
export function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? String(error);
}

/** Why the system refused, by its code. */
export function reasonOf(code: string): Text {
  return reasons[code] ?? { vi: code, en: code };
}

const noFolder = { vi: 'thư mục chứa tệp chưa có', en: 'its folder does not exist' };
const notAllowed = { vi: 'không có quyền', en: 'you have no permission' };

const reasons: Readonly<Record<string, Text>> = {
  ENOENT: noFolder,
  ENOTDIR: noFolder,
  EISDIR: { vi: 'đó là một thư mục', en: 'it is a folder' },
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: { vi: 'ổ đĩa chỉ cho đọc', en: 'the disk is read-only' },
  ENOSPC: { vi: 'ổ đĩa đã đầy', en: 'the disk is full' },
};
