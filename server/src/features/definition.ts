import type { Span } from '../base/span.ts';
import type { Project } from '../workspace/project.ts';
import type { Extent } from './extent.ts';
import { namedAt } from './name/named.ts';

export interface Definition {
  /** What was asked about: UTF-16 offsets of the file's text. */
  readonly origin: Span;
  readonly targets: readonly Extent[];
}

/**
 * Where what is named at an offset (UTF-16) stands: the criterion of a code, the registry's entry of an agency however
 * its name is written, the file of a path. A name that is given here leads to itself, and editors then show its uses.
 */
export function definitionAt(project: Project, path: string, offset: number): Definition | undefined {
  const named = namedAt(project, path, offset, path);
  return named && named.targets.length > 0 ? named : undefined;
}
