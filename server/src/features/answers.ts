import type { Project } from '../workspace/project.ts';
import type { Definition } from './definition.ts';
import { extentOf } from './extent.ts';
import { namedAt } from './name/named.ts';
import { shareOf } from './share.ts';

/**
 * What the agency at an offset (UTF-16) answers for: every criterion without components whose lead it is, also where
 * the lead is inherited or comes by `sameAs`. Undefined where no agency of a registry stands.
 */
export function answersAt(project: Project, path: string, offset: number): Definition | undefined {
  const named = namedAt(project, path, offset, path);
  const [entry] = named?.kind === 'agency' ? named.entries : [];
  if (!named || !entry) return undefined;
  const registry = entry.piece.path;
  const trees = project.trees.filter((tree) => tree.registry?.files.some((file) => file.path === registry));
  const { leads } = shareOf(trees, entry.agency);
  return { origin: named.origin, targets: leads.map((criterion) => extentOf(project, criterion, 'code')) };
}
