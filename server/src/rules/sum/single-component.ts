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
