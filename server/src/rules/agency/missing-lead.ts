import { lacks, placeOfCode } from '../engine/leaf.ts';
import { defineRule } from '../engine/rule.ts';

export const missingLead = defineRule<{ code: string }>({
  id: 'missing-lead',
  severity: 'warning',
  summary: {
    vi: 'Tiêu chí không có cơ quan chủ trì, cũng không kế thừa từ cấp trên.',
    en: 'A criterion neither has nor inherits a lead agency.',
  },
  message: ({ code }) => ({
    vi: `${code}: chưa có cơ quan chủ trì, cũng không kế thừa từ cấp trên, nên không rõ ai chịu trách nhiệm. Hãy ghi “lead” ở đây hoặc ở cấp trên; nếu phụ lục gộp ô với tiêu chí khác, ghi “sameAs”.`,
    en: `${code} neither has nor inherits a lead agency, so nobody answers for it. Write “lead” here or on the level above, or “sameAs” where the annex merges the cell with another criterion's.`,
  }),
  check: {
    criterion(criterion, report, view) {
      if (!lacks(view, criterion, 'lead')) return;
      report({ at: placeOfCode(criterion), key: 'lead', args: { code: criterion.code?.text ?? '?' } });
    },
  },
});
