import type { Text } from '../base/text.ts';
import { writeScore } from '../base/thousandths.ts';
import { amountFields } from '../model/criterion.ts';
import { columnNames, levelName, signed } from '../rules/engine/words.ts';
import type { Parent } from '../workspace/rollup.ts';
import type { Cause, WorkedSum, WorkedVerdict } from './worked-sum.ts';

/** What a worked sum comes to, in one or a few sentences: whether it agrees, and if not, what explains it. */
export function verdictOf(sum: WorkedSum): Text {
  const { vi, en } = joined([headings[sum.verdict], ...details[sum.verdict](sum)]);
  return { vi: vi.trim(), en: en.trim() };
}

/** `7.1`, `toàn bộ chỉ số`: a parent in the middle of a sentence. */
export function nameOf(parent: Parent): Text {
  if (parent.kind === 'index') return { vi: 'toàn bộ chỉ số', en: 'the whole index' };
  const code = parent.code?.text ?? '?';
  return { vi: code, en: code };
}

const headings: Readonly<Record<WorkedVerdict, Text>> = {
  equal: { vi: 'Khớp.', en: 'Agrees.' },
  rounding: { vi: 'Lệch do làm tròn.', en: 'Off by rounding.' },
  mismatch: { vi: 'Không khớp.', en: 'Does not agree.' },
  missing: { vi: 'Thiếu một thành phần.', en: 'A component is missing.' },
  partial: { vi: 'Chấp nhận.', en: 'Accepted.' },
  explained: { vi: 'Không khớp, vì sai ở chỗ khác.', en: 'Does not agree, because of a slip elsewhere.' },
  'not-stated': { vi: 'Không có gì để so.', en: 'Nothing to compare.' },
  incomplete: { vi: 'Chưa so được.', en: 'Cannot be compared yet.' },
};

const details: Readonly<Record<WorkedVerdict, (sum: WorkedSum) => readonly Text[]>> = {
  equal: ({ stated }) => [
    {
      vi: `Các thành phần cộng lại đúng bằng số ghi ${stated!.written}.`,
      en: `The components add up to just the ${stated!.written} that is stated.`,
    },
  ],
  rounding: (sum) => [limitOf(sum), ...aboveOf(sum, false)],
  mismatch: (sum) => [...unfit(sum), ...exceeds(sum), ...beyondRounding(sum), ...aboveOf(sum, true)],
  missing: ({ parent, missing }) => {
    if (!missing) return [];
    const columns = amountFields.filter((field) => missing[field] !== undefined);
    const worth = columns.map((field) => writeScore(missing[field]!)).join(' / ');
    const names = (language: 'vi' | 'en') => columns.map((field) => columnNames[field][language]).join(' / ');
    const level = levelName((parent.kind === 'criterion' ? (parent.code?.parts?.length ?? 0) : 0) + 1);
    const code = missing.code === undefined ? '' : ` ${missing.code}`;
    return [
      {
        vi: `Chưa liệt kê ${level.vi}${code} trị giá ${worth} (${names('vi')}).${missing.gap ? ' Đó là số duy nhất mà cách đánh số bỏ qua.' : ''}`,
        en: `The ${level.en}${code} worth ${worth} (${names('en')}) is not listed.${missing.gap ? ' It is the one number that the numbering skips.' : ''}`,
      },
    ];
  },
  partial: ({ difference }) => {
    const rest = writeScore(-difference!);
    return [
      {
        vi: `Ghi “partial: true”, nên phần còn lại (${rest}) là của thành phần không liệt kê.`,
        en: `Marked “partial: true”, so the rest (${rest}) belongs to components that are not listed.`,
      },
    ];
  },
  explained: ({ cause, parent }) => (cause ? [causes[cause.kind](nameOf(cause.at), nameOf(parent), cause)] : []),
  'not-stated': ({ parent, field }) => {
    const name = nameOf(parent);
    return [
      {
        vi: `${capital(name.vi)} không ghi ${columnNames[field].vi} (${field}).`,
        en: `${capital(name.en)} states no ${columnNames[field].en} (${field}).`,
      },
    ];
  },
  incomplete: ({ stated, addends }) => {
    if (stated?.value === undefined) {
      const written = stated?.written ?? '';
      return [
        {
          vi: `Số ghi “${written}” không đọc được chắc chắn; hãy viết lại, ví dụ 1.5.`,
          en: `The stated number “${written}” cannot be read for certain; write it as 1.5, for instance.`,
        },
      ];
    }
    const without = addends.filter(({ amount }) => amount?.value === undefined);
    const codes = without.map(({ criterion }) => criterion.code?.text ?? '?').join(', ');
    return codes === ''
      ? [
          {
            vi: 'Một phần của các thành phần không đọc được; hãy sửa các lỗi cú pháp hoặc tệp thiếu trước.',
            en: 'A part of the components could not be read; mend the syntax or the missing file first.',
          },
        ]
      : [
          {
            vi: `Chưa có số đọc được: ${codes}. Chỗ chưa có không được coi là 0.`,
            en: `Without a number that can be read: ${codes}. What is absent does not count as 0.`,
          },
        ];
  },
};

