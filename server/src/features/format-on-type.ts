import type { Edit } from '../base/edit.ts';
import { keyInfo } from '../model/keys.ts';
import type { KeyKind } from '../model/keys.ts';
import { listStyleOf } from '../rules/engine/rewrite.ts';
import type { Source } from '../syntax/source.ts';
import { beginningOf, positionIn } from '../syntax/source.ts';
import type { Line, Reader } from './cursor/reader.ts';
import { isInsideText, readerOf } from './cursor/reader.ts';

/** The signs behind which `editsOnType` may have something to say. */
export const typedSigns = ['\n', '-'] as const;

/**
 * The edits that put the blanks before a cursor right (UTF-16 offset), when the sign before it was typed just now: behind
 * a new line those under which the next key, item or text stands; behind the dash of a new item those of its list. Told
 * from the lines alone, so it works while a file is half typed; where the author may mean something else, none.
 */
export function editsOnType(source: Source, offset: number, sign: string): Edit[] {
  const text = beginningOf(source);
  const reader = readerOf(source, 'file');
  const { line: index, column } = positionIn(source, offset);
  const line = reader.at(index);
  const wanted =
    sign === '\n'
      ? line.text.trim() === '' && index > 0
        ? columnBelow(reader, index, listStyleOf(text))
        : undefined
      : sign === '-' && line.text.trim() === '-' && column === line.indent + 1
        ? columnOfDash(reader, index, listStyleOf(text))
        : undefined;
  const blanks = sign === '\n' ? line.text.length : line.indent;
  if (wanted === undefined || wanted === blanks) return [];
  const { start } = line;
  return wanted > blanks
    ? [{ start: start + blanks, end: start + blanks, text: ' '.repeat(wanted - blanks) }]
    : [{ start: start + wanted, end: start + blanks, text: '' }];
}

/** Where the line goes on that follows one: undefined where that is not known, or the author has left a line empty. */
function columnBelow(reader: Reader, index: number, style: number): number | undefined {
  const above = reader.at(index - 1);
  if (above.content === '' && above.dash === undefined) return undefined;
  if (/^\s*#/.test(above.text) || /^\s*\t/.test(above.text)) return undefined;
  if (isInsideText(reader, index - 1, above)) return undefined;
  const own = above.key !== undefined ? above.column : above.dash;
  if (own === undefined) return undefined;
  if (/^[|>][-+0-9]*$/.test(above.value)) return own + 2;
  // Quotes or brackets that are still open: what follows is text.
  if (/^["'[{]/.test(above.value) && !isClosed(above.value)) return undefined;
  if (above.key === undefined) return above.content === '' ? own + 2 : own;
  return above.value === '' ? own + (isList(above.key) ? style : 2) : own;
}

function isClosed(value: string): boolean {
  return /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[.*\]|\{.*\})$/.test(value);
}

const kinds: readonly KeyKind[] = ['criterion', 'file', 'agency', 'task'];

function isList(key: string): boolean {
  return kinds.some((kind) => keyInfo(kind, key)?.type.includes('array'));
}

/** Nobody misses the list by more. */
const farthest = 3;

/** The column of the list that a new dash belongs to: one that is open above, the nearest to where it was typed. */
function columnOfDash(reader: Reader, index: number, style: number): number | undefined {
  const line = reader.at(index);
  if (isInsideText(reader, index, { ...line, dash: undefined, column: line.indent })) return undefined;
  const open = openLists(reader, index, style);
  if (open.length === 0 || open.includes(line.indent)) return undefined;
  const near = (column: number) => Math.abs(column - line.indent);
  const nearest = open.reduce((best, column) => (near(column) < near(best) ? column : best));
  return near(nearest) <= farthest ? nearest : undefined;
}

/** The columns of dashes of all lists that are open at a line, the innermost first. */
function openLists(reader: Reader, index: number, style: number): number[] {
  const columns: number[] = [];
  let above: Line | undefined;
  for (let at = reader.next(index, -1, Infinity); at !== undefined; at = reader.next(at, -1, above.indent - 1)) {
    const isNearest = above === undefined;
    above = reader.at(at);
    if (isNearest && above.key !== undefined && above.value === '' && isList(above.key))
      columns.push(above.column + style);
    if (above.dash !== undefined) columns.push(above.indent);
    if (above.indent === 0) break;
  }
  return columns;
}
