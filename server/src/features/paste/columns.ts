import { searchKey } from '../../base/vietnamese.ts';
import { codeIn } from './cells.ts';

export type Column = 'code' | 'title' | 'max' | 'score' | 'target' | 'lead' | 'with' | 'tasks' | 'deadline' | 'note';

/** What heads a column, without marks; the first that fits decides (`Điểm tối đa` is no score). */
const heads: readonly (readonly [Column, RegExp])[] = [
  ['code', /^(?:stt|tt|so tt|so thu tu|ma|code|no)\.?$/],
  ['deadline', /thoi gian|thoi han|han hoan thanh|deadline|^due/],
  ['with', /phoi hop/],
  ['lead', /chu tri|co quan|don vi|phu trach|^lead/],
  ['tasks', /nhiem vu|giai phap|^tasks?$/],
  ['max', /toi da|diem chuan|thang diem|^max/],
  ['target', /muc tieu|phan dau|^target/],
  ['score', /^diem|dat duoc|ket qua|^score/],
  ['note', /^ghi chu|^note/],
  ['title', /tieu chi|linh vuc|noi dung|chi tieu|^ten|^title/],
];

/** The columns of a table that has no head: as the annex has them. */
const points: readonly Column[] = ['max', 'score', 'target'];
const words: readonly Column[] = ['lead', 'tasks', 'deadline'];

export interface Layout {
  /** What each column holds; undefined where that is not known. */
  readonly columns: readonly (Column | undefined)[];
  /** The lines behind the head. */
  readonly body: readonly (readonly string[])[];
  /** Heads of columns that nothing is taken from. */
  readonly unused: readonly string[];
}

/** Finds the head of a table, over one or two lines; without one, columns are told by their order and by numbers. */
export function layoutOf(lines: readonly (readonly string[])[]): Layout {
  const at = lines.findIndex(isHead);
  if (at < 0 || lines.slice(0, at).some((line) => codeIn(line[0] ?? '')))
    return { columns: byOrder(lines), body: lines, unused: [] };
  const head = lines[at]!;
  let columns = head.map(columnOf);
  let from = at + 1;
  // `Điểm` over `tối đa` and `đạt`; numbers of the columns: (1) (2) (3).
  while (from < lines.length && !hasCode(lines[from]!, columns) && !lines[from]!.some((cell) => cell.length > 40)) {
    const more = lines[from]!.map(columnOf);
    if (more.some(Boolean))
      columns = Array.from({ length: Math.max(columns.length, more.length) }, (_, i) => more[i] ?? columns[i]);
    else if (!lines[from]!.every((cell) => /^\(?[\dA-Za-z]{0,2}\)?$/.test(cell))) break;
    from++;
  }
  if (!columns.includes('code') && columns[0] === undefined) columns[0] = 'code';
  const unused = head.filter((cell, i) => cell !== '' && columns[i] === undefined);
  // The head stands anew on every page.
  return {
    columns: once(columns),
    body: lines.slice(from).filter((line) => !isHead(line) && !isNumbering(line)),
    unused,
  };
}

function hasCode(line: readonly string[], columns: readonly (Column | undefined)[]): boolean {
  return !isNumbering(line) && codeIn(line[Math.max(0, columns.indexOf('code'))] ?? '') !== undefined;
}

/** `(1) (2) (3)`, `1 2 3 4`: the columns counted. */
function isNumbering(line: readonly string[]): boolean {
  const numbers = line.map((cell) => /^\(?(\d+)\)?$/.exec(cell)?.[1]);
  return line.length > 2 && numbers.every((number, i) => Number(number) === i + 1);
}

function isHead(line: readonly string[]): boolean {
  const known = new Set(line.map(columnOf).filter(Boolean));
  return known.size >= 2 && (known.has('code') || known.has('title') || known.has('max')) && !codeIn(line[0] ?? '');
}

function columnOf(cell: string): Column | undefined {
  if (cell.length > 80) return undefined;
  const key = searchKey(cell);
  return heads.find(([, head]) => head.test(key))?.[0];
}

/** Of several columns with one name the first counts. */
function once(columns: readonly (Column | undefined)[]): (Column | undefined)[] {
  return columns.map((column, i) => (column !== undefined && columns.indexOf(column) === i ? column : undefined));
}

function byOrder(lines: readonly (readonly string[])[]): (Column | undefined)[] {
  const rows = lines.filter((line) => codeIn(line[0] ?? ''));
  const isNumeric = (column: number): boolean => {
    const cells = rows.map((row) => row[column] ?? '').filter(Boolean);
    return cells.length > 0 && cells.filter((cell) => /^[-–\d.,\s]+$/.test(cell)).length * 2 > cells.length;
  };
  const count = [2, 3, 4].findIndex((column) => !isNumeric(column));
  const width = Math.max(0, ...rows.map((row) => row.length));
  return (['code', 'title', ...points.slice(0, count < 0 ? 3 : count), ...words] as const).slice(0, width);
}
