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
export function effective(tree: Tree, criterion: Criterion, key: 'lead' | 'deadlines'): Effective<readonly Located[]> | undefined;
export function effective(tree: Tree, criterion: Criterion, key: EffectiveKey): Effective<readonly Located[]> | undefined {
  return look(tree, criterion, key, new Set());
}

/** Own key; else the effective value of the leaf that `sameAs` names; else that of the nearest ancestor (not tasks). */
function look(tree: Tree, criterion: Criterion, key: EffectiveKey, seen: Set<Criterion>): Effective<readonly Located[]> | undefined {
  if (seen.has(criterion)) return undefined;
  seen.add(criterion);
  const own = criterion[key];
  if (own && own.length > 0) return { value: own, from: criterion };
  const target = criterion.sameAs && tree.byCode.get(criterion.sameAs.text)?.[0];
  const same = target && look(tree, target, key, seen);
  if (same) return same;
  if (key === 'tasks') return undefined;
  for (let above = criterion.parent; above; above = above.parent) {
    const value = above[key];
    if (value && value.length > 0) return { value, from: above };
  }
  return undefined;
}

export function isLeaf(criterion: Criterion): boolean {
  return criterion.children.length === 0 && !criterion.fields.has('criteria');
}