/** Where the slip is, seen from the parent whose sum it spoils. */
const causes: Readonly<Record<Cause['kind'], (at: Text, parent: Text, cause: Cause) => Text>> = {
  below: ({ vi, en }) => ({
    vi: `Số ghi ở ${vi} lệch đúng bằng ấy so với các thành phần của nó: sửa ở ${vi} thì cả hai cấp cùng khớp.`,
    en: `The number stated at ${en} is off by the same amount from its own components: put right there, both levels agree.`,
  }),
  twice: ({ vi, en }) => ({
    vi: `Tiêu chí ${vi} đứng hai lần nên được cộng hai lần.`,
    en: `Criterion ${en} stands twice and so is added twice.`,
  }),
  misplaced: ({ vi, en }) => ({
    vi: `${vi} đứng sai chỗ: STT của nó thuộc tiêu chí khác.`,
    en: `${en} stands in the wrong place: by its code it belongs to another criterion.`,
  }),
  component: ({ vi, en }) => ({
    vi: `Số của ${vi} trái với điểm tối đa của chính nó; sửa chỗ ấy thì tổng khớp.`,
    en: `A number of ${en} is at odds with its own maximum; with that put right the sum agrees.`,
  }),
  self: (_, { vi, en }) => ({
    vi: `Các số ghi ở ${vi} trái nhau (điểm tối đa và cột này).`,
    en: `The numbers stated at ${en} are at odds with each other (its maximum and this column).`,
  }),
  unlisted: ({ vi, en }, _, { at }) => {
    const file = at.piece.path.slice(at.piece.path.lastIndexOf('/') + 1);
    return {
      vi: `Tệp gốc chưa nêu ${file}, nơi có tiêu chí ${vi} với đúng số điểm còn thiếu.`,
      en: `The root does not list ${file}, which holds criterion ${en} with just the points that are short.`,
    };
  },
};

/** How far rounding can reach, worked out: each fine component may be off by half a thousandth, and so may the total. */
function limitOf({ tolerance }: WorkedSum): Text {
  const count = tolerance - 1;
  const limit = `0.0005 × (${count} + 1) = ${(tolerance * 5) / 10_000}`;
  return {
    vi: `Làm tròn gây lệch nhiều nhất ${limit}: ${count} thành phần có chữ số thứ ba sau dấu chấm khác 0, và chính số tổng.`,
    en: `Rounding accounts for ${limit} at most: ${count} ${count === 1 ? 'component has' : 'components have'} a third decimal, and the total itself.`,
  };
}

function beyondRounding(sum: WorkedSum): Text[] {
  const { tolerance, field, parent } = sum;
  if (parent.kind === 'criterion' && parent.partial) return [];
  if (tolerance > 0) return [limitOf(sum)];
  return [
    {
      vi: `Ở ${columnNames[field].vi} không chấp nhận sai số làm tròn.`,
      en: `In the ${columnNames[field].en} no rounding is accepted.`,
    },
  ];
}

/** Under `partial: true` a sum fails only where no component could be worth the rest. */
function unfit({ parent, difference }: WorkedSum): Text[] {
  if (parent.kind !== 'criterion' || !parent.partial || difference === undefined) return [];
  const rest = signed(writeScore(-difference));
  return [
    {
      vi: `Tuy ghi “partial: true”, không thành phần nào có thể trị giá ${rest}.`,
      en: `Though it is marked “partial: true”, no component can be worth ${rest}.`,
    },
  ];
}

function exceeds({ addends }: WorkedSum): Text[] {
  if (addends.every(({ amount }) => amount?.value !== undefined)) return [];
  return [
    {
      vi: 'Có thành phần chưa có số, nhưng các thành phần đã có đã vượt quá số ghi.',
      en: 'Some components have no number, but those that have one already exceed what is stated.',
    },
  ];
}

/** What the level above says of the stated number; where it agrees, one `isWrong` points at a component. */
function aboveOf({ above, alsoAbove, stated }: WorkedSum, isWrong: boolean): Text[] {
  const number = stated!.written;
  if (alsoAbove) {
    const { vi, en } = nameOf(alsoAbove);
    return [
      {
        vi: `Cấp trên (${vi}) cũng lệch đúng bằng ấy, nên chính số ${number} ghi ở đây bị sai.`,
        en: `The level above (${en}) is off by the same amount, so the ${number} stated here is the wrong number.`,
      },
    ];
  }
  if (above === 'unknown') return [];
  const then = isWrong && above === 'agrees';
  return [
    above === 'agrees'
      ? {
          vi: `Cấp trên khớp với ${number}${then ? ', nên nhiều khả năng một thành phần bị sai' : ''}.`,
          en: `The level above agrees with ${number}${then ? ', so a component is probably wrong' : ''}.`,
        }
      : {
          vi: `Cấp trên cũng không khớp với ${number}.`,
          en: `The level above does not agree with ${number} either.`,
        },
  ];
}

function joined(texts: readonly Text[]): Text {
  const join = (language: 'vi' | 'en') =>
    texts
      .map((text) => text[language])
      .filter(Boolean)
      .join(' ');
  return { vi: join('vi'), en: join('en') };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
