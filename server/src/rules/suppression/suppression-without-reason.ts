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
