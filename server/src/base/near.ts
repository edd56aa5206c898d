import { editDistance, type EditCosts } from './edit-distance.ts';
import { distanceBetween, nameShape } from './vietnamese.ts';

export interface Candidate<T> {
  readonly name: string;
  readonly value: T;
}

export interface NearOptions {
  /** How many to give at most. */
  readonly most?: number;
  /** How much further than the nearest every other must be. */
  readonly margin?: number;
}

/**
 * The values whose names are likely meant by `wanted`, nearest first: within a quarter of its length, 1 at least and 3
 * at most (see `nameDistance`). Gives none where two values are about equally near: a wrong guess is worse than none.
 */
export function nearest<T>(wanted: string, candidates: Iterable<Candidate<T>>, options: NearOptions = {}): T[] {
  return nearestAmong(candidates)(wanted, options);
}

/** `nearest` for many questions to the same candidates, whose names are read once. */
export function nearestAmong<T>(candidates: Iterable<Candidate<T>>): (wanted: string, options?: NearOptions) => T[] {
  const known = [...candidates].flatMap(({ name, value }) => {
    const shape = nameShape(name);
    return shape ? [{ shape, value }] : [];
  });
  return (wanted, { most = 3, margin = 1 } = {}) => {
    const shape = nameShape(wanted);
    if (!shape) return [];
    const limit = Math.max(1, Math.min(3, Math.round(shape.length / 4)));
    const distances = new Map<T, number>();
    for (const { shape: other, value } of known) {
      if (Math.abs(other.length - shape.length) > limit + margin) continue;
      const distance = distanceBetween(shape, other, Math.min(limit + margin, distances.get(value) ?? Infinity));
      if (distance !== Infinity) distances.set(value, distance);
    }
    const ranked = [...distances].sort(([, a], [, b]) => a - b);
    const [first, second] = ranked;
    if (first && second && first[1] > 0 && tenths(second[1]) < tenths(first[1] + margin)) return [];
    return ranked
      .filter(([, distance]) => distance <= limit)
      .slice(0, most)
      .map(([value]) => value);
  };
}

/**
 * The one of `words` (plain ASCII: keys of a file, ids of rules) that `wanted` is a slip of, case aside: two letters
 * missing, extra, other or turned at most, and less than half of it. Gives undefined where none or several are so near.
 */
export function nearestWord(wanted: string, words: readonly string[]): string | undefined {
  const limit = Math.min(2, Math.ceil(wanted.length / 2) - 1);
  const candidates = words.filter((word) => Math.abs(word.length - wanted.length) <= limit);
  const signs = (word: string) => Array.from(word.toLowerCase(), (char) => char.codePointAt(0)!);
  const ranked = candidates
    .map((word) => ({ word, distance: editDistance(signs(wanted), signs(word), plain, limit) }))
    .filter(({ distance }) => distance !== Infinity)
    .sort((a, b) => a.distance - b.distance);
  const [first, second] = ranked;
  return first && first.distance !== second?.distance ? first.word : undefined;
}

/** Distances are tenths, which floats only come near to. */
const tenths = (distance: number) => Math.round(distance * 10);

const plain: EditCosts = { gap: 1, turn: 1, change: () => 1 };
