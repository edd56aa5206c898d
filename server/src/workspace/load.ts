import ignore from 'ignore';
import { Memo } from '../base/reactive.ts';
import type { FileModel } from '../model/file.ts';
import type { FileAccess, FolderEntry } from './access.ts';
import { folderOf, foldersAbove, isWithin, join, relative, resolve } from './path.ts';
import type { FileState, Project } from './project.ts';
import { buildProject, configIn } from './project.ts';
import { configName } from './settings.ts';

export const extension = '.par.yaml';

export interface ProjectPlace {
  readonly folder: string;
  /** What made it the project's folder; all of a marked folder belongs to the project, else only what is reached. */
  readonly marked: 'config' | 'git' | 'root' | 'none';
  /** The file of settings to use instead of the folder's own. */
  readonly config?: string | undefined;
}

/**
 * The project of a file (or of a folder, given as a path inside it): the nearest folder above with `par.config.yaml`,
 * else one with `.git`, else the folder of the topmost root found upward, else its own folder.
 */
export async function findProject(access: FileAccess, path: string): Promise<ProjectPlace> {
  const folders = foldersAbove(path);
  const entries = await Promise.all(folders.map((folder) => access.list(folder)));
  const holding = (name: string) => folders.find((_, i) => entries[i]!.some((entry) => entry.name === name));
  const config = holding(configName);
  if (config !== undefined) return { folder: config, marked: 'config' };
  const git = holding('.git');
  if (git !== undefined) return { folder: git, marked: 'git' };
  for (let i = folders.length - 1; i >= 0; i--) {
    for (const entry of entries[i]!) {
      if (entry.kind !== 'file' || !entry.name.endsWith(extension)) continue;
      const content = await access.read(join(folders[i]!, entry.name));
      if (content.kind === 'text' && /^index:/m.test(content.text)) return { folder: folders[i]!, marked: 'root' };
    }
  }
  return { folder: folders[0]!, marked: 'none' };
}

/**
 * Reads a project: all its `.par.yaml` files that git would not ignore, the files that they name, and its settings.
 * `also` are paths that belong to it whatever their name. `previous` goes on as the project, where it is the same one.
 */
export async function loadProject(
  access: FileAccess,
  place: ProjectPlace,
  also: readonly string[] = [],
  previous?: Project,
): Promise<{ project: Project; states: Map<string, FileState> }> {
  const paths = new Set<string>();
  if (place.marked === 'config' || place.marked === 'git') {
    for (const path of await listFiles(access, place.folder)) paths.add(path);
  } else {
    const folders = new Set([
      place.folder,
      ...also.flatMap((path) => foldersAbove(path).filter((f) => isWithin(f, place.folder))),
    ]);
    for (const folder of folders) {
      for (const entry of await access.list(folder)) {
        if (entry.kind === 'file' && isParFile(entry.name)) paths.add(join(folder, entry.name));
      }
    }
  }
  for (const path of also) paths.add(path);
  const configPath = place.config ?? configIn(place.folder);
  if (place.config !== undefined) paths.add(place.config);
  const states = new Map<string, FileState>();
  const realFolder = await access.realPath(place.folder);
  const goesOn =
    previous?.folder === place.folder && previous.realFolder === realFolder && previous.configPath === configPath;
  let project = goesOn ? previous : undefined;
  // Who reads a project that goes on meets all of its files at any time, also those that are only named.
  let waiting = [...new Set([...paths, ...(project ? reachedFrom(project, paths) : [])])];
  while (waiting.length > 0) {
    const read = await Promise.all(waiting.map((path) => readState(access, path)));
    for (const [i, state] of read.entries()) {
      states.set(state.path, state);
      const isLast = i === read.length - 1;
      if (!isLast && (goesOn || !access.breathe || states.size % filesAtOnce !== 0)) continue;
      if (project) project.update(states.values());
      else project = buildProject(place.folder, realFolder, states.values(), previous, configPath);
      if (!isLast) await access.breathe?.();
    }
    waiting = [...reachedFrom(project!, paths)].filter((path) => !states.has(path));
  }
  project ??= buildProject(place.folder, realFolder, [], previous, configPath);
  const wanted = reachedFrom(project, paths);
  const gone = [...states.keys()].filter((path) => !wanted.has(path));
  for (const path of gone) states.delete(path);
  if (gone.length > 0) project.update(states.values());
  return { project, states };
}

