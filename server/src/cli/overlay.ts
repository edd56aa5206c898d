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
  return { read: once(access.read), list: once(access.list), realPath: once(access.realPath) };
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
