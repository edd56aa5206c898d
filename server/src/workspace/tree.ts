import type { Registry } from '../model/agency.ts';
import { registryOf } from '../model/agency.ts';
import type { Criterion } from '../model/criterion.ts';
import type { AgencyEntry, FileItem, FileModel, IndexHead } from '../model/file.ts';
import type { ProjectFiles } from './files.ts';
import { folderOf, foldersAbove, isAbsolute, isWithin, resolve } from './path.ts';

/**
 * What is checked as one: the index of a root with all files that it reaches, or one file that no root reaches.
 * A file that two roots reach stands in two trees.
 */
export interface Tree {
  /** The file it begins at. */
  readonly start: FileModel;
  /** The head of the index; undefined where no root reaches the file: what needs the whole then stays silent. */
  readonly index: IndexHead | undefined;
  /** The files it is made of, the start first, in the order in which they are named. */
  readonly files: readonly FileModel[];
  /** Its uppermost criteria, in order, over all files. */
  readonly top: readonly Criterion[];
  /** All its criteria, each before its components. */
  readonly all: readonly Criterion[];
  /** By code as written; a code that stands twice has two. */
  readonly byCode: ReadonlyMap<string, readonly Criterion[]>;
  /** The registry that its leads are judged by; undefined where there is none: agency rules then stay silent. */
  readonly registry: TreeRegistry | undefined;
  readonly links: readonly Link[];
  /** A part of its criteria could not be read, so its uppermost sums can't be compared. */
  readonly incomplete: boolean;
}

export interface TreeRegistry {
  readonly registry: Registry;
  readonly entries: readonly AgencyEntry[];
  /** The files that it stands in. */
  readonly files: readonly FileModel[];
}

/** An item `- file:` and what became of it. */
export interface Link {
  readonly from: FileModel;
  readonly item: FileItem;
  /** The path it names, made absolute. */
  readonly path: string;
  readonly state: 'reached' | 'missing' | 'unreadable' | 'outside' | 'cycle' | 'twice' | 'without-section';
  /** Where it comes back to a file: the paths from that file down to the one that the item stands in. */
  readonly round?: readonly string[];
  /** Where the file is listed twice: the item that lists it first. */
  readonly first?: Link;
}

export const registryName = 'agencies.par.yaml';

/** The trees of a project: one for each root in the order of paths, then one for each file that is in none. */
export function treesOf(project: ProjectFiles): Tree[] {
  const models = [...project.files.values()].flatMap(({ model }) => model ?? []);
  models.sort((a, b) => (a.path < b.path ? -1 : 1));
  const trees = models
    .filter((model) => model.index !== undefined || model.head?.fields.has('index'))
    .map((root) => treeOf(project, root, true));
  const reached = new Set(trees.flatMap((tree) => [...tree.files, ...(tree.registry?.files ?? [])]));
  const alone = models.filter((model) => !reached.has(model)).map((model) => treeOf(project, model, false));
  // A file that another rootless file names is checked there, not once more by itself.
  const named = new Set(alone.flatMap((tree) => tree.files.slice(1)));
  const first = alone.filter(({ start }) => !named.has(start));
  const covered = new Set(first.flatMap((tree) => tree.files));
  // Of files that name each other in a circle, one begins.
  const circles = alone.filter((tree) => {
    if (covered.has(tree.start)) return false;
    tree.files.forEach((file) => covered.add(file));
    return true;
  });
  return [...trees, ...first, ...circles];
}

