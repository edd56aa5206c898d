import { MemoTable } from '../../base/reactive.ts';
import { compareKey } from '../../base/vietnamese.ts';
import type { Citation, CitedDate } from '../../model/citation.ts';
import { identityOf, wordFits } from '../../model/citation.ts';
import { documentKind } from '../../model/document-kind.ts';
import type { Tree } from '../../workspace/tree.ts';
import { atPlace } from '../engine/finding.ts';
import type { Report } from '../engine/rule.ts';
import { defineRule } from '../engine/rule.ts';
import type { Cited, Mention } from './mention.ts';
import { citationsByNumber, citedBy, codeOf, mentionOf, placeOfPart, whereabouts } from './mention.ts';

interface Args extends Readonly<Record<string, string>> {
  /** `sign`: the word before the number is not the kind that its sign says. */
  readonly what: 'date' | 'word' | 'sign';
  readonly number: string;
  readonly here: string;
  /** What the other citation, or the sign, says. */
  readonly there: string;
  /** Code of the criterion of the other citation; empty for the head of the index. */
  readonly where: string;
}

export const citationConflict = defineRule<Args>({
  id: 'citation-conflict',
  severity: 'warning',
  summary: {
    vi: 'Cùng một số, ký hiệu văn bản nhưng ngày ban hành hoặc tên loại không thống nhất.',
    en: 'The same document number with another date or kind.',
  },
  message: ({ what, number, here, there, where }) => {
    const other = whereabouts(where);
    switch (what) {
      case 'date':
        return {
          vi: `${number} ở đây ghi ngày ${here}, nhưng ở ${other.vi} ghi ngày ${there}. Một văn bản chỉ có một ngày ban hành; hãy đối chiếu với văn bản gốc và sửa chỗ sai.`,
          en: `${number} is dated ${here} here, but ${other.en} dates it ${there}. A document has one date of issue; compare with the document and correct the wrong one.`,
        };
      case 'word':
        return {
          vi: `${number} ở đây gọi là “${here}”, nhưng ở ${other.vi} gọi là “${there}”. Một văn bản chỉ thuộc một loại; hãy đối chiếu với văn bản gốc và sửa chỗ sai.`,
          en: `${number} is called “${here}” here, but ${other.en} calls it “${there}”. A document is of one kind; compare with the document and correct the wrong one.`,
        };
      case 'sign':
        return {
          vi: `Trước ${number} ghi “${here}”, nhưng ký hiệu cho biết đây là ${there}. Hãy đối chiếu với văn bản gốc và sửa tên loại hoặc số, ký hiệu.`,
          en: `“${here}” stands before ${number}, but its letters mean “${there}”. Compare with the document and correct the word or the number.`,
        };
    }
  },
  docs: {
    why: {
      vi: 'Một văn bản chỉ có một ngày ban hành và một tên loại. Cùng một số mà hai nơi ghi khác nhau thì một nơi sai, hoặc thật ra là hai văn bản và một số bị chép nhầm. Tên loại trái với ký hiệu, như “Nghị định số 76/NQ-CP”, cũng báo ở đây.',
      en: 'A document has one date of issue and is of one kind. Where one number is cited in two ways, one of them is wrong, or there are two documents and a number was copied wrongly. A word that contradicts the letters of the number, such as “Nghị định số 76/NQ-CP”, is reported here too.',
    },
    repair: {
      vi: 'Không có cách sửa tự động. Chỗ bị báo là chỗ khác với đa số các lần dẫn, hoặc là chỗ đứng sau khi hai bên ngang nhau; nhưng chỗ kia cũng có thể sai, nên hãy xem văn bản gốc. Nếu là văn bản của hai cơ quan khác nhau thì ghi rõ “của …” để phân biệt.',
      en: 'There is no automatic repair. Reported is the citation that most others contradict, or the later one of two; but the other may be wrong as well, so look at the document. Where two issuers have a document of that number, tell them apart by “của …”.',
    },
    source: {
      vi: 'Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3 (ký hiệu có chữ viết tắt tên loại) và mục II.6 (viện dẫn ghi tên loại, số, ký hiệu, thời gian ban hành).',
      en: 'Decree 30/2020/NĐ-CP, annex I, part I, II.3 (the number carries the abbreviation of its kind) and II.6 (a citation states kind, number and date).',
    },
  },
  check: {
    points(line, report, { tree }) {
      for (const one of citedBy(line)) {
        if (!wordFits(one.citation)) reportSign(mentionOf(one), report);
        for (const aspect of ['date', 'word'] as const) {
          const other = contradiction(one, tree, aspect);
          if (other) reportContradiction(mentionOf(one), other, aspect, report);
        }
      }
    },
  },
});

function reportSign(mention: Mention, report: Report<Args>): void {
  const { number, word, kind, form } = mention.citation;
  const there = kind ? (documentKind(kind.text)?.vi ?? kind.text) : form === 'letter' ? 'Công văn' : 'Luật, Nghị quyết';
  report({
    at: placeOfPart(mention, word!),
    about: mention.entry,
    key: mention.passage.key,
    args: {
      what: 'sign',
      number: number.text,
      here: word!.written,
      there: there.toLowerCase(),
      where: codeOf(mention),
    },
    distinct: `sign ${number.text}`,
  });
}

