import { conflictsIn } from '../../syntax/conflict.ts';
import { pieceAt } from '../../syntax/source.ts';
import { defineRule } from '../engine/rule.ts';
import { shown } from './reading.ts';

export const mergeConflict = defineRule<{ mark: string; times: string }>({
  id: 'merge-conflict',
  severity: 'error',
  summary: {
    vi: 'Dấu <<<<<<< của một lần gộp tệp chưa xử lý xong.',
    en: 'Marks <<<<<<< of a merge that was not finished.',
  },
  message: ({ mark }) => ({
    vi: `Tệp còn dấu “${mark}” của một lần gộp hai bản sửa chưa xử lý xong; chỉ bản đứng trước được đọc. Hãy chọn nội dung đúng, rồi xóa phần còn lại cùng các dòng <<<<<<<, =======, >>>>>>>.`,
    en: `The mark “${mark}” of an unfinished merge of two versions is left in the file; only the version that stands first is read. Keep what is right, and delete the rest with the lines <<<<<<<, ======= and >>>>>>>.`,
  }),
  docs: {
    why: {
      vi: 'Hai người cùng sửa một chỗ thì công cụ quản lý phiên bản (như Git) không tự chọn, mà để cả hai bản trong tệp. Chỉ bản đứng trước được đọc và kiểm tra: nếu bản đúng là bản đứng sau thì điểm, nhiệm vụ đang xét đều sai.',
      en: 'Where two people changed the same lines, version control (such as Git) does not choose and leaves both versions in the file. Only the first is read and checked: if the second is right, the points and tasks that are judged are the wrong ones.',
    },
    repair: {
      vi: 'Không có cách sửa tự động: chỉ người lập bảng biết bản nào đúng. Từ `<<<<<<<` đến `=======` là bản thứ nhất, từ đó đến `>>>>>>>` là bản thứ hai. Giữ nội dung đúng, có khi phải lấy ở cả hai, rồi xóa các dòng dấu. Trong VS Code có thể bấm chọn ngay phía trên chỗ xung đột.',
      en: 'There is no automatic repair: only the authors know which version is right. From `<<<<<<<` to `=======` stands the first, from there to `>>>>>>>` the second. Keep what is right, at times a part of each, and delete the lines of marks. VS Code offers the choice right above the conflict.',
    },
    source: {
      vi: 'Các dấu này do Git và công cụ gộp tệp ghi vào; chúng không thuộc định dạng `.par.yaml` (mục 1, cách viết).',
      en: 'Git and other merge tools write these marks; they are no part of the format (section 1, how to write it).',
    },
  },
  check: {
    file({ model }, report) {
      // A file with the marks of a merge is one that only makes sense as a whole.
      if (!model?.source.needsWhole) return;
      for (const [i, { first }] of conflictsIn(model.source.text).entries()) {
        const { piece, start } = pieceAt(model.source, first.start);
        report({
          at: { piece, start: first.start - start, end: first.end - start },
          distinct: String(i),
          args: { mark: shown(model.source.text.slice(first.start, first.end)), times: String(i + 1) },
        });
      }
    },
  },
});