function treeOf(project: ProjectFiles, start: FileModel, isRoot: boolean): Tree {
  const files: FileModel[] = [];
  const links: Link[] = [];
  const top: Criterion[] = [];
  let incomplete = false;
  const visit = (model: FileModel, above: readonly string[]): void => {
    files.push(model);
    if (model.source.heads.some((piece) => piece.broken) || model.strays.some((stray) => stray.section === 'criteria'))
      incomplete = true;
    for (const item of model.criteria ?? []) {
      if (item.kind === 'criterion') {
        top.push(item);
        continue;
      }
      const link = follow(project, model, item, [...above, model.path], links);
      if (!link) {
        incomplete = true;
        continue;
      }
      links.push(link);
      // An item that leads back, or to a file that is there already, was probably to name another file.
      if (link.state === 'reached') visit(project.files.get(link.path)!.model!, [...above, model.path]);
      else incomplete = true;
    }
  };
  visit(start, []);
  const all: Criterion[] = [];
  const collect = (criterion: Criterion): void => {
    all.push(criterion);
    criterion.children.forEach(collect);
  };
  top.forEach(collect);
  const byCode = new Map<string, Criterion[]>();
  for (const criterion of all) {
    if (!criterion.code) continue;
    const same = byCode.get(criterion.code.text);
    if (same) same.push(criterion);
    else byCode.set(criterion.code.text, [criterion]);
  }
  const registry = registryFor(project, start, links);
  return { start, index: isRoot ? start.index : undefined, files, top, all, byCode, registry, links, incomplete };
}

/** What a `- file:` item leads to. Undefined where it names nothing. */
function follow(
  project: ProjectFiles,
  from: FileModel,
  item: FileItem,
  above: readonly string[],
  links: readonly Link[],
): Link | undefined {
  if (!item.target) return undefined;
  const path = resolve(folderOf(from.path), item.target.text);
  const link = (state: Link['state'], more: Pick<Link, 'round' | 'first'> = {}): Link => ({
    from,
    item,
    path,
    state,
    ...more,
  });
  const file = project.files.get(path);
  if (isAbsolute(item.target.text) || !isWithin(path, project.folder)) return link('outside');
  if (file && !isWithin(file.realPath, project.realFolder)) return link('outside');
  if (!file || file.content.kind === 'missing') return link('missing');
  if (!file.source) return link('unreadable');
  if (!file.model) return link('without-section');
  const real = (p: string) => project.files.get(p)?.realPath ?? p;
  const back = above.findIndex((p) => real(p) === file.realPath);
  if (back >= 0) return link('cycle', { round: above.slice(back) });
  const first = links.find(
    (other) => other.item.section === item.section && other.state === 'reached' && real(other.path) === file.realPath,
  );
  if (first) return link('twice', { first });
  if (file.model[item.section] === undefined)
    return link(file.model.source.heads.some((p) => p.broken) ? 'unreadable' : 'without-section');
  return link('reached');
}

/**
 * The registry of a tree: the one its start names; failing that the nearest `agencies.par.yaml` in its folder or above,
 * within the project.
 */
function registryFor(project: ProjectFiles, start: FileModel, links: Link[]): TreeRegistry | undefined {
  const entries: AgencyEntry[] = [];
  const files: FileModel[] = [];
  let broken = false;
  const visit = (model: FileModel, above: readonly string[]): void => {
    files.push(model);
    for (const item of model.agencies ?? []) {
      if (item.kind === 'agency') {
        entries.push(item);
        continue;
      }
      const link = follow(project, model, item, [...above, model.path], links);
      if (!link) continue;
      links.push(link);
      if (link.state === 'reached') visit(project.files.get(link.path)!.model!, [...above, model.path]);
      else if (link.state !== 'twice' && link.state !== 'cycle') broken = true;
    }
  };
  if (start.agencies) visit(start, []);
  else {
    const near = foldersAbove(start.path)
      .filter((folder) => isWithin(folder, project.folder))
      .map((folder) => project.files.get(`${folder === '/' ? '' : folder}/${registryName}`)?.model)
      .find((model) => model?.agencies !== undefined);
    if (near) visit(near, []);
  }
  // An entry whose name can't be read may be the very agency that others name.
  if (entries.some(({ name }) => !name || name.text.trim() === '')) return undefined;
  // A registry that could only be read in part would call every other agency unknown.
  if (broken || files.length === 0 || entries.length === 0) return undefined;
  if (files.some((file) => file.source.heads.some((piece) => piece.broken))) return undefined;
  return { registry: registryOf(entries.map((entry) => entry.agency)), entries, files };
}
