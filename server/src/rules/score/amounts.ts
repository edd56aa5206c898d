import type { Amount, AmountForm } from '../../model/amount.ts';
import type { AmountField, Criterion } from '../../model/criterion.ts';
import { amountFields } from '../../model/criterion.ts';
import type { Entry, Place } from '../../model/entry.ts';
import type { IndexHead } from '../../model/file.ts';
import type { Fix } from '../engine/finding.ts';
import { wordsOf } from '../engine/rewrite.ts';
import { placeOfAmount } from '../sum/place.ts';

/** A number of a criterion or of an index. */
export interface Numeral {
  readonly field: AmountField;
  readonly amount: Amount;
  /** Where it stands, quotes or block header included. */
  readonly at: Place;
}

/** The numbers of an entry; none where it is neither a criterion nor an index. */
export function numeralsOf(entry: Entry): Numeral[] {
  if (entry.kind !== 'criterion' && entry.kind !== 'index') return [];
  const of = entry as Criterion | IndexHead;
  return amountFields.flatMap((field) => {
    const amount = of.amounts[field];
    const place = placeOfAmount(of, field);
    // The line end behind a block is no part of the number.
    return amount && place ? [{ field, amount, at: { ...place, end: wordsOf(place).end } }] : [];
  });
}

/** Those that are written in one of the ways that are findings. */
export function writtenAs(entry: Entry, form: AmountForm): Numeral[] {
  return numeralsOf(entry).filter(({ amount }) => amount.form === form);
}

/** The number written plainly, where it has one reading: form only, the value stays. */
export function plainly({ amount, at }: Numeral): Fix[] {
  if (amount.plain === undefined) return [];
  return [
    {
      title: { vi: `Viết ${amount.plain}`, en: `Write ${amount.plain}` },
      safe: true,
      preferred: true,
      edits: [{ place: at, text: amount.plain }],
    },
  ];
}
