import type { AmountField, Criterion } from '../../model/criterion.ts';
import type { Entry, Place } from '../../model/entry.ts';
import { placeOfValue } from '../../model/entry.ts';
import { effective, isLeaf } from '../../workspace/effective.ts';
import type { TreeView } from '../../workspace/view.ts';
import { isMistypedFile, isUnknown, meantBy } from './meant.ts';
import { swallowedBy } from './swallowed.ts';

export type LeafKey = 'lead' | 'tasks' | 'deadline';

const effectiveKeys = { lead: 'lead', tasks: 'tasks', deadline: 'deadlines' } as const;

/**
 * Whether a leaf has no lead, no tasks or no deadline where it should: it neither has nor inherits one and needs one,
 * and no other finding says why it is not there (a key that can't be read, a reference to nothing, a shifted column).
 */
export function lacks(view: TreeView, leaf: Criterion, key: LeafKey): boolean {
  const { tree } = view;
  if (!isLeaf(leaf) || effective(tree, leaf, effectiveKeys[key] as 'lead')) return false;
  if (isShifted(view, leaf) || unreadable(leaf, key) || needsNone(view, leaf, key)) return false;
  if (key !== 'tasks') {
    let top = leaf;
    while (top.parent) {
      top = top.parent;
      if (unreadable(top, key)) return false;
    }
    // In a file that no root reaches, an ancestor in another file may give it, unless the file begins at an area.
    if (!tree.index && top.code?.parts?.length !== 1) return false;
  }
  if (!leaf.fields.has('sameAs')) return !isMisnamed(leaf, 'sameAs');
  // What the other leaf lacks is said there, once; so is a reference that leads nowhere.
  const same = leaf.sameAs && tree.byCode.get(leaf.sameAs.text)?.[0];
  if (!same || same === leaf || unreadable(same, key) || (!same.tasks && unreadable(same, 'tasks'))) return false;
  return needsNone(view, same, key);
}

/** Whether the tasks of a leaf stand in its lead, as where the columns of a table have shifted: they count as tasks. */
export function isShifted({ tree }: TreeView, { lead }: Criterion): boolean {
  return lead?.some(({ text }) => tree.registry?.registry.find(text).kind === 'task') === true;
}

/** A leaf at full marks needs no task; one whose every task has its own lead or deadline needs none itself. */
function needsNone({ tree }: TreeView, leaf: Criterion, key: LeafKey): boolean {
  if (key === 'tasks') {
    const { max, score } = leaf.amounts;
    // Where its points stand there but can't be read, nobody knows whether they are full.
    if ((['max', 'score'] as const).some((field) => !leaf.amounts[field]?.score && unreadable(leaf, field)))
      return true;
    return max?.score !== undefined && max.score.value === score?.score?.value;
  }
  const tasks = effective(tree, leaf, 'tasks')?.value ?? [];
  if (tasks.length === 0 && !leaf.tasks && unreadable(leaf, 'tasks')) return true;
  return tasks.length > 0 && tasks.every(({ entry }) => entry && (entry.fields.has(key) || isMisnamed(entry, key)));
}

/**
 * The key stands there, but what it says can't be read; it stands there under another name or inside a text; or it may
 * stand among what can't be read.
 */
function unreadable(criterion: Criterion, key: LeafKey | AmountField): boolean {
  if (criterion.broken || criterion.fields.has(key) || isMistypedFile(criterion)) return true;
  if (swallowedBy(criterion).some((line) => line.key === key)) return true;
  return isMisnamed(criterion, key);
}

/** The key stands there under a name that the format lacks. */
function isMisnamed({ kind, fields }: Entry, key: string): boolean {
  return [...fields].some(([name, { pair }]) => isUnknown(kind, name) && meantBy(kind, name, pair.value) === key);
}

/** Where a finding about an absent key stands: at the code, failing that at the first key. */
export function placeOfCode(criterion: Criterion): Place {
  const field = criterion.fields.get('code');
  return field ? placeOfValue(field) : criterion.anchor;
}
