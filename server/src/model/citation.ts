import type { Span } from '../base/span.ts';
import { compareKey } from '../base/vietnamese.ts';
import {
  alwaysYear,
  fold,
  kindBySymbol,
  kindWords,
  kindsLike,
  lastOfKindWords,
  laws,
  legal,
  longestKind,
  longestKindWord,
  mayHaveYear,
  named,
  orgByFold,
  partyOrgs,
  stateOrgs,
} from './document-kind.ts';

/**
 * How a document is numbered. `qppl`: legal normative acts (`34/2016/NĐ-CP`); `assembly`: laws and resolutions of the
 * National Assembly (`115/2020/QH14`); `admin`: other documents with the sign of their kind (`63/KH-UBND`); `letter`:
 * official letters, which have none (`384/BNV-CCHC`); `party`: documents of the Party (`15-NQ/TW`).
 */
export type CitationForm = 'qppl' | 'assembly' | 'admin' | 'letter' | 'party';

/** A part of a citation: where it stands (UTF-16 offsets of the text) and how it is best written. */
export interface Part extends Span {
  readonly text: string;
}

/** A document that a text cites by its number. Its span runs from the kind's word to the date or the issuer. */
export interface Citation extends Span {
  readonly form: CitationForm;
  readonly number: Part;
  /** The number without year and signs: `04`, `30c`. */
  readonly n: Part;
  readonly year?: Part;
  /** The sign of the kind: a `symbol` of `documentKinds`. */
  readonly kind?: Part;
  /** Signs of who issued it; of a letter the second is the unit that drafted it. */
  readonly orgs: readonly Part[];
  /** Which National Assembly, where the sign of the issuer says so (`QH14`). */
  readonly term?: number;
  /** `Nghị định` before the number; in a list that of the number before (`elided`). */
  readonly word?: KindWord;
  readonly date?: CitedDate;
  /** Who stands behind `của`. */
  readonly issuer?: Part;
}

export interface KindWord extends Part {
  /** As the text has it; `text` is the table's. */
  readonly written: string;
  /** The signs that go with the word; none for a law. */
  readonly kinds: readonly string[];
  readonly elided?: true;
}

export interface CitedDate extends Part {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** The words leave no doubt that it is the document's own date. */
  readonly sure: boolean;
}

/** A number that nearly is one. */
export interface CitationSlip extends Span {
  readonly written: string;
  /** How it should be written, where it has one reading only. */
  readonly canonical?: string;
  readonly reasons: readonly SlipReason[];
  /** Nothing but case, Đ for D, blanks and signs between the parts is wrong. */
  readonly spelling: boolean;
}

/**
 * `stroke`: D for Đ; `letter`: a letter that only looks right (Ð); `invisible`: a sign of no width; `case`; `digit`: O for
 * 0; `blank`: blanks inside; `dash`: another dash than the hyphen; `sign`: another or no sign between two parts; `order`;
 * `surplus`: `NQ-` before `QH14`; `short-year`: `34/16/NĐ-CP`; `year-behind`: `63/KH-UBND/2021`; `without-…`: a part left
 * out.
 */
export type SlipReason =
  | 'stroke'
  | 'letter'
  | 'invisible'
  | 'case'
  | 'digit'
  | 'blank'
  | 'dash'
  | 'sign'
  | 'order'
  | 'surplus'
  | 'short-year'
  | 'year-behind'
  | 'without-year'
  | 'without-kind'
  | 'without-issuer'
  | 'without-sign';

export interface Citations {
  readonly citations: readonly Citation[];
  readonly slips: readonly CitationSlip[];
}

/** The documents that a text cites, in order; those whose number is not rightly written too, if it has one reading. */
export function citationsIn(text: string): readonly Citation[] {
  return readCitations(text).citations;
}

/** The documents that a text cites, and the numbers that are not written as they should be, both in order. */
export function readCitations(text: string): Citations {
  if (!likely.test(text)) return none;
  const words = new Words(text);
  const citations: Citation[] = [];
  const slips: CitationSlip[] = [];
  for (let i = 0; i < words.tokens.length; i++) {
    if (!words.mayBegin(i) || !joins(words, i + 1)) continue;
    const lead = leadOf(words, i);
    const reading = longestReading(words, i, lead);
    if (!reading || words.isInAddress(i)) continue;
    const tail = tailOf(words, reading.last);
    const decided = withYear(reading, tail.date, lead);
    const slip = slipOf(words, i, decided);
    if (slip) slips.push(slip);
    if (decided.complete) citations.push(citationOf(text, decided, lead, tail, citations.at(-1)));
    i = reading.last;
  }
  return { citations: withSharedDates(text, citations), slips };
}

