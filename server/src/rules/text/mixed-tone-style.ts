import { none } from '../../base/list.ts';
import { Hub, Memo } from '../../base/reactive.ts';
import type { Criterion } from '../../model/criterion.ts';
import type { Entry } from '../../model/entry.ts';
import type { FileModel } from '../../model/file.ts';
import { defineRule } from '../engine/rule.ts';
import { editsFor, placeIn, scanner, textAlone, wordsIn } from './passage.ts';

type Style = 'old' | 'new';

export const mixedToneStyle = defineRule<{
  word: string;
  right: string;
  style: Style;
  /** How many words of the file are written either way. */
  these: string;
  those: string;
}>({
  id: 'mixed-tone-style',
  severity: 'hint',
  summary: {
    vi: 'Một tệp đặt dấu thanh theo hai kiểu: hòa và hoà.',
    en: 'One file places tone marks in two ways: hòa and hoà.',
  },
  message: ({ word, right, style, these, those }) => ({
    vi: `“${word}” đặt dấu thanh theo kiểu ${styleNames[style].vi}, còn ${those === these ? 'một nửa số chữ như vậy trong tệp này' : 'phần lớn tệp này'} theo kiểu kia (${those} chữ, kiểu này ${these} chữ). Cả hai kiểu đều được dùng, nhưng một tệp nên theo một kiểu: hãy viết “${right}”.`,
    en: `“${word}” has its tone mark in the ${styleNames[style].en} place, ${those === these ? 'as much' : 'most'} of this file in the other (${those} against ${these}). Both are in use, but one file should keep to one: write “${right}”.`,
  }),
  docs: {
    why: {
      vi: 'Cả hai cách đặt dấu thanh (hòa và hoà, thủy và thuỷ) đều được dùng, nhưng lẫn lộn trong một tệp thì tìm theo cách này sẽ sót cách kia, và văn bản trông không nhất quán.',
      en: 'Both ways to place the tone mark (hòa and hoà, thủy and thuỷ) are in use; mixed in one file, a search for the one misses the other, and the text looks careless.',
    },
    repair: {
      vi: '`--fix` viết lại theo cách chiếm đa số trong tệp; khi ngang nhau thì theo kiểu cũ (hòa, thủy). Tên cơ quan không tính ở đây, mà theo đúng danh mục. Đơn vị không quan tâm đến việc này có thể tắt quy tắc trong cả dự án.',
      en: '`--fix` writes them as most of the file does, in the old way (hòa, thủy) where both are as many. Names of agencies do not count here: they go by the registry. If it does not matter to you, switch the rule off for the project.',
    },
    source: {
      vi: 'Quy ước của tiếng Việt: chưa có văn bản nào buộc các cơ quan dùng riêng một kiểu. Các luật và nghị định thường viết kiểu cũ (hòa, ủy), nên kiểu cũ được chọn khi ngang nhau.',
      en: 'A convention: no rule binds offices to one of the two. Laws and decrees mostly have the old one (hòa, ủy), so it decides a tie.',
    },
  },
  ahead: { row: (criterion) => void below(criterion) },
  check: {
    entry(entry, report, project) {
      const words = tones(entry, textAlone);
      const model = words.length > 0 ? project.files.get(entry.piece.path)?.model : undefined;
      if (!model) return;
      const { minority: rare, count: counted } = tonesOf(model);
      const minority = rare.get();
      if (!minority) return;
      const majority: Style = minority === 'old' ? 'new' : 'old';
      for (const {
        passage,
        found: { word, style },
      } of words) {
        if (style !== minority) continue;
        const count = counted.get();
        const right = turned(word.text);
        const pair = /\p{L}\p{M}*\p{L}\p{M}*$/u.exec(word.text)!;
        report({
          at: placeIn(passage, word.start, word.end),
          about: entry,
          key: passage.key,
          args: {
            word: word.text,
            right,
            style,
            these: String(count[minority]),
            those: String(count[majority]),
          },
          distinct: word.text,
          fixes: () => [
            {
              title: { vi: `Viết “${right}” như phần lớn tệp này`, en: `Write “${right}”, as most of this file does` },
              safe: true,
              preferred: true,
              edits: editsFor(passage, [{ start: word.start + pair.index, end: word.end, text: right.slice(-2) }]),
            },
          ],
        });
      }
    },
  },
});

const styleNames = {
  old: { vi: 'cũ (hòa, thủy)', en: 'old (hòa, thủy)' },
  new: { vi: 'mới (hoà, thuỷ)', en: 'new (hoà, thuỷ)' },
} as const;

type Count = Readonly<Record<Style, number>>;

