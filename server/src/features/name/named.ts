import type { Project } from '../../workspace/project.ts';
import { targetAt } from '../target.ts';
import type { AgencyName } from './agency.ts';
import { agencyNamed } from './agency.ts';
import type { CodeName } from './code.ts';
import { codeNamed } from './code.ts';
import type { FileName } from './file.ts';
import { fileNamed } from './file.ts';

/** What a place of a file names: a criterion by its code, an agency, another file. */
export type Named = CodeName | AgencyName | FileName;

/**
 * The name at an offset (UTF-16) of a file; undefined where none stands or where it can't be read. Its places are those
 * of the whole project, or at least those in the file `within`: an editor asks for these at every step of the cursor.
 */
export function namedAt(project: Project, path: string, offset: number, within?: string): Named | undefined {
  const model = project.files.get(path)?.model;
  const target = model && targetAt(model, offset);
  if (target?.on !== 'value') return undefined;
  const named =
    codeNamed(project, model!, target, within) ??
    agencyNamed(project, model!, target, within) ??
    fileNamed(project, model!, target);
  // Of a key that stands twice the second says nothing.
  return named?.places.some((place) => place.path === path && place.start === named.origin.start) ? named : undefined;
}
