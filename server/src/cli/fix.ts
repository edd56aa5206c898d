import type { Edit } from '../base/edit.ts';
import { applyEdits } from '../base/edit.ts';
import { check, locate } from '../rules/engine/check.ts';
import type { Fix } from '../rules/engine/finding.ts';
import { isWithin } from '../workspace/path.ts';
import type { FileState, Project } from '../workspace/project.ts';
import { buildProject } from '../workspace/project.ts';

/** A repair may lay open the next one; after so many rounds whatever is left stays. */
const mostRounds = 10;

export interface Repaired {
  readonly project: Project;
  /** What it was built from. */
  readonly states: Map<string, FileState>;
  /** How many repairs were made. */
  readonly count: number;
}

/**
 * Applies the safe fixes of the files named, round by round, in memory. `states` is what the project was built from.
 * A file that a link leads out of the project to is not touched.
 */
export function repair(project: Project, states: ReadonlyMap<string, FileState>, paths: ReadonlySet<string>): Repaired {
  const current = new Map(states);
  const mayChange = (path: string) => {
    const file = project.files.get(path);
    return paths.has(path) && file !== undefined && isWithin(file.realPath, project.realFolder);
  };
  let now = project;
  let count = 0;
  for (let round = 0; round < mostRounds; round++) {
    const { edits, fixes } = editsOf(now, mayChange);
    if (fixes === 0) break;
    count += fixes;
    for (const [path, list] of edits) {
      const state = current.get(path)!;
      if (state.content.kind !== 'text') continue;
      current.set(path, { ...state, content: { ...state.content, text: applyEdits(state.content.text, list) } });
    }
    now = buildProject(now.folder, now.realFolder, current.values(), now);
  }
  return { project: now, states: current, count };
}

/** The edits of one round, file by file: of fixes that touch each other the first is made, whole or not at all. */
function editsOf(
  project: Project,
  mayChange: (path: string) => boolean,
): { edits: Map<string, Edit[]>; fixes: number } {
  const edits = new Map<string, Edit[]>();
  let fixes = 0;
  for (const finding of check(project).findings) {
    if (!mayChange(finding.at.path)) continue;
    const fix = finding.fixes().find(({ safe }) => safe);
    const placed = fix && placedEdits(project, fix);
    if (!placed || placed.length === 0 || isAtOdds(placed)) continue;
    if (!placed.every(({ path, edit }) => mayChange(path) && !edits.get(path)?.some((other) => touch(edit, other))))
      continue;
    for (const { path, edit } of placed) edits.set(path, [...(edits.get(path) ?? []), edit]);
    fixes++;
  }
  return { edits, fixes };
}

function placedEdits(project: Project, { edits }: Fix): { path: string; edit: Edit }[] {
  return edits.map(({ place, text }) => {
    const { path, start, end } = locate(project, place);
    return { path, edit: { start, end, text } };
  });
}

/** Whether two edits of one fix overlap: better left than half made. */
function isAtOdds(placed: ReturnType<typeof placedEdits>): boolean {
  return placed.some(({ path, edit }, i) =>
    placed
      .slice(0, i)
      .some((other) => other.path === path && edit.start < other.edit.end && other.edit.start < edit.end),
  );
}

/** Overlapping, or side by side: then what the one writes may change what the other means. */
const touch = (a: Edit, b: Edit): boolean => a.start <= b.end && b.start <= a.end;
