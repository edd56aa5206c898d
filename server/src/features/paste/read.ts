import type { Text } from '../../base/text.ts';
import { extendsCode, partsOf } from '../../model/code.ts';
import { amountFields } from '../../model/criterion.ts';
import { cellsOf, codeIn, rowsOf } from './cells.ts';
import type { Column } from './columns.ts';
import { layoutOf } from './columns.ts';
import { doubts } from './doubts.ts';
import type { Cells, PastedRow } from './row.ts';
import { isTotal, numberIn, rowFrom } from './row.ts';

export interface PastedTable {
  /** The uppermost rows, each with those that its code stands above. */
  readonly top: readonly PastedRow[];
  readonly all: readonly PastedRow[];
  /** What belongs to no row. */
  readonly notes: readonly Text[];
}

/** Reads a table from the clipboard: the rows of an annex, with or without its head, as messy as programs leave it. */
export function readTable(text: string): PastedTable {
  const { columns, body, unused } = layoutOf(cellsOf(text));
  const at = new Map<Column, number>(columns.flatMap((column, i) => (column ? [[column, i] as const] : [])));
  const notes = unused.map(doubts.unusedColumn);
  const all: PastedRow[] = [];
  const top: PastedRow[] = [];
  for (const line of rowsOf(body, at.get('code') ?? at.get('title') ?? 0, columns.length)) {
    const cells: Cells = (column) => line[at.get(column) ?? -1] ?? '';
    const points = amountFields.flatMap((field) => numberIn(cells(field))?.digits ?? []);
    if (isTotal(cells)) notes.push(doubts.total(points.join(' / ')));
    else if (hasCode(cells) || (all.length > 0 && points.length > 0)) {
      const row = rowFrom(cells, nextCode(all.at(-1)), all);
      parentOf(all, row.code, top).push(row);
      all.push(row);
    } else if (all.length > 0) {
      const rest = goOn(all, line, columns);
      if (rest !== '') notes.push(doubts.left(rest));
    }
  }
  fillMerged(all, at);
  return { top, all, notes };
}

function hasCode(cells: Cells): boolean {
  return (
    codeIn(cells('code')) !== undefined || (cells('code') === '' && /^\d+(?:\.\d+)*[.)]?\s+\S/.test(cells('title')))
  );
}

/** A line without a code and without points goes on with the cells above it; gives what has no place there. */
function goOn(all: PastedRow[], line: readonly string[], columns: readonly (Column | undefined)[]): string {
  const last = all.at(-1)!;
  const more = (column: Column): string => line[columns.indexOf(column)] ?? '';
  const known = new Set<Column>(['title', 'lead', 'with', 'tasks', 'deadline', 'note']);
  const read = rowFrom((column) => (known.has(column) ? more(column) : ''), last.code, []);
  const next: PastedRow = {
    ...last,
    title: [last.title, read.title].filter(Boolean).join(' '),
    lead: [...last.lead, ...read.lead],
    with: [...last.with, ...read.with],
    tasks: [...last.tasks, ...read.tasks],
    deadlines: [...last.deadlines, ...read.deadlines],
    note: [last.note, read.note].filter(Boolean).join(' '),
  };
  Object.assign(last, next);
  return line.filter((cell, i) => cell !== '' && !known.has(columns[i]!)).join(' ');
}

/** The list of those below the nearest row above whose code a code goes on from. */
function parentOf(all: readonly PastedRow[], code: string, top: PastedRow[]): PastedRow[] {
  const parts = partsOf(code) ?? [];
  const above = all.filter((row) => {
    const own = partsOf(row.code);
    return own !== undefined && own.length < parts.length && own.every((part, i) => part === parts[i]);
  });
  const nearest = above.filter((row) => extendsCode(parts, partsOf(row.code)!)).at(-1) ?? above.at(-1);
  return nearest?.children ?? top;
}

/** The code behind that of a row. */
function nextCode(row: PastedRow | undefined): string {
  const parts = (row && partsOf(row.code)) ?? [0];
  return [...parts.slice(0, -1), parts.at(-1)! + 1].join('.');
}

/** Merged cells hold their text in the first row only: what is empty below is taken from there, with a doubt. */
function fillMerged(all: readonly PastedRow[], at: ReadonlyMap<Column, number>): void {
  let full: PastedRow | undefined;
  let field = '';
  for (const row of all) {
    const own = row.code.split('.')[0]!;
    if (own !== field) full = undefined;
    field = own;
    if (row.children.length > 0) continue;
    const isEmpty = row.lead.length === 0 && row.tasks.length === 0 && row.deadlines.length === 0;
    if (full && isEmpty && at.has('tasks')) {
      row.sameAs = full.sameAs ?? full.code;
      row.doubts.set('sameAs', doubts.merged(row.sameAs));
      continue;
    }
    for (const [key, column] of [
      ['lead', 'lead'],
      ['deadlines', 'deadline'],
    ] as const) {
      if (!full || !at.has(column) || row[key].length > 0 || full[key].length === 0) continue;
      row[key] = full[key];
      row.doubts.set(column, doubts.merged(full.code));
    }
    full = row;
  }
}
