import type { KeyKind } from '../../model/keys.ts';
import { keyInfo } from '../../model/keys.ts';
import type { Line, Reader } from './reader.ts';

/** Maps and lists of the format, told from the lines by their indentation. */
export interface MapPlace {
  readonly kind: KeyKind;
  /** The key of the list that it is an item of. */
  readonly list: string | undefined;
  /** It is an item of a list of the file itself. */
  readonly ofFile: boolean;
}

/** A key, the map it stands in, and the map's keys, each with what stands behind it on its line. */
export interface KeyOfMap {
  readonly map: KeyKind;
  readonly key: string;
  readonly list: string | undefined;
  readonly present: ReadonlyMap<string, string>;
}

/** The map that the content of a line is, or would be, a key of. */
export function mapAt(reader: Reader, index: number, { column, dash }: Line): MapPlace | undefined {
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
  const info = owner && keyInfo(owner.map, owner.key);
  if (!info?.holds || !info.type.includes('array')) return undefined;
  return { kind: info.holds, list: owner!.key, ofFile: owner!.map === 'file' };
}

/** The map below a key that holds one, not a list of them: that of the index. */
function mapUnder(reader: Reader, index: number, line: Line): MapPlace | undefined {
  if (line.key === undefined || line.value !== '') return undefined;
  const outer = mapAt(reader, index, line);
  const info = outer && keyInfo(outer.kind, line.key);
  return info?.holds && !info.type.includes('array') ? { kind: info.holds, list: undefined, ofFile: false } : undefined;
}

/** The key whose list has an item at the dash. */
export function listAt(reader: Reader, index: number, dash: number): KeyOfMap | undefined {
  for (let at = reader.next(index, -1, dash); at !== undefined; at = reader.next(at, -1, dash)) {
    const above = reader.at(at);
    if (above.key !== undefined && above.column <= dash) return keyAt(reader, at, above);
    // An item before this one.
    if (above.dash === undefined || above.indent < dash) return undefined;
  }
  return undefined;
}

/** The key under which a line that is indented deeper stands. */
export function keyAbove(reader: Reader, index: number, column: number): KeyOfMap | undefined {
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
export function valuesOf(reader: Reader, index: number, { column, dash }: Line): Map<string, string> {
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

/** Codes as written: of the item above a dash in the same list, else of the criterion that the list is of. */
export function codesAbove(reader: Reader, index: number, dash: number): { sibling?: string; parent?: string } {
  const near = reader.next(index, -1, dash);
  const line = near === undefined ? undefined : reader.at(near);
  if (line?.dash === dash && line.indent === dash) {
    const sibling = line.key === 'code' ? line.value : valuesOf(reader, near!, line).get('code');
    return sibling === undefined ? {} : { sibling };
  }
  const parent = listAt(reader, index, dash)?.present.get('code');
  return parent === undefined ? {} : { parent };
}

/** A list of criteria that a line stands in. */
export interface OpenList {
  /** Column of its dashes. */
  readonly dash: number;
  /** Column of the keys of its items. */
  readonly column: number;
  /** Code of its last item above, as written. */
  readonly code: string | undefined;
}

/** The lists of criteria that can go on at an empty line, since what follows is not deeper; the innermost first. */
export function openLists(reader: Reader, index: number): OpenList[] {
  const below = reader.next(index, 1, Infinity);
  const deepest = below === undefined ? 0 : reader.at(below).indent;
  const lists: OpenList[] = [];
  let within = Infinity;
  for (let at = reader.next(index, -1, within); at !== undefined; at = reader.next(at, -1, within)) {
    const above = reader.at(at);
    within = Math.min(within, above.indent);
    if (above.dash !== undefined && above.dash === above.indent) {
      const owner = listAt(reader, at, above.dash);
      if (owner?.key === 'criteria' && above.dash >= deepest && above.key !== undefined) {
        const own = above.key === 'code' ? above.value : valuesOf(reader, at, above).get('code');
        lists.push({ dash: above.dash, column: above.column, code: own });
      }
    }
    within -= 1;
    if (within < deepest) break;
  }
  return lists;
}
