import type { Text } from '../../base/text.ts';
import { writeScore } from '../../base/thousandths.ts';
import type { AmountField } from '../../model/criterion.ts';
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
  /** Of “partial”: what is left of maximum, score and target, parted by slashes; `–` where that can't be told. */
  rests: string;
}>({
  id: 'sum-mismatch',
  severity: 'error',
  summary: {
    vi: 'Các thành phần cộng lại không bằng số ghi ở cấp trên.',
    en: 'Components do not add up to the number stated by their parent.',
  },
  message: ({ parent, field, stated, computed, difference, why, thousandths, rests }) => {
    const column = columnNames[field];
    const name = parent === '' ? { vi: 'Toàn bộ chỉ số', en: 'The index' } : { vi: parent, en: parent };
    const vi = [
      `${name.vi}: ${column.vi} của các thành phần cộng lại là ${computed}, nhưng ghi ${stated} (lệch ${signed(difference)}).`,
    ];
    const en = [
      `${name.en}: the ${column.en} values of the components add up to ${computed}, but ${stated} is stated (difference ${signed(difference)}).`,
    ];
    if (why === 'partial') {
      const impossible = impossibleRest(field, stated, computed, rests.split(' / '));
      vi[0] = `${name.vi} ghi “partial: true”, nhưng ${impossible.vi}.`;
      en[0] = `${name.en} is marked “partial: true”, but ${impossible.en}.`;
    }
    const reason = reasons[why](thousandths);
    vi.push(reason.vi, 'Hãy đối chiếu với phụ lục gốc và sửa số bị sai.');
    en.push(reason.en, 'Compare with the original annex and correct the wrong number.');
    return { vi: vi.filter(Boolean).join(' '), en: en.filter(Boolean).join(' ') };
  },
  docs: {
    why: {
      vi: 'Số ghi ở cấp trên phải bằng tổng các thành phần; lệch nghĩa là có một con số sai, ở cấp này hoặc ở cấp dưới. Phép cộng chính xác trên các chữ số đã viết, nên phần lệch là của bảng, không phải của máy tính.\n\nVới điểm đạt, phần lệch không quá 0.0005 × (số thành phần có chữ số thứ ba sau dấu chấm khác 0, cộng 1) có thể do làm tròn và thuộc `sum-rounding`; quá mức ấy, hoặc ở cột khác, thì báo ở đây.',
      en: 'The number stated above must be the sum of the components; if it is not, some number is wrong, on this level or below. The digits are added exactly as written, so the difference is in the table and not in the arithmetic.\n\nA score that differs by no more than 0.0005 × (the components whose third decimal is not 0, plus 1) may be rounded and is `sum-rounding`; more than that, or another column, is reported here.',
    },
    repair: {
      vi: 'Các cách sửa được xếp theo khả năng, mỗi cách cho biết sau đó tổng là bao nhiêu: hai chữ số đổi chỗ, dấu chấm đặt sai, sai một chữ số, chênh lệch bằng đúng một thành phần, cấp trên cũng lệch đúng bằng số ấy. Nếu `index.previous` chỉ tới tệp gốc năm trước thì số của năm trước cũng là căn cứ. `--fix` không tự đổi điểm.\n\nHãy đối chiếu với phụ lục rồi chọn. Nếu chính phụ lục sai, tra kết quả do Bộ Nội vụ công bố, hoặc giữ nguyên và ghi lý do bằng `# par-ignore`.',
      en: 'The repairs stand in the order of likelihood, and each says what the total becomes: two digits swapped, a misplaced point, one wrong digit, a difference that is just one component, a level above that is wrong by the same amount. Where `index.previous` names the root of last year, its numbers are evidence too. `--fix` never changes points.\n\nCompare with the annex, then choose. If the annex itself is wrong, look up what the Ministry of Home Affairs published, or keep it and give the reason by `# par-ignore`.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 6 (số điểm), mục 3 (`previous`), mục 4 (`partial`) và mục 12 (`rounding`). Phụ lục năm 2021 của UBND thành phố Hà Nội, mục 7.1: các thành phần cộng lại 4.935, ghi 4.937. Lĩnh vực 7 (12.185) và tổng 86.07 khớp với 4.937, nên nhiều khả năng 7.1.9 là 0.187 chứ không phải 0.185.',
      en: 'The format, section 6 (scores), section 3 (`previous`), section 4 (`partial`) and section 12 (`rounding`). The annex of 2021 of Hà Nội, item 7.1: the components add up to 4.935, 4.937 is stated. Area 7 (12.185) and the total 86.07 agree with 4.937, so 7.1.9 is probably 0.187 and not 0.185.',
    },
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
            rests:
              why === 'partial'
                ? amountFields.map((name) => writtenRest(parentSums.sums[name]?.difference)).join(' / ')
                : '',
          },
          related: relatedTo(sum),
          fixes: () =>
            repairsOf(parentSums, sum, rollup).map((repair, i) => fixOf(repair, parentSums, sum, rollup, i === 0)),
        });
      }
    },
  },
});

