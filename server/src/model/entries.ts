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
