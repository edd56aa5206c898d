import type { Thousandths } from '../base/thousandths.ts';
import { writeScore } from '../base/thousandths.ts';
import type { AmountField, Criterion } from '../model/criterion.ts';
import { amountFields } from '../model/criterion.ts';
import { quotedCode } from '../rules/code/renumber.ts';
import type { Parent } from '../workspace/rollup.ts';

/** A criterion that is not there yet: what is known of it before its author has written a word. */
export interface NewCriterion {
  readonly code: string;
  /** What the others leave over; a column whose value can't be told is undefined, one that is not used is absent. */
  readonly points: ReadonlyMap<AmountField, Thousandths | undefined>;
}

/** A criterion with a code among `siblings`, worth what they leave of what the parent states. */
export function newCriterion(parent: Parent | undefined, siblings: readonly Criterion[], code: string): NewCriterion {
  const rests = new Map<AmountField, Thousandths>();
  for (const field of amountFields) {
    const stated = parent?.amounts[field]?.score?.value;
    const values = siblings.map(({ amounts }) => amounts[field]?.score?.value);
    if (stated === undefined || values.some((value) => value === undefined)) continue;
    const rest = values.reduce<number>((left, value) => left - value!, stated);
    rests.set(field, rest);
  }
  const max = rests.get('max') ?? 0;
  const points = new Map<AmountField, Thousandths | undefined>([['max', max > 0 ? max : undefined]]);
  for (const field of ['score', 'target'] as const) {
    const rest = rests.get(field);
    const fits = rest !== undefined && max > 0 && rest >= 0 && rest <= max;
    if (siblings.some(({ amounts }) => amounts[field]) || (siblings.length === 0 && parent?.amounts[field]))
      points.set(field, fits ? rest : undefined);
  }
  return { code, points };
}

/** The place of a value that the author has yet to write. */
export const open = '…';

/** Its lines, the first with the dash; `text` is what stands around, whose quotes are taken over. */
export function linesOf({ code, points }: NewCriterion, text: string): string[] {
  const lines = [`- code: ${quotedCode(code, text)}`, `  title: ${open}`];
  for (const [field, value] of points)
    lines.push(value === undefined ? `  ${field}:` : `  ${field}: ${writeScore(value)}`);
  return lines;
}
