import type { Node } from '../syntax/node.ts';
import type { Piece } from '../syntax/piece.ts';
import type { Block, Source } from '../syntax/source.ts';

/**
 * What a file says, whatever it looks like: two files with the same meaning give the same text. Keys count in any order,
 * a code by its digits whether in quotes or not, any other value by its kind and its text; what could not be read counts
 * as it is written.
 */
export function meaningOf(source: Source): string {
  return JSON.stringify([ofKeys(source.heads), source.blocks.map(ofBlock)]);
}

function ofBlock({ piece, rest, children }: Block): unknown {
  return [ofKeys([piece, ...rest]), children.map(ofBlock)];
}

function ofKeys(pieces: readonly Piece[]): unknown {
  if (pieces.some(({ broken }) => broken)) return pieces.map(({ text }) => text.trim());
  return pieces.some(({ node }) => node !== null && node.kind !== 'map')
    ? pieces.map(({ node }) => ofNode(node))
    : inAnyOrder(
        pieces
          .flatMap(({ node }) => (node?.kind === 'map' ? node.pairs : []))
          .map(({ key, value }) => [key.text, value]),
      );
}

/** Of keys that stand twice the order counts. */
function inAnyOrder(pairs: readonly (readonly [string, Node | null])[]): unknown {
  const sorted = [...pairs].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted.map(([key, value]) => [key, key === 'code' || key === 'sameAs' ? ofCode(value) : ofNode(value)]);
}

function ofCode(node: Node | null): unknown {
  return node?.kind === 'scalar' && node.value !== null ? node.text : ofNode(node);
}

function ofNode(node: Node | null): unknown {
  if (!node) return null;
  if (node.kind === 'scalar') return [typeof node.value, node.text];
  if (node.kind === 'seq') return [node.items.map(ofNode)];
  return inAnyOrder(node.pairs.map(({ key, value }) => [key.text, value]));
}
