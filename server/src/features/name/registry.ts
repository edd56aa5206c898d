import type { Agency, Registry, Variant } from '../../model/agency.ts';
import { registryOf } from '../../model/agency.ts';
import type { AgencyEntry, FileModel } from '../../model/file.ts';
import { foldersAbove, join } from '../../workspace/path.ts';
import type { Project } from '../../workspace/project.ts';
import type { Tree } from '../../workspace/tree.ts';
import { registryName } from '../../workspace/tree.ts';

/** The agency that a written name means, and how it is written. */
export interface Meaning {
  readonly agency: Agency;
  readonly form: 'official' | Variant;
}

const found = new WeakMap<Registry, Map<string, Meaning | undefined>>();

/** Looks a name up, once however often it is written: to search for what no entry has takes long. */
export function meaningIn(registry: Registry, text: string): Meaning | undefined {
  let known = found.get(registry);
  if (!known) found.set(registry, (known = new Map()));
  if (known.has(text)) return known.get(text);
  const match = registry.find(text);
  const meaning: Meaning | undefined =
    match.kind === 'exact'
      ? { agency: match.agency, form: 'official' }
      : match.kind === 'variant'
        ? { agency: match.agency, form: match.how }
        : undefined;
  known.set(text, meaning);
  return meaning;
}

/** The agencies that a tree's names are looked up among. */
export interface KnownAgencies {
  readonly registry: Registry;
  readonly entries: readonly AgencyEntry[];
  readonly files: readonly FileModel[];
  /** Some of the registry could not be read: names may be missing. */
  readonly partial: boolean;
}

/**
 * The registry of a tree. While a part of it is broken, as when somebody types in it, findings are silent; but what can
 * be read still tells where a name leads. Undefined where the tree has none.
 */
export function agenciesOf(project: Project, tree: Tree): KnownAgencies | undefined {
  if (tree.registry) return { ...tree.registry, partial: false };
  const first = tree.start.agencies ? tree.start : nearest(project, tree.start.path);
  if (!first) return undefined;
  const named = tree.links
    .filter(({ item, state }) => item.section === 'agencies' && state === 'reached')
    .flatMap(({ path }) => project.files.get(path)?.model ?? []);
  const files = [...new Set([first, ...named])];
  const entries = files.flatMap(({ agencies = [] }) =>
    agencies.filter((item) => item.kind === 'agency').filter(({ agency }) => agency.name.trim() !== ''),
  );
  return { registry: registryOf(entries.map(({ agency }) => agency)), entries, files, partial: true };
}

function nearest(project: Project, path: string): FileModel | undefined {
  return foldersAbove(path)
    .map((folder) => project.files.get(join(folder, registryName))?.model)
    .find((model) => model?.agencies !== undefined);
}
