/** Lines shown around a change. */
const context = 3;

/**
 * The unified diff that turns `before` into `after`, as git and patch read it; empty where they are equal. A carriage
 * return belongs to its line.
 */
export function diffOf(path: string, before: string, after: string): string {
  if (before === after) return '';
  const [a, b] = [splitLines(before), splitLines(after)];
  const rows = rowsOf(a, b);
  const hunks: string[] = [];
  for (let i = 0; i < rows.length; i++) {
    if (rows[i]!.sign === ' ') continue;
    const first = Math.max(0, i - context);
    let last = i;
    for (let j = i; j < rows.length && j - last <= 2 * context; j++) if (rows[j]!.sign !== ' ') last = j;
    const hunk = rows.slice(first, last + context + 1);
    hunks.push(headOf(rows, first, hunk) + hunk.map(({ sign, line }) => sign + endLine(line)).join(''));
    i = last + context;
  }
  return `--- a/${path}\n+++ b/${path}\n${hunks.join('')}`;
}

interface Row {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

/** Lines with their line feeds. */
const splitLines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

const endLine = (line: string) => (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`);

function headOf(rows: readonly Row[], first: number, hunk: readonly Row[]): string {
  const range = (without: Row['sign']) => {
    const count = hunk.filter(({ sign }) => sign !== without).length;
    const skipped = rows.slice(0, first).filter(({ sign }) => sign !== without).length;
    // Of nothing, the line before it is named.
    return `${count === 0 ? skipped : skipped + 1},${count}`;
  };
  return `@@ -${range('+')} +${range('-')} @@\n`;
}

/** All lines of both, those that stay once; in each changed stretch what goes stands before what comes. */
function rowsOf(a: readonly string[], b: readonly string[]): Row[] {
  const rows: Row[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...pairsOf(a, b, 0, a.length, 0, b.length), [a.length, b.length] as const]) {
    while (i < x) rows.push({ sign: '-', line: a[i++]! });
    while (j < y) rows.push({ sign: '+', line: b[j++]! });
    if (i < a.length && j < b.length) rows.push({ sign: ' ', line: a[i++]! });
    j = y + 1;
  }
  return rows;
}

type Pair = readonly [number, number];

/** Which lines of two stretches stay (patience): equal ends first, then lines that each side has once, and between them again. */
function pairsOf(a: readonly string[], b: readonly string[], a0: number, a1: number, b0: number, b1: number): Pair[] {
  const before: Pair[] = [];
  const after: Pair[] = [];
  while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) before.push([a0++, b0++]);
  while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) after.unshift([--a1, --b1]);
  if (a0 === a1 || b0 === b1) return [...before, ...after];
  const anchors = anchorsOf(a, b, a0, a1, b0, b1);
  const inside: Pair[] = [];
  if (anchors.length > 0) {
    let [i, j] = [a0, b0];
    for (const [x, y] of anchors) {
      inside.push(...pairsOf(a, b, i, x, j, y), [x, y]);
      [i, j] = [x + 1, y + 1];
    }
    inside.push(...pairsOf(a, b, i, a1, j, b1));
  } else if (a1 - a0 === b1 - b0) {
    for (let i = a0; i < a1; i++) if (a[i] === b[b0 + i - a0]) inside.push([i, b0 + i - a0]);
  }
  return [...before, ...inside, ...after];
}

/** Lines that both stretches have exactly once, in the same order on both sides. */
function anchorsOf(a: readonly string[], b: readonly string[], a0: number, a1: number, b0: number, b1: number): Pair[] {
  const once = (lines: readonly string[], from: number, to: number) => {
    const places = new Map<string, number>();
    for (let i = from; i < to; i++) places.set(lines[i]!, places.has(lines[i]!) ? -1 : i);
    return places;
  };
  const inB = once(b, b0, b1);
  const common = [...once(a, a0, a1)].flatMap(([line, i]): Pair[] => {
    const j = inB.get(line) ?? -1;
    return i >= 0 && j >= 0 ? [[i, j]] : [];
  });
  return longestRising(common.sort(([i], [k]) => i - k));
}

/** The longest choice of pairs whose second numbers rise. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, y], at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]!]![1] < y) low = middle + 1;
      else high = middle;
    }
    previous[at] = ends[low - 1] ?? -1;
    ends[low] = at;
  });
  const chosen: Pair[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at]!) chosen.unshift(pairs[at]!);
  return chosen;
}
