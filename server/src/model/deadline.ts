import { onceEach } from '../base/recent.ts';
import type { Span } from '../base/span.ts';
import { searchKey } from '../base/vietnamese.ts';

/** A deadline as the annex writes them, read. Days are ISO (`2021-12-31`). */
export interface Deadline {
  readonly kind: 'year' | 'quarter' | 'month' | 'day' | 'recurring' | 'ongoing';
  readonly year?: number;
  /** 1 to 4. */
  readonly quarter?: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
  /** How often, for a recurring one. */
  readonly every?: Period;
  /** `Trước ngày …`: `due` is the day named all the same. */
  readonly before?: true;
  /** What stands in brackets behind it (`sau khi có hướng dẫn`). */
  readonly condition?: string;
  /** The first day of its time; none for what recurs, for what is ongoing, and before a day. */
  readonly from?: string;
  /** The last day of its time; none for what recurs and for what is ongoing. */
  readonly due?: string;
  /** How it is best written. */
  readonly canonical: string;
}

export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface DeadlineProblem {
  /** `form`: not of the grammar; `impossible`: of the grammar, but there is no such day, month or quarter. */
  readonly reason: 'form' | 'impossible';
  /** Where, in UTF-16 offsets of the text. */
  readonly at: Span;
  /** How it should be written, where it has one reading only. */
  readonly canonical?: string;
}

/**
 * Reads a deadline: `Năm 2021`, `Quý IV/2021`, `Tháng 8/2021`, `Ngày 05/8/2021`, `Trước ngày 30/11/2021`, `Hằng quý`,
 * `Thường xuyên`, each with or without a condition in brackets. Zeros stand as in Decree 30/2020/NĐ-CP, annex I: before
 * days 1 to 9 and months 1 and 2, before no others; a month without a day may do without (`Tháng 1/2021`).
 * Unicode composition is no matter of deadlines: NFD is read as NFC.
 */
export const parseDeadline = onceEach((text: string): Deadline | DeadlineProblem => {
  const { core, condition, junk } = partsOf(text);
  const end = text.trimEnd().length;
  const whole = { start: Math.min(end, text.length - text.trimStart().length), end };
  if (core.end - core.start > longestCore) return { reason: 'form', at: core };
  const read = readCore(tokensOf(text, core));
  if ('problem' in read) return { reason: read.problem, at: read.at ?? whole };
  if (junk) return { reason: 'form', at: junk };

  const behind = condition ? ` (${condition})` : '';
  const [canonical = '', ...others] = spellingsOf(read).map((spelling) => spelling + behind);
  const written = text.normalize('NFC');
  if (written !== canonical && !others.includes(written)) return { reason: 'form', at: whole, canonical };
  return { ...read, ...daysOf(read), ...(condition ? { condition } : {}), canonical };
});

export function isDeadline(result: Deadline | DeadlineProblem): result is Deadline {
  return 'kind' in result;
}

/** The deadlines to propose for the work of a year, in their canonical form. */
export function deadlineProposals(year: number): string[] {
  const count = (n: number) => Array.from({ length: n }, (_, index) => index + 1);
  const proposals: readonly Core[] = [
    { kind: 'year', year },
    ...count(4).map((quarter): Core => ({ kind: 'quarter', quarter, year })),
    ...count(12).map((month): Core => ({ kind: 'month', month, year })),
    { kind: 'recurring', every: 'month' },
    { kind: 'recurring', every: 'quarter' },
    { kind: 'recurring', every: 'year' },
    { kind: 'ongoing' },
    { kind: 'day', before: true, day: 31, month: 12, year },
  ];
  return proposals.map((proposal) => spellingsOf(proposal)[0]!);
}

/** What the words of a deadline say, without its condition. */
type Core =
  | { kind: 'year'; year: number }
  | { kind: 'quarter'; quarter: number; year: number }
  | { kind: 'month'; month: number; year: number }
  | { kind: 'day'; before?: true; day: number; month: number; year: number }
  | { kind: 'recurring'; every: Period }
  | { kind: 'ongoing' };

