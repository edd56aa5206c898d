/** The empty list, one for all who hold nothing. */
export const none: readonly never[] = [];

/** Whether two lists hold the same things in the same order; by identity, or as `same` says. */
export function isSameList<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean = Object.is): boolean {
  return a === b || (a.length === b.length && a.every((each, i) => same(each, b[i]!)));
}
