import type { Project } from '../../workspace/project.ts';
import { criterionAt } from '../cursor-criterion.ts';
import { viewOf } from '../view.ts';
import { deleteCriterion } from './delete.ts';
import { extractFile } from './extract-file.ts';
import { hoist } from './hoist.ts';
import { inlineFile } from './inline-file.ts';
import { insert } from './insert.ts';
import { move } from './move.ts';
import { moveTo } from './move-to.ts';
import type { Refactor, Refactoring } from './refactoring.ts';
import { toSameAs } from './same-as.ts';
import { splitTask } from './split-task.ts';
import { writeOut } from './write-out.ts';

/** In the order in which an editor lists them: what concerns the words at the cursor comes first. */
const refactors: readonly Refactor[] = [
  splitTask,
  writeOut,
  toSameAs,
  hoist,
  inlineFile,
  extractFile,
  insert,
  move,
  moveTo,
  deleteCriterion,
];

/** What can be refactored at an offset (UTF-16) of a file. */
export function refactoringsAt(project: Project, path: string, offset: number): Refactoring[] {
  const model = project.files.get(path)?.model;
  const view = viewOf(project, path);
  if (!model || !view) return [];
  const { source } = model;
  const place = { project, view, path, source, offset, criterion: criterionAt(model, offset) };
  return refactors.flatMap((refactor) => refactor(place));
}