type Aspect = 'date' | 'word';

const saidOf = (aspect: Aspect, { date, word }: Citation): string =>
  aspect === 'date' ? dayOf(date!) : kindOf(word!.text);

const shownOf = (aspect: Aspect, { date, word }: Citation): string => (aspect === 'date' ? date!.text : word!.written);

/** What a number is said to be, in one aspect, by all that cite it. */
interface Opinions {
  readonly all: readonly Cited[];
  /** Sayings, those of the most first; of as many, the one that stands first. */
  readonly order: readonly string[];
}

const opinions = new WeakMap<Tree, Readonly<Record<Aspect, MemoTable<string, Opinions>>>>();

function opinionsOf(tree: Tree, aspect: Aspect, number: string): Opinions {
  let tables = opinions.get(tree);
  if (!tables) {
    const table = (of: Aspect) => new MemoTable((each: string) => opinionsOn(tree, of, each));
    opinions.set(tree, (tables = { date: table('date'), word: table('word') }));
  }
  return tables[aspect].get(number);
}

function opinionsOn(tree: Tree, aspect: Aspect, number: string): Opinions {
  const all = citationsByNumber(tree)
    .get(number)
    .filter(({ citation }) => hasOpinion[aspect](citation));
  const times = new Map<string, number>();
  for (const { citation } of all) times.set(saidOf(aspect, citation), (times.get(saidOf(aspect, citation)) ?? 0) + 1);
  return { all, order: [...times.keys()].sort((a, b) => times.get(b)! - times.get(a)!) };
}

/** The citation that most others agree with and this one contradicts; of two that contradict each other, the later gives way. */
function contradiction({ citation }: Cited, tree: Tree, aspect: Aspect): Cited | undefined {
  if (!hasOpinion[aspect](citation)) return undefined;
  const { all, order } = opinionsOf(tree, aspect, identityOf(citation));
  for (const said of order) {
    if (said === saidOf(aspect, citation)) return undefined;
    const other = all.find((each) => saidOf(aspect, each.citation) === said && differ[aspect](citation, each.citation));
    if (other) return other;
  }
  return undefined;
}

function reportContradiction(mention: Mention, other: Cited, aspect: Aspect, report: Report<Args>): void {
  const { number } = mention.citation;
  const { citation } = other;
  report({
    at: placeOfPart(mention, mention.citation[aspect]!),
    about: mention.entry,
    key: mention.passage.key,
    args: {
      what: aspect,
      number: number.text,
      here: shownOf(aspect, mention.citation),
      there: shownOf(aspect, citation),
      where: codeOf(other),
    },
    distinct: `${aspect} ${number.text}`,
    related: [
      {
        at: atPlace(placeOfPart(mentionOf(other), mentionOf(other).citation[aspect]!)),
        message:
          aspect === 'date'
            ? { vi: `Chỗ này ghi ngày ${citation.date!.text}`, en: `Here it is dated ${citation.date!.text}` }
            : { vi: `Chỗ này gọi là “${citation.word!.written}”`, en: `Here it is called “${citation.word!.written}”` },
      },
    ],
  });
}

/** Its date is whole, and is not already said to contradict the year in the number. */
function isDated({ date, year }: Citation): boolean {
  return date?.sure === true && date.month !== undefined && (!year || Number(year.text) === date.year);
}

const dayOf = ({ day, month, year }: CitedDate) => `${day}/${month}/${year}`;

/**
 * A number that begins again each year is another document in another year, unless only the year differs: no two years
 * give a number out on the same day.
 */
function otherDate(a: Citation, b: Citation): boolean {
  const [one, other] = [a.date!, b.date!];
  if (dayOf(one) === dayOf(other) || differentIssuers(a, b)) return false;
  const sameDay = one.day === other.day && one.month === other.month;
  return a.year !== undefined || one.year === other.year || sameDay;
}

/** Each province has its own `15/2019/QĐ-UBND`. A name may go on in other words: `Chính phủ quy định chi tiết …`. */
function differentIssuers({ issuer: a }: Citation, { issuer: b }: Citation): boolean {
  if (!a || !b) return false;
  const [one, other] = [compareKey(a.text), compareKey(b.text)];
  return !one.startsWith(other) && !other.startsWith(one);
}

const isNamed = ({ form, word }: Citation) =>
  form === 'assembly' && word !== undefined && !word.elided && actWords.has(word.text);
const actWords: ReadonlySet<string> = new Set(['Luật', 'Bộ luật', 'Nghị quyết', 'Pháp lệnh']);
/** A code of law is a law. */
const kindOf = (word: string) => (word === 'Bộ luật' ? 'Luật' : word);

const otherKind = (a: Citation, b: Citation) => kindOf(a.word!.text) !== kindOf(b.word!.text);

/** Who says something of an aspect, and when two do not agree in it. */
const hasOpinion: Readonly<Record<Aspect, (citation: Citation) => boolean>> = { date: isDated, word: isNamed };
const differ: Readonly<Record<Aspect, (a: Citation, b: Citation) => boolean>> = { date: otherDate, word: otherKind };
