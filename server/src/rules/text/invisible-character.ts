import type { Text } from '../../base/text.ts';
import { defineRule } from '../engine/rule.ts';
import type { Change } from './passage.ts';
import { editsFor, numberOf, placeIn, scanner, textAlone } from './passage.ts';

/** `lost`: the sign that stands for a letter which a conversion could not read. */
type Kind = 'invisible' | 'blank' | 'lost';

export const invisibleCharacter = defineRule<{
  kind: Kind;
  /** The first of them, by its number in Unicode. */
  number: string;
  /** How many the text has. */
  count: string;
  /** The words around the first, without it. */
  around: string;
}>({
  id: 'invisible-character',
  severity: 'error',
  summary: {
    vi: 'Ký tự không nhìn thấy trong văn bản: không bề rộng, điều khiển, gạch nối mềm, dấu cách đặc biệt; chữ bị mất khi chuyển mã.',
    en: 'Characters that cannot be seen: of no width, controls, soft hyphens, special blanks; letters lost in a conversion.',
  },
  message: ({ kind, number, count, around }) => {
    const name = names[number] ?? others[kind];
    const more =
      count === '1'
        ? { vi: '', en: '' }
        : { vi: ` (đoạn này có ${count} ký tự như vậy)`, en: ` (${count} such characters in this text)` };
    if (kind === 'blank') {
      return {
        vi: `Ở “${around}” có ${name.vi} (${number}) thay cho dấu cách thường${more.vi}, thường do sao chép từ Word hoặc trang web; tìm kiếm theo dấu cách thường sẽ bỏ sót. Hãy thay bằng dấu cách thường.`,
        en: `“${around}” has ${name.en} (${number}) for an ordinary blank${more.en}, usually copied from Word or a web page; a search with ordinary blanks misses it. Replace it by an ordinary blank.`,
      };
    }
    if (kind === 'lost') {
      return {
        vi: `Ở “${around}” có ${name.vi} (${number})${more.vi}: chữ ở chỗ này đã mất khi chuyển mã hoặc sao chép. Hãy đối chiếu với phụ lục gốc và gõ lại chữ đúng.`,
        en: `“${around}” has ${name.en} (${number})${more.en}: the letter that stood here was lost when the text was converted or copied. Compare with the original annex and write the right letter.`,
      };
    }
    if (breaking.has(number)) {
      return {
        vi: `Ở “${around}” có ${name.vi} (${number})${more.vi}: mắt không thấy, nhưng làm cho tìm kiếm, so sánh và sắp xếp sai. Hãy thay bằng dấu cách thường.`,
        en: `“${around}” has ${name.en} (${number})${more.en}: nobody sees it, but searching, comparing and sorting go wrong. Replace it by an ordinary blank.`,
      };
    }
    return {
      vi: `Ở “${around}” có ${name.vi} (${number})${more.vi}: mắt không thấy, nhưng làm cho tìm kiếm, so sánh và sắp xếp sai. Hãy xóa đi.`,
      en: `“${around}” has ${name.en} (${number})${more.en}: nobody sees it, but searching, comparing and sorting go wrong. Remove it.`,
    };
  },
  docs: {
    why: {
      vi: 'Ký tự không bề rộng, ký tự điều khiển hướng viết và gạch nối mềm đi theo khi sao chép từ Word, PDF hoặc trang web. Không ai nhìn thấy, nhưng tìm kiếm và so sánh sẽ hỏng; ký tự điều khiển hướng viết còn có thể làm chữ hiện ra khác với thứ tự thật. Những ký tự này là lỗi.\n\nDấu cách đặc biệt (không ngắt, khổ rộng) ít hại hơn nên chỉ là gợi ý.\n\nDấu xuống dòng thủ công của Word (U+000B) và dấu ngắt trang (U+000C) cũng đi theo khi sao chép; chúng ngăn hai từ nên được thay bằng dấu cách. Ký tự thay thế (U+FFFD) thì khác: nó cho biết một chữ đã mất.',
      en: 'Characters of no width, controls for the direction of writing and soft hyphens come along when text is copied from Word, PDF or web pages. Nobody sees them, but searching and comparing break; a control for the direction can even show the text in another order than it has. These are errors.\n\nSpecial blanks (no-break, ideographic) do less harm and are hints.\n\nWord’s manual line break (U+000B) and a page break (U+000C) come along too; they part two words, so a blank takes their place. The replacement character (U+FFFD) is another matter: it shows that a letter was lost.',
    },
    repair: {
      vi: '`--fix` xóa ký tự không nhìn thấy và thay dấu cách đặc biệt bằng dấu cách thường; chữ đọc được không đổi. Chữ đã mất (U+FFFD) thì không đoán được: hãy xem phụ lục gốc. Trong ví dụ, ký tự không nhìn thấy hiện thành dấu `·`.',
      en: "`--fix` removes what can't be seen and puts ordinary blanks for special ones; nothing that can be read changes. A letter that was lost (U+FFFD) is not guessed: look at the original annex. In the example the unseen characters show as `·`.",
    },
    source: {
      vi: 'Nghị định số 30/2020/NĐ-CP, Phụ lục I (bộ mã ký tự Unicode theo TCVN 6909:2001). Báo cáo kỹ thuật Unicode số 36 về an toàn của văn bản hai hướng.',
      en: 'Decree 30/2020/NĐ-CP, annex I (Unicode by TCVN 6909:2001). Unicode Technical Report 36 on the safety of text in two directions.',
    },
  },
  check: {
    entry(entry, report) {
      for (const { passage, found } of unseen(entry, textAlone)) {
        const { kind, places, around } = found;
        // Blanks of names and deadlines are judged with the name or the deadline.
        if (kind === 'blank' && (passage.isKey || namesAndTimes.has(passage.key))) continue;
        const first = places[0]!;
        const char = String.fromCodePoint(passage.node.text.codePointAt(first.start)!);
        report({
          at: placeIn(passage, first.start, first.end),
          key: passage.key,
          severity: kind === 'blank' ? 'hint' : 'error',
          args: { kind, number: numberOf(char), count: String(places.length), around },
          distinct: `${kind} ${around}`,
          fixes: () =>
            kind === 'lost'
              ? []
              : [
                  {
                    title:
                      kind === 'blank' || places.every(({ text }) => text === ' ')
                        ? { vi: 'Thay bằng dấu cách thường', en: 'Replace by ordinary blanks' }
                        : { vi: 'Xóa ký tự không nhìn thấy', en: 'Remove what cannot be seen' },
                    safe: true,
                    preferred: true,
                    edits: editsFor(passage, places),
                  },
                ],
        });
      }
    },
  },
});

