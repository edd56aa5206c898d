import type { Node } from './node.ts';

/** What is left of the lines where only those are wanted that hold all words of `query`, whatever the marks. */
export function filtered(lines: readonly Node[], query: string): readonly Node[] {
  const wanted = fold(query).split(' ').filter(Boolean);
  return wanted.length === 0 ? lines : lines.flatMap((line) => left(line, wanted, ''));
}

/** A line that matches keeps all below it; else those below that do. What stands above counts too. */
function left(line: Node, wanted: readonly string[], above: string): Node[] {
  const here = `${above} ${fold(line.search)}`;
  if (wanted.every((word) => here.includes(word))) return [line];
  const children = line.children.flatMap((child) => left(child, wanted, here));
  return children.length > 0 ? [{ ...line, children }] : [];
}

/** Without marks and case, so that `so noi vu` finds `Sở Nội vụ`. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replace(/\s+/g, ' ');
}

export function leavesIn(lines: readonly Node[]): number {
  return lines.reduce((sum, { children }) => sum + (children.length > 0 ? leavesIn(children) : 1), 0);
}
