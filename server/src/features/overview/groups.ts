import { writeScore } from '../../base/thousandths.ts';
import type { Registry } from '../../model/agency.ts';
import type { Criterion } from '../../model/criterion.ts';
import { isDeadline, parseDeadline } from '../../model/deadline.ts';
import { effective } from '../../workspace/effective.ts';
import type { Tree } from '../../workspace/tree.ts';
import { meaningIn } from '../name/registry.ts';
import { stakeIn } from '../share.ts';
import { oneLine } from '../symbols.ts';
import type { AgencyGroup, DeadlineGroup, OverviewRow } from './overview.ts';

/** A leaf with what its row tells of it. */
export interface Leaf extends Pick<OverviewRow, 'id' | 'leads' | 'deadlines'> {
  readonly criterion: Criterion;
}

/** By when a leaf is to be done, as written: its own or inherited deadlines, then those of its tasks. */
export function deadlinesOf(tree: Tree, leaf: Criterion): string[] {
  const own = effective(tree, leaf, 'deadlines')?.value ?? [];
  const ofTasks = (effective(tree, leaf, 'tasks')?.value ?? []).flatMap(({ deadlines = [] }) => deadlines);
  return [...new Set([...own, ...ofTasks].map(({ text }) => oneLine(text)).filter(Boolean))];
}

/** The leaves by who leads them, the most points lost first, those that nobody leads last. */
export function agenciesIn(registry: Registry | undefined, leaves: readonly Leaf[]): AgencyGroup[] {
  const groups = new Map<string | undefined, Leaf[]>();
  for (const leaf of leaves) for (const name of someOf(leaf.leads)) addTo(groups, name, leaf);
  const drafts = [...groups].map(([name, led]) => ({ name, led, ...stakeIn(led.map(({ criterion }) => criterion)) }));
  const rank = ({ name }: { name: string | undefined }): number => (name === undefined ? 1 : 0);
  drafts.sort((a, b) => rank(a) - rank(b) || b.lost - a.lost);
  return drafts.map(({ name, led, lost, planned }) => ({
    name,
    isKnown: name !== undefined && registry !== undefined && meaningIn(registry, name) !== undefined,
    lost: writeScore(lost),
    planned: writeScore(planned),
    rows: led.map(({ id }) => id),
  }));
}

const kinds: readonly DeadlineGroup['kind'][] = ['due', 'recurring', 'ongoing', 'unclear', 'none'];

/** The leaves by when they are to be done; one with several deadlines stands in several groups. */
export function deadlinesIn(leaves: readonly Leaf[]): DeadlineGroup[] {
  const read = new Map<string | undefined, { key: string; group: Omit<DeadlineGroup, 'rows'> }>();
  const groups = new Map<string, Omit<DeadlineGroup, 'rows'>>();
  const members = new Map<string, Leaf[]>();
  for (const leaf of leaves)
    for (const text of someOf(leaf.deadlines)) {
      // The same few are written on every line of a table.
      let found = read.get(text);
      if (!found) {
        const group = groupOf(text);
        found = { group, key: [kinds.indexOf(group.kind), group.due ?? group.text ?? ''].join(' ') };
        read.set(text, found);
      }
      groups.set(found.key, found.group);
      addTo(members, found.key, leaf);
    }
  const keys = [...groups.keys()].sort();
  return keys.map((key) => ({ ...groups.get(key)!, rows: [...new Set(members.get(key)!.map(({ id }) => id))] }));
}

/** What there is, or one that says that there is none. */
function someOf(texts: readonly string[]): readonly (string | undefined)[] {
  return texts.length > 0 ? texts : [undefined];
}

function groupOf(text: string | undefined): Omit<DeadlineGroup, 'rows'> {
  if (text === undefined) return { kind: 'none', due: undefined, text };
  const read = parseDeadline(text);
  // A slip in the form does not hide the day, where it can only be read in one way.
  const meant = isDeadline(read) || read.canonical === undefined ? read : parseDeadline(read.canonical);
  if (!isDeadline(meant)) return { kind: 'unclear', due: undefined, text };
  if (meant.due !== undefined) return { kind: 'due', due: meant.due, text: undefined };
  const name = meant.condition === undefined ? meant.canonical : meant.canonical.replace(/ \(.*$/, '');
  return meant.kind === 'ongoing'
    ? { kind: 'ongoing', due: undefined, text: undefined }
    : { kind: 'recurring', due: undefined, text: name };
}

function addTo<K>(groups: Map<K, Leaf[]>, key: K, leaf: Leaf): void {
  const members = groups.get(key);
  if (members) members.push(leaf);
  else groups.set(key, [leaf]);
}
