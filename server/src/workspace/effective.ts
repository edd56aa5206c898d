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

const found = new WeakMap<Tree, Record<EffectiveKey, Map<Criterion, Found>>>();

/** Own key; else the effective value of the leaf that `sameAs` names; else that of the nearest ancestor (not tasks). */
function look(tree: Tree, criterion: Criterion, key: EffectiveKey): Found {
  let tables = found.get(tree);
  if (!tables) found.set(tree, (tables = { lead: new Map(), tasks: new Map(), deadlines: new Map() }));
  const known = tables[key];
  // A chain of `sameAs` may be long, so it is walked, not called; what is found on the way back holds for each link.
  const chain: Criterion[] = [];
  const seen = new Set<Criterion>();
  let at: Criterion | undefined = criterion;
  let value: Found;
  while (at && !seen.has(at) && !known.has(at)) {
    seen.add(at);
    chain.push(at);
    const own: readonly Located[] | undefined = at[key];
    at = own && own.length > 0 ? undefined : at.sameAs && tree.byCode.get(at.sameAs.text)?.[0];
  }
  const isRound = at !== undefined && seen.has(at);
  if (at && known.has(at)) value = known.get(at);
  for (const link of chain.reverse()) {
    const own = link[key];
    if (own && own.length > 0) value = { value: own, from: link };
    else value ??= key === 'tasks' ? undefined : fromAbove(link, key);
    // In a circle what is found hangs on where one begins.
    if (!isRound) known.set(link, value);
  }
  return value;
}

function fromAbove(criterion: Criterion, key: EffectiveKey): Found {
  for (let above = criterion.parent; above; above = above.parent) {
    const value = above[key];
    if (value && value.length > 0) return { value, from: above };
  }
  return undefined;
}

export function isLeaf(criterion: Criterion): boolean {
  return criterion.children.length === 0 && !criterion.fields.has('criteria');
}
