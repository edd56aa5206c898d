/** What an edit costs. Whole numbers, so that sums are exact. */
export interface EditCosts {
  /** A sign that only one side has. */
  readonly gap: (sign: number) => number;
  /** One sign in the place of another; asked only where they differ. */
  readonly change: (a: number, b: number) => number;
  /** Two neighbours that have changed places. */
  readonly turn: number;
}

/**
 * The least cost of edits that turn `a` into `b`, each sign edited once at most (optimal string alignment).
 * Gives Infinity where it is more than `limit`, and stops as soon as that is certain.
 * Takes time by the product of the lengths: the caller keeps them short.
 */
export function editDistance(
  a: readonly number[],
  b: readonly number[],
  costs: EditCosts,
  limit: number = Infinity,
): number {
  let beforeLast: number[] = [];
  let last = [0];
  let leastOfLast = 0;
  for (let j = 0; j < b.length; j++) last.push(last[j]! + costs.gap(b[j]!));
  for (let i = 0; i < a.length; i++) {
    const sign = a[i]!;
    const gap = costs.gap(sign);
    const row = [last[0]! + gap];
    let leastOfRow = row[0]!;
    for (let j = 0; j < b.length; j++) {
      const other = b[j]!;
      const kept = last[j]! + (sign === other ? 0 : costs.change(sign, other));
      let least = Math.min(kept, last[j + 1]! + gap, row[j]! + costs.gap(other));
      if (i > 0 && j > 0 && sign === b[j - 1] && a[i - 1] === other) {
        least = Math.min(least, beforeLast[j - 1]! + costs.turn);
      }
      row.push(least);
      leastOfRow = Math.min(leastOfRow, least);
    }
    // A turn reaches back two rows, so both must be beyond the limit.
    if (leastOfRow > limit && leastOfLast > limit) return Infinity;
    beforeLast = last;
    last = row;
    leastOfLast = leastOfRow;
  }
  const cost = last[b.length]!;
  return cost > limit ? Infinity : cost;
}
