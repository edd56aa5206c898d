import type { Criterion } from '../../model/criterion.ts';
import type { Place } from '../../model/entry.ts';
import { placeOf } from '../../model/entry.ts';
import { isText } from '../../syntax/node.ts';
import { rawOf, wordsOf } from '../engine/rewrite.ts';
import { defineRule } from '../engine/rule.ts';

export const codeInTitle = defineRule<{ prefix: string; code: string }>({
  id: 'code-in-title',
  severity: 'warning',
  summary: {
    vi: 'Tên tiêu chí mở đầu bằng STT.',
    en: 'A title that begins with a code.',
  },
  message: ({ prefix, code }) => ({
    vi:
      prefix === code
        ? `Tên mở đầu bằng STT “${prefix}”, trong khi STT đã ghi ở “code”. Hãy bỏ STT khỏi tên.`
        : `Tên mở đầu bằng “${prefix}” như một STT${code && `, trong khi “code” ghi ${code}`}. STT chỉ ghi ở “code”: hãy đối chiếu rồi bỏ khỏi tên.`,
    en:
      prefix === code
        ? `The title begins with the code “${prefix}”, which stands at “code” already. Remove it from the title.`
        : `The title begins with “${prefix}”, like a code${code && `, while “code” says ${code}`}. The code stands at “code” only: compare, and remove it from the title.`,
  }),
  docs: {
    why: {
      vi: 'STT đã ghi ở `code`; ghi thêm trong tên thì bảng in ra có STT hai lần, và khi đánh số lại chỉ `code` đổi còn tên vẫn mang số cũ. Tên có số và tên không có số của cùng một tiêu chí cũng không khớp nhau khi so hai năm.',
      en: 'The code stands at `code`; once more in the title, it shows twice in print, and when the table is renumbered only `code` changes while the title keeps the old one. Nor does a title with a number match the same title without it when two years are compared.',
    },
    repair: {
      vi: '`--fix` bỏ số khỏi tên khi đó đúng là STT ghi ở `code`. Khi hai chỗ ghi khác nhau thì chỉ đề nghị: hãy đối chiếu với phụ lục xem số nào đúng, sửa `code` nếu cần, rồi bỏ số khỏi tên. Số lượng, ngày tháng đứng đầu tên không bị báo.',
      en: '`--fix` removes the number where it is just the code that stands at `code`. Where the two differ it is only offered: see in the annex which is right, correct `code` if need be, then remove the number. A quantity or a date at the start of a title is not reported.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 4 (`title`: tên, không kèm STT). Phụ lục năm 2021 của UBND thành phố Hà Nội, mục 2.4.1 đến 2.4.4: “2.4.1. Tính đồng bộ, thống nhất …”.',
      en: 'The format, section 4 (`title`: the name, without its code). The annex of 2021 of Hà Nội, items 2.4.1 to 2.4.4: “2.4.1. Tính đồng bộ, thống nhất …”.',
    },
  },
  check: {
    entry(entry, report) {
      if (entry.kind !== 'criterion') return;
      const criterion = entry as Criterion;
      const found = prefixOf(criterion);
      if (!found) return;
      const { place, prefix, removable } = found;
      report({
        at: { ...place, end: place.start + prefix.length },
        key: 'title',
        args: { prefix: numbersOf(prefix), code: criterion.code?.text ?? '' },
        fixes: () =>
          removable
            ? [
                {
                  title: { vi: `Bỏ “${prefix}” khỏi tên`, en: `Remove “${prefix}” from the title` },
                  // Where the two differ, it may be the right one.
                  safe: numbersOf(prefix) === criterion.code?.text,
                  preferred: true,
                  edits: [{ place, text: '' }],
                },
              ]
            : [],
      });
    },
  },
});

const numbersOf = (prefix: string): string => /^\d+(?:\.\d+)*/.exec(prefix)![0];

/** Numbers parted by points at the start of a title, what parts them from the words, and the blanks behind it. */
const start = /^(\d{1,3}(?:\.\d{1,3})*)(\s*[.):-]|\s+[–—-])?(?=\s|$)/;

/** A code at the start of a title, and whether the words behind it can stand alone. */
function prefixOf(criterion: Criterion): { place: Place; prefix: string; removable: boolean } | undefined {
  const field = criterion.fields.get('title');
  const node = field?.pair.value;
  if (!field || !isText(node)) return undefined;
  const whole = wordsOf(placeOf(field.piece, node));
  const quote = node.style === 'single' || node.style === 'double' ? 1 : 0;
  const text = rawOf(whole).slice(quote);
  const match = start.exec(text);
  if (!match || !isCode(match[1]!, match[2] ?? '', text.slice(match[0].length).trimStart(), criterion.code?.text))
    return undefined;
  const [prefix] = match;
  const rest = text.slice(prefix.length);
  const blanks = /^\s*/.exec(rest)![0].length;
  const from = whole.start + quote;
  return {
    place: { piece: field.piece, start: from, end: from + prefix.length + blanks },
    prefix,
    removable: /^[\p{Lu}\p{Ll}][\p{L}\p{M}]*[ ,]/u.test(rest.slice(blanks)),
  };
}

/**
 * Whether numbers at the start of a title are a code and no quantity or date: the criterion's own code, or at least two
 * numbers of at most two digits that a point, a bracket or a capital letter follows.
 */
function isCode(numbers: string, mark: string, rest: string, own: string | undefined): boolean {
  const parts = numbers.split('.');
  const marked = mark !== '';
  const capital = /^\p{Lu}/u.test(rest);
  if (numbers === own) return marked || capital || parts.length > 2;
  if (parts.some((part) => part.length > 2 || part.startsWith('0'))) return false;
  if (parts.length === 1) return /^[.)]/.test(mark.trim()) && capital;
  return marked || capital || parts.length > 2;
}
