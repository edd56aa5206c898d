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
    en: 'The file cannot be read: no permission, a folder, or a failure of the disk.',
  },
  message: ({ why, detail }) => {
    const { vi, en } = reasons[why];
    const system = detail === '' ? '' : ` (${detail})`;
    return { vi: vi.replace('…', system), en: en.replace('…', system) };
  },
  docs: {
    why: {
      vi: 'Tệp không đọc được thì chưa được kiểm tra, và các tổng cần đến nó không được so sánh: không có phát hiện nào ở đó không có nghĩa là không có sai sót.',
      en: "A file that can't be read has not been checked, and sums that need it are not compared: no finding there does not mean that nothing is wrong.",
    },
    repair: {
      vi: 'Xem quyền đọc của tệp, phần mềm nào đang khóa tệp, ổ đĩa hoặc thư mục mạng có hoạt động không. Thư mục mang tên như `7.par.yaml` thì đổi tên. Sau đó kiểm tra lại; không có cách sửa tự động.',
      en: 'See whether you may read the file, whether a program locks it, whether the disk or network folder works. A folder that is named like `7.par.yaml` is to be renamed. Then check again; there is no automatic repair.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`: mỗi tệp là một tệp văn bản đọc được.',
      en: 'The format: each file is a text file that can be read.',
    },
    silence: {
      vi: 'Tệp không đọc được thì không có chỗ cho ghi chú `# par-ignore`. Nếu tệp không thuộc bảng, hãy chuyển nó ra khỏi dự án; bất đắc dĩ thì tắt quy tắc trong `par.config.yaml` bằng `rules: {file-unreadable: off}`.',
      en: "A file that can't be read has no place for a `# par-ignore` comment. If it is not part of the table, move it out of the project; failing that, switch the rule off in `par.config.yaml` by `rules: {file-unreadable: off}`.",
    },
    example: { why: 'denied', detail: 'EACCES' },
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
