import type { FileAccess, FileContent } from '../../server/src/workspace/access.ts';

/** Files that exist in memory only: absolute path → text, or what can't be read. */
export function memoryAccess(files: Readonly<Record<string, string | FileContent>>): FileAccess {
  const contents = new Map(
    Object.entries(files).map(([path, content]): [string, FileContent] => [
      path,
      typeof content === 'string' ? { kind: 'text', text: content } : content,
    ]),
  );
  return {
    read: (path) => Promise.resolve(contents.get(path) ?? { kind: 'missing' }),
    list: (folder) => {
      const names = new Map<string, 'file' | 'folder'>();
      const prefix = folder === '/' ? '/' : `${folder}/`;
      for (const path of contents.keys()) {
        if (!path.startsWith(prefix)) continue;
        const [name, ...below] = path.slice(prefix.length).split('/');
        names.set(name!, below.length > 0 ? 'folder' : 'file');
      }
      return Promise.resolve([...names].sort().map(([name, kind]) => ({ name, kind })));
    },
    realPath: (path) => Promise.resolve(path),
  };
}
