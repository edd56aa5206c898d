import { Memo } from '../base/reactive.ts';
import type { Thousandths } from '../base/thousandths.ts';
import type { Agency, Registry } from '../model/agency.ts';
import type { Criterion } from '../model/criterion.ts';
import { effective, isLeaf } from '../workspace/effective.ts';
import type { Tree } from '../workspace/tree.ts';
import { meaningIn } from './name/registry.ts';
import { oneLine } from './symbols.ts';

/** What is at stake in some leaves. */
export interface Stake {
  /** maximum − score, over those that state both. */
  readonly lost: Thousandths;
  /** target − score, over those that state both. */
  readonly planned: Thousandths;
}

/** What an agency answers for in an index. What it leads together with others counts in full for each. */
export interface Share extends Stake {
  /** The leaves that it leads. */
  readonly leads: readonly Criterion[];
}

/** In one tree, or in several that are looked at as one; what two of them share counts once. */
export function shareOf(trees: readonly Tree[], agency: Agency): Share {
  const leads = new Set(trees.flatMap((tree) => leavesByName(tree).get(agency.name) ?? []));
  return { leads: [...leads], ...stakeIn(leads) };
}

export function stakeIn(leaves: Iterable<Criterion>): Stake {
  let lost = 0;
  let planned = 0;
  for (const { amounts } of leaves) {
    const [max, score, target] = [amounts.max, amounts.score, amounts.target].map((amount) => amount?.score?.value);
    if (score === undefined) continue;
    if (max !== undefined) lost += max - score;
    if (target !== undefined) planned += target - score;
  }
  return { lost, planned };
}

/** Who leads a leaf, inherited leads too: by official names where the registry knows them, else as written. */
export function leadsOf(registry: Registry | undefined, tree: Tree, leaf: Criterion): string[] {
  const names = (effective(tree, leaf, 'lead')?.value ?? []).map(({ text }) => oneLine(text)).filter(Boolean);
  return [...new Set(names.map((name) => (registry && meaningIn(registry, name)?.agency.name) ?? name))];
}

/** Trees of which shares are told each by itself: every index, and all files together that no index reaches. */
export function indexesOf(trees: readonly Tree[]): (readonly Tree[])[] {
  const alone = trees.filter(({ index }) => !index);
  return [...trees.filter(({ index }) => index).map((tree) => [tree]), ...(alone.length > 0 ? [alone] : [])];
}

const leaves = new WeakMap<Tree, Memo<ReadonlyMap<string, readonly Criterion[]>>>();

/** The leaves of a tree by who leads them. */
function leavesByName(tree: Tree): ReadonlyMap<string, readonly Criterion[]> {
  let memo = leaves.get(tree);
  if (!memo) leaves.set(tree, (memo = new Memo(() => gather(tree))));
  return memo.get();
}

function gather(tree: Tree): ReadonlyMap<string, readonly Criterion[]> {
  const byName = new Map<string, Criterion[]>();
  const registry = tree.registry?.registry;
  for (const leaf of tree.all) {
    if (!isLeaf(leaf)) continue;
    for (const name of leadsOf(registry, tree, leaf)) {
      const same = byName.get(name);
      if (same) same.push(leaf);
      else byName.set(name, [leaf]);
    }
  }
  return byName;
}
