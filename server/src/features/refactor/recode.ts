import type { Criterion } from '../../model/criterion.ts';
import type { FixEdit } from '../../rules/engine/finding.ts';
import { renumber } from '../../rules/code/renumber.ts';
import type { Project } from '../../workspace/project.ts';
import type { TreeView } from '../../workspace/view.ts';
import { viewsOf } from '../../workspace/view.ts';

/**
 * Gives criteria other codes: those of their components change with them, and every `sameAs` that names one of them, in
 * all files of each index that the file belongs to.
 */
export function recode(project: Project, wanted: ReadonlyMap<Criterion, string>): FixEdit[] {
  return viewsOf(project).flatMap((view) => {
    // What another index has beside these is not of this one: a code of its own may be the same.
    const own = [...wanted].filter(([criterion]) => standsIn(view, criterion));
    return own.length === 0 ? [] : [...(renumber(view, new Map(own))?.edits ?? [])];
  });
}

function standsIn({ tree }: TreeView, criterion: Criterion): boolean {
  return tree.byCode.get(criterion.code?.text ?? '')?.includes(criterion) ?? false;
}
