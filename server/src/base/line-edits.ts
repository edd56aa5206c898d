import type { Edit } from './edit.ts';

/**
 * The small edits that turn a text into another one made from it: blanks at the beginning of a line, inside and at its
 * end are edits of their own; lines that have changed places are taken out and put in. Offsets are UTF-16, of `before`
 * moved by `from`.
 */
export function lineEdits(before: string, after: string, from = 0): Edit[] {
  if (before === after) return [];
  const [old, now] = [linesIn(before), linesIn(after)];
  const isSame = old.length === now.length && old.every((line, i) => wordsOf(line) === wordsOf(now[i]!));
  const hunks = isSame ? [{ old: [0, old.length], now: [0, now.length] }] : hunksBetween(old, now);
  const starts = [0];
  for (const line of old) starts.push(starts.at(-1)! + line.length);
  return hunks.flatMap(({ old: [a, b], now: [c, d] }): Edit[] => {
    const start = from + starts[a!]!;
    if (b! - a! !== d! - c!) return [{ start, end: from + starts[b!]!, text: now.slice(c, d).join('') }];
    return old.slice(a, b).flatMap((line, i) => editsInLine(line, now[c! + i]!, from + starts[a! + i]!));
  });
}

const linesIn = (text: string) => (text === '' ? [] : text.split(/(?<=\n)/));

const wordsOf = (line: string) => line.replace(/\s+/g, '');

/** Of one line: its first blanks, its words, the blanks at its end. */
function editsInLine(before: string, after: string, from: number): Edit[] {
  if (before === after) return [];
  const [old, now] = [before, after].map((line) => /^([ \t]*)([^]*?)([ \t]*)(\r?\n?)$/.exec(line)!.slice(1));
  let at = from;
  return old!.flatMap((part, i) => {
    const start = at;
    at += part.length;
    return editBetween(part, now![i]!, start);
  });
}

function editBetween(before: string, after: string, from: number): Edit[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return [{ start: from + start, end: from + before.length - end, text: after.slice(start, after.length - end) }];
}

interface Hunk {
  /** Lines of each text, the end exclusive. */
  readonly old: readonly [number, number];
  readonly now: readonly [number, number];
}

/** So many pairs of lines are compared at most; beyond that, what differs is one hunk. */
const mostPairs = 250_000;

/** What differs between two lists of lines, by their longest common part. */
function hunksBetween(old: readonly string[], now: readonly string[]): Hunk[] {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let tail = 0;
  const most = Math.min(old.length, now.length) - start;
  while (tail < most && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const [n, m] = [old.length - tail - start, now.length - tail - start];
  if (n * m > mostPairs) return [{ old: [start, start + n], now: [start, start + m] }];
  // longest[i][j]: of what is left behind line i of the old and j of the new.
  const longest = Array.from({ length: n + 1 }, () => new Uint32Array(m + 1));
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      longest[i]![j] =
        old[start + i] === now[start + j]
          ? longest[i + 1]![j + 1]! + 1
          : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
    }
  }
  const hunks: Hunk[] = [];
  let [i, j] = [0, 0];
  while (i < n || j < m) {
    const [a, b] = [i, j];
    while ((i < n || j < m) && !(i < n && j < m && old[start + i] === now[start + j])) {
      if (j >= m || (i < n && longest[i + 1]![j]! >= longest[i]![j + 1]!)) i++;
      else j++;
    }
    if (i > a || j > b) hunks.push({ old: [start + a, start + i], now: [start + b, start + j] });
    while (i < n && j < m && old[start + i] === now[start + j]) {
      i++;
      j++;
    }
  }
  return hunks;
}