/** A number by which two citations are of one document, years and issuers aside: `4/2019/NĐ-CP` is `04/2019/NĐ-CP`. */
export function identityOf({ number, n }: Citation): string {
  return n.text.replace(/^0+(?=\d)/, '') + number.text.slice(n.text.length);
}

/**
 * Whether the numbers of its series begin again each year, so that the number alone does not tell which document it is.
 * Those with a year do not; the Party and the National Assembly count through a term.
 */
export function restartsYearly({ form, term }: Citation): boolean {
  return (form === 'admin' || form === 'letter') && term === undefined;
}

/** Whether the word before the number goes with the sign in it: `Nghị định số 76/NQ-CP` does not. */
export function wordFits({ word, form, kind }: Citation): boolean {
  if (!word || word.elided) return true;
  const [symbol = ''] = word.kinds;
  const isLegal = laws.has(word.text) || legal.has(symbol);
  // In `Tờ trình kế hoạch số 12/TTr-SNV` the small word is what the document is about.
  if (!isLegal && !(named.has(symbol) && /^\p{Lu}/u.test(word.written))) return true;
  if (form === 'letter') return !isLegal;
  if (form === 'assembly') return laws.has(word.text) || symbol === 'NQ' || symbol === 'PL';
  // What a decision brings into force is called by its number.
  return word.kinds.includes(kind!.text) || (symbol === 'KH' && (kind!.text === 'QĐ' || kind!.text === 'NQ'));
}

const slashes = '/\\\\／∕⁄';
const dashes = '\\-‐‑‒–—−';
const blanks = ' \\t\\u00a0\\u202f';
const unseen = '\\u00ad\\u200b-\\u200d\\u2060\\ufeff';
const dash = new RegExp(`[${dashes}]`);
const invisible = new RegExp(`[${unseen}]`, 'g');
const runs = new RegExp(`[\\p{L}\\p{M}\\p{N}&${unseen}]+`, 'gu');
const between = new RegExp(`^([${blanks}]{0,2})([${slashes}]{0,2}|[${dashes}]{0,2}|[.]?)([${blanks}]{0,2})$`);

/** Digits before a sign and a letter, or before a year: without one of these a text has no number of a document. */
const likely = (() => {
  const digit = '[\\dOoIl]\\p{Ll}?';
  const sign = (signs: string) => `[${blanks}${unseen}]{0,3}[${signs}]{1,2}[${blanks}${unseen}]{0,3}`;
  return new RegExp(`${digit}(?:${sign(slashes + dashes)}\\p{L}|\\.\\p{L}|${sign(slashes)}[12][\\dOo]{3})`, 'u');
})();

/** A run of letters and digits; `text` without what only looks like one of them. */
interface Token extends Part {
  readonly odd: readonly SlipReason[];
}

/** What stands between two tokens. */
interface Gap {
  readonly sign: '/' | '-' | '.' | '';
  readonly blank: boolean;
}

/** A text cut into its words and numbers. */
class Words {
  readonly tokens: readonly Token[];

  constructor(readonly text: string) {
    this.tokens = [...text.matchAll(runs)].map(({ 0: raw, index }) => {
      const odd: SlipReason[] = [];
      if (raw.search(invisible) >= 0) odd.push('invisible');
      if (raw.search(lookalike) >= 0) odd.push('letter');
      return { start: index, end: index + raw.length, text: plainOf(raw), odd };
    });
  }

  /** A word in lower case; empty where there is none. */
  word(i: number): string {
    return this.tokens[i]?.text.toLowerCase() ?? '';
  }

  /** The text before a token, from the one before it. */
  before(i: number): string {
    return this.text.slice(this.tokens[i - 1]?.end ?? 0, this.tokens[i]?.start);
  }

  /** What joins a token to the one before it; undefined where it does not. */
  gap(i: number): Gap | undefined {
    const found = between.exec(this.before(i));
    if (!found || i === 0) return undefined;
    const [, left = '', sign = '', right = ''] = found;
    const blank = left + right !== '';
    if (sign === '.') return blank ? undefined : { sign, blank };
    return { sign: sign === '' ? '' : dash.test(sign) ? '-' : '/', blank };
  }

  /** Whether a token follows the one before it in the same sentence: blanks, one line break at most. */
  follows(i: number): boolean {
    return /^[^\S\t\n]*\n?[^\S\t\n]*$/.test(this.before(i)) && this.tokens[i] !== undefined;
  }

