import { Memo } from '../../base/reactive.ts';
import { compareKey } from '../../base/vietnamese.ts';
import type { AgencyMatch, Registry } from '../../model/agency.ts';
import { isActive } from '../../model/agency.ts';
import type { Criterion } from '../../model/criterion.ts';
import type { Field, Located } from '../../model/entry.ts';
import { effective, isLeaf } from '../../workspace/effective.ts';
import type { Tree } from '../../workspace/tree.ts';
import { meaningOf } from '../deadline/reading.ts';

/** A place where an agency is named, and what the name means in the registry on the day of its work. */
export interface Naming {
  readonly criterion: Criterion;
  readonly key: 'lead' | 'with';
  readonly field: Field;
  readonly at: Located;
  readonly match: AgencyMatch;
  /** The day (ISO) by which the name is judged; undefined where neither a deadline nor the index tells one. */
  readonly day: string | undefined;
  /** The agency does not exist on that day. */
  readonly inactive: boolean;
}

/** The namings of a tree by the criterion that they stand at. */
export interface Namings {
  get(criterion: Criterion): readonly Naming[];
}

const known = new WeakMap<Tree, Namings>();

/** Every naming of a tree by its criterion; none without a registry. Each is judged when it is asked for, and kept. */
export function namingsOf(tree: Tree): Namings {
  let namings = known.get(tree);
  if (!namings) {
    const table = new WeakMap<Criterion, Memo<readonly Naming[]>>();
    namings = {
      get(criterion) {
        let memo = table.get(criterion);
        if (!memo) table.set(criterion, (memo = new Memo(() => read(tree, criterion), isSame)));
        return memo.get();
      },
    };
    known.set(tree, namings);
  }
  return namings;
}

function isSame(a: readonly Naming[], b: readonly Naming[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, i) => {
      const other = b[i]!;
      return (
        one.field === other.field &&
        one.at === other.at &&
        one.match === other.match &&
        one.day === other.day &&
        one.inactive === other.inactive
      );
    })
  );
}

function read(tree: Tree, criterion: Criterion): readonly Naming[] {
  const registry = tree.registry?.registry;
  if (!registry) return [];
  const { lead, with: others, tasks = [], fields } = criterion;
  const days = daysOfWork(tree, criterion) ?? daysOr(tree, daysIn(effective(tree, criterion, 'deadlines')?.value));
  const named = (
    key: 'lead' | 'with',
    texts: readonly Located[] | undefined,
    field: Field | undefined,
    on = days,
  ): Naming[] =>
    field && texts
      ? texts
          .filter(({ text }) => text.trim() !== '')
          .map((at) => ({ criterion, key, field, at, ...judged(registry, at.text, on) }))
      : [];
  return [
    ...named('lead', lead, fields.get('lead')),
    ...named('with', others, fields.get('with')),
    ...tasks.flatMap((task) => {
      const on = task.deadlines ? daysOr(tree, daysIn(task.deadlines)) : days;
      return named('lead', task.lead, task.entry?.fields.get('lead'), on);
    }),
  ];
}

/** A name is judged on every day on which its work is due; the first on which the agency does not exist decides. */
function judged(registry: Registry, name: string, days: readonly string[]): Pick<Naming, 'match' | 'day' | 'inactive'> {
  for (const day of days) {
    const match = registry.find(name, day);
    if ('agency' in match && !isActive(match.agency, day)) return { match, day, inactive: true };
  }
  return { match: registry.find(name, days[0]), day: days[0], inactive: false };
}

/**
 * The days on which the work of a criterion's own lead is due: it leads each leaf whose effective lead it is, below it
 * or by `sameAs`. Undefined where it leads none.
 */
