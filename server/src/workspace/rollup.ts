import { isSameList } from '../base/list.ts';
import { Memo } from '../base/reactive.ts';
import type { AmountField } from '../model/criterion.ts';
import type { Addition } from './addition.ts';
import { addUp, isSameAddition } from './addition.ts';
import type { Draft } from './judgement.ts';
import {
  draftOf,
  explainByOthers,
  explainByUnlisted,
  explainMisplaced,
  explainPartial,
  findMissing,
  isSameJudgement,
  mergeWithBelow,
} from './judgement.ts';
import { folderOf, isWithin, resolve } from './path.ts';
import type { Project } from './project.ts';
import type { Parent, ParentSums, Sum } from './sums.ts';
import type { Tree } from './tree.ts';

export type { Addend, MissingComponent, Parent, ParentSums, Sum, Verdict } from './sums.ts';

/**
 * What every sum of an index comes to, decided once: the rules on sums only put it into words, and hover, lens and
 * report show the same.
 */
export interface Rollup {
  /** The sums of one parent; undefined for what has no components. */
  readonly of: { get(parent: Parent): ParentSums | undefined };
  /** The sums that a parent is itself an addend of; undefined for the index. */
  above(parent: Parent): ParentSums | undefined;
  /** The parents in order: the index, then each criterion with components. Who asks for it depends on all of them. */
  readonly parents: readonly ParentSums[];
  /** The parents whose sums do not simply agree, in order. */
  readonly suspects: readonly ParentSums[];
  /** Last year's index, where this one names it: evidence for what a number should be. */
  readonly previous: Tree | undefined;
}

/**
 * The sums of a tree under the project's settings. Each parent is added up by itself, and again only when a number in it
 * changes. Where all its sums agree, that is the last word; only the others, usually few, are judged together: what one
 * of them shows may be explained by another.
 */
export function rollupOf(project: Project, tree: Tree): Rollup {
  const additions = new WeakMap<Parent, Memo<Addition>>();
  const additionOf = (parent: Parent): Addition => {
    let memo = additions.get(parent);
    if (!memo) additions.set(parent, (memo = new Memo(() => addUp(parent, tree, project.settings), isSameAddition)));
    return memo.get();
  };
  const parents = new Memo(
    (): readonly Parent[] => [
      ...(tree.index ? [tree.index] : []),
      ...tree.all.filter(({ children }) => children.length > 0),
    ],
    isSameList,
  );
  const suspects = new Memo(
    () =>
      parents
        .get()
        .map(additionOf)
        .filter(({ isSuspect }) => isSuspect),
    isSameList,
  );
  const previous = new Memo(() => previousOf(project, tree));
  let last: ReadonlyMap<Parent, Draft> = new Map();
  const judged = new Memo((): ReadonlyMap<Parent, ParentSums> => {
    const drafts = suspects.get().map(draftOf);
    const table = new Map<Parent, Draft>(drafts.map((draft) => [draft.parent, draft]));
    for (const draft of drafts) {
      const { parent } = draft;
      draft.over = parent.kind === 'index' ? undefined : table.get(parent.parent ?? tree.index!);
      draft.over?.under.push(draft);
      for (const sum of Object.values(draft.sums)) sum.above = agreementAbove(draft, sum.field);
    }
    explainMisplaced(drafts, tree, (parent) => table.get(parent) ?? draftOf(additionOf(parent)));
    const ofIndex = tree.index && table.get(tree.index);
    if (ofIndex) explainByUnlisted(ofIndex, () => treesBeside(project, tree));
    for (const draft of drafts) findMissing(draft);
    // From the index down: a number one level below, wrong by the same amount, takes the finding with it.
    for (const draft of drafts) mergeWithBelow(draft);
    for (const draft of drafts) explainPartial(draft);
    for (const draft of drafts) explainByOthers(draft);
    // What came out as before stays the same object, so that whoever read it need not look again.
    const before = last;
    last = new Map(
      [...table].map(([parent, draft]) => {
        const was = before.get(parent);
        return [parent, was && isSameJudgement(was, draft) ? was : draft];
      }),
    );
    return last;
  });
  const agreementAbove = ({ parent }: Draft, field: AmountField): Sum['above'] => {
    const over = parent.kind === 'index' ? undefined : (parent.parent ?? tree.index);
    const sum = over && additionOf(over).sums[field];
    if (!sum) return 'unknown';
    return sum.verdict === 'equal' || sum.verdict === 'rounding' || sum.verdict === 'partial' ? 'agrees' : 'disagrees';
  };
  const sums = new WeakMap<Parent, Memo<ParentSums>>();
  const sumsOf = (parent: Parent): ParentSums | undefined => {
    if (parent.kind === 'criterion' && parent.children.length === 0) return undefined;
    if (parent.kind === 'index' && parent !== tree.index) return undefined;
    let memo = sums.get(parent);
    if (!memo) {
      memo = new Memo((): ParentSums => {
        const addition = additionOf(parent);
        return (addition.isSuspect ? judged.get().get(parent) : undefined) ?? addition;
      });
      sums.set(parent, memo);
    }
    return memo.get();
  };
  return {
    of: { get: sumsOf },
    above: (parent) => {
      const over = parent.kind === 'index' ? undefined : (parent.parent ?? tree.index);
      return over && sumsOf(over);
    },
    get parents() {
      return parents.get().map((parent) => sumsOf(parent)!);
    },
    get suspects() {
      return [...judged.get().values()];
    },
    get previous() {
      return previous.get();
    },
  };
}

/** The trees of files that no root reaches, in the folder of the root or below it. */
function treesBeside(project: Project, { start }: Tree): readonly Tree[] {
  const folder = folderOf(start.path);
  return project.trees.filter((other) => !other.index && isWithin(other.start.path, folder));
}

/** The index of last year that a root names with `previous`. */
function previousOf(project: Project, { index, start }: Tree): Tree | undefined {
  if (!index?.previous) return undefined;
  const path = resolve(folderOf(start.path), index.previous.text);
  return project.trees.find((other) => other.index && other.start.path === path && other.start !== start);
}