  /** Whether a number of a document may begin at a token: it is no part of a date or of a longer number. */
  mayBegin(i: number): boolean {
    const { start, text } = this.tokens[i]!;
    if (!numberOf(text)) return false;
    const [beyond = '', before = ''] = [this.text[start - 2], this.text[start - 1]];
    if (/[\\/／∕⁄_%#@=?]/.test(before)) return false;
    if (/[.,:]/.test(before) && /\d/.test(beyond)) return false;
    return !(dash.test(before) && /[\p{L}\p{M}\p{N}]/u.test(beyond));
  }

  /** Whether a token stands in an address or in the name of a file. */
  isInAddress(i: number): boolean {
    const { start: at } = this.tokens[i]!;
    let [start, end] = [at, at];
    while (start > 0 && at - start < longestAddress && /\S/.test(this.text[start - 1]!)) start--;
    while (end < this.text.length && end - at < longestAddress && /\S/.test(this.text[end]!)) end++;
    return address.test(this.text.slice(start, end));
  }
}

const longestAddress = 300;
const address =
  /:\/\/|^www\.|@|\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|jpe?g|png|txt|html?|vn|com|org|net)(?![\p{L}\p{N}])/iu;

const latinOf: ReadonlyMap<string, string> = new Map(
  (
    [
      ['ÐðƉɖ', 'ĐđĐđ'],
      ['АВЕЅІЈКМНОРСТХУ', 'ABESIJKMHOPCTXY'],
      ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
    ] as const
  ).flatMap(([written, meant]) => [...written].map((letter, i) => [letter, meant[i]!] as const)),
);
const lookalike = new RegExp(`[${[...latinOf.keys()].join('')}\\uff10-\\uff5a]`, 'g');

/** Composed, without signs of no width, each letter as what it looks like. */
function plainOf(raw: string): string {
  const visible = raw.replace(invisible, '').normalize('NFC');
  return visible.replace(lookalike, (letter) => latinOf.get(letter) ?? letter.normalize('NFKC'));
}

/** The digits with a small letter behind them (`30c`); what a scanner takes for digits is one. */
function numberOf(text: string): string | undefined {
  if (/^\d{1,5}[a-hđ]?$/.test(text)) return text;
  if (!/^[\dOoIl]{1,5}$/.test(text) || !/\d/.test(text)) return undefined;
  return text.replace(/[Oo]/g, '0').replace(/[Il]/g, '1');
}

function yearOf(text: string): string | undefined {
  const number = numberOf(text);
  return number !== undefined && /^(?:19[4-9]|20\d)\d$/.test(number) ? number : undefined;
}

/** `16` is 2016, `98` is 1998. */
function fullYear(text: string): string | undefined {
  return /^\d\d$/.test(text) ? (Number(text) < 45 ? '20' : '19') + text : undefined;
}

/** What stands before a number. */
interface Lead {
  readonly word?: KindWord;
  /** `số` stands before it. */
  readonly so: boolean;
}

function leadOf(words: Words, i: number): Lead {
  let last = i - 1;
  const so = words.word(last) === 'số' && /^\s*[:.]?\s*$/.test(words.before(i));
  if (so) last--;
  const joined = so ? words.follows(last + 1) : /^(?:\s+|\s*:\s*)$/.test(words.before(i));
  if (last < 0 || !joined) return { so };
  const { text } = words.tokens[last]!;
  if (!kindBySymbol.has(text) && !lastOfKindWords.has(compareKey(text))) return { so };
  for (let first = Math.max(0, last - longestKindWord + 1); first <= last; first++) {
    const tokens = words.tokens.slice(first, last + 1);
    if (tokens.some((_, k) => k > 0 && !words.follows(first + k))) continue;
    const span = { start: tokens[0]!.start, end: tokens.at(-1)!.end };
    const written = words.text.slice(span.start, span.end).normalize('NFC');
    const known = kindWords.get(compareKey(tokens.map(({ text }) => text).join(' ')));
    if (known) return { so, word: { ...span, written, ...known } };
    // `NĐ 34/2016/NĐ-CP`
    const kind = first === last ? kindBySymbol.get(tokens[0]!.text) : undefined;
    if (kind) return { so, word: { ...span, written, text: kind.vi, kinds: [kind.symbol] } };
  }
  return { so };
}

/** A part as the canonical number has it, with the sign before it; `item` tells its token, none if it is left out. */
interface Placed extends Part {
  readonly role: 'n' | 'year' | 'kind' | 'org';
  readonly sign: '' | '/' | '-';
  readonly item?: number;
  readonly known?: boolean;
}

interface Reading {
  readonly form: CitationForm;
  /** In canonical order. */
  readonly parts: readonly Placed[];
  readonly reasons: readonly SlipReason[];
  /** It has one reading. */
  readonly complete: boolean;
  /** The last of its tokens. */
  readonly last: number;
}

const isLeftOut = (reason: SlipReason) => reason.startsWith('without');

/** More parts than any number has. */
const mostParts = 8;

/** The reading of the most tokens, so that what hangs on behind (`76/NQ-CP/2021`) is not passed over. */
function longestReading(words: Words, first: number, lead: Lead): Reading | undefined {
  let last = first;
  while (last - first < mostParts && joins(words, last + 1)) last++;
  for (; last > first; last--) {
    const reading = readingOf(words, first, last, lead);
    if (!reading) continue;
    // A number with a part left out must not be the beginning of something else.
    const isCut = /^[\\/／∕⁄\-‐‑–—_%…]/.test(words.text.slice(words.tokens[last]!.end));
    if (!isCut || (reading.complete && !reading.reasons.some(isLeftOut))) return reading;
  }
  return undefined;
}

/** Whether a token may be a part of the number before it; behind a mere blank only if it can be nothing else. */
function joins(words: Words, i: number): boolean {
  const gap = words.tokens[i] && words.gap(i);
  if (!gap) return false;
  const { text } = words.tokens[i]!;
  if (orgByFold.has(fold(text))) return true;
  if (gap.sign === '') return /^\d{1,2}$/.test(text) || (/^\p{Lu}+$/u.test(text) && kindsLike(text).length > 0);
  return (
    numberOf(text) !== undefined ||
    kindsLike(text).length > 0 ||
    isSign(text) ||
    gluedOf({ start: 0, end: 0, text, item: i }) !== undefined
  );
}

/** What the tokens from `first` to `last` say as a number; undefined where they are none. */
function readingOf(words: Words, first: number, last: number, lead: Lead): Reading | undefined {
  const items = words.tokens.slice(first, last + 1).map((token, i) => ({ ...token, item: first + i }));
  const { numbers, symbols } = parted(items);
  let [n, year] = numbers;
  if (!n || n !== items[0] || numbers.length > 2) return undefined;
  // `2016/34/NĐ-CP`
  if (year && !yearOf(year.text) && yearOf(n.text)) [n, year] = [year, n];
  // `2021-2025`
  if (year && yearOf(n.text) && yearOf(year.text) && !lead.so) return undefined;
  const signs = signsOf(symbols, items.at(-1)!.end, lead, year !== undefined);
  if (!signs) return undefined;
  // Where a part is left out, the others must leave no doubt.
  const isFirm = (item: number) => words.gap(item)?.sign === '/' && !words.gap(item)!.blank;
  if (signs.reasons.some(isLeftOut) && !items.slice(1).every(({ item }) => isFirm(item))) return undefined;
  const sign = signs.parts.find(({ role }) => role === 'kind')?.text ?? '';
  const isShort = year !== undefined && !yearOf(year.text) && year.item === n.item + 1 && mayHaveYear.has(sign);
  const stated = year && (yearOf(year.text) ?? (isShort ? fullYear(year.text) : undefined));
  if (year && stated === undefined) return undefined;
  const atEnd = year !== undefined && year.item === last && symbols.length > 0;
  if (atEnd && words.gap(last)!.blank) return undefined;
  const isBehind = atEnd && signs.form === 'admin' && !mayHaveYear.has(sign);
  const isParty = signs.form === 'admin' && !year && byParty(words, n.item, signs.parts);
  const form: CitationForm = year && signs.form === 'admin' ? 'qppl' : isParty ? 'party' : signs.form;
  const parts: Placed[] = [
    { start: n.start, end: n.end, item: n.item, text: numberOf(n.text)!, role: 'n', sign: '' },
    ...(year
      ? [{ start: year.start, end: year.end, item: year.item, text: stated!, role: 'year', sign: '/' } as const]
      : []),
    ...signs.parts.map((part, i) => ({ ...part, sign: signBefore(form, i) })),
  ];
  const slips = slipsBetween(words, parts, lead);
  if (!slips) return undefined;
  const reasons = new Set([
    ...items.flatMap(({ odd }) => odd),
    ...signs.reasons,
    ...(isBehind ? (['year-behind'] as const) : slips),
    ...(isShort ? (['short-year'] as const) : []),
    ...parts.flatMap((part) => (isShort && part.role === 'year' ? [] : spellingOf(words, part))),
  ]);
  const certain = lead.so || lead.word !== undefined || parts.some(({ known }) => known);
  if (reasons.size > 0 && !certain) return undefined;
  return { form, parts, reasons: [...reasons], complete: signs.complete && !isBehind, last };
}

type Item = Part & { readonly item: number };

/** The numbers, and what is of letters; `QH 14` and `QH-14` are one sign. */
function parted(items: readonly Item[]): { readonly numbers: readonly Item[]; readonly symbols: readonly Item[] } {
  const numbers = items.filter(({ text }) => numberOf(text) !== undefined);
  const symbols = items.filter(({ text }) => numberOf(text) === undefined);
  const [term, assembly] = [numbers.at(-1), symbols.at(-1)];
  const isOne =
    assembly && term?.item === assembly.item + 1 && termOf((assembly.text + term.text).toUpperCase()) !== undefined;
  if (!isOne || /\d/.test(assembly.text)) return { numbers, symbols };
  const whole = { ...assembly, end: term.end, text: assembly.text + term.text };
  return { numbers: numbers.slice(0, -1), symbols: [...symbols.slice(0, -1), whole] };
}

const signBefore = (form: CitationForm, i: number): '/' | '-' => {
  if (form === 'party') return i === 1 ? '/' : '-';
  return i === 0 ? '/' : '-';
};

/** Whether a number is of the Party: by its issuer, else by where dash and slash stand (`15-NQ/BCSĐ`). */
function byParty(words: Words, n: number, [kind, org]: readonly Signed[]): boolean {
  if (!kind || !org) return false;
  if (partyOrgs.has(org.text) || stateOrgs.has(org.text)) return partyOrgs.has(org.text);
  const [a, b] = [kind.item, org.item];
  return a === n + 1 && b === n + 2 && words.gap(a)?.sign === '-' && words.gap(b)?.sign === '/';
}

type Signed = Omit<Placed, 'sign'>;

interface Signs {
  readonly form: 'admin' | 'assembly' | 'letter';
  readonly parts: readonly Signed[];
  readonly reasons: readonly SlipReason[];
  readonly complete: boolean;
}

/** What the letters behind the number say: kind and issuers. What is left out stands at `end`. */
function signsOf(symbols: readonly Item[], end: number, lead: Lead, hasYear: boolean): Signs | undefined {
  const [first, second] = symbols;
  if (!first) return hasYear ? nothingOf(end, lead) : undefined;
  if (!second) return oneSignOf(first, lead, hasYear);
  const orgs = symbols.slice(1).map(orgOf);
  const kind = kindIn(first, lead, hasYear, orgs[0]);
  if (kind && orgs.every((org) => org !== undefined)) {
    if (hasYear && termOf(orgs[0]!.text) !== undefined && ['NQ', 'L', 'PL'].includes(kind.text)) {
      return { form: 'assembly', parts: orgs, reasons: ['surplus'], complete: true };
    }
    return { form: 'admin', parts: [kind, ...orgs], reasons: [], complete: true };
  }
  const org = orgOf(first);
  if (!org) return undefined;
  const [behind] = kindsLike(second.text);
  if (symbols.length === 2 && org.known && behind !== undefined && (hasYear || swappable.has(behind))) {
    return {
      form: 'admin',
      parts: [{ ...second, text: behind, role: 'kind' }, org],
      reasons: ['order'],
      complete: true,
    };
  }
  const units = symbols.slice(1).map(orgOf);
  const isLetter = !hasYear && units.every((unit) => unit !== undefined);
  const likely = lead.so || lead.word !== undefined || org.known === true || /^\p{Lu}{3,}$/u.test(org.text);
  return isLetter && likely ? { form: 'letter', parts: [org, ...units], reasons: [], complete: true } : undefined;
}

/** No unit that drafts letters is called so. */
const swappable: ReadonlySet<string> = new Set(['NĐ', 'NQ', 'QĐ']);

/** `Nghị định số 34/2016`. */
function nothingOf(end: number, { word, so }: Lead): Signs | undefined {
  const kind = word?.kinds.length === 0 ? undefined : word?.kinds[0];
  const isLegal =
    word !== undefined && (laws.has(word.text) || (kind !== undefined && legal.has(kind) && kind !== 'CĐ'));
  if (!isLegal || !(so || kind === 'NĐ')) return undefined;
  const absent = { start: end, end };
  const parts: Signed[] =
    kind === 'NĐ'
      ? [
          { ...absent, text: 'NĐ', role: 'kind' },
          { ...absent, text: 'CP', role: 'org' },
        ]
      : [];
  return { form: 'admin', parts, reasons: ['without-sign'], complete: parts.length > 0 };
}

function oneSignOf(symbol: Item, lead: Lead, hasYear: boolean): Signs | undefined {
  const absent = { start: symbol.end, end: symbol.end };
  const org = orgOf(symbol);
  if (org && termOf(org.text) !== undefined) {
    return { form: 'assembly', parts: [org], reasons: hasYear ? [] : ['without-year'], complete: hasYear };
  }
  const meant = lead.so || hasYear ? lead.word?.kinds.find((kind) => kind !== 'CV') : undefined;
  if (org?.known) {
    // `số 5/tu` is the beginning of a word.
    if (meant === undefined || org.text !== symbol.text) return undefined;
    const kind: Signed = { start: symbol.start, end: symbol.start, text: meant, role: 'kind' };
    return { form: 'admin', parts: [kind, org], reasons: ['without-kind'], complete: true };
  }
  const glued = gluedOf(symbol);
  if (glued) return { form: 'admin', parts: glued, reasons: [], complete: true };
  const [kind, other] = kindsLike(symbol.text);
  if (kind === undefined || other !== undefined || !(lead.so || lead.word)) return undefined;
  const issuer: Signed[] = kind === 'NĐ' ? [{ ...absent, text: 'CP', role: 'org' }] : [];
  const parts: Signed[] = [{ ...symbol, text: kind, role: 'kind' }, ...issuer];
  return { form: 'admin', parts, reasons: ['without-issuer'], complete: issuer.length > 0 && hasYear };
}

/** `NĐCP`, `QĐUBND`: a kind and an issuer that is known. */
function gluedOf(symbol: Item): Signed[] | undefined {
  const found: Signed[][] = [];
  for (let at = 1; at < Math.min(symbol.text.length, longestKind + 1); at++) {
    const org = orgByFold.get(fold(symbol.text.slice(at)));
    const [kind, other] = kindsLike(symbol.text.slice(0, at));
    if (org === undefined || kind === undefined || other !== undefined) continue;
    const middle = symbol.start + at;
    found.push([
      { start: symbol.start, end: middle, item: symbol.item, text: kind, role: 'kind' },
      { start: middle, end: symbol.end, item: symbol.item, text: org, role: 'org', known: true },
    ]);
  }
  return found.length === 1 ? found[0] : undefined;
}

/** The kind that a sign stands for. One not rightly written needs an issuer that is known, a year, or a word to go by. */
function kindIn(symbol: Item, lead: Lead, hasYear: boolean, org: Signed | undefined): Signed | undefined {
  const like = kindsLike(symbol.text);
  const [kind] = like.length > 1 ? like.filter((one) => lead.word?.kinds.includes(one)) : like;
  if (kind === undefined) return undefined;
  const goes = kind === symbol.text || hasYear || org?.known || lead.word?.kinds.includes(kind);
  return goes ? { ...symbol, text: kind, role: 'kind' } : undefined;
}

/** The issuer that a sign stands for: one that is known, else whatever has two capitals at least (`UBNDTPHN`, `V01`). */
function orgOf(symbol: Item): Signed | undefined {
  const known = orgByFold.get(fold(symbol.text));
  if (known !== undefined) return { ...symbol, text: known, role: 'org', known: true };
  const term = termOf(symbol.text.toUpperCase());
  if (term !== undefined) return { ...symbol, text: symbol.text.toUpperCase(), role: 'org', known: true };
  return isSign(symbol.text) ? { ...symbol, role: 'org' } : undefined;
}

function isSign(text: string): boolean {
  return /^\p{Lu}[\p{L}&]*\d{0,3}$/u.test(text) && text.match(/[\p{Lu}\d]/gu)!.length > 1;
}

function termOf(sign: string): number | undefined {
  const term = /^(?:QH|UBTVQH)(\d{1,2})$/.exec(sign)?.[1];
  return term === undefined ? undefined : Number(term);
}

/** What is wrong between the parts that stand there; undefined where it is too much to belong together. */
function slipsBetween(words: Words, parts: readonly Placed[], lead: Lead): SlipReason[] | undefined {
  const given = parts.filter(({ item }) => item !== undefined);
  const inOrder = [...given].sort((a, b) => a.start - b.start);
  const reasons: SlipReason[] = inOrder.some((part, i) => part !== given[i]) ? ['order'] : [];
  for (const [i, part] of inOrder.entries()) {
    const last = inOrder[i - 1];
    if (!last) continue;
    const gap: Gap = last.item === part.item ? { sign: '', blank: false } : words.gap(part.item!)!;
    const isFurther = part.role === 'org' && last.role === 'org' && inOrder[i - 2]?.role !== 'n';
    if (isFurther && (gap.blank || gap.sign !== '-')) return undefined;
    if (gap.sign === '' && gap.blank && !(part.known && last.role === 'kind') && !(part.role === 'kind' && lead.so))
      return undefined;
    if (reasons.includes('order')) continue;
    const written = words.text.slice(last.end, part.start);
    // Where a part is missing or too many between them, that says it all.
    const isNext = parts.indexOf(part) === parts.indexOf(last) + 1 && part.item! - last.item! < 2;
    if (written === part.sign || !isNext) continue;
    if (gap.sign !== part.sign) reasons.push('sign');
    else if (written.replace(/\s/g, '') !== part.sign) reasons.push(part.sign === '-' ? 'dash' : 'sign');
    if (gap.blank && gap.sign !== '') reasons.push('blank');
  }
  return reasons;
}

/** What is wrong inside a part. */
function spellingOf(words: Words, { item, text, start, end, role }: Placed): SlipReason[] {
  if (item === undefined) return [];
  const raw = words.text.slice(start, end);
  // One part in two tokens: `QH 14`.
  if (end > words.tokens[item]!.end) return [/\s/.test(raw) ? 'blank' : 'sign'];
  const written = plainOf(raw);
  if (written === text) return [];
  if (role === 'n' || role === 'year') return ['digit'];
  const bare = (sign: string) => sign.replaceAll('Đ', 'D').replaceAll('đ', 'd');
  const reasons: SlipReason[] = written.toUpperCase() === text.toUpperCase() ? [] : ['stroke'];
  return bare(written) === bare(text) ? reasons : [...reasons, 'case'];
}

/** A decree without its year: its date tells it. Until 1996 they had none. */
function withYear(reading: Reading, date: CitedDate | undefined, { word }: Lead): Reading {
  const { form, parts } = reading;
  const kind = parts.find(({ role }) => role === 'kind')?.text;
  const needs = kind !== undefined && (alwaysYear.has(kind) || (kind === 'TT' && word?.kinds.includes('TT')));
  if (form !== 'admin' || !needs || (date?.year !== undefined && date.year < 1997)) return reading;
  const reasons: SlipReason[] = [...reading.reasons, 'without-year'];
  const [n, ...signs] = parts as [Placed, ...Placed[]];
  if (!date?.sure || date.year === undefined) return { ...reading, reasons, complete: false };
  const year: Placed = { start: n.end, end: n.end, text: String(date.year), role: 'year', sign: '/' };
  return { ...reading, form: 'qppl', parts: [n, year, ...signs], reasons };
}

const canonicalOf = (parts: readonly Placed[]) => parts.map(({ sign, text }) => sign + text).join('');

function slipOf(words: Words, first: number, { parts, reasons, complete, last }: Reading): CitationSlip | undefined {
  if (reasons.length === 0) return undefined;
  const { start } = words.tokens[first]!;
  const { end } = words.tokens[last]!;
  const written = words.text.slice(start, end);
  if (!complete) return { start, end, written, reasons, spelling: false };
  const canonical = canonicalOf(parts);
  const letters = words.tokens
    .slice(first, last + 1)
    .map(({ text }) => fold(text))
    .join('');
  return { start, end, written, canonical, reasons, spelling: letters === fold(canonical).replace(/[/-]/g, '') };
}

function citationOf(
  text: string,
  { form, parts }: Reading,
  lead: Lead,
  tail: Tail,
  before: Citation | undefined,
): Citation {
  const given = parts.filter(({ item }) => item !== undefined);
  const number = {
    start: Math.min(...given.map(({ start }) => start)),
    end: Math.max(...given.map(({ end }) => end)),
    text: canonicalOf(parts),
  };
  const partOf = ({ start, end, text }: Placed): Part => ({ start, end, text });
  const one = (role: Placed['role']) => parts.find((part) => part.role === role);
  const [year, kind] = [one('year'), one('kind')];
  const orgs = parts.filter(({ role }) => role === 'org').map(partOf);
  const term = orgs.map((org) => termOf(org.text)).find((found) => found !== undefined);
  const citation: Citation = {
    start: lead.word?.start ?? number.start,
    end: Math.max(number.end, tail.date?.end ?? 0, tail.issuer?.end ?? 0),
    form,
    number,
    n: partOf(one('n')!),
    ...(year ? { year: partOf(year) } : {}),
    ...(kind ? { kind: partOf(kind) } : {}),
    orgs,
    ...(term === undefined ? {} : { term }),
    ...(lead.word ? { word: lead.word } : {}),
    ...tail,
  };
  if (citation.word || !before?.word || !isListed(text, before, citation)) return citation;
  const word: KindWord = { ...before.word, elided: true };
  const same = kind ? word.kinds.includes(kind.text) : before.form === form;
  return same ? { ...citation, word } : citation;
}

/** Whether nothing but a comma or `và` stands between two citations. */
function isListed(text: string, before: Citation, { number }: Citation): boolean {
  const gap = text.slice(before.end, number.start);
  return gap.length < 20 && /^\s*[,;]?\s*(?:(?:và|hoặc)\s+)?(?:số:?\s*)?$/u.test(gap.normalize('NFC'));
}

/** In `76/NQ-CP, 77/NQ-CP ngày 15/7/2021` the date may be of both. */
function withSharedDates(text: string, citations: readonly Citation[]): Citation[] {
  const all = [...citations];
  for (let i = all.length - 2; i >= 0; i--) {
    const [one, next] = [all[i]!, all[i + 1]!];
    if (one.date || !next.date || !isListed(text, one, next)) continue;
    const isAlike = !one.word && !next.word && one.form === next.form && one.kind?.text === next.kind?.text;
    if (!next.word?.elided && !isAlike) continue;
    all[i] = { ...one, date: { ...next.date, sure: false } };
  }
  return all;
}

/** What stands behind a number. */
interface Tail {
  readonly date?: CitedDate;
  readonly issuer?: Part;
}

/** Words that end the name of an issuer. */
const behindIssuer = new Set(
  'ngày về và tại theo quy trong để do nhằm hướng phê giai năm sửa ban ký được đã v là có cho đến từ'.split(' '),
);

/** Date and issuer, in either order. */
function tailOf(words: Words, last: number): Tail {
  const date = dateAt(words, last + 1);
  const first = (date?.last ?? last) + 1;
  let end = first;
  if (words.word(first) === 'của' && words.follows(first)) {
    do end++;
    while (
      end - first < 12 &&
      words.follows(end) &&
      !behindIssuer.has(words.word(end)) &&
      !/^\d/.test(words.word(end))
    );
  }
  if (end <= first + 1) return date ? { date: date.found } : {};
  const [start, stop] = [words.tokens[first + 1]!.start, words.tokens[end - 1]!.end];
  const found = date ?? dateAt(words, end);
  return {
    issuer: { start, end: stop, text: oneLine(words.text.slice(start, stop)) },
    ...(found ? { date: found.found } : {}),
  };
}

const oneLine = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ');

/**
 * The date that begins at a token: `ngày 23/7/2021`, `ngày 05 tháng 8 năm 2021`, `(23/7/2021)`. Without its day it may as
 * well be the time of something else; so it may behind a comma, unless the sentence ends with it or goes on with what the
 * document is (`của`, `về`).
 */
function dateAt(words: Words, first: number): { readonly found: CitedDate; readonly last: number } | undefined {
  const opening = words.before(first);
  if (!/^[^\S\t]*[,(]?[^\S\t]*$/.test(opening)) return undefined;
  let i = first;
  while (i < first + 4 && issuedOn.has(words.word(i))) i++;
  if (opening.includes('(') && /^\d{1,2}$/.test(words.word(first))) return bareDateAt(words, first);
  const fields = dateFields.findIndex(({ word }) => word === words.word(i));
  if (fields < 0 || !words.follows(i + 1)) return undefined;
  const found: { -readonly [field in 'day' | 'month' | 'year']?: number } = {};
  let last = i;
  for (const { field, word } of dateFields.slice(fields)) {
    const isNamed = words.word(last + 1) === word || last === i;
    const at = words.word(last + 1) === word ? last + 2 : last + 1;
    const joined = isNamed ? words.follows(at) : /^\s?[/.\-–]\s?$/.test(words.before(at));
    if (!joined || !/^\d{1,4}$/.test(words.word(at))) break;
    found[field] = Number(words.word(at));
    last = at;
  }
  if (last === i) return undefined;
  if (found.year !== undefined && found.year < 100) found.year += 2000;
  const [start, end] = [words.tokens[i + 1]!.start, words.tokens[last]!.end];
  const isOwn = !opening.includes(',') || /^\s{0,3}(?:$|[.;)]|(?:của|về)\s)/u.test(behind(words, last));
  const sure = found.day !== undefined && found.year !== undefined && isOwn;
  return { found: { start, end, text: oneLine(words.text.slice(start, end)), ...found, sure }, last };
}

/** A few letters of what stands behind a token, composed. */
function behind(words: Words, i: number): string {
  const { end } = words.tokens[i]!;
  return words.text.slice(end, end + 12).normalize('NFC');
}

/** `(23/7/2021)`: nothing but the date stands in the brackets. */
function bareDateAt(words: Words, first: number): { readonly found: CitedDate; readonly last: number } | undefined {
  const last = first + 2;
  const [day, month, year] = [first, first + 1, last].map((i) => words.word(i));
  const isDate = /^\d{1,2}$/.test(month!) && /^(?:19|20)\d\d$/.test(year!) && /^\s?\)/.test(behind(words, last));
  if (!isDate || ![first + 1, last].every((i) => /^[/.\-–]$/.test(words.before(i)))) return undefined;
  const [start, end] = [words.tokens[first]!.start, words.tokens[last]!.end];
  const text = words.text.slice(start, end);
  const found = { start, end, text, day: Number(day), month: Number(month), year: Number(year), sure: true };
  return { found, last };
}

const issuedOn = new Set(['cùng', 'được', 'đã', 'ban', 'hành', 'ký']);

const dateFields = [
  { field: 'day', word: 'ngày' },
  { field: 'month', word: 'tháng' },
  { field: 'year', word: 'năm' },
] as const;

const none: Citations = { citations: [], slips: [] };
