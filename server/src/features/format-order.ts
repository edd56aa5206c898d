import { linesOf, positionAt } from '../base/lines.ts';
import { keysOf } from '../model/keys.ts';
import type { Node, Pair } from '../syntax/node.ts';
import type { Piece } from '../syntax/piece.ts';

/** A piece of a criterion and its lines, which are as many as the piece has, everything in its column. */
export interface Lined {
  readonly piece: Piece;
  readonly lines: readonly string[];
}

/** A key with its value, and the comments above it: what moves as one. */
interface Chunk {
  readonly name: string;
  readonly rank: number;
  readonly lines: readonly string[];
  /** How many of its lines stand above the key. */
  readonly above: number;
}

const order = keysOf('criterion').map(({ name }) => name);

/**
 * Puts the keys of a criterion into the order of the schema. A key that the schema does not know stays behind the one it
 * stands behind; keys behind the components come before them. Takes the criterion's own lines and those behind its
 * components, gives the lines of each; undefined where nothing has to move, or something can't.
 */
export function inOrder(
  own: Lined,
  rest: readonly Lined[],
  columns: { readonly dash: number; readonly keys: number },
  hasChildren: boolean,
): readonly (readonly string[])[] | undefined {
  const { chunks, before, behind } = chunksOf(own);
  const below = rest.map(chunksOf);
  const opener = hasChildren ? chunks.at(-1) : undefined;
  if (chunks.length === 0 || (hasChildren && opener?.name !== 'criteria')) return undefined;
  // Components of its own, or nothing that can be read: then it is no mere addition.
  if (below.some((each) => each.chunks.length === 0 || each.chunks.some(({ name }) => name === 'criteria')))
    return undefined;
  const movable = [...chunks.slice(0, opener ? -1 : undefined), ...below.flatMap((each) => each.chunks)];
  const sorted = withGroups(movable);
  const all = opener ? [...sorted, opener] : sorted;
  if (below.length === 0 && all.every((chunk, i) => chunk === chunks[i])) return undefined;
  if ([...before, ...all.flatMap(({ lines }) => lines)].some((line) => !line.endsWith('\n'))) return undefined;

  const [first, next] = [chunks[0]!, all[0]!];
  // A comment between the dash and the first key would have no place.
  if (next !== first && next.above > 0) return undefined;
  const isBehindDash = /^ *-[ ]/.test(first.lines[first.above] ?? '');
  const dash = `${' '.repeat(columns.dash)}- `;
  const written = all.flatMap((chunk) => {
    if (next === first || !isBehindDash) return chunk.lines;
    if (chunk === first)
      return [' '.repeat(columns.keys) + chunk.lines[0]!.slice(dash.length), ...chunk.lines.slice(1)];
    if (chunk === next) return [dash + chunk.lines[0]!.slice(columns.keys), ...chunk.lines.slice(1)];
    return chunk.lines;
  });
  return [[...before, ...written, ...behind], ...below.map((each) => each.behind)];
}

/** By rank; what the schema does not know goes with what stands before it. */
function withGroups(chunks: readonly Chunk[]): Chunk[] {
  const groups: Chunk[][] = [];
  for (const chunk of chunks) {
    if (chunk.rank >= 0 || groups.length === 0) groups.push([chunk]);
    else groups.at(-1)!.push(chunk);
  }
  return groups.sort(([a], [b]) => a!.rank - b!.rank).flat();
}

/** The lines of a piece by key; those before its first key's line and behind its last key. */
function chunksOf({ piece, lines }: Lined): { chunks: Chunk[]; before: readonly string[]; behind: readonly string[] } {
  const pairs = piece.node?.kind === 'map' ? piece.node.pairs : [];
  const starts = linesOf(piece.text);
  const lineOf = (offset: number) => positionAt(starts, offset).line;
  // Comments above the dash belong to the criterion, not to its first key.
  const top = piece.kind === 'item' ? lineOf(pairs[0]?.key.span.start ?? 0) : 0;
  let from = top;
  const chunks = pairs.map((pair): Chunk => {
    const end = lineOf(lastOf(piece, pair)) + 1;
    const name = pair.key.text.normalize('NFC');
    const chunk = {
      name,
      rank: order.indexOf(name),
      lines: lines.slice(from, end),
      above: lineOf(pair.key.span.start) - from,
    };
    from = end;
    return chunk;
  });
  return { chunks, before: lines.slice(0, top), behind: lines.slice(from) };
}

/** The offset of the last sign of a key's value; in a text under `|+` the last line end is one. */
function lastOf({ text }: Piece, { key, value }: Pair): number {
  const last = (node: Node): number => {
    if (node.kind === 'seq' && !node.flow) {
      const item = node.items.at(-1);
      return item ? last(item) : trimmed(node);
    }
    const pair = node.kind === 'map' && !node.flow ? node.pairs.at(-1) : undefined;
    if (pair) return pair.value ? last(pair.value) : text.indexOf(':', pair.key.span.end);
    const isBlock = node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded');
    return isBlock ? node.span.end - 1 : trimmed(node);
  };
  const trimmed = ({ span }: Node) => span.start + Math.max(1, text.slice(span.start, span.end).trimEnd().length) - 1;
  return value ? last(value) : text.indexOf(':', key.span.end);
}
