import type { Criterion } from '../model/criterion.ts';
import type { FileModel } from '../model/file.ts';
import { pieceAt } from '../syntax/source.ts';

/** The criterion on whose own lines an offset (UTF-16) of a file stands; of criteria in brackets the outermost. */
export function criterionAt(model: FileModel, offset: number): Criterion | undefined {
  const { piece } = pieceAt(model.source, offset);
  const row = model.rowOf(piece);
  if (row) return row;
  // In brackets behind the key `criteria` of the file they stand in its head.
  return model.criteria?.find(
    (item): item is Criterion => item.kind === 'criterion' && item.pieces.length === 0 && item.piece === piece,
  );
}
