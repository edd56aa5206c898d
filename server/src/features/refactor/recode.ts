import type { Criterion } from '../../model/criterion.ts';
import type { FixEdit } from '../../rules/engine/finding.ts';
import { renumber } from '../../rules/code/renumber.ts';
import type { Project } from '../../workspace/project.ts';
import { viewsOf } from '../../workspace/view.ts';

/**
 * Gives criteria other codes: those of their components change with them, and every `sameAs` that names one of them, in
 * all files of each index that the file belongs to.
 */
export function recode(project: Project, wanted: ReadonlyMap<Criterion, string>): FixEdit[] {
  const criteria = [...wanted.keys()];
  return viewsOf(project)
    .filter(({ tree }) =>
      criteria.some((criterion) => tree.byCode.get(criterion.code?.text ?? '')?.includes(criterion)),
    )
    .flatMap((view) => [...(renumber(view, wanted)?.edits ?? [])]);
}