/** Some paths, with all in the project's folder that their files name, and so on, whether they are there or not. */
function reachedFrom(project: Project, paths: Iterable<string>): Set<string> {
  const reached = new Set(paths);
  for (const path of reached) {
    const model = project.files.get(path)?.model;
    for (const name of model ? namedIn(model) : []) if (isWithin(name, project.folder)) reached.add(name);
  }
  return reached;
}

/** So many files of a project that nobody has yet are read between two breaths. */
const filesAtOnce = 16;

export async function readState(access: FileAccess, path: string): Promise<FileState> {
  const [content, realPath] = await Promise.all([access.read(path), access.realPath(path)]);
  return { path, realPath, content };
}

/** The paths that a project's `file:` items name, whether they are there or not. */
export function namedBy(project: Project): string[] {
  return [...project.files.values()].flatMap(({ model }) => (model ? namedIn(model) : []));
}

const named = new WeakMap<FileModel, Memo<readonly string[]>>();

function namedIn(model: FileModel): readonly string[] {
  let memo = named.get(model);
  if (!memo) {
    memo = new Memo(() => {
      const items = [...(model.criteria ?? []), ...(model.agencies ?? [])];
      const targets = items.map((item) => (item.kind === 'fileItem' ? item.target : undefined));
      return [...targets, model.index?.previous].flatMap((target) =>
        target ? [resolve(folderOf(model.path), target.text)] : [],
      );
    });
    named.set(model, memo);
  }
  return memo.get();
}

export function isParFile(name: string): boolean {
  return name.endsWith(extension) || name === configName;
}

/**
 * The `.par.yaml` files below a folder, honouring `.gitignore` here and above; `.git` and `node_modules` are left out.
 * Folders with a `par.config.yaml` of their own are projects of their own and only entered where `nested` says so.
 */
export async function listFiles(access: FileAccess, top: string, nested = false): Promise<string[]> {
  const found: string[] = [];
  const visit = async (folder: string, ignored: Hides): Promise<void> => {
    const entries = await access.list(folder);
    if (!nested && folder !== top && entries.some((entry) => entry.name === configName)) return;
    const own = await hiddenBy(access, folder, entries);
    const hidden: Hides = own ? (path, isFolder) => ignored(path, isFolder) || own(path, isFolder) : ignored;
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.kind === 'folder') {
        if (entry.name.endsWith(extension)) found.push(path);
        else if (entry.name !== '.git' && entry.name !== 'node_modules' && !hidden(path, true))
          await visit(path, hidden);
      } else if (isParFile(entry.name) && !hidden(path, false)) found.push(path);
    }
  };
  await visit(top, await hiddenFromAbove(access, top));
  return found.sort();
}

/** Whether git leaves a path out. */
type Hides = (path: string, isFolder: boolean) => boolean;

/** What the `.gitignore` of a folder hides; undefined where it has none. */
async function hiddenBy(
  access: FileAccess,
  folder: string,
  entries: readonly FolderEntry[],
): Promise<Hides | undefined> {
  if (!entries.some((entry) => entry.name === '.gitignore' && entry.kind === 'file')) return undefined;
  const content = await access.read(join(folder, '.gitignore'));
  if (content.kind !== 'text') return undefined;
  const matcher = ignore().add(content.text);
  return (path, isFolder) => matcher.ignores(relative(folder, path) + (isFolder ? '/' : ''));
}

/** What the folders above hide, up to the one that holds `.git`. A folder that is hidden itself was asked for: all of it shows. */
async function hiddenFromAbove(access: FileAccess, top: string): Promise<Hides> {
  const none: Hides = () => false;
  const above: Hides[] = [];
  for (const folder of [top, ...foldersAbove(top)]) {
    const entries = await access.list(folder);
    const own = folder === top ? undefined : await hiddenBy(access, folder, entries);
    if (own) above.push(own);
    if (entries.some((entry) => entry.name === '.git')) {
      return above.some((hides) => hides(top, true))
        ? none
        : (path, isFolder) => above.some((hides) => hides(path, isFolder));
    }
  }
  return none;
}
