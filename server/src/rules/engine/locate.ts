import type { Place } from '../../model/entry.ts';
import { startOf } from '../../syntax/source.ts';
import type { Project } from '../../workspace/project.ts';
import type { At } from './finding.ts';
import { atPlace } from './finding.ts';

/** A stretch of a file: UTF-16 offsets of its whole text. */
export interface FileSpan {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** Where a place stands in the text of its file, in this state of the project. */
export function locate(project: Project, at: At | Place): FileSpan {
  if ('piece' in at) return locate(project, atPlace(at));
  const { source, model } = project.files.get(at.path) ?? {};
  const place = at.place ?? model?.head?.anchor;
  if (!place || !source) return { path: at.path, start: 0, end: 0 };
  const from = startOf(source, place.piece);
  return { path: at.path, start: from + place.start, end: from + (at.place ? place.end : place.start) };
}
