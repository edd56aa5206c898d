import type { Edit } from '../../base/edit.ts';
import type { Text } from '../../base/text.ts';

/** All edits of a new name; every one says what it is for, so that an editor can list them before they are made. */
export interface Renaming {
  /** By file; UTF-16 offsets of each file's text. */
  readonly edits: ReadonlyMap<string, readonly ReasonedEdit[]>;
}

export interface ReasonedEdit extends Edit {
  readonly reason: Reason;
}

/** What some edits have in common. */
export interface Reason {
  readonly id: string;
  readonly label: Text;
}

/** Why nothing is renamed: what, why, what to do. */
export interface Refused {
  readonly refused: Text;
}

/** Edits by file, in the order of the text; one that is given twice (by two indices that share a file) is made once. */
export function renamingOf(edits: readonly (ReasonedEdit & { readonly path: string })[]): Renaming {
  const byFile = new Map<string, Map<string, ReasonedEdit>>();
  for (const { path, start, end, text, reason } of edits) {
    let list = byFile.get(path);
    if (!list) byFile.set(path, (list = new Map()));
    list.set(`${start}-${end}`, { start, end, text, reason });
  }
  return {
    edits: new Map([...byFile].map(([path, list]) => [path, [...list.values()].sort((a, b) => a.start - b.start)])),
  };
}
