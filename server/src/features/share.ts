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
  const leads = new Set(
    trees.flatMap((tree) =>
      tree.all.filter(
        (criterion) =>
          isLeaf(criterion) &&
          effective(tree, criterion, 'lead')?.value.some(({ text }) => isMeant(tree, text, agency)),
      ),
    ),
  );
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

function isMeant(tree: Tree, name: string, agency: Agency): boolean {
  if (name === agency.name) return true;
  const match = tree.registry?.registry.find(name);
  return (match?.kind === 'exact' || match?.kind === 'variant') && match.agency.name === agency.name;
}
