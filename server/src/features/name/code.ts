import type { Criterion } from '../../model/criterion.ts';
import type { Place } from '../../model/entry.ts';
import { placeOf } from '../../model/entry.ts';
import type { FileModel } from '../../model/file.ts';
import type { Project } from '../../workspace/project.ts';
import type { Tree } from '../../workspace/tree.ts';
import { extentOf } from '../extent.ts';
import type { Target } from '../target.ts';
import type { NameBase } from './place.ts';
import { inOrder } from './place.ts';
import { spanOfText } from './text-place.ts';

/** A code: of a criterion itself, or where `sameAs` names it. */
export interface CodeName extends NameBase {
  readonly kind: 'code';
  /** As written. */
  readonly code: string;
  /** The criterion whose own code it is; undefined where `sameAs` names it. */
  readonly own: Criterion | undefined;
  /** The criteria that bear it, in the trees of its file. */
  readonly criteria: readonly Criterion[];
  readonly trees: readonly Tree[];
}

/**
 * A code means something in every tree that its file belongs to, and nothing beyond. `within` is a file whose uses are
 * enough.
 */
export function codeNamed(project: Project, model: FileModel, target: Target, within?: string): CodeName | undefined {
  const { entry, key, scalar, piece } = target;
  if (entry.kind !== 'criterion' || (key !== 'code' && key !== 'sameAs') || scalar.text.trim() === '') return undefined;
  const code = scalar.text;
  const trees = project.trees.filter(({ files }) => files.includes(model));
  const criteria = [...new Set(trees.flatMap(({ byCode }) => byCode.get(code) ?? []))];
  const isUser = (criterion: Criterion) =>
    (within === undefined || criterion.piece.path === within) && criterion.sameAs?.text === code;
  const users = [...new Set(trees.flatMap(({ all }) => all.filter(isUser)))];
  return {
    kind: 'code',
    code,
    own: key === 'code' ? target.criterion : undefined,
    criteria,
    trees,
    origin: spanOfText(project, placeOf(piece, scalar)),
    targets: criteria.map((criterion) => extentOf(project, criterion, 'code')),
    places: inOrder([
      ...criteria.map((criterion) => ({ ...spanOfText(project, codePlace(criterion)!), declares: true })),
      ...users.map(({ sameAs }) => ({ ...spanOfText(project, sameAs!), declares: false })),
    ]),
  };
}

/** Where the code of a criterion stands. */
export function codePlace(criterion: Criterion): Place | undefined {
  const field = criterion.fields.get('code');
  return field && criterion.code && placeOf(field.piece, criterion.code.node);
}