interface Unseen {
  readonly kind: Kind;
  /** Each of them with what should stand there. */
  readonly places: readonly Change[];
  readonly around: string;
}

function unseenIn(text: string): Unseen[] {
  if (!any.test(text)) return [];
  return (['invisible', 'blank', 'lost'] as const).flatMap((kind) => {
    const places = [...text.matchAll(kinds[kind])].map((match): Change => {
      const [start, end] = [match.index, match.index + match[0].length];
      const parts = lineBreaks.test(match[0]) && /\S/.test(text[start - 1] ?? ' ') && /\S/.test(text[end] ?? ' ');
      return { start, end, text: kind === 'blank' || parts ? ' ' : '' };
    });
    return places.length === 0 ? [] : [{ kind, places, around: wordsAround(text, places[0]!.start) }];
  });
}

const unseen = scanner('all', unseenIn);

const namesAndTimes: ReadonlySet<string> = new Set(['lead', 'with', 'deadline', 'code', 'sameAs', 'successors']);

/** A zero width joiner between two pictures belongs to them. */
const kinds = {
  invisible:
    /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\u{e0000}-\u{e001f}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|(?<![\p{Extended_Pictographic}\ufe0f\u{1f3fb}-\u{1f3ff}])\u200d/gu,
  blank: /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu,
  lost: /\ufffd/gu,
} as const;

const any =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufeff\uffa0\ufffd\udb40]/;

/** These part words, so a blank stands where they stood. */
const lineBreaks = /[\u000b\u000c\u0085\u2028\u2029]/;

const breaking: ReadonlySet<string> = new Set(['U+000B', 'U+000C', 'U+0085', 'U+2028', 'U+2029']);

const zeroWidth: Text = { vi: 'ký tự không bề rộng', en: 'a character of no width' };
const direction: Text = { vi: 'ký tự điều khiển hướng viết', en: 'a control for the direction of writing' };

const names: Readonly<Record<string, Text>> = {
  'U+0000': { vi: 'ký tự rỗng (NUL)', en: 'a null character (NUL)' },
  'U+000B': { vi: 'dấu xuống dòng thủ công của Word', en: 'a manual line break of Word' },
  'U+000C': { vi: 'dấu ngắt trang', en: 'a page break' },
  'U+FFFD': { vi: 'ký tự thay thế', en: 'the replacement character' },
  'U+00A0': { vi: 'dấu cách không ngắt', en: 'a no-break space' },
  'U+202F': { vi: 'dấu cách hẹp không ngắt', en: 'a narrow no-break space' },
  'U+3000': { vi: 'dấu cách khổ rộng', en: 'an ideographic space' },
  'U+00AD': { vi: 'gạch nối mềm', en: 'a soft hyphen' },
  'U+200B': { vi: 'dấu cách không bề rộng', en: 'a zero width space' },
  'U+200C': zeroWidth,
  'U+200D': zeroWidth,
  'U+2060': zeroWidth,
  'U+FEFF': { vi: 'dấu thứ tự byte (BOM)', en: 'a byte order mark' },
  'U+2028': { vi: 'dấu ngắt dòng ẩn', en: 'a hidden line separator' },
  'U+2029': { vi: 'dấu ngắt đoạn ẩn', en: 'a hidden paragraph separator' },
  ...Object.fromEntries(
    ['061C', '200E', '200F', '202A', '202B', '202C', '202D', '202E', '2066', '2067', '2068', '2069'].map((code) => [
      `U+${code}`,
      direction,
    ]),
  ),
};

const others: Readonly<Record<Kind, Text>> = {
  lost: { vi: 'ký tự thay thế', en: 'the replacement character' },
  invisible: { vi: 'ký tự không nhìn thấy', en: 'a character that cannot be seen' },
  blank: { vi: 'dấu cách đặc biệt', en: 'a special blank' },
};

/** The words that a character stands in or between, without any such character. */
function wordsAround(text: string, at: number): string {
  const before = /(?:\S+\s?)?$/u.exec(text.slice(Math.max(0, at - 60), at))![0];
  const after = /^\s?\S*\s?\S*/u.exec(text.slice(at, at + 60))![0];
  const words = `${before}${after}`.replace(kinds.invisible, (char) => (lineBreaks.test(char) ? ' ' : ''));
  return words.replace(/\s+/g, ' ').trim();
}
