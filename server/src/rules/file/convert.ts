import type { Entry, Field, Place } from '../../model/entry.ts';
import { keyInfo } from '../../model/keys.ts';
import type { SchemaProblem } from '../../model/validate.ts';
import type { Node, ScalarNode } from '../../syntax/node.ts';
import type { Piece } from '../../syntax/piece.ts';
import { quoteEdits } from '../../syntax/diagnose.ts';
import type { Fix, FixEdit } from '../engine/finding.ts';
import { columnOf, inFlow, lineEndAfter, listStyleOf, newlineOf, rawOf, wholeLines } from '../engine/rewrite.ts';
import { expectedAt } from './expected.ts';

/** The repairs of a value of the wrong kind: where nothing is lost, else none. */
export function convert(entry: Entry, problem: SchemaProblem): Fix[] {
  const { key, under, node, place } = problem;
  const field = entry.fields.get(under);
  const { piece } = place;
  const expected = expectedAt(problem);
  const whole = key === under ? field : undefined;
  const isOptional = whole !== undefined && keyInfo(entry.kind, key)?.required === false;
  if (!node || isVoid(node)) return whole && isOptional ? removal(whole) : [];
  if (expected === 'true') return toTrue(node, piece, whole);
  if (node.kind === 'scalar') {
    const text = plainText(node, expected);
    if (text !== undefined) return [replaced(piece, node, text.text, text.safe)];
    if (expected === 'list' && typeof node.value === 'string' && whole) return intoList(whole, node);
    const isText = expected === 'text' || expected === 'text-or-list' || expected === 'task' || expected === 'path';
    if (isText && typeof node.value !== 'string' && !isName(entry, under, key)) return [quoted(piece, node)];
    return [];
  }
  if (
    node.kind === 'seq' &&
    node.items.length === 1 &&
    (expected === 'text' || expected === 'number' || expected === 'year' || expected === 'date' || expected === 'code')
  ) {
    const item = node.items[0];
    if (item?.kind === 'scalar' && item.style !== 'folded' && item.style !== 'literal' && whole)
      return [unlisted(whole, node, item)];
  }
  return [];
}

/** The line taken out: a key that says nothing is as good as none. */
export function removal(field: Field): Fix[] {
  const place = field.pair.value ? wholeLines(field) : keyLine(field);
  const key = field.pair.key.text;
  if (!place) return [];
  return [
    { title: { vi: `Bỏ dòng “${key}”`, en: `Remove the line “${key}”` }, safe: false, edits: [{ place, text: '' }] },
  ];
}

/** The line of a key with nothing behind it. */
function keyLine({ piece, pair }: Field): Place | undefined {
  const { text } = piece;
  const start = pair.key.span.start - columnOf(piece, pair.key.span.start);
  const lineEnd = lineEndAfter(piece, pair.key.span.end);
  const alone =
    text.slice(start, pair.key.span.start).trim() === '' &&
    /^[ \t]*:[ \t]*$/.test(text.slice(pair.key.span.end, lineEnd));
  const newline = text.indexOf('\n', lineEnd);
  return alone ? { piece, start, end: newline < 0 ? text.length : newline + 1 } : undefined;
}

function isVoid(node: Node): boolean {
  return (
    (node.kind === 'seq' && node.items.length === 0) ||
    (node.kind === 'scalar' && (node.value === null || node.text.trim() === ''))
  );
}

/** A name of an agency is never a number; quotes would only move the question. */
function isName(entry: Entry, under: string, key: string): boolean {
  return (
    (entry.kind === 'criterion' || entry.kind === 'task') && (under === 'lead' || under === 'with' || key === 'lead')
  );
}

