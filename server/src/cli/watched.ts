import type { FileAccess } from '../workspace/access.ts';
import { isParFile } from '../workspace/load.ts';
import { folderOf, foldersAbove, isWithin, join, nameOf } from '../workspace/path.ts';
import type { Ports } from './ports.ts';
import { codeOf } from './reasons.ts';

/** Files that are read once and again only when they changed: all that was looked at is watched. */
export interface Watched {
  readonly access: FileAccess;
  /** Forgets what changed, so that it is read anew. Events that come later wait for the next time. */
  readonly refresh: () => void;
  /** How many events there were that may matter. */
  readonly events: () => number;
  /** Settles at the next event, at once where one waits already. */
  readonly changed: () => Promise<void>;
  /** All below these folders matters; elsewhere only what was read and what makes a project. */
  readonly careFor: (folders: readonly string[]) => void;
  /** Folders that the system can't watch: its word for why. */
  readonly unwatched: ReadonlyMap<string, string>;
  readonly close: () => void;
}

export function watched({ access, watchFolder }: Pick<Ports, 'access' | 'watchFolder'>): Watched {
  const contents = new Map<string, ReturnType<FileAccess['read']>>();
  const lists = new Map<string, ReturnType<FileAccess['list']>>();
  const realPaths = new Map<string, Promise<string>>();
  /** Where a link leads: a change there is a change here. */
  const targets = new Map<string, string>();
  /** All that was looked at, with every folder above. */
  const trail = new Set<string>();
  const watchers = new Map<string, () => void>();
  const unwatched = new Map<string, string>();
  const changes = new Set<string>();
  let folders: readonly string[] | undefined;
  let events = 0;
  let wake: () => void = () => undefined;

  function onEvent(folder: string, name: string | undefined): void {
    const path = name === undefined ? folder : join(folder, name);
    const matters =
      trail.has(path) || isTelling(nameOf(path)) || !folders || folders.some((one) => isWithin(folder, one));
    if (!matters) return;
    changes.add(path);
    events++;
    wake();
  }

  /** Before anything is read, so that no change falls in between. Where a folder is not there, what would hold it. */
  function watch(folder: string): void {
    if (watchers.has(folder) || tryWatch(folder) || folder === '/' || folder.endsWith(':')) return;
    watch(folderOf(folder));
    // It may have come meanwhile.
    tryWatch(folder);
  }

  function tryWatch(folder: string): boolean {
    try {
      watchers.set(
        folder,
        watchFolder(folder, (name) => onEvent(folder, name)),
      );
      unwatched.delete(folder);
      return true;
    } catch (error) {
      if (!absent.has(codeOf(error))) unwatched.set(folder, codeOf(error));
      return false;
    }
  }

  function note(path: string): void {
    if (trail.has(path)) return;
    trail.add(path);
    for (const folder of foldersAbove(path)) trail.add(folder);
  }

  function once<T>(known: Map<string, Promise<T>>, path: string, ask: () => Promise<T>): Promise<T> {
    let answer = known.get(path);
    if (!answer) known.set(path, (answer = ask()));
    return answer;
  }

  const realPath = (path: string) =>
    once(realPaths, path, async () => {
      note(path);
      watch(folderOf(path));
      const real = await access.realPath(path);
      if (real !== path) {
        targets.set(path, real);
        note(real);
        watch(folderOf(real));
      }
      return real;
    });

  return {
    access: {
      realPath,
      read: (path) =>
        once(contents, path, async () => {
          await realPath(path);
          return access.read(path);
        }),
      list: (folder) =>
        once(lists, folder, () => {
          note(folder);
          watch(folder);
          return access.list(folder);
        }),
    },
    refresh() {
      const isChanged = (path: string) => changes.has(path) || foldersAbove(path).some((folder) => changes.has(folder));
      for (const path of [...contents.keys(), ...realPaths.keys()]) {
        if (!isChanged(path) && !isChanged(targets.get(path) ?? path)) continue;
        contents.delete(path);
        realPaths.delete(path);
        targets.delete(path);
      }
      const around = new Set([...changes].map(folderOf));
      for (const folder of lists.keys()) if (around.has(folder) || isChanged(folder)) lists.delete(folder);
      for (const [folder, close] of watchers) {
        // A folder that went takes its watch along, even if another by its name came.
        if (!isChanged(folder)) continue;
        close();
        watchers.delete(folder);
      }
      changes.clear();
    },
    events: () => events,
    changed: () => (changes.size > 0 ? Promise.resolve() : new Promise((done) => (wake = done))),
    careFor: (paths) => (folders = paths),
    unwatched,
    close: () => watchers.forEach((close) => close()),
  };
}

/** There is nothing to watch, or it may not be looked into, which is told elsewhere. */
const absent = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM']);

/** Names that make or change a project wherever they stand. */
const isTelling = (name: string): boolean => isParFile(name) || name === '.gitignore' || name === '.git';