function daysOfWork(tree: Tree, criterion: Criterion): readonly string[] | undefined {
  if (!criterion.lead || criterion.lead.length === 0) return undefined;
  const days = new Set<string>();
  const seen = new Set<Criterion>();
  let leads = false;
  const waiting: Criterion[] = [criterion];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (isLeaf(at) && effective(tree, at, 'lead')?.from === criterion) {
      leads = true;
      for (const day of daysOf(tree, at)) days.add(day);
    }
    // A component with a lead of its own hands that on instead.
    if (at === criterion || !at.lead || at.lead.length === 0) waiting.push(...at.children);
    if (at.code) waiting.push(...tree.referringTo(at.code.text));
  }
  return leads ? [...days].sort() : undefined;
}

/** The days on which a leaf's work is due that its own lead does: a task's own deadline comes before the leaf's. */
function daysOf(tree: Tree, leaf: Criterion): readonly string[] {
  const tasks = effective(tree, leaf, 'tasks')?.value ?? [];
  const own = tasks.filter(({ lead }) => !lead);
  const timed = own.flatMap(({ deadlines }) => (deadlines ? daysIn(deadlines) : []));
  const rest = own.length === 0 || own.some(({ deadlines }) => !deadlines);
  const above = rest ? daysIn(effective(tree, leaf, 'deadlines')?.value) : [];
  return daysOr(tree, [...timed, ...above]);
}

function daysIn(deadlines: readonly Located[] | undefined): string[] {
  return (deadlines ?? []).flatMap(({ text }) => meaningOf(text)?.due ?? []);
}

/** Without a day of its own, work is judged on the last of the year that it is planned for. */
function daysOr(tree: Tree, days: readonly string[]): readonly string[] {
  const year = tree.index?.targetYear;
  return days.length > 0 || year === undefined ? days : [`${year}-12-31`];
}

const separators = /(\s*[;,\n]\s*|\s+(?:và|-|–|&|\+)\s+)/u;

/** More parts than any joint lead has. */
const mostParts = 24;

/**
 * The official names in one text that holds several (`Sở Nội vụ, Sở Tài chính`; `các Sở: Nội vụ, Tài chính`), in order.
 * Undefined unless every part is known; parts that belong together (`Kế hoạch và Đầu tư`) are joined again.
 */
export function joinedNames(registry: Registry, text: string, day: string | undefined): string[] | undefined {
  const list = text
    .normalize('NFC')
    .trim()
    .replace(/^các\s+sở(?:,\s*(?:ban,\s*)?ngành)?\s*:\s*/iu, '');
  const parts = list.split(separators);
  if (parts.length < 3 || parts.length > mostParts * 2) return undefined;
  // best[i]: the names that the parts before i make up, as few as can be.
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= parts.length; end += 2) {
    let names: readonly string[] | undefined;
    for (let start = 0; start < end; start += 2) {
      const before = best[start];
      if (!before || (names && before.length + 1 >= names.length)) continue;
      const run = parts.slice(start, end).join('');
      const match = isKnown(registry, run) ? registry.find(run, day) : undefined;
      if (match && 'agency' in match) names = [...before, match.agency.name];
    }
    best[end + 1] = names;
  }
  const names = best[parts.length + 1];
  const distinct = [...new Set(names)];
  return distinct.length > 1 ? distinct : undefined;
}

/** In a text that holds several names, some of them known: those that are not. */
export function unknownParts(registry: Registry, text: string): string[] {
  const parts = text.split(/\s*[;,\n]\s*/).filter((part) => part !== '');
  if (parts.length < 2 || parts.length > mostParts) return [];
  const unknown = parts.filter((part) => !isKnown(registry, part));
  return unknown.length < parts.length ? unknown : [];
}

const knownKeys = new WeakMap<Registry, ReadonlySet<string>>();

/** Whether a text is a name, an alias or a code, also without `Sở`; near names, which take long to find, left out. */
function isKnown(registry: Registry, text: string): boolean {
  let keys = knownKeys.get(registry);
  if (!keys) {
    const names = registry.agencies.flatMap(({ name, aliases, code = '' }) => [name, ...aliases, code]);
    knownKeys.set(registry, (keys = new Set(names.map(compareKey))));
  }
  const key = compareKey(text);
  return key !== '' && (keys.has(key) || keys.has(`${soPrefix}${key}`));
}

const soPrefix = `${compareKey('Sở')} `;
