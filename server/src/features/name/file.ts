import { placeOf } from '../../model/entry.ts';
import type { FileModel } from '../../model/file.ts';
import type { Project } from '../../workspace/project.ts';
import type { Target } from '../target.ts';
import { pathsIn } from '../paths.ts';
import type { NameBase } from './place.ts';
import { inOrder } from './place.ts';
import { spanOfText } from './text-place.ts';

/** A file, named by its path. */
export interface FileName extends NameBase {
  readonly kind: 'file';
  readonly path: string;
}

export function fileNamed(project: Project, model: FileModel, { piece, scalar }: Target): FileName | undefined {
  const own = pathsIn(model).find(({ at }) => at.piece === piece && at.start === scalar.span.start);
  if (!own) return undefined;
  const { path } = own;
  const users = [...project.files.values()].flatMap((file) =>
    file.model ? pathsIn(file.model).filter((other) => other.path === path) : [],
  );
  const start = { start: 0, end: 0 };
  return {
    kind: 'file',
    path,
    origin: spanOfText(project, placeOf(piece, scalar)),
    targets: project.files.get(path)?.source ? [{ path, span: start, selection: start }] : [],
    places: inOrder(users.map(({ at }) => ({ ...spanOfText(project, at), declares: false }))),
  };
}
