import type { Criterion, Task } from '../model/criterion.ts';
import type { Located } from '../model/entry.ts';
import type { Tree } from './tree.ts';

/** What holds for a leaf, and where it comes from: itself, the leaf that `sameAs` names, or an ancestor. */
export interface Effective<T> {
  readonly value: T;
  readonly from: Criterion;
}

export type EffectiveKey = 'lead' | 'tasks' | 'deadlines';

/** The effective `with` goes with the lead: it is read from `effective(tree, leaf, 'lead')?.from`. */
export function effective(tree: Tree, criterion: Criterion, key: 'tasks'): Effective<readonly Task[]> | undefined;
export function effective(
  tree: Tree,
  criterion: Criterion,
  key: 'lead' | 'deadlines',
): Effective<readonly Located[]> | undefined;
export function effective(
  tree: Tree,
  criterion: Criterion,
  key: EffectiveKey,
): Effective<readonly Located[]> | undefined {
  return look(tree, criterion, key);
}

type Found = Effective<readonly Located[]> | undefined;

/** So many criteria are followed from one to the next; no table of merged cells comes near it. */
const longestChain = 2000;

/** Own key; else the effective value of the leaf that `sameAs` names; else that of the nearest ancestor (not tasks). */
function look(tree: Tree, criterion: Criterion, key: EffectiveKey): Found {
  // A chain of `sameAs` may be long, so it is walked, not called.
  const chain: Criterion[] = [];
  const seen = new Set<Criterion>();
  for (
    let at: Criterion | undefined = criterion;
    at && !seen.has(at) && chain.length < longestChain;
    at = at.has('sameAs') && at.sameAs ? tree.byCode.get(at.sameAs.text)?.[0] : undefined
  ) {
    const own = at[key];
    if (own && own.length > 0) return { value: own, from: at };
    seen.add(at);
    chain.push(at);
  }
  if (key === 'tasks') return undefined;
  for (const link of chain.reverse()) {
    const above = fromAbove(link, key);
    if (above) return above;
  }
  return undefined;
}

function fromAbove(criterion: Criterion, key: EffectiveKey): Found {
  for (let above = criterion.parent; above; above = above.parent) {
    const value = above[key];
    if (value && value.length > 0) return { value, from: above };
  }
  return undefined;
}

export function isLeaf(criterion: Criterion): boolean {
  return criterion.children.length === 0 && !criterion.has('criteria');
}
