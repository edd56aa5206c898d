import type { Text } from '../../base/text.ts';
import { extension } from '../../workspace/load.ts';
import { defineRule } from '../engine/rule.ts';

type Why = 'folder' | 'denied' | 'other';

export const fileUnreadable = defineRule<{
  why: Why;
  /** The system's own word for it; may be empty. */
  detail: string;
}>({
  id: 'file-unreadable',
  severity: 'error',
  summary: {
    vi: 'Không đọc được tệp: không có quyền, là thư mục, hoặc lỗi đọc đĩa.',
    en: 'The file can not be read: no permission, a folder, or a failure of the disk.',
  },
  message: ({ why, detail }) => {
    const { vi, en } = reasons[why];
    const system = detail === '' ? '' : ` (${detail})`;
    return { vi: vi.replace('…', system), en: en.replace('…', system) };
  },
  check: {
    file({ path, content }, report) {
      if (content.kind !== 'unreadable') return;
      // A folder of another name is only read because an item names it: the item is at fault.
      if (content.why === 'folder' && !path.endsWith(extension)) return;
      report({ at: { path }, args: { why: content.why, detail: content.detail } });
    },
  },
});

/** `…` stands for the system's own word. */
const reasons: Readonly<Record<Why, Text>> = {
  folder: {
    vi: 'Đây là một thư mục mang tên như tệp .par.yaml, nên không có nội dung để đọc. Hãy đổi tên thư mục, hoặc thay bằng tệp.',
    en: 'This is a folder with the name of a .par.yaml file, so there is nothing to read. Rename the folder, or put a file in its place.',
  },
  denied: {
    vi: 'Không có quyền đọc tệp này…, nên tệp chưa được kiểm tra và các tổng cần đến tệp không được so sánh. Hãy cấp quyền đọc tệp, hoặc đóng phần mềm đang khóa tệp.',
    en: 'There is no permission to read this file…, so it has not been checked and sums that need it are not compared. Give yourself permission to read it, or close the program that locks it.',
  },
  other: {
    vi: 'Không đọc được tệp này…, nên tệp chưa được kiểm tra và các tổng cần đến tệp không được so sánh. Hãy xem ổ đĩa hoặc thư mục mạng có hoạt động không rồi thử lại.',
    en: 'This file could not be read…, so it has not been checked and sums that need it are not compared. See whether the disk or network folder works, and try again.',
  },
};
