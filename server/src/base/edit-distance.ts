/** What an edit costs. Whole numbers, so that sums are exact. */
export interface EditCosts {
  /** A sign that only one side has. */
  readonly gap: number;
  /** Two neighbours that have changed places; what differs in them besides is counted too. */
  readonly turn: number;
  /** One sign in the place of another; asked only where they differ. */
  readonly change: (a: number, b: number) => number;
}

/**
 * The least cost of edits that turn `a` into `b`, each sign edited once at most (optimal string alignment).
 * Gives Infinity where it is more than `limit`, and stops as soon as that is certain.
 * Takes time by the product of the lengths: the caller keeps them short.
 */
export function editDistance(
  a: readonly number[],
  b: readonly number[],
  { gap, turn, change }: EditCosts,
  limit: number = Infinity,
): number {
  const changed = (x: number, y: number) => (x === y ? 0 : change(x, y));
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j * gap);
  let leastOfLast = 0;
  for (let i = 0; i < a.length; i++) {
    const sign = a[i]!;
    const row = [last[0]! + gap];
    let leastOfRow = row[0]!;
    for (let j = 0; j < b.length; j++) {
      const other = b[j]!;
      let least = Math.min(last[j]! + changed(sign, other), last[j + 1]! + gap, row[j]! + gap);
      // Worth a look only where it may be less.
      if (i > 0 && j > 0 && beforeLast[j - 1]! + turn < least) {
        least = Math.min(least, beforeLast[j - 1]! + turn + changed(a[i - 1]!, other) + changed(sign, b[j - 1]!));
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
