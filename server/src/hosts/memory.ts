import type { FileAccess, FileContent, FolderEntry } from '../workspace/access.ts';
import { foldersAbove, nameOf } from '../workspace/path.ts';

/** Files that exist in memory only, by absolute path; the folders are those that the paths name. */
export function memoryAccess(files: ReadonlyMap<string, FileContent>): FileAccess {
  const folders = new Map<string, Map<string, FolderEntry>>();
  for (const path of files.keys()) {
    let below = path;
    for (const folder of foldersAbove(path)) {
      const entries = folders.get(folder) ?? new Map<string, FolderEntry>();
      const isKnown = entries.has(nameOf(below));
      folders.set(
        folder,
        entries.set(nameOf(below), { name: nameOf(below), kind: below === path ? 'file' : 'folder' }),
      );
      if (isKnown) break;
      below = folder;
    }
  }
  const lists = new Map(
    [...folders].map(([folder, entries]) => [
      folder,
      [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    ]),
  );
  return {
    read: async (path) =>
      files.get(path) ?? (lists.has(path) ? { kind: 'unreadable', why: 'folder', detail: '' } : { kind: 'missing' }),
    list: async (folder) => lists.get(folder) ?? [],
    realPath: async (path) => path,
  };
}
