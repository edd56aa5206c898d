import { amountFields } from '../../model/criterion.ts';
import { relatedCode } from '../code/related.ts';
import { defineRule } from '../engine/rule.ts';
import { nameOfParent, placeOfAmount } from './place.ts';

export const singleComponent = defineRule<{ parent: string; code: string }>({
  id: 'single-component',
  severity: 'info',
  summary: {
    vi: 'Tiêu chí chỉ chia thành một thành phần, với cùng số điểm.',
    en: 'A breakdown of one: the only component is worth as much as its parent.',
  },
  message: ({ parent, code }) => ({
    vi: `${parent} chỉ có một thành phần là ${code}, với cùng số điểm. Hãy đối chiếu xem phụ lục còn thành phần nào khác; nếu không, có thể ghi thẳng ở ${parent}.`,
    en: `${parent} has one component only, ${code}, worth just as much. Check whether the annex has others; if not, write everything at ${parent} itself.`,
  }),
  docs: {
    why: {
      vi: 'Chia một tiêu chí thành đúng một thành phần với cùng số điểm thì không nói thêm điều gì. Có thể các thành phần khác bị sót, và điểm của tiêu chí cha đã được ghi theo phần còn lại nên phép cộng không phát hiện ra.',
      en: 'A criterion divided into just one component, worth as much as itself, says nothing more. Others may have been left out, and the points of the parent written to match what is left, so that no sum shows it.',
    },
    repair: {
      vi: 'Đối chiếu với phụ lục. Còn thành phần khác thì bổ sung và xem lại điểm của tiêu chí cha; không còn thì bỏ cấp thành phần và ghi cơ quan, nhiệm vụ, thời gian ở chính tiêu chí ấy. Phụ lục đúng là ghi như vậy thì giữ nguyên và ghi lý do. Không có cách sửa tự động.',
      en: 'Compare with the annex. If it has other components, add them and look at the points of the parent again; if not, drop the level and write agency, tasks and deadline at the criterion itself. Where the annex really has it so, keep it and give the reason. There is no automatic repair.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 4 (`criteria`: tiêu chí thành phần).',
      en: 'The format, section 4 (`criteria`: components).',
    },
  },
  check: {
    sums({ parent, children, sums, whole, partial }, report) {
      const [only] = children;
      if (parent.kind !== 'criterion' || children.length !== 1 || !whole || partial !== undefined || !sums.max) return;
      if (!amountFields.every((field) => sums[field] === undefined || sums[field].verdict === 'equal')) return;
      report({
        at: placeOfAmount(parent, 'max')!,
        key: 'max',
        args: { parent: nameOfParent(parent), code: only!.code?.text ?? '?' },
        related: [relatedCode(only!)],
      });
    },
  },
});
