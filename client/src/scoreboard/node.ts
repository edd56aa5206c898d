import type { Location } from 'vscode-languageclient';
import type { Overview, Row, Severity } from '../overview.ts';

/** A line of the scoreboard, as plain data: tree.ts draws it. */
export interface Node {
  /** Tells it from its neighbours, and stays the same while points change. */
  readonly key: string;
  readonly label: string;
  /** In grey behind the label. */
  readonly detail?: string;
  readonly icon?: Icon;
  /** Lines of the tooltip. */
  readonly tooltip?: readonly string[];
  /** Where a click goes. */
  readonly place?: Location;
  /** What stands at it that has to be looked at. */
  readonly mark?: Mark;
  readonly children: readonly Node[];
  /** What the filter looks in. */
  readonly search: string;
}

/** A ring that fills with points (`0` to `1`), or an icon of the editor. */
export type Icon =
  { readonly kind: 'ring'; readonly score: number; readonly target: number } | { readonly kind: Severity };

/** A sum that disagrees, or the worst of the findings; `below` where one of these stands further down. */
export type Mark = 'sum' | 'error' | 'warning' | 'below';

/** A line that is closed still tells that something below it is wrong. */
export function markedBelow(line: Node): Node {
  const isWrong = line.children.some(({ mark }) => mark !== undefined && mark !== 'warning');
  return isWrong && (line.mark === undefined || line.mark === 'warning') ? { ...line, mark: 'below' } : line;
}

/** Makes the lines of one view. */
export type Lines = (overview: Overview) => Node[];

/** The rows that a group names. */
export function rowsIn({ rows }: Overview, ids: readonly number[]): Row[] {
  return ids.flatMap((id) => rows[id] ?? []);
}

/** Keys by what people call a thing, with a number where several have the same. */
export function keysOf(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return count === 0 ? name : `${name}#${count}`;
  });
}
