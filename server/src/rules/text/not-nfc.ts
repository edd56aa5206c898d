import { isNfc } from '../../base/vietnamese.ts';
import { defineRule } from '../engine/rule.ts';
import type { Change } from './passage.ts';
import { editsFor, placeIn, scanner, textAlone, wordsIn } from './passage.ts';

export const notNfc = defineRule<{
  /** The first such word, composed. */
  word: string;
  /** How many letters of the text are written so. */
  letters: string;
}>({
  id: 'not-nfc',
  severity: 'warning',
  summary: {
    vi: 'Chữ gõ bằng Unicode tổ hợp: chữ và dấu là các ký tự rời.',
    en: 'Letters written in decomposed Unicode: letter and marks are separate characters.',
  },
  message: ({ word, letters }) => ({
    vi: `“${word}” gõ bằng Unicode tổ hợp (chữ và dấu là các ký tự rời; đoạn này có ${letters} chữ như vậy): nhìn không khác, nhưng tìm kiếm và so sánh sẽ coi là chữ khác. Hãy chuyển sang Unicode dựng sẵn (NFC).`,
    en: `“${word}” is written in decomposed Unicode (letter and marks are separate characters; ${letters} such letters in this text): it looks the same, yet searching and comparing take it for other letters. Convert it to composed Unicode (NFC).`,
  }),
  check: {
    entry(entry, report) {
      for (const { passage, found: changes } of decomposed(entry, textAlone)) {
        const { text } = passage.node;
        const { start, end } = changes[0]!;
        const word =
          wordsIn(text).find((each) => each.start <= start && start < each.end)?.text ?? text.slice(start, end);
        const composed = word.normalize('NFC');
        report({
          at: placeIn(passage, start, end),
          key: passage.key,
          args: { word: composed, letters: String(changes.length) },
          distinct: composed,
          fixes: () => [
            {
              title: { vi: 'Chuyển sang Unicode dựng sẵn (NFC)', en: 'Convert to composed Unicode (NFC)' },
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

const decomposed = scanner('all', (text) => (isNfc(text) ? [] : [compositions(text)]));

/** Each letter with its marks that is not composed; the whole text where no single letter shows it. */
function compositions(text: string): Change[] {
  const changes = [...text.matchAll(/[^]\p{M}*/gu)].flatMap((match): Change[] => {
    const composed = match[0].normalize('NFC');
    return composed === match[0] ? [] : [{ start: match.index, end: match.index + match[0].length, text: composed }];
  });
  return changes.length > 0 ? changes : [{ start: 0, end: text.length, text: text.normalize('NFC') }];
}
