import type { Span } from '../base/span.ts';
import type { KeyKind } from '../model/keys.ts';
import { keyInfo } from '../model/keys.ts';
import { columnsNear, followsItems, isAside, mayHold, swallows } from './cursor/columns.ts';
import type { Source } from '../syntax/source.ts';
import { positionIn } from '../syntax/source.ts';
import type { CommentPlace } from './cursor/comment.ts';
import { commentHere } from './cursor/comment.ts';
import type { KeyOfMap, OpenList } from './cursor/maps.ts';
import { codesAbove, keyAbove, listAt, mapAt, openLists, valuesOf } from './cursor/maps.ts';
import type { Line, Reader } from './cursor/reader.ts';
import { inComment, isAmidText, isInsideText, readerOf } from './cursor/reader.ts';

/**
 * Where the cursor of an author stands who is about to write something. Told from the lines alone, by their
 * indentation, because what is half typed can't be read as YAML; so it works in every state of a file.
 */
export type Cursor = KeyPlace | ValuePlace | CommentPlace;

interface Typed {
  /** What is typed already and will be replaced: UTF-16 offsets of the text, all on the cursor's line. */
  readonly replace: Span;
  /** Of that, what stands before the cursor. */
  readonly typed: string;
  /** What has to stand before the proposal: a blank behind a colon or dash that has none, the dash of a list. */
  readonly before: string;
}

/** A key may stand here. */
export interface KeyPlace extends Typed {
  readonly kind: 'key';
  readonly map: KeyKind;
  /** The other keys that the map has already, each with what stands behind it on its line. */
  readonly present: ReadonlyMap<string, string>;
  /** Column of the keys. */
  readonly column: number;
  /** It begins an item of a list. */
  readonly isItem: boolean;
  /** The list may hold `- file:` too. */
  readonly mayBeFile: boolean;
  /** What stands behind the word: its colon, lines that are indented deeper, nothing. */
  readonly behind: 'colon' | 'deeper' | 'nothing';
}

/** The value of a key, or an item of its list. */
export interface ValuePlace extends Typed, KeyOfMap {
  readonly kind: 'value';
  /** Between brackets. */
  readonly flow: boolean;
  /** The key of the list that the map is an item of (`criteria`), where it is one. */
  readonly list: string | undefined;
  /** The map's keys, each with what stands behind it on its line: `code` → `"7.1"`. */
  readonly present: ReadonlyMap<string, string>;
}

/**
 * Gives the place of a cursor at an offset (UTF-16) of a file; undefined where nothing can be proposed. `top` is the
 * kind of map that the whole file is.
 */
export function cursorAt(source: Source, offset: number, top: 'file' | 'config' = 'file'): Cursor | undefined {
  const reader = readerOf(source, top);
  const { line: index, column } = positionIn(source, offset);
  const line = reader.at(index);
  if (column > line.text.length) return undefined;
  if (inComment(line.text.slice(0, column)))
    return isInsideText(reader, index, line) ? undefined : commentHere(reader, index, line, column);
  if (line.content === '' && line.dash === undefined) return blankHere(reader, index, line, column);
  const isBare = line.dash === undefined && line.content !== '' && isWords(line.content);
  if (isBare && column >= line.column) return wordHere(reader, index, line, column);
  if (column < line.column && (line.dash === undefined || column <= line.dash)) return undefined;
  if (isInsideText(reader, index, line)) return undefined;
  if (line.key !== undefined) {
    const isBehind = column > line.column + line.key.length;
    const map = mapAt(reader, index, line);
    if (!map) return undefined;
    if (!isBehind) return keyHere(reader, index, line, column);
    return valueHere(reader, index, line, column, {
      map: map.kind,
      key: line.key,
      list: map.list,
      present: valuesOf(reader, index, line),
    });
  }
  if (line.dash !== undefined) return itemHere(reader, index, line, column);
  return undefined;
}

/** The lists of criteria that can go on at an offset, where its line is empty or a word begins on it; the innermost first. */
export function openListsAt(source: Source, offset: number): { lists: OpenList[]; line: Span } {
  const reader = readerOf(source, 'file');
  const { line: index } = positionIn(source, offset);
  const line = reader.at(index);
  const { start, text: written } = line;
  const isBegun = line.dash === undefined && isWords(line.content);
  const isFree =
    isBegun && offset <= start + written.length && (line.content === '' || !isInsideText(reader, index, line));
  return { lists: isFree ? openLists(reader, index) : [], line: { start, end: start + written.length } };
}

