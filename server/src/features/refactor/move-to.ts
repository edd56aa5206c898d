import type { Text } from '../../base/text.ts';
import type { Criterion } from '../../model/criterion.ts';
import type { Located } from '../../model/entry.ts';
import { both } from '../../rules/engine/words.ts';
import type { FixEdit } from '../../rules/engine/finding.ts';
import { effective, isLeaf } from '../../workspace/effective.ts';
import { beginningOf } from '../../syntax/source.ts';
import type { Tree } from '../../workspace/tree.ts';
import { draftOf } from '../changes.ts';
import { blockOf, newlineIn, shifted, withNewlines } from './block.ts';
import { sameTexts, valueOf, writeKeys } from './own-value.ts';
import { cutOut, gapOf, putBehind } from './placing.ts';
import { recode } from './recode.ts';
import type { Place, Refactor, Refactoring } from './refactoring.ts';
import { areSound, closedUp, neighbours, numberOf, siblingsOf } from './siblings.ts';
import { effectOn, pointsOf } from './totals.ts';

/** Moves a criterion to the end of the parent before or behind its own, of the same level; it keeps what it inherited. */
export const moveTo: Refactor = (place) => {
  const { view, criterion } = place;
  const parent = criterion?.parent;
  if (!criterion || !parent || parent.children.length < 2) return [];
  const parents = atLevel(view.tree.top, parent.code?.parts?.length ?? 0);
  const at = parents.indexOf(parent);
  return [parents[at - 1], parents[at + 1]].flatMap((other) =>
    at >= 0 && other ? (toParent(place, criterion, other) ?? []) : [],
  );
};

/** The criteria of a level that have components, in order. */
function atLevel(criteria: readonly Criterion[], level: number): Criterion[] {
  return criteria.flatMap((criterion) => {
    const own = criterion.code?.parts?.length ?? 0;
    if (own < level) return atLevel(criterion.children, level);
    return own === level && criterion.children.length > 0 ? [criterion] : [];
  });
}

function toParent({ project, view }: Place, criterion: Criterion, to: Criterion): Refactoring | undefined {
  const siblings = siblingsOf(view, criterion);
  const block = blockOf(project, criterion);
  const last = to.children.at(-1)!;
  const lastBlock = blockOf(project, last);
  const parts = to.code?.parts;
  if (!siblings || !block || !lastBlock || !parts || !areSound(to.children, parts)) return undefined;
  const code = [...parts, numberOf(last) + 1].join('.');
  const points = pointsOf(criterion);
  const effects = [effectOn(view, siblings.parent, {}, points), effectOn(view, to, points, {})];
  const title = words.title(criterion.code!.text, to.code!.text, code);
  return {
    id: `move-to ${to.code!.text}`,
    kind: 'refactor.move',
    title: both((l) => title[l] + effects.map((effect) => effect[l]).join('')),
    changes: () => {
      const draft = draftOf(project);
      const { members, prefix } = siblings;
      draft.editPlaces(
        recode(project, new Map([[criterion, code], ...closedUp(members, prefix, numberOf(criterion))])),
      );
      draft.editPlaces(keptFrom(view.tree, criterion, to));
      const text = draft.textOf(block.path, { start: block.start, end: block.contentEnd });
      const target = beginningOf(project.files.get(lastBlock.path)!.source!);
      const lines = withNewlines(shifted(text, lastBlock.dash - block.dash), newlineIn(target));
      cutOut(draft, project, block, neighbours(siblings));
      putBehind(
        draft,
        project,
        lastBlock,
        lines.endsWith('\n') ? lines : lines + newlineIn(target),
        gapOf(project, to.children),
      );
      return draft.finish();
    },
  };
}

/** Lead and deadline that it had from above, written out where the new place would give it others. */
function keptFrom(tree: Tree, criterion: Criterion, to: Criterion): FixEdit[] {
  const values = (['lead', 'deadlines'] as const).flatMap((key): (readonly [string, string])[] => {
    if (criterion[key]) return [];
    const heir = leavesOf(criterion).find((leaf) => comesFromAbove(tree, criterion, leaf, key));
    const old = heir && effective(tree, heir, key);
    if (!old || sameTexts(old.value, above(to, key)?.[key])) return [];
    const partners = key === 'lead' ? old.from.with : undefined;
    return [
      [key === 'lead' ? 'lead' : 'deadline', valueOf(old.value)],
      ...(partners && !criterion.with ? [['with', valueOf(partners)] as const] : []),
    ];
  });
  return writeKeys(criterion, values);
}

function comesFromAbove(tree: Tree, criterion: Criterion, leaf: Criterion, key: 'lead' | 'deadlines'): boolean {
  const from = effective(tree, leaf, key)?.from;
  for (let over = criterion.parent; over; over = over.parent) if (over === from) return true;
  return false;
}

/** The nearest of a criterion and those above it that has a key of its own. */
function above(
  criterion: Criterion,
  key: 'lead' | 'deadlines',
): { lead?: Located[]; deadlines?: Located[] } | undefined {
  for (let at: Criterion | undefined = criterion; at; at = at.parent)
    if (at[key] && at[key].length > 0) return { [key]: at[key] };
  return undefined;
}

function leavesOf(criterion: Criterion): Criterion[] {
  return isLeaf(criterion) ? [criterion] : criterion.children.flatMap(leavesOf);
}

const words = {
  title: (code: string, to: string, as: string): Text => ({
    vi: `Chuyển ${code} sang ${to}, thành ${as}`,
    en: `Move ${code} to ${to}, as ${as}`,
  }),
};
