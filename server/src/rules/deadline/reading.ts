import type { Criterion, Task } from '../../model/criterion.ts';
import type { Deadline } from '../../model/deadline.ts';
import { isDeadline, parseDeadline } from '../../model/deadline.ts';
import type { Field, Located } from '../../model/entry.ts';

/** A deadline as it is written, at a criterion or at one of its tasks. */
export interface Written {
  readonly at: Located;
  readonly field: Field;
  readonly task: Task | undefined;
}

/** Every deadline that a criterion and its tasks write down, in order. */
export function deadlinesOf(criterion: Criterion): Written[] {
  const all = (deadlines: readonly Located[] | undefined, field: Field | undefined, task?: Task): Written[] =>
    field ? (deadlines ?? []).flatMap((at) => (at.text.trim() === '' ? [] : [{ at, field, task }])) : [];
  return [
    ...all(criterion.deadlines, criterion.fields.get('deadline')),
    ...(criterion.tasks ?? []).flatMap((task) => all(task.deadlines, task.entry?.fields.get('deadline'), task)),
  ];
}

/** What a deadline says, a near miss with one reading included. */
export function meaningOf(text: string): Deadline | undefined {
  const read = parseDeadline(text);
  if (isDeadline(read)) return read;
  const again = read.canonical === undefined ? undefined : parseDeadline(read.canonical);
  return again && isDeadline(again) ? again : undefined;
}
