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
  check: {
    file({ model }, report) {
      if (!model) return;
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
