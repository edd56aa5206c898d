import { editDistance, type EditCosts } from './edit-distance.ts';
import { onceEach } from './recent.ts';

/**
 * The key by which two names are the same name: Unicode composition, case, blanks, kinds of hyphen and the place of the
 * tone mark are folded (`hòa` = `hoà`, `Ủy` = `Uỷ`, `qúy` = `quý`); tones and đ are kept.
 * The key is for comparing only, never for showing.
 */
export const compareKey = onceEach((name) => decomposedKey(name).normalize('NFC'));

/** Text as it is typed without marks: lower case, no tones or marks, đ as d, single blanks (`Sở Nội vụ` → `so noi vu`). */
export function searchKey(text: string): string {
  return tidy(text)
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(strokedD, 'd');
}

/** The first letter or digit of every word, without marks: `Sở Nội vụ` → `snv`. What is neither parts words. */
export function initials(text: string): string {
  return words(searchKey(text)).map(firstLetter).join('');
}

/** Whether what was typed, with or without marks, finds the text. */
export function matchesSearch(query: string, text: string): boolean {
  return searchRank(query, text) !== undefined;
}

/**
 * How well what was typed finds the text: 0 the whole of it, 1 its beginning, 2 the beginning of its initials
 * (`snv`, also with `và` left out: `skhdt`), 3 beginnings of its words in their order (`so vu`), 4 a part of it.
 * Gives undefined where it does not find the text. An empty query finds everything.
 */
export function searchRank(query: string, text: string): number | undefined {
  return rankIn(searchText(query), searchText(text));
}

/** A text read for `rankIn`, once for many searches. */
export interface SearchText {
  readonly key: string;
  readonly words: readonly string[];
  /** The initials, with and without `và`. */
  readonly heads: readonly string[];
}

export function searchText(text: string): SearchText {
  const key = searchKey(text);
  const all = words(key);
  const heads = [all, all.filter((word) => word !== 'va')].map((list) => list.map(firstLetter).join(''));
  return { key, words: all, heads };
}

/** `searchRank` of texts that are read already. */
export function rankIn(query: SearchText, text: SearchText): number | undefined {
  const { key: wanted } = query;
  if (text.key === wanted) return 0;
  if (text.key.startsWith(wanted)) return 1;
  if (text.heads.some((head) => head.startsWith(wanted))) return 2;
  if (beginInOrder(query.words, text.words)) return 3;
  return text.key.includes(wanted) ? 4 : undefined;
}

/** What slips of Vietnamese typing cost, in tenths: a letter 10, only its mark 3, only its tone 3. */
const slips: EditCosts = {
  gap: 10,
  turn: 10,
  change(a, b) {
    if (letterOf(a) !== letterOf(b)) return 10;
    return (markOf(a) === markOf(b) ? 0 : 3) + (toneOf(a) === toneOf(b) ? 0 : 3);
  },
};

/** A name read for `distanceBetween`, once for many: its letters, digits and blanks, each with its mark and tone. */
export type NameShape = readonly number[];

/** No name is nearly so long: what is longer (a pasted paragraph) is not compared. */
const longestName = 250;

/** Reads a name for `distanceBetween`; gives undefined for a text too long to be a name. */
export function nameShape(name: string): NameShape | undefined {
  // Decomposed, a letter is three units at most; a fourth leaves room for doubled blanks.
  if (name.length > longestName * 4) return undefined;
  const shape: number[] = [];
  for (const char of decomposedKey(name)) {
    const last = shape.at(-1);
    const mark = marks.indexOf(char) + 1;
    const tone = tones.indexOf(char) + 1;
    if (mark && last !== undefined && !markOf(last)) shape[shape.length - 1] = last + mark * 8;
    else if (tone && last !== undefined && !toneOf(last)) shape[shape.length - 1] = last + tone;
    else shape.push(char === 'đ' ? sign('d') + (marks.length + 1) * 8 : sign(char));
  }
  return shape.length > longestName ? undefined : shape;
}

/**
 * How far two names are apart: 1 for a letter missing, extra, other or changing places with its neighbour, 0.3 where
 * only a tone or a mark differs (o ô ơ, a ă â, d đ). Infinity where it is more than `limit`.
 */
export function distanceBetween(a: NameShape, b: NameShape, limit = Infinity): number {
  return editDistance(a, b, slips, limit * 10) / 10;
}

/** `distanceBetween` of two names as written; Infinity where one is too long to be a name, unless their keys agree. */
export function nameDistance(a: string, b: string, limit = Infinity): number {
  const shapes = [nameShape(a), nameShape(b)] as const;
  if (shapes[0] && shapes[1]) return distanceBetween(shapes[0], shapes[1], limit);
  return compareKey(a) === compareKey(b) ? 0 : Infinity;
}

export function isNfc(text: string): boolean {
  return text === text.normalize('NFC');
}

/** The runs of letters and digits, marks included. */
export function words(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Circumflex, breve, horn: the marks of â ă ơ. */
const marks = '\u0302\u0306\u031b';
/** Grave, acute, tilde, hook above, dot below: the five written tones. */
const tones = '\u0300\u0301\u0303\u0309\u0323';
const toneMarks = new RegExp(`[${tones}]`, 'g');

// A sign of a shape: the code point, three bits for the mark (0 for none, one beyond `marks` for the stroke of đ) and
// three for the tone.
const sign = (char: string) => char.codePointAt(0)! * 64;
const letterOf = (of: number) => of >> 6;
const markOf = (of: number) => (of >> 3) & 7;
const toneOf = (of: number) => of & 7;

const vowels = /[aeiouy][aeiouy\u0300-\u036f]*/g;

/** đ, and what is taken for it: ð (of Ð) and ɖ (of Ɖ). */
const strokedD = /[đðɖ]/g;

/** The comparison key in NFD, each tone behind the vowels of its syllable. */
function decomposedKey(name: string): string {
  const plain = tidy(name).normalize('NFD').toLowerCase().replace(/ ?- ?/g, '-');
  return plain.replace(vowels, (run) => run.replace(toneMarks, '') + (run.match(toneMarks) ?? []).join(''));
}

/** Single blanks and none at the ends, one kind of hyphen; signs of no width go. */
function tidy(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

const firstLetter = (word: string) => String.fromCodePoint(word.codePointAt(0)!);

/** Whether every beginning begins a word, in the words' order. */
function beginInOrder(beginnings: readonly string[], list: readonly string[]): boolean {
  let found = 0;
  for (const word of list) {
    const wanted = beginnings[found];
    if (wanted !== undefined && word.startsWith(wanted)) found++;
  }
  return found > 0 && found === beginnings.length;
}
