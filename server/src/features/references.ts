import type { Project } from '../workspace/project.ts';
import { namedAt } from './name/named.ts';
import type { NamePlace } from './name/place.ts';

/**
 * Every place that names what an offset (UTF-16) names: a code with the `sameAs` of other criteria; an agency with all
 * leads, partners and successors, however they write it; a file with all that name it. What is inherited is written
 * nowhere, so it is no reference: see `answersAt`.
 */
export function referencesAt(project: Project, path: string, offset: number): readonly NamePlace[] {
  return namedAt(project, path, offset)?.places ?? [];
}
