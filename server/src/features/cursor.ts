import type { Lines } from '../base/lines.ts';
import { positionAt } from '../base/lines.ts';
import type { Span } from '../base/span.ts';
import type { KeyKind } from '../model/keys.ts';
import { keyInfo } from '../model/keys.ts';

/**
 * Where the cursor of an author stands who is about to write something. Told from the lines alone, by their
 * indentation, because what is half typed can't be read as YAML; so it works in every state of a file.
 */
export type Cursor = KeyPlace | ValuePlace;

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
  /** The keys that the map has already. */
  readonly present: ReadonlySet<string>;
  /** Column of the keys. */
  readonly column: number;
  /** It begins an item of a list that may hold `- file:` too. */
  readonly mayBeFile: boolean;
}

/** The value of a key, or an item of its list. */
export interface ValuePlace extends Typed {
  readonly kind: 'value';
  readonly map: KeyKind;
  readonly key: string;
  /** The key of the list that the map is an item of (`criteria`), where it is one. */
  readonly list: string | undefined;
  /** The map's keys, each with what stands behind it on its line: `code` → `"7.1"`. */
  readonly present: ReadonlyMap<string, string>;
  /** Between brackets. */
  readonly flow: boolean;
}

/**
 * Gives the place of a cursor at an offset (UTF-16) of a text; undefined where nothing can be proposed. `top` is the
 * kind of map that the whole text is.
 */
export function cursorAt(
  text: string,
  lines: Lines,
  offset: number,
  top: 'file' | 'config' = 'file',
): Cursor | undefined {
  const reader = readerOf(text, lines, top);
  const { line: index, column } = positionAt(lines, offset);
  const read = reader.at(index);
  if (column > read.text.length || inComment(read.text.slice(0, column))) return undefined;
  // On an empty line the cursor says how deep the author wants to write, not the blanks behind it.
  const line: Line =
    read.content === '' ? { ...read, column: read.dash === undefined ? column : Math.max(read.column, column) } : read;
  if (column < line.column && (line.dash === undefined || column <= line.dash)) return undefined;
  if (isInsideText(reader, index, line)) return undefined;
  if (line.key !== undefined && column > line.column + line.key.length) {
    const map = mapAt(reader, index, line);
    return (
      map &&
      valueHere(line, column, { map: map.kind, key: line.key, list: map.list, present: valuesOf(reader, index, line) })
    );
  }
  if (line.dash !== undefined) return itemHere(reader, index, line, column);
  return keyHere(reader, index, line, column) ?? newItemHere(reader, index, line, column);
}

/** Behind the dash of a list: a text of it, or the first key of a map. */
function itemHere(reader: Reader, index: number, line: Line, column: number): Cursor | undefined {
  const owner = listAt(reader, index, line.dash!);
  if (!owner) return undefined;
  const place = keyInfo(owner.map, owner.key)?.holds
    ? keyHere(reader, index, line, column)
    : valueHere(line, column, owner);
  return place && (line.text[column - 1] === '-' ? { ...place, before: ' ' } : place);
}

/** A key that is not begun, or a bare word that may become one. */
function keyHere(reader: Reader, index: number, line: Line, column: number): KeyPlace | undefined {
  const map = mapAt(reader, index, line);
  if (!map || !/^[\w-]*$/.test(line.content)) return undefined;
  const present = new Set(valuesOf(reader, index, line).keys());
  return {
    kind: 'key',
    map: map.kind,
    present,
    column: line.column,
    mayBeFile: map.ofFile && present.size === 0,
    ...typedHere(line, column, line.column, line.content),
  };
}

/** An item of a list whose key stands above, its dash not yet written. */
function newItemHere(reader: Reader, index: number, line: Line, column: number): Cursor | undefined {
  const owner = keyAbove(reader, index, line.column);
  const info = owner && keyInfo(owner.map, owner.key);
  if (!owner || !info?.type.includes('array')) return undefined;
  if (!info.holds) {
    const place = valueHere(line, column, owner);
    return place && { ...place, before: '- ' };
  }
  if (!/^[\w-]*$/.test(line.content)) return undefined;
  return {
    kind: 'key',
    map: info.holds,
    present: new Set(),
    column: line.column + 2,
    mayBeFile: owner.map === 'file',
    ...typedHere(line, column, line.column, line.content),
    before: '- ',
  };
}

