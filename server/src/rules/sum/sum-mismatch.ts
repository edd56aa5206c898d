import { writeScore } from '../../base/thousandths.ts';
import type { Criterion } from '../../model/criterion.ts';
import { amountFields } from '../../model/criterion.ts';
import type { Repair, Reason } from '../../workspace/repairs.ts';
import { repairsOf } from '../../workspace/repairs.ts';
import type { Parent, ParentSums, Rollup, Sum } from '../../workspace/rollup.ts';
import type { Fix, Related } from '../engine/finding.ts';
import { atPlace } from '../engine/finding.ts';
import { defineRule } from '../engine/rule.ts';
import { columnNames, signed } from '../engine/words.ts';
import { nameOfParent, placeOfAmount } from './place.ts';

export const sumMismatch = defineRule<{
  parent: string;
  field: 'max' | 'score' | 'target';
  stated: string;
  computed: string;
  difference: string;
  why: 'plain' | 'not-rounding' | 'level-above-agrees' | 'level-above-too' | 'exceeds' | 'partial';
  /** The code of the one component that has thousandths, where that tells that rounding is no excuse. */
  thousandths: string;
}>({
  id: 'sum-mismatch',
  severity: 'error',
  summary: {
    vi: 'Các thành phần cộng lại không bằng số ghi ở cấp trên.',
    en: 'Components do not add up to the number stated by their parent.',
  },
  message: ({ parent, field, stated, computed, difference, why, thousandths }) => {
    const column = columnNames[field];
    const name = parent === '' ? { vi: 'Toàn bộ chỉ số', en: 'The index' } : { vi: parent, en: parent };
    const rest = signed(difference.startsWith('-') ? difference.slice(1) : `-${difference}`);
    const vi = [
      `${name.vi}: ${column.vi} của các thành phần cộng lại là ${computed}, nhưng ghi ${stated} (lệch ${signed(difference)}).`,
    ];
    const en = [
      `${name.en}: the ${column.en} values of the components add up to ${computed}, but ${stated} is stated (difference ${signed(difference)}).`,
    ];
    if (why === 'partial') {
      vi[0] = `${name.vi} ghi partial, nhưng phần còn lại ở ${column.vi} là ${rest}: không thể là một tiêu chí thành phần chưa liệt kê.`;
      en[0] = `${name.en} is marked partial, but the rest of the ${column.en} is ${rest}: no unlisted component can be worth that.`;
    }
    const reason = reasons[why](thousandths);
    vi.push(reason.vi, 'Hãy đối chiếu với phụ lục gốc và sửa số bị sai.');
    en.push(reason.en, 'Compare with the original annex and correct the wrong number.');
    return { vi: vi.filter(Boolean).join(' '), en: en.filter(Boolean).join(' ') };
  },
  check: {
    sums(parentSums, report, { rollup }) {
      for (const field of amountFields) {
        const sum = parentSums.sums[field];
        if (sum?.verdict !== 'mismatch') continue;
        const { parent } = parentSums;
        const withThousandths = sum.addends.filter(({ value }) => value % 10 !== 0);
        const fine = Math.abs(sum.difference) <= 10 && withThousandths.length < 2;
        const why =
          parentSums.partial !== undefined
            ? 'partial'
            : sum.addends.length < parentSums.children.length
              ? 'exceeds'
              : sum.alsoAbove
                ? 'level-above-too'
                : fine && field === 'score'
                  ? 'not-rounding'
                  : sum.above === 'agrees'
                    ? 'level-above-agrees'
                    : 'plain';
        report({
          at: placeOfAmount(parent, field)!,
          key: field,
          args: {
            parent: nameOfParent(parent),
            field,
            stated: parent.amounts[field]!.written,
            computed: writeScore(sum.computed),
            difference: writeScore(-sum.difference),
            why,
            thousandths: withThousandths.map(({ criterion }) => criterion.code?.text ?? '').join(', '),
          },
          related: relatedTo(sum),
          fixes: () =>
            repairsOf(parentSums, sum, rollup).map((repair, i) => fixOf(repair, parentSums, sum, rollup, i === 0)),
        });
      }
    },
  },
});

