import type { Text } from '../../base/text.ts';
import { defineRule } from '../engine/rule.ts';
import type { Change } from './passage.ts';
import { editsFor, numberOf, placeIn, scanner, textAlone } from './passage.ts';

type Origin = 'eth' | 'african' | 'fullwidth' | 'cyrillic' | 'greek';

export const lookalikeLetter = defineRule<{
  word: string;
  /** The word with the letters of the Vietnamese alphabet. */
  right: string;
  /** The first wrong letter, its number in Unicode, and where it comes from. */
  letter: string;
  number: string;
  origin: Origin;
}>({
  id: 'lookalike-letter',
  severity: 'error',
  summary: {
    vi: 'Chữ cái của bảng chữ khác, chỉ trông giống chữ tiếng Việt (Ð thay cho Đ, chữ Kirin, chữ Hy Lạp).',
    en: 'A letter of another alphabet that only looks like a Vietnamese one (Ð for Đ, Cyrillic, Greek).',
  },
  message: ({ word, right, letter, number, origin }) => ({
    vi: `“${letter}” trong “${word}” là ${origins[origin].vi} (${number}), chỉ trông giống chữ tiếng Việt nên tìm kiếm và so sánh không nhận ra. Hãy gõ lại là “${right}”.`,
    en: `“${letter}” in “${word}” is ${origins[origin].en} (${number}), which only looks like the Vietnamese letter, so searching and comparing miss it. Write “${right}”.`,
  }),
  docs: {
    why: {
      vi: 'Mắt không phân biệt được `Ð` của tiếng Iceland với `Đ`, hay chữ `С` Kirin với `C`, nhưng với phần mềm đó là chữ khác: số văn bản không tra được, tên cơ quan không khớp, khóa của tệp không được nhận ra.\n\nChúng thường do nhận dạng chữ từ bản quét, do chuyển từ bảng mã cũ, hoặc do bộ gõ tiếng nước ngoài.',
      en: 'No eye can tell the Icelandic `Ð` from `Đ`, or the Cyrillic `С` from `C`, but to programs they are other letters: a document number is not found, the name of an agency does not match, a key of the file is not recognised.\n\nThey usually come from text recognition, from the conversion of an old code page, or from a foreign keyboard.',
    },
    repair: {
      vi: '`--fix` thay bằng chữ cái tiếng Việt trông giống hệt. Chữ Kirin hoặc Hy Lạp chỉ bị báo khi lẫn trong một từ có chữ La-tinh; từ viết hoàn toàn bằng tiếng Nga hay tiếng Hy Lạp được giữ nguyên.',
      en: '`--fix` puts the Vietnamese letter that looks the same. A Cyrillic or Greek letter counts only in a word that also has Latin ones; a whole Russian or Greek word is left alone.',
    },
    source: {
      vi: 'Nghị định số 30/2020/NĐ-CP, Phụ lục I: văn bản dùng bộ mã ký tự Unicode theo TCVN 6909:2001, trong đó chữ Đ là U+0110. Tiêu chuẩn kỹ thuật Unicode số 39 về các ký tự dễ nhầm.',
      en: 'Decree 30/2020/NĐ-CP, annex I: documents are in Unicode by TCVN 6909:2001, in which Đ is U+0110. Unicode Technical Standard 39 on characters that are easily confused.',
    },
  },
  check: {
    entry(entry, report) {
      for (const { passage, found } of lookalikes(entry, textAlone)) {
        const { word, changes } = found;
        const first = changes[0]!;
        const letter = String.fromCodePoint(passage.node.text.codePointAt(first.start)!);
        const right = rightWord(word, changes);
        report({
          at: placeIn(passage, first.start, changes.at(-1)!.end),
          key: passage.key,
          args: { word: word.text, right, letter, number: numberOf(letter), origin: letters.get(letter)!.origin },
          distinct: word.text,
          fixes: () => [
            {
              title: {
                vi: `Thay bằng “${right}” với chữ tiếng Việt`,
                en: `Replace by “${right}” with Vietnamese letters`,
              },
              safe: true,
              preferred: true,
              edits: editsFor(passage, changes),
            },
          ],
        });
      }
    },
  },
});

const origins: Readonly<Record<Origin, Text>> = {
  eth: { vi: 'chữ eth của tiếng Iceland', en: 'the Icelandic letter eth' },
  african: { vi: 'chữ D của một số tiếng châu Phi', en: 'the African letter D' },
  fullwidth: { vi: 'chữ La-tinh khổ rộng của bộ gõ Đông Á', en: 'a full-width letter of East Asian keyboards' },
  cyrillic: { vi: 'chữ Kirin', en: 'a Cyrillic letter' },
  greek: { vi: 'chữ Hy Lạp', en: 'a Greek letter' },
};

/** Letter by letter: what is written, and what it looks like. */
const alike: readonly (readonly [origin: Origin, written: string, meant: string])[] = [
  ['eth', 'Ðð', 'Đđ'],
  ['african', 'Ɖɖ', 'Đđ'],
  ['fullwidth', 'ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  ['fullwidth', 'ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ', 'abcdefghijklmnopqrstuvwxyz'],
  ['cyrillic', 'АВЕЅІЈКМНОРСТХУаеѕіјкорсхуһԁԛԝӏ', 'ABESIJKMHOPCTXYaesijkopcxyhdqwl'],
  ['greek', 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικονρυ', 'ABEZHIKMNOPTYXaikovpu'],
];

const letters: ReadonlyMap<string, { readonly meant: string; readonly origin: Origin }> = new Map(
  alike.flatMap(([origin, written, meant]) =>
    [...written].map((letter, i) => [letter, { meant: meant[i]!, origin }] as const),
  ),
);

const suspicious = new RegExp(`[${alike.map(([, written]) => written).join('')}]`);
const foreign = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

interface Word {
  readonly text: string;
  readonly start: number;
}

/**
 * The words with such letters. A Cyrillic or Greek letter counts in a word that also has Latin letters, or in a part of
 * a number (`NĐ-CP`) whose other parts have; a whole Russian or Greek word is what it is.
 */
function lookalikesIn(text: string): { word: Word; changes: Change[] }[] {
  if (!suspicious.test(text)) return [];
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:[-/&.][\p{L}\p{M}\p{N}]+)*/gu)].flatMap((token) => {
    const inLatin = isLatin(token[0]);
    return [...token[0].matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap((part) => {
      const word = { text: part[0], start: token.index + part.index };
      const others = [...word.text].filter((letter) => foreign.test(letter));
      const mixed = inLatin && others.every((letter) => letters.has(letter));
      const changes = [...word.text.matchAll(/\p{L}\p{M}*/gu)].flatMap((match): Change[] => {
        const [letter = ''] = match[0];
        const known = letters.get(letter);
        if (!known || (foreign.test(letter) && !mixed)) return [];
        const start = word.start + match.index;
        return [
          { start, end: start + match[0].length, text: (known.meant + match[0].slice(letter.length)).normalize('NFC') },
        ];
      });
      return changes.length > 0 ? [{ word, changes }] : [];
    });
  });
}

const lookalikes = scanner('all', lookalikesIn);

function isLatin(text: string): boolean {
  return /\p{Script=Latin}/u.test(text);
}

function rightWord(word: Word, changes: readonly Change[]): string {
  let right = '';
  let at = word.start;
  for (const { start, end, text } of changes) {
    right += word.text.slice(at - word.start, start - word.start) + text;
    at = end;
  }
  return right + word.text.slice(at - word.start);
}