/** Every spelling of the grammar, the canonical one first. */
function spellingsOf(core: Core): string[] {
  switch (core.kind) {
    case 'year':
      return [`Năm ${written(core.year)}`];
    case 'quarter':
      return [`Quý ${romans[core.quarter - 1]}/${written(core.year)}`];
    case 'month':
      return [padded(core.month, 2), String(core.month)].map((month) => `Tháng ${month}/${written(core.year)}`);
    case 'day': {
      const date = `${padded(core.day, 9)}/${padded(core.month, 2)}/${written(core.year)}`;
      return core.before ? [`Trước ngày ${date}`, `Trước ${date}`] : [`Ngày ${date}`, date];
    }
    case 'recurring':
      return [`Hằng ${periods[core.every]}`];
    case 'ongoing':
      return ['Thường xuyên'];
  }
}

/** The first and the last day. */
function daysOf(core: Core): { from?: string; due?: string } {
  if (core.kind === 'recurring' || core.kind === 'ongoing') return {};
  const iso = (month: number, day: number) => `${written(core.year)}-${two(month)}-${two(day)}`;
  const months = (first: number, last: number) => ({ from: iso(first, 1), due: iso(last, daysIn(last, core.year)) });
  switch (core.kind) {
    case 'year':
      return months(1, 12);
    case 'quarter':
      return months(core.quarter * 3 - 2, core.quarter * 3);
    case 'month':
      return months(core.month, core.month);
    case 'day': {
      const due = iso(core.month, core.day);
      return core.before ? { due } : { from: due, due };
    }
  }
}

/** Every deadline is shorter, its condition aside. */
const longestCore = 60;

const romans = ['I', 'II', 'III', 'IV'];
const periods: Readonly<Record<Period, string>> = {
  day: 'ngày',
  week: 'tuần',
  month: 'tháng',
  quarter: 'quý',
  year: 'năm',
};

const two = (n: number) => String(n).padStart(2, '0');
const written = (year: number) => String(year).padStart(4, '0');
/** With a zero before it up to `last` (Decree 30/2020/NĐ-CP, annex I). */
const padded = (n: number, last: number) => (n <= last ? two(n) : String(n));

