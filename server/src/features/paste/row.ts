import type { Text } from '../../base/text.ts';
import { searchKey } from '../../base/vietnamese.ts';
import type { AmountField } from '../../model/criterion.ts';
import { amountFields } from '../../model/criterion.ts';
import { isDeadline, parseDeadline } from '../../model/deadline.ts';
import { codeIn } from './cells.ts';
import type { Column } from './columns.ts';
import { doubts } from './doubts.ts';

/** A row of a pasted table, read. */
export interface PastedRow {
  readonly code: string;
  readonly title: string;
  readonly amounts: Partial<Record<AmountField, string>>;
  lead: readonly string[];
  readonly with: readonly string[];
  readonly tasks: readonly string[];
  deadlines: readonly string[];
  readonly note: string;
  /** The code of the row that this one shares its cells with. */
  sameAs: string | undefined;
  /** What is not certain, by the key whose line says so. */
  readonly doubts: Map<string, Text>;
  readonly children: PastedRow[];
}

export type Cells = (column: Column) => string;

/** Reads a row; `code` undefined where it has none of its own (`expected` then stands for it). */
export function rowFrom(cells: Cells, expected: string, previous: readonly PastedRow[]): PastedRow {
  const noted = new Map<string, Text>();
  const doubt = (key: string, text: Text): void => void noted.set(key, text);
  const inTitle = cells('code') === '' ? /^(\d+(?:\.\d+)*)[.)]?\s+(?=\S)/.exec(cells('title')) : null;
  const found = codeIn(inTitle?.[1] ?? cells('code'));
  let code = found?.code ?? expected;
  if (!found) doubt('code', doubts.noCode(cells('code')));
  else if (code !== expected && `${code}0` === expected && previous.some((row) => row.code === code)) {
    // A program that takes codes for numbers drops the last zero: 1.9, 1.1.
    code = expected;
    doubt('code', doubts.zeroDropped(found.code));
  } else if (!found.isSure) doubt('code', doubts.codeAsNumber());
  const amounts: PastedRow['amounts'] = {};
  for (const field of amountFields) {
    const number = numberIn(cells(field));
    if (number?.digits !== undefined) amounts[field] = number.digits;
    if (number?.doubt) doubt(field, number.doubt);
  }
  const tasks = itemsIn(cells('tasks'));
  return {
    code,
    title: oneLine(cells('title').slice(inTitle?.[0].length ?? 0)),
    amounts,
    lead: namesIn(cells('lead')),
    with: namesIn(cells('with')),
    tasks,
    deadlines: itemsIn(cells('deadline')).map(deadlineIn),
    note: oneLine(cells('note')),
    sameAs: undefined,
    doubts: noted,
    children: [],
  };
}

/** `Tổng cộng`: no criterion, but the totals of the whole table. */
export function isTotal(cells: Cells): boolean {
  if (codeIn(cells('code'))) return false;
  return [cells('title'), cells('code')].some((cell) => /^(?:tong(?: cong| so| diem)?|cong)\b/.test(searchKey(cell)));
}

/** A number with a decimal point; a doubt where it can be read in more than one way, or not at all. */
export function numberIn(cell: string): { readonly digits?: string; readonly doubt?: Text } | undefined {
  const text = cell.replace(/\s|điểm|đ$/gi, '');
  if (text === '' || /^[-–—/.x]+$/i.test(text)) return undefined;
  const match = /^0*(\d+)(?:([.,])(\d+))?$/.exec(text);
  if (!match) return { doubt: doubts.noNumber(oneLine(cell)) };
  const [, whole = '', sign, decimals = ''] = match;
  const digits = decimals === '' ? whole : `${whole}.${decimals}`;
  if (sign === ',' && decimals.length === 3 && whole !== '0') return { digits, doubt: doubts.thousand(text) };
  if (/[1-9]/.test(decimals.slice(3))) return { digits, doubt: doubts.manyDecimals(text) };
  return { digits };
}

/** Agencies: each on a line of its own, or parted by semicolons. Commas are a part of names. */
function namesIn(cell: string): string[] {
  return cell
    .split(/[\n;]/)
    .map((name) => oneLine(name.replace(/^['‘’]?\s*[-–•+]\s*/, '').replace(/[.,]$/, '')))
    .filter(Boolean);
}

/** A list with marks (`- `, `• `, or `'- ` where a program has run the lines together); without them it is one item. */
function itemsIn(cell: string): string[] {
  const parts = cell.split(/(?:^|\n)['‘’]?\s*[-–•+]\s*|(?<=\s)['‘’][-–•]\s*/);
  return parts.map(oneLine).filter(Boolean);
}

/** In its proper form, where it can be read in one way. */
function deadlineIn(text: string): string {
  const read = parseDeadline(text);
  return isDeadline(read) ? text : (read.canonical ?? text);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
