import { Memo } from '../base/reactive.ts';
import type { Thousandths } from '../base/thousandths.ts';
import type { Agency } from '../model/agency.ts';
import type { Criterion } from '../model/criterion.ts';
import { effective, isLeaf } from '../workspace/effective.ts';
import type { Tree } from '../workspace/tree.ts';

/** What an agency answers for in an index. What it leads together with others counts in full for each. */
export interface Share {
  /** The leaves that it leads. */
  readonly leads: readonly Criterion[];
  /** maximum − score, over those that state both. */
  readonly lost: Thousandths;
  /** target − score, over those that state both. */
  readonly planned: Thousandths;
}

/** In one tree, or in several that are looked at as one; what two of them share counts once. */
export function shareOf(trees: readonly Tree[], agency: Agency): Share {
  const leads = new Set(trees.flatMap((tree) => [...(leavesByName(tree).get(agency.name) ?? [])]));
  let lost = 0;
  let planned = 0;
  for (const { amounts } of leads) {
    const [max, score, target] = [amounts.max, amounts.score, amounts.target].map((amount) => amount?.score?.value);
    if (score === undefined) continue;
    if (max !== undefined) lost += max - score;
    if (target !== undefined) planned += target - score;
  }
  return { leads: [...leads], lost, planned };
}

/** Trees of which shares are told each by itself: every index, and all files together that no index reaches. */
export function indexesOf(trees: readonly Tree[]): (readonly Tree[])[] {
  const alone = trees.filter(({ index }) => !index);
  return [...trees.filter(({ index }) => index).map((tree) => [tree]), ...(alone.length > 0 ? [alone] : [])];
}

type Leaves = ReadonlyMap<string, ReadonlySet<Criterion>>;

const leaves = new WeakMap<Tree, Memo<Leaves>>();

/** The leaves of a tree by who leads them: the name as written, and the official one that it stands for. */
function leavesByName(tree: Tree): Leaves {
  let memo = leaves.get(tree);
  if (!memo) leaves.set(tree, (memo = new Memo(() => gather(tree))));
  return memo.get();
}

function gather(tree: Tree): Leaves {
  const byName = new Map<string, Set<Criterion>>();
  const official = new Map<string, string | undefined>();
  const add = (name: string, leaf: Criterion): void => {
    const same = byName.get(name);
    if (same) same.add(leaf);
    else byName.set(name, new Set([leaf]));
  };
  for (const leaf of tree.all) {
    if (!isLeaf(leaf)) continue;
    for (const { text } of effective(tree, leaf, 'lead')?.value ?? []) {
      if (!official.has(text)) official.set(text, officialName(tree, text));
      const name = official.get(text);
      add(text, leaf);
      if (name !== undefined) add(name, leaf);
    }
  }
  return byName;
}

function officialName({ registry }: Tree, written: string): string | undefined {
  const match = registry?.registry.find(written);
  return match?.kind === 'exact' || match?.kind === 'variant' ? match.agency.name : undefined;
}
