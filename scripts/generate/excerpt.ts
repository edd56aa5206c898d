import { visible } from '../../server/src/cli/terminal.ts';

interface Stretch {
  readonly start: { readonly line: number };
  readonly end: { readonly line: number };
}

/** So many lines of a block are shown. */
const longestBlock = 15;
/** A text of many lines is shown by its first. */
const longestText = 4;
/** A sum may have many addends. */
const mostStretches = 8;

/**
 * The few lines of a file that make a place in it understood: the block around the first stretch, the lines of the
 * others, and for each the lines that it stands below. What is left out between them shows as `# …`.
 */
export function excerptOf(text: string, stretches: readonly Stretch[]): string {
  const lines = text.split(/\r\n|\r|\n/);
  const chosen = new Set<number>();
  const places = stretches.slice(0, mostStretches).map(({ start, end }) => ({
    chain: [start.line, ...linesAbove(lines, start.line)],
    to: Math.min(end.line, start.line + longestText - 1),
  }));
  const sections = new Set(places.map(({ chain }) => chain.at(-1)));
  places.forEach(({ chain, to }, i) => {
    const from = chain[0]!;
    // Up to the criterion or agency that it is part of; further where only that shows how the places stand together.
    const entry = chain.findIndex((at) => opensEntry(lines[at]!));
    const head = chain[entry] ?? chain.at(-1)!;
    const others = new Set(places.flatMap((other, k) => (k === i ? [] : other.chain[0]!)));
    const shared = chain.findIndex((at, k) => k > entry && (chosen.has(at) || others.has(at)));
    const end = sections.size > 1 ? chain.length : shared > 0 ? shared : chain.indexOf(head) + 1;
    const block = i === 0 ? blockAround(lines, head, from, to) : range(from, to);
    for (const at of [...chain.slice(0, end), ...block]) chosen.add(at);
  });
  const marked = new Set(stretches.map(({ start }) => start.line));
  const shown = [...chosen]
    .sort((a, b) => a - b)
    .filter((at) => lines[at]?.trim() && (marked.has(at) || !isComment(lines[at])));
  const indent = Math.min(...shown.map((at) => indentOf(lines[at]!)));
  return shown
    .flatMap((at, i) => {
      const line = lines[at]!;
      const row = visible(line.slice(indent)).trimEnd();
      const isCut = i > 0 && range(shown[i - 1]! + 1, at - 1).some((k) => lines[k]!.trim() && !isComment(lines[k]!));
      return isCut ? [`${' '.repeat(indentOf(line) - indent)}# …`, row] : [row];
    })
    .join('\n');
}

/** The lines below which a line stands, inmost first: of its list items and keys, out to the section. */
function linesAbove(lines: readonly string[], from: number): number[] {
  if (isComment(lines[from] ?? '')) return [];
  const above: number[] = [];
  let column = indentOf(lines[from] ?? '');
  for (let at = from - 1; at >= 0 && column > 0; at--) {
    const line = lines[at]!;
    if (line.trim() === '' || isComment(line) || contentColumn(line) > column || indentOf(line) >= column) continue;
    above.push(at);
    column = indentOf(line);
  }
  return above;
}

/** The lines of the block that begins at `head` and holds the lines `from` to `to`; of a long one those around them. */
function blockAround(lines: readonly string[], head: number, from: number, to: number): number[] {
  if (isComment(lines[head] ?? '')) return range(head, head + longestText - 1);
  // Of a merge that was not finished, both versions.
  if (lines[head]?.startsWith('<<<<<<<')) {
    const last = lines.findIndex((line, at) => at > head && line.startsWith('>>>>>>>'));
    if (last >= 0) return range(head, Math.min(last, head + longestBlock - 1));
  }
  const column = indentOf(lines[head] ?? '');
  let end = head + 1;
  // A top-level key of one line, as the first of a file, is shown with what stands below it.
  if (column === 0 && indentOf(lines[end] ?? '') === 0) end += longestText - 1;
  else while (end < lines.length && isOwn(lines[end]!, column)) end++;
  const first = to - head < longestBlock ? head : from - 1;
  return range(first, Math.min(end, first + longestBlock) - 1);
}

/** Whether a line belongs to the keys of a block itself, not to its components. */
function isOwn(line: string, column: number): boolean {
  return (
    line.trim() === '' || (indentOf(line) > column && !(indentOf(line) === column + 2 && /^ *criteria:/.test(line)))
  );
}

const opensEntry = (line: string) => /^ *- +(?:"?code"?|name):/.test(line);
const isComment = (line: string) => /^ *#/.test(line);

/** Where the keys of a line stand: behind its dash. */
function contentColumn(line: string): number {
  return /^ *- +/.exec(line)?.[0].length ?? indentOf(line);
}

function indentOf(line: string): number {
  return Math.max(0, line.search(/\S|$/));
}

/** From `first` to `last`, both of them in. */
function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
