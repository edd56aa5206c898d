import { defineRule } from '../engine/rule.ts';

export const fileEmpty = defineRule<{ has: 'nothing' | 'comments' }>({
  id: 'file-empty',
  severity: 'error',
  summary: { vi: 'Tệp không có nội dung.', en: 'Nothing stands in the file.' },
  message: ({ has }) => ({
    vi: `${has === 'comments' ? 'Tệp chỉ có ghi chú (#), không có nội dung nào khác' : 'Tệp trống'}, nên không có tiêu chí hay cơ quan nào để kiểm tra; có thể tệp chưa được lưu hoặc sao chép dở. Hãy ghi “par: 1” và các phần của tệp (index, agencies, criteria), hoặc xóa tệp này.`,
    en: `${has === 'comments' ? 'The file has only comments (#) and nothing else' : 'The file is empty'}, so it has no criteria or agencies to check; perhaps it was never saved, or copied in part. Write “par: 1” and the file's sections (index, agencies, criteria), or delete the file.`,
  }),
  docs: {
    why: {
      vi: 'Tệp trống thường là tệp chưa được lưu hoặc sao chép dở; nếu không báo thì tưởng đã kiểm tra xong, trong khi cả một lĩnh vực bị thiếu.',
      en: 'An empty file is usually one that was never saved or was copied in part; without a word it would pass as checked, while a whole area is missing.',
    },
    repair: {
      vi: 'Lấy lại nội dung từ bản gốc, hoặc ghi `par: 1` và ít nhất một trong ba phần `index`, `agencies`, `criteria`. Tệp không dùng nữa thì xóa và bỏ mục `- file:` trỏ tới nó. Không có cách sửa tự động.',
      en: 'Bring its content back from the original, or write `par: 1` and at least one of the sections `index`, `agencies`, `criteria`. Delete a file that is not used any more, with the `- file:` item that names it. There is no automatic repair.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 2 (ba phần của một tệp).',
      en: 'The format, section 2 (the sections of a file).',
    },
  },
  check: {
    file({ path, model }, report) {
      // One that holds something shows it in the first of its pieces, or has more of them.
      if (!model || model.source.pieces.some(({ node, broken }) => node !== null || broken)) return;
      report({ at: { path }, args: { has: model.source.text.includes('#') ? 'comments' : 'nothing' } });
    },
  },
});
