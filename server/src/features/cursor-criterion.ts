import type { Criterion } from '../model/criterion.ts';
import type { FileModel } from '../model/file.ts';
import { pieceAt } from '../syntax/source.ts';

/** The criterion on whose own lines an offset (UTF-16) of a file stands; of criteria in brackets the outermost. */
export function criterionAt(model: FileModel, offset: number): Criterion | undefined {
  const { piece } = pieceAt(model.source, offset);
  const find = (criteria: readonly Criterion[]): Criterion | undefined => {
    for (const criterion of criteria) {
      const isHere = criterion.piece === piece || criterion.all.some((field) => field.piece === piece);
      const found = isHere ? criterion : find(criterion.children);
      if (found) return found;
    }
    return undefined;
  };
  return find((model.criteria ?? []).flatMap((item) => (item.kind === 'criterion' ? [item] : [])));
}
