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
  docs: {
    why: {
      vi: 'Tiêu chí không có cơ quan chủ trì thì không ai chịu trách nhiệm về điểm của nó, và nó biến mất khỏi mọi bảng chia theo cơ quan.\n\nTrên phụ lục, ô chủ trì thường được gộp cho nhiều dòng; khi chép từng dòng, các dòng sau dễ bị bỏ trống.',
      en: 'Nobody answers for the points of a criterion without a lead agency, and it is lost from every list by agency.\n\nIn an annex the cell of the lead is often merged over many rows; copied row by row, the later ones are easily left blank.',
    },
    repair: {
      vi: 'Ghi `lead` ở tiêu chí, hoặc ở tiêu chí cha nếu các tiêu chí thành phần có chung một cơ quan; nếu phụ lục gộp ô với một tiêu chí khác thì ghi `sameAs`. Tên cơ quan chỉ phụ lục mới cho biết, nên không có cách sửa tự động.\n\nCẩn thận với ô gộp nhiều dòng: chữ có thể in ở dòng giữa, không phải dòng đầu. Tiêu chí mà mọi nhiệm vụ đều có `lead` riêng thì không cần `lead` nữa.',
      en: "Write `lead` at the criterion, or on the level above where its components share one agency; where the annex merges the cell with another criterion's, write `sameAs`. Only the annex knows the name, so there is no automatic repair.\n\nMind cells merged over several rows: the text may be printed in the middle one, not in the first. A criterion whose every task has a `lead` of its own needs none.",
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 4 (`lead`, ghi một lần cho nhiều tiêu chí, ô gộp). Phụ lục năm 2021 của UBND thành phố Hà Nội, mục 7.5.1–7.5.3: tên cơ quan của ô gộp in ở dòng 7.5.2.',
      en: 'The format, section 4 (`lead`, written once for many, merged cells). The annex of 2021 of Hà Nội, items 7.5.1–7.5.3: the name in a merged cell is printed in the row of 7.5.2.',
    },
  },
  check: {
    criterion(criterion, report, view) {
      if (!lacks(view, criterion, 'lead')) return;
      report({ at: placeOfCode(criterion), key: 'lead', args: { code: criterion.code?.text ?? '?' } });
    },
  },
});
