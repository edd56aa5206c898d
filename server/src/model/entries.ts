import type { Span } from '../base/span.ts';
import { pieceAt } from '../syntax/source.ts';
import type { Criterion } from './criterion.ts';
import type { Entry } from './entry.ts';
import type { FileModel } from './file.ts';

/** Every map of a file that the schema knows, tasks left out: they are judged with their criterion. */
export function entriesOf(model: FileModel): Entry[] {
  const entries: Entry[] = [];
  if (model.head) entries.push(model.head);
  if (model.index) entries.push(model.index);
  entries.push(...(model.agencies ?? []));
  const visit = (criterion: Criterion): void => {
    entries.push(criterion);
    criterion.children.forEach(visit);
  };
  for (const item of model.criteria ?? []) {
    if (item.kind === 'criterion') visit(item);
    else entries.push(item);
  }
  return entries;
}

/** Those of them whose own lines a span of the file touches. Costs as much as these lines, not as the file. */
export function entriesIn(model: FileModel, { start, end }: Span): Entry[] {
  const { source } = model;
  const [from, to] = [pieceAt(source, Math.max(0, start - 1)).index, pieceAt(source, end).index];
  const pieces = source.pieces.slice(from, to + 1);
  const entries: Entry[] = [];
  const others = pieces.some((piece) => !model.rowOf(piece));
  // What stands outside of criteria is little, and told whole.
  if (others) {
    if (model.head) entries.push(model.head);
    if (model.index) entries.push(model.index);
    entries.push(...(model.agencies ?? []));
    const near = new Set(pieces);
    for (const item of model.criteria ?? []) if (item.kind === 'fileItem' && near.has(item.piece)) entries.push(item);
    for (const item of model.criteria ?? []) {
      if (item.kind === 'criterion' && item.pieces.length === 0 && near.has(item.piece))
        entries.push(...withBrackets(item));
    }
  }
  const rows = new Set(pieces.flatMap((piece) => model.rowOf(piece) ?? []));
  for (const row of rows) entries.push(...withBrackets(row));
  return entries;
}

/** A criterion, and the components that are written in brackets among its own lines. */
function withBrackets(criterion: Criterion): Entry[] {
  return [criterion, ...criterion.children.filter(({ pieces }) => pieces.length === 0).flatMap(withBrackets)];
}
