import type { Edit } from '../base/edit.ts';
import { applyEdits } from '../base/edit.ts';
import type { Span } from '../base/span.ts';
import { locate } from '../rules/engine/check.ts';
import type { FixEdit } from '../rules/engine/finding.ts';
import { textIn } from '../syntax/source.ts';
import type { Project } from '../workspace/project.ts';

/** What an action does to the files of a project: all of it, or nothing. */
export interface Changes {
  /** By file; UTF-16 offsets of each file's text, in order, apart from each other. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  /** Files that come: path → text. */
  readonly created?: ReadonlyMap<string, string>;
  /** Files that go; they have no edits. */
  readonly deleted?: readonly string[];
}

/** Changes while they are put together: edits may fall into stretches that are moved afterwards. */
export interface Draft {
  /** Replaces a stretch of a file. */
  edit(path: string, edit: Edit): void;
  /** The same by places in pieces; what is asked for twice is done once. */
  editPlaces(edits: readonly FixEdit[]): void;
  /** The text of a stretch with the edits made in it so far, which are then the caller's to place. */
  textOf(path: string, span: Span): string;
  create(path: string, text: string): void;
  remove(path: string): void;
  finish(): Changes;
}

export function draftOf(project: Project): Draft {
  const edits = new Map<string, Edit[]>();
  const created = new Map<string, string>();
  const deleted: string[] = [];
  const listOf = (path: string): Edit[] => {
    const known = edits.get(path);
    if (known) return known;
    const list: Edit[] = [];
    edits.set(path, list);
    return list;
  };
  return {
    edit: (path, edit) => void listOf(path).push(edit),
    editPlaces(places) {
      for (const { place, text } of places) {
        const { path, start, end } = locate(project, place);
        const list = listOf(path);
        const isThere = list.some(
          (other) => other.start === start && other.end === end && (start < end || other.text === text),
        );
        if (!isThere) list.push({ start, end, text });
      }
    },
    textOf(path, span) {
      const list = listOf(path);
      const inside = list.filter(({ start, end }) => span.start <= start && end <= span.end);
      const text = textIn(project.files.get(path)!.source!, span);
      edits.set(
        path,
        list.filter((edit) => !inside.includes(edit)),
      );
      const moved = inside.map((edit) => ({ ...edit, start: edit.start - span.start, end: edit.end - span.start }));
      return applyEdits(text, moved);
    },
    create: (path, text) => void created.set(path, text),
    remove: (path) => void deleted.push(path),
    finish: () => ({
      edits: new Map(
        [...edits].flatMap(([path, list]) =>
          list.length === 0 || deleted.includes(path) ? [] : [[path, joined(list)] as const],
        ),
      ),
      ...(created.size === 0 ? {} : { created }),
      ...(deleted.length === 0 ? {} : { deleted }),
    }),
  };
}

/** In order; edits that touch become one, so that no reader of them has to know which comes first. */
function joined(list: readonly Edit[]): Edit[] {
  const sorted = list
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.order - b.order);
  const result: Edit[] = [];
  for (const { edit } of sorted) {
    const last = result.at(-1);
    if (last && edit.start <= last.end)
      result[result.length - 1] = { ...last, end: Math.max(last.end, edit.end), text: last.text + edit.text };
    else result.push(edit);
  }
  return result;
}