function writtenRest(rest: number | undefined): string {
  return rest === undefined ? '–' : writeScore(rest);
}

/** Why no component that is not listed can be worth what the listed ones leave. */
function impossibleRest(field: AmountField, stated: string, computed: string, rests: readonly string[]): Text {
  const [max = '', ...others] = rests;
  const rest = rests[amountFields.indexOf(field)]!;
  const column = columnNames[field];
  if (rest.startsWith('-')) {
    return {
      vi: `${column.vi} của các thành phần đã liệt kê cộng lại là ${computed}, nhiều hơn số ghi ở đây (${stated}) ${rest.slice(1)} điểm, nên không còn gì cho thành phần chưa liệt kê`,
      en: `the ${column.en} values of the listed components add up to ${computed}, ${rest.slice(1)} more than the ${stated} stated here, so nothing is left for an unlisted component`,
    };
  }
  const left = (columns: readonly AmountField[], language: 'vi' | 'en') =>
    columns
      .map((name) => ({ name: columnNames[name][language], rest: rests[amountFields.indexOf(name)]! }))
      .map((one) => (language === 'vi' ? `${one.name} còn ${one.rest}` : `${one.rest} of the ${one.name}`))
      .join(language === 'vi' ? ' và ' : ' and ');
  if (field !== 'max' || Number(max) > 0) {
    const columns = field === 'max' ? (['score', 'target'] as const) : [field];
    return {
      vi: `trừ các thành phần đã liệt kê thì ${left(columns, 'vi')}, nhiều hơn ${max} còn lại của điểm tối đa; không thành phần nào được quá điểm tối đa của nó`,
      en: `the listed components leave ${left(columns, 'en')}, more than the ${max} left of the maximum; no component can have more than its maximum`,
    };
  }
  const open = (['score', 'target'] as const).filter((_, i) => Number(others[i]) > 0);
  return {
    vi: `điểm tối đa của các thành phần đã liệt kê đã đủ ${stated}, phần còn lại là 0${open.length > 0 ? `, trong khi ${left(open, 'vi')}` : ''}; thành phần chưa liệt kê phải có điểm tối đa lớn hơn 0`,
    en: `the maxima of the listed components already add up to ${stated}, so 0 is left${open.length > 0 ? `, while they leave ${left(open, 'en')}` : ''}; an unlisted component must have a maximum above 0`,
  };
}

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
    vi: 'Cấp trên cũng lệch đúng bằng số ấy, nên chính số ghi ở đây bị sai.',
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
        vi: `Cấp trên (${name || 'toàn bộ chỉ số'}) ghi ${stated}, cũng lệch đúng bằng số ấy`,
        en: `The level above (${name || 'the index'}) states ${stated} and is wrong by the same amount`,
      },
    },
    ...addends,
  ];
}

const because: Readonly<Record<Reason, { vi: string; en: string }>> = {
  'above-too': { vi: 'cấp trên cũng lệch đúng bằng số ấy', en: 'the level above is wrong by the same amount' },
  swapped: { vi: 'hai chữ số đổi chỗ', en: 'two digits swapped' },
  point: { vi: 'dấu chấm thập phân đặt sai chỗ', en: 'misplaced decimal point' },
  digit: { vi: 'sai một chữ số', en: 'one wrong digit' },
  length: { vi: 'thừa hoặc thiếu một chữ số', en: 'one digit too many or too few' },
  'one-component': { vi: 'chênh lệch bằng đúng một thành phần', en: 'the difference is exactly one component' },
  'other-column': { vi: 'bằng số ở cột bên cạnh', en: 'equal to the number in another column' },
  stale: {
    vi: 'còn là số của năm trước, trong khi một thành phần đã đổi',
    en: 'still the number of last year, though a component has changed',
  },
  previous: { vi: 'đúng như tệp năm trước', en: 'as in last year’s file' },
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
  const above = rollup.above(at);
  const sum = above?.sums[field];
  if (!above || sum?.verdict !== 'equal') return undefined;
  const name = nameOfParent(above.parent);
  return { vi: name || 'toàn bộ chỉ số', en: name || 'the index' };
}