const reasons = {
  plain: () => ({ vi: '', en: '' }),
  partial: () => ({ vi: '', en: '' }),
  'not-rounding': (codes: string) =>
    codes === ''
      ? {
          vi: 'Không thể do làm tròn: không thành phần nào có ba chữ số lẻ.',
          en: 'Rounding cannot explain it: no component has three decimals.',
        }
      : {
          vi: `Không thể do làm tròn: chỉ ${codes} có ba chữ số lẻ.`,
          en: `Rounding cannot explain it: only ${codes} has three decimals.`,
        },
  'level-above-agrees': () => ({
    vi: 'Cấp trên khớp với số đã ghi, nên nhiều khả năng một thành phần bị sai.',
    en: 'The level above agrees with the stated number, so a component is probably wrong.',
  }),
  'level-above-too': () => ({
    vi: 'Cấp trên cũng lệch đúng bằng chừng ấy, nên chính số ghi ở đây bị sai.',
    en: 'The level above is wrong by the same amount, so the number stated here is the wrong one.',
  }),
  exceeds: () => ({
    vi: 'Các thành phần đã có điểm đã vượt quá số ghi.',
    en: 'The components that have a value already exceed the stated number.',
  }),
};

function relatedTo(sum: Sum): Related[] {
  const column = columnNames[sum.field];
  const addends = sum.addends.map(({ criterion }): Related => {
    const { written } = criterion.amounts[sum.field]!;
    const code = criterion.code?.text ?? '?';
    return {
      at: atPlace(placeOfAmount(criterion, sum.field)!),
      message: { vi: `${code}: ${column.vi} ${written}`, en: `${code}: ${column.en} ${written}` },
    };
  });
  const above = sum.alsoAbove;
  if (!above) return addends;
  const stated = above.parent.amounts[sum.field]!.written;
  const name = nameOfParent(above.parent);
  return [
    {
      at: atPlace(placeOfAmount(above.parent, sum.field)!),
      message: {
        vi: `Cấp trên (${name || 'toàn bộ chỉ số'}) ghi ${stated}, cũng lệch đúng bằng chừng ấy`,
        en: `The level above (${name || 'the index'}) states ${stated} and is wrong by the same amount`,
      },
    },
    ...addends,
  ];
}

const because: Readonly<Record<Reason, { vi: string; en: string }>> = {
  'above-too': { vi: 'cấp trên cũng lệch bằng chừng ấy', en: 'the level above is wrong by the same amount' },
  swapped: { vi: 'hai chữ số đổi chỗ', en: 'two digits swapped' },
  point: { vi: 'dấu chấm thập phân đặt sai chỗ', en: 'misplaced decimal point' },
  digit: { vi: 'sai một chữ số', en: 'one wrong digit' },
  length: { vi: 'thừa hoặc thiếu một chữ số', en: 'one digit too many or too few' },
  'one-component': { vi: 'chênh lệch bằng đúng một thành phần', en: 'the difference is exactly one component' },
  'other-column': { vi: 'bằng số ở cột bên cạnh', en: 'equal to the number in another column' },
  sum: { vi: '', en: '' },
};

function fixOf(repair: Repair, parentSums: ParentSums, sum: Sum, rollup: Rollup, first: boolean): Fix {
  const { at, field } = repair;
  const column = columnNames[field];
  const to = writeScore(repair.to);
  const from = at.amounts[field]!.written;
  const name =
    at.kind === 'index' ? { vi: 'chỉ số', en: 'the index' } : { vi: at.code?.text ?? '?', en: at.code?.text ?? '?' };
  const reason = because[repair.because];
  const result = at === parentSums.parent ? to : writeScore(sum.stated);
  const parentName = nameOfParent(parentSums.parent);
  const own = at === parentSums.parent ? breaks(at, repair, rollup) : undefined;
  const effect = own
    ? { vi: `; khi đó ${own.vi} lại lệch`, en: `; ${own.en} would then disagree` }
    : {
        vi: `; khi đó ${parentName || 'tổng'} = ${result}`,
        en: `; ${parentName || 'the total'} is then ${result}`,
      };
  return {
    title: {
      vi: `Sửa ${column.vi} của ${name.vi}: ${from} → ${to}${reason.vi && ` (${reason.vi})`}${effect.vi}`,
      en: `Set the ${column.en} of ${name.en}: ${from} → ${to}${reason.en && ` (${reason.en})`}${effect.en}`,
    },
    safe: false,
    preferred: first,
    edits: [{ place: placeOfAmount(at, field)!, text: to }],
  };
}

/** The parent one level up whose sum agrees now and would not agree after the repair. */
function breaks(at: Parent, { field }: Repair, rollup: Rollup): { vi: string; en: string } | undefined {
  if (at.kind !== 'criterion') return undefined;
  const above = rollup.parents.find(({ children }) => children.includes(at as Criterion));
  const sum = above?.sums[field];
  if (!above || sum?.verdict !== 'equal') return undefined;
  const name = nameOfParent(above.parent);
  return { vi: name || 'toàn bộ chỉ số', en: name || 'the index' };
}
