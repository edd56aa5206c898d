/** What is kept of the samples of one row. */
export interface Summary {
  readonly n: number;
  readonly min: number;
  readonly median: number;
  readonly p95: number;
}

export function summaryOf(samples: readonly number[]): Summary {
  const sorted = [...samples].sort((a, b) => a - b);
  return { n: sorted.length, min: sorted[0] ?? NaN, median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) };
}

/** The value below which a share of the sorted samples lies: the nearest one there is. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? NaN;
}

/** Three digits that count: `0.512`, `12.3`, `3,421`. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(value >= 10 ? 1 : value >= 1 ? 2 : 3);
}

/** One that takes part: what it takes once, and whether it joins only each so many rounds because it is slow. */
export interface Contender {
  readonly who: string;
  readonly every?: number;
  run(round: number): Promise<number>;
}

/**
 * Lets all take turns, so that what happens to the machine happens to all of them, each round in another order. Before
 * that each warms up by itself: so many turns at least, and at least so many milliseconds, the same for all.
 */
export async function interleaved(
  contenders: readonly Contender[],
  rounds: number,
  warmUp: { readonly turns: number; readonly ms?: number },
): Promise<Map<string, number[]>> {
  const samples = new Map(contenders.map(({ who }) => [who, [] as number[]]));
  for (const { run } of contenders) {
    const until = Date.now() + (warmUp.ms ?? 0);
    for (let i = 0; i < warmUp.turns || Date.now() < until; i++) await run(i);
  }
  for (let round = 0; round < rounds; round++) {
    const turn = round % contenders.length;
    for (const { who, every = 1, run } of [...contenders.slice(turn), ...contenders.slice(0, turn)])
      if (round % every === 0) samples.get(who)!.push(await run(round));
  }
  return samples;
}
