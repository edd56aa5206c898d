import { displayWidth, visible } from './terminal.ts';

/** One line of a file as it fits on a screen, and where the marks under it belong, in columns. */
export interface Excerpt {
  readonly shown: string;
  /** Columns before the marks. */
  readonly before: number;
  /** Columns under which marks stand; at least 1. */
  readonly under: number;
}

interface Cell {
  readonly text: string;
  readonly width: number;
  readonly start: number;
  readonly end: number;
}

/** Made when the first line is shown: it is slow to make, and most runs find nothing. */
let segmenter: Intl.Segmenter | undefined;
const cut = '…';

/**
 * Shows a line (without its line break) in at most `room` columns; `from` and `to` are UTF-16 offsets in it, equal for a
 * place between two signs, `to` beyond its end for a stretch that goes on below. A line that does not fit is cut around
 * the stretch. A letter is never parted from its marks.
 */
export function excerptOf(line: string, from: number, to: number, room: number): Excerpt {
  // Enough on both sides of the stretch to fill the room; a line of ten megabytes is not read to show eighty signs.
  const reach = room * 8;
  const windowStart = from > reach ? from - reach : 0;
  const windowEnd = Math.min(line.length, from + reach);
  const cells: Cell[] = [];
  segmenter ??= new Intl.Segmenter('vi', { granularity: 'grapheme' });
  for (const { segment, index } of segmenter.segment(line.slice(windowStart, windowEnd))) {
    const text = visible(segment);
    const start = windowStart + index;
    cells.push({ text, width: displayWidth(text), start, end: start + segment.length });
  }
  // What the window itself cut in two is left out.
  if (windowStart > 0) cells.shift();
  if (windowEnd < line.length) cells.pop();

  const isMarked = ({ start, end }: Cell) => (from === to ? start <= from && from < end : start < to && from < end);
  const firstMarked = cells.findIndex(isMarked);
  const markStart = firstMarked < 0 ? cells.length : firstMarked;
  const markEnd = firstMarked < 0 ? cells.length : cells.findLastIndex(isMarked) + 1;

  const total = columnsOf(cells);
  if (total <= room && windowStart === 0 && windowEnd === line.length) {
    return marked(cells, markStart, markEnd, '', '', total + 1);
  }
  // From the beginning where the stretch then fits; else from a little before it, or from further where the line ends soon.
  let first = markStart;
  if (windowStart === 0 && columnsOf(cells.slice(0, markEnd)) < room) first = 0;
  else for (let context = 0; first > 0 && (context += cells[first - 1]!.width) <= room / 4;) first--;
  const isCutLeft = () => first > 0 || windowStart > 0;
  let used = isCutLeft() ? cut.length : 0;
  let last = first;
  while (last < cells.length && used + cells[last]!.width < room) used += cells[last++]!.width;
  const isCutRight = last < cells.length || windowEnd < line.length;
  if (!isCutRight) while (first > 0 && used + cells[first - 1]!.width <= room) used += cells[--first]!.width;
  const left = isCutLeft() ? cut : '';
  const right = isCutRight ? cut : '';
  const shown = cells.slice(first, last);
  return marked(shown, markStart - first, Math.min(markEnd, last) - first, left, right, room);
}

function marked(cells: readonly Cell[], from: number, to: number, left: string, right: string, room: number): Excerpt {
  const before = left.length + columnsOf(cells.slice(0, from));
  const under = columnsOf(cells.slice(from, to));
  return {
    shown: (left + cells.map(({ text }) => text).join('') + right).trimEnd(),
    before,
    under: Math.max(1, Math.min(under, room - before)),
  };
}

function columnsOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}
