import type { Reader } from './reader.ts';

/** The columns in which something may stand below the lines above, the nearest first; of two the one further right. */
export function columnsNear(reader: Reader, index: number, column: number): number[] {
  const columns = new Set<number>([0]);
  const nearest = reader.next(index, -1, Infinity);
  const above = nearest === undefined ? undefined : reader.at(nearest);
  const next = reader.next(index, 1, Infinity);
  const below = next === undefined ? undefined : reader.at(next);
  // Below a key that waits for its value, what stands deeper is meant for it: for its list, in whatever column.
  const waits = above?.key !== undefined && above.value === '' && column > above.column;
  const isBeside = below?.dash !== undefined && below.indent === above?.column;
  const least = !waits ? 0 : isBeside ? above.column : above.column + 1;
  for (let at = reader.next(index, -1, Infinity), within = Infinity; at !== undefined;) {
    const { indent, column: own, key, value } = reader.at(at);
    columns.add(indent).add(own);
    if (key !== undefined && value === '' && within === Infinity) columns.add(own + 2);
    within = indent;
    at = reader.next(at, -1, within - 1);
  }
  if (below) columns.add(below.indent);
  const sorted = [...columns].sort((a, b) => Math.abs(a - column) - Math.abs(b - column) || b - a);
  return [column, ...sorted.filter((each) => each !== column && each >= least)];
}

/** Whether what stands below would be taken for a part of what is put in a column. */
export function swallows(reader: Reader, index: number, column: number, isKey: boolean): boolean {
  const at = reader.next(index, 1, Infinity);
  const below = at === undefined ? undefined : reader.at(at);
  if (!below) return false;
  if (below.indent > column) return true;
  // The items of a list that stand in the column of their key.
  return isKey && below.indent === column && below.dash !== undefined;
}

/** Whether a key is begun above its value, and not amid lines that belong to another, nor between a key and its list. */
export function mayHold(reader: Reader, index: number, column: number, isKey: boolean): boolean {
  const [up, down] = [reader.next(index, -1, Infinity), reader.next(index, 1, Infinity)];
  if (!isKey || reader.at(down!).indent <= column) return false;
  const above = up === undefined ? undefined : reader.at(up);
  const waits = above?.key !== undefined && above.value === '' && above.column === column;
  return !above || (above.column <= column && !waits);
}

/** Whether what goes on below, in the map or list that a column would belong to, stands in another column. */
export function isAside(reader: Reader, index: number, column: number): boolean {
  const [up, down] = [reader.next(index, -1, column - 1), reader.next(index, 1, Infinity)];
  const owner = up === undefined ? undefined : reader.at(up);
  const below = down === undefined ? undefined : reader.at(down);
  if (!below || !owner || below.indent >= column) return false;
  const own = owner.key !== undefined ? owner.column : (owner.dash ?? owner.indent);
  return below.indent > own || (below.indent === own && below.dash !== undefined && owner.value === '');
}

/** Whether a dash in a column stands below the dashes of its list, or is the first. */
export function followsItems(reader: Reader, index: number, dash: number): boolean {
  const near = reader.next(index, -1, dash);
  const line = near === undefined ? undefined : reader.at(near);
  return line?.dash === undefined || line.indent !== dash ? near === reader.next(index, -1, Infinity) : true;
}
