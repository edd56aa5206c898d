import { defineRule } from '../engine/rule.ts';
import { removeComment } from './comment.ts';

export const suppressionWithoutReason = defineRule<{ rules: string }>({
  id: 'suppression-without-reason',
  severity: 'warning',
  summary: { vi: 'Ghi chú bỏ qua không nêu lý do.', en: 'A suppression that gives no reason.' },
  message: ({ rules }) => ({
    vi: `Ghi chú này bỏ qua “${rules}” mà không nêu lý do, nên người rà soát sau không biết vì sao. Hãy ghi lý do sau dấu hai chấm, ví dụ “# par-ignore ${rules}: phụ lục ghi như vậy”, hoặc bỏ ghi chú này.`,
    en: `This comment silences “${rules}” without a reason, so the next reader can't tell why. Give it behind a colon, for example “# par-ignore ${rules}: printed so in the annex”, or remove the comment.`,
  }),
  docs: {
    why: {
      vi: 'Bỏ qua một phát hiện là nói rằng văn bản gốc đúng là như vậy. Không có lý do thì năm sau không ai biết vì sao, và không dám sửa cũng không dám bỏ ghi chú.',
      en: 'To silence a finding is to say that the original has it so. Without a reason nobody knows why a year later, and nobody dares to correct the place or to remove the comment.',
    },
    repair: {
      vi: 'Ghi lý do sau dấu hai chấm, ngắn gọn và kiểm tra được: văn bản nào, trang nào, ai xác nhận. Ví dụ `# par-ignore sum-rounding: phụ lục ghi như vậy, Sở Nội vụ đã xác nhận`. Chỉ người ghi mới biết lý do nên cách sửa duy nhất được đề nghị là bỏ ghi chú; `--fix` không tự bỏ.',
      en: 'Give the reason behind a colon, short and such that it can be looked up: which document, which page, who confirmed it. For example `# par-ignore sum-rounding: printed so, confirmed by Sở Nội vụ`. Only the author knows the reason, so the one repair that is offered removes the comment; `--fix` does not.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 13: luôn phải có lý do sau dấu hai chấm.',
      en: 'The format, section 13: there is always a reason behind the colon.',
    },
  },
  check: {
    suppression(use, report) {
      const { rules, reason, span } = use.suppression;
      if (reason !== '') return;
      const names = rules.map(({ id }) => id).join(', ');
      report({
        at: { piece: use.piece, ...span },
        args: { rules: names },
        distinct: names,
        fixes: () => [removeComment(use)],
      });
    },
  },
});
