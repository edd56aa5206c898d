import { compareKey } from '../../base/vietnamese.ts';
import type { Variant } from '../../model/agency.ts';
import type { Located } from '../../model/entry.ts';
import { placeOf, textsOf } from '../../model/entry.ts';
import type { AgencyEntry, FileModel } from '../../model/file.ts';
import type { Project } from '../../workspace/project.ts';
import type { Tree } from '../../workspace/tree.ts';
import { extentOf } from '../extent.ts';
import type { Target } from '../target.ts';
import type { NameBase, NamePlace } from './place.ts';
import { inOrder } from './place.ts';
import type { KnownAgencies } from './registry.ts';
import { agenciesOf, meaningIn } from './registry.ts';
import { spanOfText } from './text-place.ts';

/** The name of an agency: in the registry, or where work is given to it. */
export interface AgencyName extends NameBase {
  readonly kind: 'agency';
  /** As written under the cursor. */
  readonly written: string;
  /** How the written name stands for the agency; `unknown` where no entry has it. */
  readonly form: NameForm;
  /** The entries of the registries; several where the name was given to one agency after another. */
  readonly entries: readonly AgencyEntry[];
  readonly places: readonly AgencyPlace[];
  /** The registries that it was looked up in. */
  readonly known: readonly KnownAgencies[];
}

export type NameForm = 'official' | Variant | 'unknown';

export interface AgencyPlace extends NamePlace {
  readonly at: Located;
  readonly form: NameForm;
  /** In an entry of a registry; else where work is given. */
  readonly inRegistry: boolean;
}

/** The keys that hold names of agencies, by the map that they stand in. */
const keys: Readonly<Record<string, readonly string[]>> = {
  agency: ['name', 'code', 'aliases', 'successors'],
  criterion: ['lead', 'with'],
  task: ['lead'],
};

/**
 * A name means the same wherever the same registry is used, so in several indices where these share it. A name that no
 * registry knows is followed by its spelling, in the trees of its file. `within` is a file whose places are enough.
 */
export function agencyNamed(
  project: Project,
  model: FileModel,
  target: Target,
  within?: string,
): AgencyName | undefined {
  const { entry, key, piece, scalar } = target;
  if (!keys[entry.kind]?.includes(key) || scalar.text.trim() === '') return undefined;
  const trees = project.trees.map((tree) => ({ tree, known: agenciesOf(project, tree) }));
  const own = trees.filter(({ tree, known }) => tree.files.includes(model) || known?.files.includes(model));
  const meanings = own.map(({ known }) => meaningAt(known, target));
  const ids = new Set(meanings.map(({ id }) => id));
  const entries = [...new Set(own.flatMap(({ known }) => (known ? entriesOf(known, ids) : [])))];
  const sharing = trees.filter(
    (each) =>
      own.includes(each) || entries.some(({ piece: { path } }) => each.known?.files.some((f) => f.path === path)),
  );
  const places = sharing
    .flatMap(({ tree, known }) => [...namesIn(tree, known, within)])
    .filter(({ id }) => ids.has(id))
    .map(({ id: _, ...place }) => ({ ...spanOfText(project, place.at), ...place }));
  return {
    kind: 'agency',
    written: scalar.text,
    form: meanings[0]?.form ?? 'unknown',
    entries,
    known: sharing.flatMap(({ known }) => known ?? []),
    origin: spanOfText(project, placeOf(piece, scalar)),
    targets: entries.map((each) => extentOf(project, each, 'name')),
    places: inOrder(places),
  };
}

interface FoundName {
  /** The official name; of a name that no entry has its comparison key, which no name can look like. */
  readonly id: string;
  readonly form: NameForm;
  readonly declares: boolean;
  readonly inRegistry: boolean;
  readonly at: Located;
}

type Means = Pick<FoundName, 'id' | 'form'>;

/** What the name under the cursor means: in an entry of the registry, the agency of the entry. */
function meaningAt(known: KnownAgencies | undefined, { entry, key, scalar }: Target): Means {
  const own = entry.kind === 'agency' && key !== 'successors' ? (entry as AgencyEntry).agency.name.trim() : '';
  if (own === '') return meant(known, scalar.text);
  return {
    id: (entry as AgencyEntry).agency.name,
    form: key === 'aliases' ? 'alias' : key === 'code' ? 'code' : 'official',
  };
}

/** Every name of an agency in a tree and its registry; only those of one file where that is enough. */
function* namesIn(tree: Tree, known: KnownAgencies | undefined, within?: string): Iterable<FoundName> {
  function* used(names: readonly Located[] | undefined, inRegistry = false): Iterable<FoundName> {
    for (const at of names ?? [])
      if (at.text.trim() !== '') yield { ...meant(known, at.text), declares: false, inRegistry, at };
  }
  for (const { agency, name, aliases, code, fields } of known?.entries ?? []) {
    const own = { id: agency.name, declares: true, inRegistry: true };
    if (name) yield { ...own, form: 'official', at: name };
    for (const at of aliases) yield { ...own, form: 'alias', at };
    if (code) yield { ...own, form: 'code', at: code };
    yield* used(textsOf(fields.get('successors')), true);
  }
  for (const criterion of tree.all) {
    if (within !== undefined && criterion.piece.path !== within) continue;
    const { lead, with: partners, tasks } = criterion;
    yield* used(lead);
    yield* used(partners);
    for (const task of tasks ?? []) yield* used(task.lead);
  }
}

function meant(known: KnownAgencies | undefined, text: string): Means {
  const meaning = known && meaningIn(known.registry, text);
  return meaning ? { id: meaning.agency.name, form: meaning.form } : { id: `\0${compareKey(text)}`, form: 'unknown' };
}

function entriesOf({ entries }: KnownAgencies, ids: ReadonlySet<string>): AgencyEntry[] {
  return entries.filter(({ agency }) => ids.has(agency.name));
}