const counts = new WeakMap<Criterion, Memo<Count>>();
const totals = new WeakMap<FileModel, Tones>();

/** The two styles in a file. */
interface Tones {
  /** How many words of each. Added up along the criteria, so that one that is edited costs its branch. */
  readonly count: Memo<Count>;
  /** The one that fewer words have, where it has both. All such words ask for it, and it seldom changes. */
  readonly minority: Hub<Style | undefined>;
}

function tonesOf(model: FileModel): Tones {
  let tones = totals.get(model);
  if (!tones) {
    const count = new Memo(() => sumOf(partsOf(model)), isSameCount);
    const minority = new Hub(() => minorityOf(count.get()));
    totals.set(model, (tones = { count, minority }));
  }
  return tones;
}

function minorityOf(count: Count): Style | undefined {
  if (count.old === 0 || count.new === 0) return undefined;
  // Laws and most offices keep to the old style, so it decides a tie.
  return count.new > count.old ? 'old' : 'new';
}

function partsOf(model: FileModel): readonly Count[] {
  const { head, index, agencies = [], criteria = [] } = model;
  const entries = [...(head ? [head] : []), ...(index ? [index] : []), ...agencies];
  return [
    ...entries.map(ownTones),
    ...criteria.map((item) => (item.kind === 'criterion' ? below(item) : ownTones(item))),
  ];
}

function below(criterion: Criterion): Count {
  let memo = counts.get(criterion);
  if (!memo) {
    const all = (): Count => sumOf([ownTones(criterion), ...criterion.children.map(below)]);
    counts.set(criterion, (memo = new Memo(all, isSameCount)));
  }
  return memo.get();
}

function sumOf(parts: readonly Count[]): Count {
  const total = { old: 0, new: 0 };
  for (const part of parts) {
    total.old += part.old;
    total.new += part.new;
  }
  return total;
}

function isSameCount(a: Count, b: Count): boolean {
  return a.old === b.old && a.new === b.new;
}

function ownTones(entry: Entry): Count {
  const words = tones(entry, textAlone);
  const old = words.filter(({ found }) => found.style === 'old').length;
  return { old, new: words.length - old };
}

/** A word whose tone mark could stand on either vowel. */
interface ToneWord {
  readonly word: ReturnType<typeof wordsIn>[number];
  readonly style: Style;
}

function tonesIn(text: string): readonly ToneWord[] {
  // Most texts have no such word: without taking letters apart, one look tells, and finds those that may be one.
  if (!decomposed.test(text)) return ending.test(text) ? wordsEnding(text).flatMap(toneWord) : none;
  return either.test(text.normalize('NFD')) ? wordsIn(text).flatMap(toneWord) : none;
}

function toneWord(word: ToneWord['word']): ToneWord[] {
  const style = styleOf(word.text.normalize('NFD'));
  return style ? [{ word, style }] : [];
}

/** The words of a composed text that end as one does whose tone mark could stand on either vowel. */
function wordsEnding(text: string): ToneWord['word'][] {
  return [...text.matchAll(endings)].map(({ index, 0: { length } }) => {
    let start = index;
    while (start > 0 && letter.test(text[start - 1]!)) start--;
    const end = index + length;
    return { text: text.slice(start, end), start, end };
  });
}

const tones = scanner('prose', tonesIn);

const decomposed = /[\u0300-\u036f]/;
const ending = /(?:[òóỏõọ][ae]|[ùúủũụ]y|o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![\p{L}\p{M}])/iu;
const endings = new RegExp(ending, 'giu');
const letter = /\p{L}/u;
// Decomposed: a tone is a character of its own. The u of qu belongs to the consonant, so quý has one place only.
const either = /o[\u0300\u0301\u0303\u0309\u0323]?[ae]|u[\u0300\u0301\u0303\u0309\u0323]?y/i;
const oldStyle = /(o)([\u0300\u0301\u0303\u0309\u0323])([ae])$|(?<!q)(u)([\u0300\u0301\u0303\u0309\u0323])(y)$/i;
const newStyle = /(o)([ae])([\u0300\u0301\u0303\u0309\u0323])$|(?<!q)(u)(y)([\u0300\u0301\u0303\u0309\u0323])$/i;

function styleOf(decomposed: string): Style | undefined {
  return oldStyle.test(decomposed) ? 'old' : newStyle.test(decomposed) ? 'new' : undefined;
}

/** The word with its tone mark on the other vowel. */
function turned(word: string): string {
  const decomposed = word.normalize('NFD');
  const [first, second] = [-3, -2].map((at) => decomposed.at(at)!);
  return (decomposed.slice(0, -3) + first! + decomposed.at(-1)! + second!).normalize('NFC');
}
