import type { Node, ScalarNode } from '../syntax/node.ts';

/** A criterion's number in the annex (STT), judged on what is written: `1.10` is not 1.1. */
export interface Code {
  readonly node: ScalarNode;
  readonly text: string;
  /** Its numbers, `7.1.9` → [7, 1, 9]; absent where it is not of the form `N(.N)*`. */
  readonly parts?: readonly number[];
  /** YAML reads it as a number, because it has no quotes. */
  readonly unquoted: boolean;
}

export function readCode(node: Node | null): Code | undefined {
  if (node?.kind !== 'scalar' || node.value === null || typeof node.value === 'boolean') return undefined;
  const parts = partsOf(node.text);
  return { node, text: node.text, ...(parts ? { parts } : {}), unquoted: typeof node.value !== 'string' };
}

/** The numbers of a well-formed code: no leading zeros, no zero, nothing behind the last number. */
export function partsOf(text: string): readonly number[] | undefined {
  if (!/^[1-9]\d{0,8}(?:\.[1-9]\d{0,8})*$/.test(text)) return undefined;
  return text.split('.').map(Number);
}

/** Numeric order: 7.1.2 < 7.1.10 < 7.2; a parent before its components. */
export function compareCodes(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a[i] !== b[i]) return a[i]! - b[i]!;
  }
  return a.length - b.length;
}

/** True if `child` is `parent` with exactly one number more. An empty parent is the index itself. */
export function extendsCode(child: readonly number[], parent: readonly number[]): boolean {
  return child.length === parent.length + 1 && parent.every((n, i) => child[i] === n);
}