/** What of a value is typed; in brackets, the item under the cursor. */
function valueHere(
  line: Line,
  column: number,
  place: Omit<ValuePlace, 'kind' | 'flow' | keyof Typed>,
): ValuePlace | undefined {
  const { value, valueAt, text } = line;
  if (/^[{&*!|>]/.test(value)) return undefined;
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

function inComment(before: string): boolean {
  return /(?:^|\s)#/.test(before.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, ''));
}

// Lines -------------------------------------------------------------------------------------------------------------

interface Line {
  /** Offset in the text. */
  readonly start: number;
  readonly text: string;
  /** Column of its first sign that is no blank. */
  readonly indent: number;
  /** Column of the last of the dashes that begin it. */
  readonly dash: number | undefined;
  /** Column of what stands behind the dashes, and that itself; the blanks at its end are left out. */
  readonly column: number;
  readonly content: string;
  /** The word before a colon. */
  readonly key: string | undefined;
  /** Column and text of what stands behind the colon, else the content; without a comment. */
  readonly valueAt: number;
  readonly value: string;
}

interface Reader {
  /** The kind of map that the whole text is. */
  readonly top: 'file' | 'config';
  at(index: number): Line;
  /** How many lines there are. */
  readonly count: number;
  /** The nearest line above (step −1) or below (1) that is neither empty nor a comment nor deeper than the column. */
  next(index: number, step: 1 | -1, deepest: number): number | undefined;
}

function readerOf(text: string, { starts, length }: Lines, top: Reader['top']): Reader {
  const known = new Map<number, Line>();
  const endOf = (index: number) => starts[index + 1] ?? length;
  return {
    top,
    count: starts.length,
    at(index) {
      let line = known.get(index);
      if (!line)
        known.set(
          index,
          (line = readLine(starts[index]!, text.slice(starts[index], endOf(index)).replace(/[\r\n]+$/, ''))),
        );
      return line;
    },
    next(index, step, deepest) {
      for (let at = index + step; at >= 0 && at < starts.length; at += step) {
        const end = endOf(at);
        let first = starts[at]!;
        while (first < end && text.charCodeAt(first) === 32) first++;
        const sign = first < end ? text.charCodeAt(first) : 10;
        if (sign !== 10 && sign !== 13 && sign !== 35 && first - starts[at]! <= deepest) return at;
      }
      return undefined;
    },
  };
}

function readLine(start: number, text: string): Line {
  const [, blanks = '', dashes = ''] = /^( *)((?:-(?: +|$))*)/.exec(text)!;
  const indent = blanks.length;
  const column = indent + dashes.length;
  const content = text.slice(column).trimEnd();
  const [whole = '', key] = /^([\p{L}\p{N}_-]+):(?=\s|$)\s*/u.exec(content) ?? [];
  const dash = dashes === '' ? undefined : indent + dashes.trimEnd().length - 1;
  const value = withoutComment(content.slice(whole.length));
  return { start, text, indent, dash, column, content, key, valueAt: column + whole.length, value };
}

function withoutComment(value: string): string {
  if (value.startsWith('#')) return '';
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(value)?.[0].length ?? 0;
  const at = value.slice(quoted).search(/\s#/);
  return at < 0 ? value : value.slice(0, quoted + at).trimEnd();
}

/** Whether the line goes on with a text that began above: under `>-`, under a plain text, in quotes. */
function isInsideText(reader: Reader, index: number, line: Line): boolean {
  let within = line.dash === undefined ? line.column : line.indent;
  for (let at = reader.next(index, -1, within - 1); at !== undefined; at = reader.next(at, -1, within - 1)) {
    const above = reader.at(at);
    const own = above.key !== undefined ? above.column : (above.dash ?? above.indent);
    if (own < within && above.value !== '') return true;
    within = above.indent;
  }
  return false;
}

// Maps and lists ----------------------------------------------------------------------------------------------------

interface MapPlace {
  readonly kind: KeyKind;
  /** The key of the list that it is an item of. */
  readonly list: string | undefined;
  /** It is an item of a list of the file itself. */
  readonly ofFile: boolean;
}

/** The map that the content of a line is, or would be, a key of. */
function mapAt(reader: Reader, index: number, { column, dash }: Line): MapPlace | undefined {
  if (dash !== undefined) return mapOfItem(reader, index, dash);
  for (let at = reader.next(index, -1, column); at !== undefined; at = reader.next(at, -1, column)) {
    const above = reader.at(at);
    // A neighbour, or a list that stands at the column of its key.
    if (above.indent === column) continue;
    if (above.dash === undefined) return mapUnder(reader, at, above);
    const begins = above.column === column || above.content === '';
    return begins ? mapOfItem(reader, at, above.dash) : undefined;
  }
  return column === 0 ? { kind: reader.top, list: undefined, ofFile: false } : undefined;
}

function mapOfItem(reader: Reader, index: number, dash: number): MapPlace | undefined {
  const owner = listAt(reader, index, dash);
  const kind = owner && keyInfo(owner.map, owner.key)?.holds;
  return kind && { kind, list: owner.key, ofFile: owner.map === 'file' };
}

/** The map below a key that holds one, not a list of them: that of the index. */
function mapUnder(reader: Reader, index: number, line: Line): MapPlace | undefined {
  if (line.key === undefined || line.value !== '') return undefined;
  const outer = mapAt(reader, index, line);
  const info = outer && keyInfo(outer.kind, line.key);
  return info?.holds && !info.type.includes('array') ? { kind: info.holds, list: undefined, ofFile: false } : undefined;
}

type KeyOfMap = Pick<ValuePlace, 'map' | 'key' | 'list' | 'present'>;

/** The key whose list has an item at the dash. */
function listAt(reader: Reader, index: number, dash: number): KeyOfMap | undefined {
  for (let at = reader.next(index, -1, dash); at !== undefined; at = reader.next(at, -1, dash)) {
    const above = reader.at(at);
    if (above.key !== undefined && above.column <= dash) return keyAt(reader, at, above);
    // An item before this one.
    if (above.dash === undefined || above.indent < dash) return undefined;
  }
  return undefined;
}

/** The key under which a line that is indented deeper stands. */
function keyAbove(reader: Reader, index: number, column: number): KeyOfMap | undefined {
  const at = reader.next(index, -1, column - 1);
  const above = at === undefined ? undefined : reader.at(at);
  return above?.key !== undefined && above.column < column ? keyAt(reader, at!, above) : undefined;
}

/** A key with nothing behind it, and the map it stands in. */
function keyAt(reader: Reader, index: number, line: Line): KeyOfMap | undefined {
  const map = line.value === '' ? mapAt(reader, index, line) : undefined;
  return map && { map: map.kind, key: line.key!, list: map.list, present: valuesOf(reader, index, line) };
}

/** The other keys of the map that a line belongs to, each with what stands behind it on its line. */
function valuesOf(reader: Reader, index: number, { column, dash }: Line): Map<string, string> {
  const values = new Map<string, string>();
  const add = ({ key, value }: Line) => {
    if (key !== undefined && !values.has(key)) values.set(key, value);
  };
  for (
    let at = dash === undefined ? reader.next(index, -1, column) : undefined;
    at !== undefined;
    at = reader.next(at, -1, column)
  ) {
    const above = reader.at(at);
    if (above.column === column) add(above);
    if (above.indent < column) break;
  }
  for (let at = reader.next(index, 1, column); at !== undefined; at = reader.next(at, 1, column)) {
    const below = reader.at(at);
    if (below.indent < column) break;
    if (below.dash === undefined) add(below);
  }
  return values;
}
