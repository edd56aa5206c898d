import type { AmountField } from '../../model/criterion.ts';
import type { Place } from '../../model/entry.ts';
import { placeOf } from '../../model/entry.ts';
import type { Parent } from '../../workspace/rollup.ts';

/** Where a stated number stands. */
export function placeOfAmount(parent: Parent, field: AmountField): Place | undefined {
  const amount = parent.amounts[field];
  const entryField = parent.fields.get(field);
  return amount && entryField && placeOf(entryField.piece, amount.node);
}

/** A criterion's code; empty for the index itself. */
export function nameOfParent(parent: Parent): string {
  return parent.kind === 'criterion' ? (parent.code?.text ?? '?') : '';
}
