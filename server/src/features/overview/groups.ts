import { writeScore } from '../../base/thousandths.ts';
import type { Registry } from '../../model/agency.ts';
import type { Criterion } from '../../model/criterion.ts';
import { isDeadline, parseDeadline } from '../../model/deadline.ts';
import { effective, isLeaf } from '../../workspace/effective.ts';
import type { Tree } from '../../workspace/tree.ts';
import { meaningIn } from '../name/registry.ts';
import type { AgencyGroup, DeadlineGroup } from './overview.ts';
import { oneLine } from '../symbols.ts';

type Ids = ReadonlyMap<Criterion, number>;

/** Who leads a leaf, inherited leads too: by official names where the registry knows them. None for what is no leaf. */
export function leadsFor(registry: Registry | undefined, tree: Tree, criterion: Criterion): string[] {
  if (!isLeaf(criterion)) return [];
  const names = (effective(tree, criterion, 'lead')?.value ?? []).map(({ text }) => oneLine(text)).filter(Boolean);
  return [...new Set(names.map((name) => (registry && meaningIn(registry, name)?.agency.name) ?? name))];
}

/** By when a leaf is to be done, as written: its own or inherited deadlines, then those of its tasks. */
export function deadlinesFor(tree: Tree, criterion: Criterion): string[] {
  if (!isLeaf(criterion)) return [];
  const own = effective(tree, criterion, 'deadlines')?.value ?? [];
  const ofTasks = (effective(tree, criterion, 'tasks')?.value ?? []).flatMap(({ deadlines = [] }) => deadlines);
  return [...new Set([...own, ...ofTasks].map(({ text }) => oneLine(text)).filter(Boolean))];
}

/** The leaves by who leads them, the most points lost first, those that nobody leads last. */
export function agenciesIn(registry: Registry | undefined, tree: Tree, idOf: Ids): AgencyGroup[] {
  const groups = new Map<string | undefined, Criterion[]>();
  for (const criterion of tree.all.filter(isLeaf)) {
    const leads: (string | undefined)[] = leadsFor(registry, tree, criterion);
    for (const name of leads.length > 0 ? leads : [undefined]) addTo(groups, name, criterion);
  }
  const drafts = [...groups].map(([name, leaves]) => ({ name, leaves, ...gainsOf(leaves) }));
  drafts.sort((a, b) => rank(a) - rank(b) || b.lost - a.lost);
  return drafts.map(({ name, leaves, lost, planned }) => ({
    name,
    isKnown: name !== undefined && registry !== undefined && meaningIn(registry, name) !== undefined,
    lost: writeScore(lost),
    planned: writeScore(planned),
    rows: leaves.map((leaf) => idOf.get(leaf)!),
  }));

  function rank({ name }: { name: string | undefined }): number {
    return name === undefined ? 1 : 0;
  }
}

/** maximum − score and target − score, each over the leaves that state both. */
function gainsOf(leaves: readonly Criterion[]): { lost: number; planned: number } {
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

const kinds: readonly DeadlineGroup['kind'][] = ['due', 'recurring', 'ongoing', 'unclear', 'none'];

/** The leaves by when they are to be done; one with several deadlines stands in several groups. */
export function deadlinesIn(tree: Tree, idOf: Ids): DeadlineGroup[] {
  const groups = new Map<string, Omit<DeadlineGroup, 'rows'>>();
  const members = new Map<string, Criterion[]>();
  for (const criterion of tree.all.filter(isLeaf)) {
    const found = deadlinesFor(tree, criterion).map(groupOf);
    for (const group of found.length > 0 ? found : [{ kind: 'none', due: undefined, text: undefined } as const]) {
      const key = [kinds.indexOf(group.kind), group.due ?? group.text ?? ''].join(' ');
      groups.set(key, group);
      addTo(members, key, criterion);
    }
  }
  const keys = [...groups.keys()].sort();
  return keys.map((key) => ({
    ...groups.get(key)!,
    rows: [...new Set(members.get(key)!)].map((leaf) => idOf.get(leaf)!),
  }));
}

function groupOf(text: string): Omit<DeadlineGroup, 'rows'> {
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

function addTo<K>(groups: Map<K, Criterion[]>, key: K, criterion: Criterion): void {
  const members = groups.get(key);
  if (members) members.push(criterion);
  else groups.set(key, [criterion]);
}
