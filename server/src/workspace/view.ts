import { folderOf, isWithin, resolve } from './path.ts';
import type { Project } from './project.ts';
import type { Rollup } from './rollup.ts';
import { rollupOf } from './rollup.ts';
import type { Tree } from './tree.ts';

/** A tree with its sums, as rules and features look at it. */
export interface TreeView {
  readonly project: Project;
  readonly tree: Tree;
  readonly rollup: Rollup;
}

const views = new WeakMap<Project, readonly TreeView[]>();

/** The trees of a project with their sums; computed once for each state of the project. */
export function viewsOf(project: Project): readonly TreeView[] {
  let list = views.get(project);
  if (!list) {
    list = project.trees.map((tree) => {
      const folder = folderOf(tree.start.path);
      const beside = project.trees.filter((other) => !other.index && isWithin(other.start.path, folder));
      const previous = previousOf(project, tree);
      return { project, tree, rollup: rollupOf(tree, project.settings, { beside, previous }) };
    });
    views.set(project, list);
  }
  return list;
}

/** The index of last year that a root names with `previous`. */
function previousOf(project: Project, { index, start }: Tree): Tree | undefined {
  if (!index?.previous) return undefined;
  const path = resolve(folderOf(start.path), index.previous.text);
  return project.trees.find((other) => other.index && other.start.path === path && other.start !== start);
}