/** How many days a month has; 0 where there is no such month. */
export function daysIn(month: number, year: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** Where the words of the deadline stand, what its condition says, and what should not be there at all. */
function partsOf(text: string): { core: Span; condition?: string; junk?: Span } {
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  if (open < 0) return { core: trimmed(text, 0, text.length) };
  const core = trimmed(text, 0, open);
  if (close < open) return { core, junk: { start: open, end: text.trimEnd().length } };
  const condition = text
    .slice(open + 1, close)
    .trim()
    .normalize('NFC');
  const behind = trimmed(text, close + 1, text.length);
  return { core, ...(condition ? { condition } : {}), ...(behind.start < behind.end ? { junk: behind } : {}) };
}

/** The stretch without the blanks, list marks and full stops around it, which say nothing. */
function trimmed(text: string, start: number, end: number): Span {
  const says = (at: number) => !/[\s'‘’•+*\-–—.,;]/.test(text[at]!);
  while (start < end && !says(start)) start++;
  while (start < end && !says(end - 1)) end--;
  return { start, end };
}

/** What a word, a number or a sign can be in a deadline. */
type Sort =
  'before' | 'in' | 'every' | 'often' | 'always' | Period | 'roman' | 'number' | 'year number' | '/' | 'other';

interface Token extends Span {
  readonly sort: Sort;
  readonly text: string;
}

/** The words by `searchKey`, so that a slip in a tone (`Hàng`, `Quy`) does not hide what is meant. */
const sorts: ReadonlyMap<string, Sort> = new Map([
  ['truoc', 'before'],
  ['trong', 'in'],
  ['hang', 'every'],
  ['moi', 'every'],
  ['thuong', 'often'],
  ['xuyen', 'always'],
  ['ngay', 'day'],
  ['tuan', 'week'],
  ['thang', 'month'],
  ['t', 'month'],
  ['quy', 'quarter'],
  ['qui', 'quarter'],
  ['q', 'quarter'],
  ['nam', 'year'],
]);

function sortOf(text: string): Sort {
  if (/^[/\-–—.]$/.test(text)) return '/';
  if (/^\d+$/.test(text)) return text.length === 4 ? 'year number' : text.length <= 2 ? 'number' : 'other';
  const key = searchKey(text);
  return sorts.get(key) ?? (/^[ivxl]+$/.test(romanKey(text)) ? 'roman' : 'other');
}

/** Roman digits in small letters; the single signs Ⅰ to Ⅳ, and an l taken for an I, count as such. */
const romanKey = (text: string) => text.normalize('NFKC').toLowerCase();

function quarterOf({ sort, text }: Token): number {
  return sort === 'number' ? Number(text) : romans.indexOf(romanKey(text).replaceAll('l', 'i').toUpperCase()) + 1;
}

function tokensOf(text: string, { start, end }: Span): Token[] {
  return [...text.slice(start, end).matchAll(/[\p{L}\p{M}\p{Nl}]+|\d+|\S/gu)].map(({ 0: token, index }) => ({
    start: start + index,
    end: start + index + token.length,
    text: token,
    sort: sortOf(token),
  }));
}

/** A place in a form: which sorts may stand there, whether it may be empty, and what it is to the reader. */
interface Place {
  readonly sorts: readonly Sort[];
  readonly optional?: true;
  readonly as?: Role;
}
type Role = 'before' | 'year' | 'quarter' | 'month' | 'day' | 'every';
type Found = Partial<Record<Role, Token>>;

const is = (...of: Sort[]): Place => ({ sorts: of });
const may = (...of: Sort[]): Place => ({ sorts: of, optional: true });
const role = (as: Role, ...of: Sort[]): Place => ({ sorts: of, as });

const before: Place = { ...may('before'), as: 'before' };
const year = role('year', 'year number');
const quarter = role('quarter', 'roman', 'number');
const month = role('month', 'number');
const day = role('day', 'number');
/** `/2021`, ` năm 2021`, `/năm 2021`, ` 2021`. */
const ofYear = [may('/'), may('year'), year];

/** The forms with one reading: those of the grammar and their near misses. */
const forms: readonly { readonly kind: Core['kind']; readonly places: readonly Place[] }[] = [
  { kind: 'year', places: [may('in'), may('year'), year] },
  { kind: 'quarter', places: [may('in'), is('quarter'), may('/'), quarter, ...ofYear] },
  { kind: 'quarter', places: [year, may('/'), is('quarter'), quarter] },
  { kind: 'month', places: [may('in'), is('month'), month, ...ofYear] },
  { kind: 'month', places: [year, is('/'), month] },
  { kind: 'day', places: [before, may('day'), day, is('/', 'month'), month, is('/', 'year'), year] },
  { kind: 'day', places: [before, may('day'), year, is('/'), month, is('/'), day] },
  { kind: 'recurring', places: [is('every'), role('every', 'day', 'week', 'month', 'quarter', 'year')] },
  { kind: 'ongoing', places: [is('often'), is('always')] },
];

/** What the tokens say; or where they stop making sense (without `at`: at the end). */
function readCore(tokens: readonly Token[]): Core | { problem: DeadlineProblem['reason']; at?: Span } {
  let furthest = 0;
  for (const { kind, places } of forms) {
    const found: Found = {};
    let next = 0;
    const fits = places.every(({ sorts, optional, as }) => {
      const token = tokens[next];
      if (!token || !sorts.includes(token.sort)) return optional === true;
      if (as) found[as] = token;
      next++;
      return true;
    });
    if (fits && next === tokens.length) return coreOf(kind, found);
    furthest = Math.max(furthest, next);
  }
  const stop = tokens[furthest];
  return { problem: 'form', ...(stop ? { at: { start: stop.start, end: stop.end } } : {}) };
}

/** What the tokens found say, if there is such a day, month or quarter. */
function coreOf(kind: Core['kind'], found: Found): Core | { problem: 'impossible'; at: Span } {
  const number = (as: Role) => Number(found[as]?.text);
  const impossible = (...at: readonly Token[]) => ({
    problem: 'impossible' as const,
    at: { start: Math.min(...at.map((token) => token.start)), end: Math.max(...at.map((token) => token.end)) },
  });
  switch (kind) {
    case 'year':
      return { kind, year: number('year') };
    case 'quarter': {
      const quarter = quarterOf(found.quarter!);
      return quarter >= 1 && quarter <= 4 ? { kind, quarter, year: number('year') } : impossible(found.quarter!);
    }
    case 'month': {
      const month = number('month');
      return month >= 1 && month <= 12 ? { kind, month, year: number('year') } : impossible(found.month!);
    }
    case 'day': {
      const date = { day: number('day'), month: number('month'), year: number('year') };
      if (date.month < 1 || date.month > 12) return impossible(found.month!);
      if (date.day < 1 || date.day > daysIn(date.month, date.year)) {
        return impossible(found.day!, found.month!, found.year!);
      }
      return { kind, ...(found.before ? { before: true } : {}), ...date };
    }
    case 'recurring':
      return { kind, every: found.every!.sort as Period };
    case 'ongoing':
      return { kind };
  }
}
