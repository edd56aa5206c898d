import { defineRule } from '../engine/rule.ts';

export const fileEmpty = defineRule<{ has: 'nothing' | 'comments' }>({
  id: 'file-empty',
  severity: 'error',
  summary: { vi: 'Tệp không có nội dung.', en: 'Nothing stands in the file.' },
  message: ({ has }) => ({
    vi: `${has === 'comments' ? 'Tệp chỉ có ghi chú (#), không có nội dung nào khác' : 'Tệp trống'}, nên không có tiêu chí hay cơ quan nào để kiểm tra; có thể tệp chưa được lưu hoặc sao chép dở. Hãy ghi “par: 1” và các phần của tệp (index, agencies, criteria), hoặc xóa tệp này.`,
    en: `${has === 'comments' ? 'The file has only comments (#) and nothing else' : 'The file is empty'}, so it has no criteria or agencies to check; perhaps it was never saved, or copied in part. Write “par: 1” and the file's sections (index, agencies, criteria), or delete the file.`,
  }),
  check: {
    file({ path, model }, report) {
      if (!model || model.source.pieces.some(({ node, broken }) => node !== null || broken)) return;
      report({ at: { path }, args: { has: model.source.text.includes('#') ? 'comments' : 'nothing' } });
    },
  },
});
