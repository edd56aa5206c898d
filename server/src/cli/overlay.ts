import type { FileAccess, FileContent } from '../workspace/access.ts';
import { folderOf, nameOf } from '../workspace/path.ts';

/** Reads each file and folder once, so that all of a run sees the same state. */
export function remembering(access: FileAccess): FileAccess {
  const once = <T>(ask: (path: string) => Promise<T>): ((path: string) => Promise<T>) => {
    const known = new Map<string, Promise<T>>();
    return (path) => {
      let answer = known.get(path);
      if (!answer) known.set(path, (answer = ask(path)));
      return answer;
    };
  };
  const list = once(access.list);
  const realFolder = once(access.realPath);
  const ownFiles = once(async (folder) => {
    const entries = await list(folder);
    return new Set(entries.flatMap(({ name, kind, isLink }) => (kind === 'file' && !isLink ? [name] : [])));
  });
  return {
    read: once(access.read),
    list,
    realPath: once(async (path) => {
      const [folder, name] = [folderOf(path), nameOf(path)];
      // Of a folder's own files nobody need ask the disk where they really are.
      if (!(await ownFiles(folder)).has(name)) return realFolder(path);
      return `${(await realFolder(folder)).replace(/\/$/, '')}/${name}`;
    }),
  };
}

/** The same files, but `content` stands at `path`, whether there is such a file or not. */
export function withContent(access: FileAccess, path: string, content: FileContent): FileAccess {
  return {
    list: access.list,
    read: async (asked) => (asked === path ? content : access.read(asked)),
    realPath: async (asked) =>
      asked === path && (await access.read(path)).kind === 'missing'
        ? `${await access.realPath(folderOf(path))}/${nameOf(path)}`
        : access.realPath(asked),
  };
}
