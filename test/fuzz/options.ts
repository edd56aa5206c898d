/** How many inputs are tried; without a seed, those of the whole test run. */
export interface FuzzOptions {
  readonly runs: number;
  readonly seed?: number;
}

/**
 * Tries inputs made by chance and throws the smallest for which something does not hold. What a file of this folder
 * exports as `fuzzers`, by name, `npm run fuzz` runs.
 */
export type Fuzzer = (options: FuzzOptions) => void | Promise<void>;

/** The options as fast-check takes them. */
export function parametersOf({ runs, seed }: FuzzOptions): { numRuns: number; seed?: number } {
  return seed === undefined ? { numRuns: runs } : { numRuns: runs, seed };
}