/** The codes as written around an item that begins at an offset: of the item above it, else of its list's criterion. */
export function codesAt(source: Source, offset: number, column: number) {
  const reader = readerOf(source, 'file');
  const { line: index } = positionIn(source, offset);
  return codesAbove(reader, index, reader.at(index).dash ?? column - 2);
}

/**
 * On an empty line the cursor says how deep the author wants to write; where nothing can stand in that column, the
 * nearest column in which something can.
 */
function blankHere(reader: Reader, index: number, read: Line, column: number): Cursor | undefined {
  if (isAmidText(reader, index, { ...read, column })) return undefined;
  for (const at of columnsNear(reader, index, column)) {
    const line = { ...read, column: at };
    if (isInsideText(reader, index, line)) continue;
    const place = [keyHere, newItemHere]
      .map((find) => find(reader, index, line, at))
      .find((found) => found && !isAside(reader, index, at) && !swallows(reader, index, at, isKeyOf(found)));
    if (!place) continue;
    const moved = at !== column;
    return {
      ...place,
      typed: moved ? read.text.slice(0, column) : '',
      replace: { start: read.start + (moved ? 0 : column), end: read.start + read.text.length },
      before: (moved ? ' '.repeat(at) : '') + place.before,
    };
  }
  return undefined;
}

/** A word alone on its line, which may become a key or an item; in the wrong column it is put right. */
function wordHere(reader: Reader, index: number, read: Line, column: number): Cursor | undefined {
  if (isInsideText(reader, index, read)) return undefined;
  for (const at of columnsNear(reader, index, read.column)) {
    const line = { ...read, column: at };
    if (isInsideText(reader, index, line)) continue;
    const place = keyHere(reader, index, line, column) ?? newItemHere(reader, index, line, column);
    if (!place || isAside(reader, index, at)) continue;
    if (swallows(reader, index, at, isKeyOf(place)) && !mayHold(reader, index, at, isKeyOf(place))) continue;
    const moved = at !== read.column;
    const start = read.start + (moved ? 0 : read.column);
    return {
      ...place,
      typed: read.text.slice(moved ? 0 : read.column, column),
      replace: { start, end: read.start + Math.max(column, read.text.trimEnd().length) },
      before: (moved ? ' '.repeat(at) : '') + place.before,
    };
  }
  return undefined;
}

/** Whether it may be meant for a key: its name, or the annex's words for it, with marks or without. */
function isWords(content: string): boolean {
  return /^[\p{L}\p{M}\p{N}_ -]*$/u.test(content);
}

/** Whether a key of a map that has begun already is to be written. */
function isKeyOf(place: Cursor): boolean {
  return place.kind === 'key' && !place.isItem;
}

/** Behind the dash of a list: a text of it, or the first key of a map. */
function itemHere(reader: Reader, index: number, line: Line, column: number): KeyPlace | ValuePlace | undefined {
  const owner = listAt(reader, index, line.dash!);
  const info = owner && keyInfo(owner.map, owner.key);
  if (!owner || !info?.type.includes('array')) return undefined;
  if (isAside(reader, index, line.dash!) || !followsItems(reader, index, line.dash!)) return undefined;
  const isMap = info.holds !== undefined;
  const at = line.content === '' ? Math.max(line.column, column) : line.column;
  const place = isMap
    ? keyHere(reader, index, { ...line, column: at }, column)
    : valueHere(reader, index, line, column, owner);
  if (!place) return undefined;
  const isGlued = line.text[column - 1] === '-';
  // The blank behind the dash is still to be written.
  const keys = isGlued ? line.column + 1 : at;
  const below = reader.next(index, 1, Infinity);
  const deeper = below === undefined ? 0 : reader.at(below).indent;
  if (deeper > line.dash! && (deeper !== keys || !isMap)) return undefined;
  if (!isGlued) return place;
  return place.kind === 'key' ? { ...place, before: ' ', column: keys } : { ...place, before: ' ' };
}

