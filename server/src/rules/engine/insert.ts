import type { Field } from '../../model/entry.ts';
import type { FixEdit } from './finding.ts';
import { columnOf, inFlow, lastOf, lineEndAfter, newlineOf } from './rewrite.ts';

/** A new key behind another one: on a line of its own in the same column, or in the same braces. */
export function keyBehind(field: Field, key: string, value: string): FixEdit {
  const { piece, pair } = field;
  const last = lastOf(field);
  if (inFlow({ piece, ...pair.key.span }))
    return { place: { piece, start: last, end: last }, text: `, ${key}: ${value}` };
  const end = lineEndAfter(piece, last);
  const indent = ' '.repeat(columnOf(piece, pair.key.span.start));
  return { place: { piece, start: end, end }, text: `${newlineOf(piece)}${indent}${key}: ${value}` };
}
