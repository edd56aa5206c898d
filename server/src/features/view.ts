import type { Project } from '../workspace/project.ts';
import type { TreeView } from '../workspace/view.ts';
import { viewsOf } from '../workspace/view.ts';

/** The tree in which a file is looked at: the first root's that reaches it, else its own; with its sums. */
export function viewOf(project: Project, path: string): TreeView | undefined {
  const model = project.files.get(path)?.model;
  return (
    model && viewsOf(project).find(({ tree }) => tree.files.includes(model) || tree.registry?.files.includes(model))
  );
}

/** The trees in which a name of a file means an agency: for a registry all that are judged by it, else the file's own. */
export function viewsOfNames(project: Project, path: string): readonly TreeView[] {
  const model = project.files.get(path)?.model;
  if (!model) return [];
  const users = model.agencies ? viewsOf(project).filter(({ tree }) => tree.registry?.files.includes(model)) : [];
  const own = viewOf(project, path);
  return users.length > 0 ? users : own ? [own] : [];
}
