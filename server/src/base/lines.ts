/** Where each line of a text begins: turns offsets into line and column and back. Built once a text. */
export interface Lines {
  /** UTF-16 offset of the first character of each line; the first is 0. */
  readonly starts: readonly number[];
  /** Length of the text in UTF-16 units. */
  readonly length: number;
}

/** Both count from 0; `column` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A line ends with LF, CRLF or a lone CR, as in YAML and in LSP. */
export function linesOf(text: string): Lines {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return { starts, length: text.length };
}

export function positionAt(lines: Lines, offset: number): Position {
  let low = 0;
  let high = lines.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines.starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, column: offset - lines.starts[low]! };
}

/** The offset of a position; a line or column past the end is brought back to it. */
export function offsetAt(lines: Lines, { line, column }: Position): number {
  if (line < 0) return 0;
  if (line >= lines.starts.length) return lines.length;
  const next = lines.starts[line + 1] ?? lines.length + 1;
  return Math.min(lines.starts[line]! + Math.max(0, column), next - 1, lines.length);
}

/** How many lines a text ends. */
export function breaksIn(text: string): number {
  let count = 0;
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
    return count;
  }
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) count++;
  }
  return count;
}