function plainText(
  { text, value }: ScalarNode,
  expected: ReturnType<typeof expectedAt>,
): { text: string; safe: boolean } | undefined {
  const written = text.trim();
  if (expected === 'one')
    return /^["']?1(?:\.0)?$/.test(written) || value === 1 ? { text: '1', safe: true } : undefined;
  if (expected === 'year') {
    const year = /^(?:năm\s+)?(20\d\d)(?:\.0)?$/iu.exec(written.normalize('NFC'))?.[1];
    return year === undefined ? undefined : { text: year, safe: true };
  }
  if (expected === 'date') {
    const date = isoDate(written);
    return date === undefined ? undefined : { text: date, safe: true };
  }
  if (expected === 'number') {
    const number = /^(\d+(?:[.,]\d{1,3})?)\s*(?:điểm|đ|points?|pts?\.?)$/iu.exec(written.normalize('NFC'))?.[1];
    // A comma before three digits may part thousands.
    return number === undefined || /[1-9]\d*,\d{3}$/.test(number)
      ? undefined
      : { text: number.replace(',', '.'), safe: true };
  }
  return undefined;
}

/** `01/8/2008`, `ngày 1-8-2008`, `2008/8/1` → `2008-08-01`; undefined for what is no day. */
function isoDate(text: string): string | undefined {
  const day = /^(?:ngày\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/iu.exec(text.normalize('NFC'));
  const turned = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text);
  const [y, m, d] = day ? [day[3]!, day[2]!, day[1]!] : turned ? [turned[1]!, turned[2]!, turned[3]!] : [];
  if (y === undefined || m === undefined || d === undefined) return undefined;
  const date = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  return isDay(date) ? date : undefined;
}

/** Whether the calendar has the day `yyyy-mm-dd`. */
export function isDay(date: string): boolean {
  const [y, m, d] = date.split('-').map(Number) as [number, number, number];
  return m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate();
}

function toTrue(node: Node, piece: Piece, field: Field | undefined): Fix[] {
  if (node.kind !== 'scalar') return [];
  const said = node.text.trim().toLowerCase().normalize('NFC');
  if (said === 'true') return [replaced(piece, node, 'true', true)];
  if (/^(?:yes|y|on|x|1|có|đúng)$/u.test(said)) return [replaced(piece, node, 'true', false)];
  return /^(?:false|no|n|off|0|không|sai)$/u.test(said) && field
    ? removal(field).map((fix) => ({ ...fix, preferred: true }))
    : [];
}

function replaced(piece: Piece, node: ScalarNode, text: string, safe: boolean): Fix {
  const edits = [{ place: { piece, ...node.span }, text }];
  return { title: { vi: `Viết ${text}`, en: `Write ${text}` }, safe, preferred: true, edits };
}

function quoted(piece: Piece, node: ScalarNode): Fix {
  const edits = quoteEdits(piece.text, node.span.start, node.span.end).map(({ start, end, text }): FixEdit => ({
    place: { piece, start, end },
    text,
  }));
  return { title: { vi: 'Đặt trong dấu nháy', en: 'Put it in quotes' }, safe: true, preferred: true, edits };
}

/** One text where a list is wanted: an item of its own, in the style of the file. */
function intoList(field: Field, node: ScalarNode): Fix[] {
  const { piece, pair } = field;
  if (node.style === 'folded' || node.style === 'literal' || rawOf({ piece, ...node.span }).includes('\n')) return [];
  const title = { vi: 'Viết thành danh sách một mục', en: 'Make it a list of one item' };
  if (inFlow({ piece, ...pair.key.span })) {
    const edits = [
      { place: { piece, start: node.span.start, end: node.span.start }, text: '[' },
      { place: { piece, start: node.span.end, end: node.span.end }, text: ']' },
    ];
    return [{ title, safe: true, preferred: true, edits }];
  }
  const column = columnOf(piece, pair.key.span.start) + listStyleOf(piece.text);
  const colon = piece.text.indexOf(':', pair.key.span.end) + 1;
  const edit = {
    place: { piece, start: colon, end: node.span.start },
    text: `${newlineOf(piece)}${' '.repeat(column)}- `,
  };
  return [{ title, safe: true, preferred: true, edits: [edit] }];
}

/** A list of one item where one value is wanted: the item behind the key. */
function unlisted({ piece, pair }: Field, list: Node, item: ScalarNode): Fix {
  const colon = piece.text.indexOf(':', pair.key.span.end) + 1;
  const edits: FixEdit[] = [{ place: { piece, start: colon, end: item.span.start }, text: ' ' }];
  if (list.kind === 'seq' && list.flow)
    edits.push({ place: { piece, start: item.span.end, end: list.span.end }, text: '' });
  return {
    title: { vi: 'Bỏ dấu của danh sách, giữ giá trị', en: 'Keep the value, drop the list' },
    safe: false,
    preferred: true,
    edits,
  };
}
