import type { Project } from '../workspace/project.ts';
import { namedAt } from './name/named.ts';
import type { NamePlace } from './name/place.ts';

/** The places of its own file that name what an offset (UTF-16) names. */
export function highlightsAt(project: Project, path: string, offset: number): readonly NamePlace[] {
  return (namedAt(project, path, offset, path)?.places ?? []).filter((place) => place.path === path);
}
