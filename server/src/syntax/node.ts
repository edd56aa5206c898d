import type { Span } from '../base/span.ts';

/**
 * What a piece of YAML says, with the place of everything in it. Spans are relative to the start of the piece
 * (see piece.ts), so a piece that only moved is still the same object.
 */
export type Node = ScalarNode | MapNode | SeqNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  /** Quotes and block header included. */
  readonly span: Span;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  /** What is written: the token with its quotes; for a block scalar the text that YAML reads from it. */
  readonly source: string;
  /** The text that is meant: `source` of a plain scalar, the content of a quoted or block one. */
  readonly text: string;
  /** What YAML takes a plain scalar for: `8.50` is the number 8.5, `true` a boolean, `~` nothing. */
  readonly value: string | number | bigint | boolean | null;
}

export interface Pair {
  readonly key: ScalarNode;
  /** Null where nothing stands behind the colon. */
  readonly value: Node | null;
}

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  readonly pairs: readonly Pair[];
  readonly flow: boolean;
}

export interface SeqNode {
  readonly kind: 'seq';
  readonly span: Span;
  /** Null where nothing stands behind the dash. */
  readonly items: readonly (Node | null)[];
  readonly flow: boolean;
}

export function isScalar(node: Node | null | undefined): node is ScalarNode {
  return node?.kind === 'scalar';
}

export function isMap(node: Node | null | undefined): node is MapNode {
  return node?.kind === 'map';
}

export function isSeq(node: Node | null | undefined): node is SeqNode {
  return node?.kind === 'seq';
}

/** A string in the sense of YAML: quoted, a block, or a plain scalar that is no number, boolean or null. */
export function isText(node: Node | null | undefined): node is ScalarNode {
  return isScalar(node) && typeof node.value === 'string';
}

/** The value as JSON would hold it: what the schema judges. */
export function toValue(node: Node | null): unknown {
  if (!node) return null;
  if (node.kind === 'seq') return node.items.map(toValue);
  if (node.kind === 'scalar') return typeof node.value === 'bigint' ? Number(node.value) : node.value;
  return Object.fromEntries(node.pairs.map(({ key, value }) => [key.text, toValue(value)]));
}
