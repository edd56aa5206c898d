import type { Amount, AmountForm } from '../../model/amount.ts';
import type { AmountField, Criterion } from '../../model/criterion.ts';
import { amountFields } from '../../model/criterion.ts';
import type { Entry, Place } from '../../model/entry.ts';
import type { IndexHead } from '../../model/file.ts';
import type { Args, Fix } from '../engine/finding.ts';
import { wordsOf } from '../engine/rewrite.ts';
import type { Check } from '../engine/rule.ts';
import { placeOfAmount } from '../sum/place.ts';

/** A number of a criterion or of an index. */
export interface Numeral {
  readonly field: AmountField;
  readonly amount: Amount;
  /** Where it stands, quotes or block header included. */
  readonly at: Place;
}

/** The numbers of an entry that `matters` picks; none where it is neither a criterion nor an index. */
export function numeralsOf(entry: Entry, matters: (amount: Amount) => boolean): Numeral[] {
  if (entry.kind !== 'criterion' && entry.kind !== 'index') return [];
  const of = entry as Criterion | IndexHead;
  const { amounts } = of;
  const numerals: Numeral[] = [];
  for (const field of amountFields) {
    const amount = amounts[field];
    if (!amount || !matters(amount)) continue;
    const place = placeOfAmount(of, field);
    // The line end behind a block is no part of the number.
    if (place) numerals.push({ field, amount, at: { ...place, end: wordsOf(place).end } });
  }
  return numerals;
}

export interface NumeralArgs extends Args {
  readonly written: string;
  /** How it should be written; empty where there is more than one reading. */
  readonly plain: string;
  readonly field: AmountField;
}

/** The check of a rule on one of the ways to write a number that are findings. */
export function writtenAs(form: AmountForm): Check<NumeralArgs> {
  return {
    entry(entry, report) {
      for (const numeral of numeralsOf(entry, (amount) => amount.form === form)) {
        const { field, amount, at } = numeral;
        const args = { written: amount.written, plain: amount.plain ?? '', field };
        report({ at, key: field, args, fixes: () => plainly(numeral) });
      }
    },
  };
}

/** The number written plainly, where it has one reading: form only, the value stays. */
function plainly({ amount, at }: Numeral): Fix[] {
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
