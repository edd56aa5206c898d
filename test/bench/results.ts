import type { Machine } from './machine.ts';
import type { Absent } from './peers.ts';
import type { Summary } from './statistics.ts';

/** What was measured of one who takes part. */
export interface Row extends Summary {
  readonly who: string;
  /** The size of the data: S, M, L, XL, or the number of files. */
  readonly size: string;
  /** Which edit, request or moment, where there are several. */
  readonly of?: string;
  readonly unit: 'ms' | 'MB';
}

/** One measure on one machine. */
export interface Result {
  readonly measure: string;
  readonly machine: Machine;
  /** Made with few rounds: good to see that it works, not to quote. */
  readonly quick: boolean;
  readonly rows: readonly Row[];
  readonly absent: readonly Absent[];
}

/** Gives one number of the results, undefined where it was not measured. */
export type Lookup = (
  measure: string,
  who: string,
  size: string,
  key?: 'median' | 'p95' | 'min',
  of?: string,
) => number | undefined;

export function lookupIn(results: readonly Result[]): Lookup {
  return (measure, who, size, key = 'median', of) => {
    const rows = results.filter((result) => result.measure === measure).flatMap((result) => result.rows);
    const value = rows.find((row) => row.who === who && row.size === size && row.of === of)?.[key];
    // JSON has no NaN.
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  };
}