/** A key that is not begun, or a bare word that may become one; a key that stands there and is to be another. */
function keyHere(reader: Reader, index: number, line: Line, column: number): KeyPlace | undefined {
  const map = mapAt(reader, index, line);
  const word = line.key ?? line.content;
  if (!map || !isWords(word) || (line.key !== undefined && column <= line.column)) return undefined;
  // A key that the format has is not renamed above its list: other names don't hold such lists.
  if (line.key !== undefined && keyInfo(map.kind, line.key) && goesOn(reader, index, line)) return undefined;
  const present = valuesOf(reader, index, line);
  const below = reader.next(index, 1, Infinity);
  const isItem = line.dash !== undefined;
  const isDeeper = below !== undefined && reader.at(below).indent > line.column;
  return {
    kind: 'key',
    map: map.kind,
    present,
    column: line.column,
    isItem: isItem && present.size === 0,
    mayBeFile: map.ofFile && present.size === 0,
    behind: line.key !== undefined ? 'colon' : isDeeper ? 'deeper' : 'nothing',
    ...typedHere(line, column, line.column, word),
  };
}

/** An item of a list whose key stands above, its dash not yet written. */
function newItemHere(reader: Reader, index: number, line: Line, column: number): KeyPlace | ValuePlace | undefined {
  const next = reader.next(index, 1, Infinity);
  const below = next === undefined ? undefined : reader.at(next);
  // Where lists stand in the column of their keys, only an item below tells that it is one.
  const isAmidList = below?.dash !== undefined && below.indent === line.column;
  const owner = keyAbove(reader, index, line.column) ?? (isAmidList ? listAt(reader, index, line.column) : undefined);
  const info = owner && keyInfo(owner.map, owner.key);
  if (!owner || !info?.type.includes('array') || !followsItems(reader, index, line.column)) return undefined;
  if (!info.holds) {
    const place = valueHere(reader, index, line, column, owner);
    return place && { ...place, before: '- ' };
  }
  if (!isWords(line.content)) return undefined;
  return {
    kind: 'key',
    map: info.holds,
    present: new Map(),
    column: line.column + 2,
    isItem: true,
    mayBeFile: owner.map === 'file',
    behind: 'nothing',
    ...typedHere(line, column, line.column, line.content),
    before: '- ',
  };
}

/** What of a value is typed; in brackets, the item under the cursor. */
function valueHere(reader: Reader, index: number, line: Line, column: number, place: KeyOfMap): ValuePlace | undefined {
  const { value, valueAt, text } = line;
  if (/^[{&*!|>]/.test(value) || goesOn(reader, index, line)) return undefined;
  if (!value.startsWith('['))
    return { kind: 'value', ...place, flow: false, ...typedHere(line, column, valueAt, value) };
  const before = text.slice(valueAt, column);
  if (column <= valueAt || before.includes(']')) return undefined;
  const open = Math.max(before.lastIndexOf('['), before.lastIndexOf(','));
  const start = valueAt + open + 1 + /^\s*/.exec(before.slice(open + 1))![0].length;
  const rest = /^[^,\]#]*/.exec(text.slice(column))![0].trimEnd();
  return {
    kind: 'value',
    ...place,
    flow: true,
    before: '',
    typed: text.slice(start, column),
    replace: { start: line.start + start, end: line.start + column + rest.length },
  };
}

/** Whether a value goes on below its line: a text of several lines, a list or map under its key. */
function goesOn(reader: Reader, index: number, line: Line): boolean {
  const below = reader.next(index, 1, Infinity);
  if (below === undefined) return false;
  const own = line.key === undefined ? (line.dash ?? line.column) : line.column;
  const { indent, dash } = reader.at(below);
  return indent > own || (line.key !== undefined && line.value === '' && indent === own && dash !== undefined);
}

function typedHere(line: Line, column: number, from: number, content: string): Typed {
  const start = content === '' ? column : Math.min(from, column);
  return {
    before: line.text[start - 1] === ':' ? ' ' : '',
    typed: line.text.slice(start, column),
    replace: {
      start: line.start + start,
      end: line.start + Math.max(column, content === '' ? column : from + content.length),
    },
  };
}
