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

const views = new WeakMap<Tree, TreeView>();

/** The trees of a project with their sums. */
export function viewsOf(project: Project): readonly TreeView[] {
  return project.trees.map((tree) => viewOfTree(project, tree));
}

export function viewOfTree(project: Project, tree: Tree): TreeView {
  let view = views.get(tree);
  if (!view) views.set(tree, (view = { project, tree, rollup: rollupOf(project, tree) }));
  return view;
}
