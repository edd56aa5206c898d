// What the manual of the command line tells beyond its tables.
import type { Text } from '../../server/src/base/text.ts';

export interface Section {
  readonly title: Text;
  /** Paragraphs and blocks, in Markdown. */
  readonly text: readonly Text[];
}

const same = (text: string): Text => ({ vi: text, en: text });

export const sections: readonly Section[] = [
  {
    title: { vi: 'Kiểm tra những tệp nào', en: 'Which files are checked' },
    text: [
      {
        vi: 'Tệp nêu đích danh luôn được kiểm tra, dù tên thế nào và dù `.gitignore` bỏ qua. Thư mục được tìm đến hết các cấp; những gì `.gitignore` bỏ qua, `.git`, `node_modules` và thư mục là liên kết thì không. Mẫu dùng `*` và `?` trong một tên, `**` qua nhiều cấp thư mục, `[a-c]`, `[!x]`, `{a,b}`; hãy đặt mẫu trong dấu nháy để trình lệnh không tự khai triển.',
        en: 'A file that is named is checked whatever its name, even if `.gitignore` leaves it out. Folders are searched to the bottom, save what `.gitignore` leaves out, `.git`, `node_modules`, and folders that are links. Patterns have `*` and `?` within a name, `**` over folders, `[a-c]`, `[!x]`, `{a,b}`; quote them, so that the shell does not expand them itself.',
      },
      {
        vi: 'Phát hiện được in là của các tệp được nêu, cùng các tổng của mọi bộ chỉ số chứa một trong số đó. Vì vậy chỉ kiểm tra những tệp vừa sửa (ví dụ trước khi commit) vẫn không sót tổng nào.',
        en: 'What is printed are the findings of the files named, and the sums of every index that one of them is part of. So checking only the files that changed, before a commit for instance, misses no total.',
      },
    ],
  },
  {
    title: { vi: 'Kiểm tra trong khi soạn: --watch', en: 'Checking while you work: --watch' },
    text: [
      {
        vi: '`par-index check --watch` kiểm tra một lần rồi chờ. Khi một tệp của dự án, `par.config.yaml`, `.gitignore` hay tệp của `--baseline` thay đổi, chỉ tệp đó được đọc lại và kết quả mới được in ra; nhiều thay đổi liền nhau được gộp làm một. Tệp và thư mục mới, bị xóa, đổi tên hay tạo lại đều được theo dõi tiếp. Trên màn hình, kết quả cũ được xóa trước khi in kết quả mới. Ctrl-C để dừng.',
        en: '`par-index check --watch` checks once and then waits. When a file of the project, `par.config.yaml`, a `.gitignore` or the file of `--baseline` changes, only that file is read again, and the new result is printed; changes in quick succession count as one. Files and folders that are new, deleted, renamed or made again are followed. On a terminal the old result is cleared before the new one. Ctrl-C ends it.',
      },
    ],
  },
  {
    title: { vi: 'Phát hiện đã biết: --baseline', en: 'Known findings: --baseline' },
    text: [
      {
        vi: 'Khi đưa công cụ vào một bộ chỉ số có sẵn, có thể ghi lại mọi phát hiện hiện có là đã biết, để từ đó CI chỉ báo những gì mới:',
        en: 'When the tool comes to an index that exists already, all present findings can be taken as known, so that CI then reports only what is new:',
      },
      {
        vi: '```sh\n# một lần, rồi đưa tệp vào git\npar-index check --baseline da-biet.json --update-baseline\n\n# trong CI\npar-index check --baseline da-biet.json\n```',
        en: '```sh\n# once; then add the file to git\npar-index check --baseline known.json --update-baseline\n\n# in CI\npar-index check --baseline known.json\n```',
      },
      {
        vi: 'Tệp là JSON, mỗi phát hiện một dòng, xếp theo tệp và STT, không có số dòng; vì vậy thêm bớt dòng trong bảng không làm nó thay đổi, và thay đổi của nó dễ xem khi duyệt:',
        en: 'The file is JSON, one finding a line, in the order of files and codes, without line numbers; so lines that come or go in a table do not change it, and its own changes are easy to review:',
      },
      same(
        '```json\n{\n  "version": 1,\n  "findings": [\n    { "file": "7-hien-dai-hoa.par.yaml", "criterion": "7.1", "rule": "sum-mismatch", "fingerprint": "5d20b2f5f1a3c7e4" }\n  ]\n}\n```',
      ),
      {
        vi: 'Đường dẫn tính từ thư mục của tệp. Có thể thêm khóa khác vào một mục, ví dụ `"reason"`; chúng được giữ nguyên. Khi một phát hiện không còn nữa, mục của nó được nêu ra và đếm, mã thoát không đổi; `--update-baseline` bỏ các mục như vậy và thêm mục mới. Nếu chỉ kiểm tra một số tệp thì mục của tệp khác để yên. Thiết lập sai, lỗi cú pháp và những phát hiện mà ghi chú `par-ignore` không bỏ qua được thì tệp này cũng không bỏ qua được.',
        en: 'Paths count from the folder of the file. Other keys, such as `"reason"`, may be added to an entry; they are kept. When a finding is there no more, its entry is named and counted, and the exit code stays; `--update-baseline` drops such entries and adds new ones. Where only some files are checked, the entries of others are left alone. Wrong settings, errors of syntax and whatever a `par-ignore` comment can not silence, this file can not either.',
      },
    ],
  },
  {
    title: { vi: 'Biến môi trường', en: 'Environment' },
    text: [
      {
        vi: '- `NO_COLOR`: có giá trị thì không tô màu; `--color always` vẫn tô.\n- `TERM=dumb`: không tô màu, không báo tiến độ.\n- `GITHUB_STEP_SUMMARY`: với `--format github`, bảng tóm tắt được thêm vào tệp này.\n- `PAR_INDEX_DEBUG=1`: khi phần mềm gặp sự cố thì in chi tiết để báo lại.',
        en: '- `NO_COLOR`: with a value, no colours; `--color always` still has them.\n- `TERM=dumb`: no colours and no progress.\n- `GITHUB_STEP_SUMMARY`: with `--format github`, the summary is added to this file.\n- `PAR_INDEX_DEBUG=1`: where the program fails, print the details to report.',
      },
    ],
  },
];
