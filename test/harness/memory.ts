import { memoryAccess as accessTo } from '../../server/src/hosts/memory.ts';
import type { FileAccess, FileContent } from '../../server/src/workspace/access.ts';

/** Files that exist in memory only: absolute path → text, or what can't be read. */
export function memoryAccess(files: Readonly<Record<string, string | FileContent>>): FileAccess {
  return accessTo(
    new Map(
      Object.entries(files).map(([path, content]): [string, FileContent] => [
        path,
        typeof content === 'string' ? { kind: 'text', text: content } : content,
      ]),
    ),
  );
}
