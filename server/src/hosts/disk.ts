import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileAccess, FileContent, FolderEntry } from '../workspace/access.ts';
import { largestFile } from '../workspace/access.ts';
import { decode } from './decode.ts';

/** Folders that are there and could not be listed when last asked: path → the system's word for why. */
export const refused = new Map<string, string>();

/** Files on disk, through Node. Paths inside are absolute with `/` on every system. */
export const disk: FileAccess = {
  async read(file) {
    try {
      const info = await stat(file);
      if (info.isDirectory()) return { kind: 'unreadable', why: 'folder', detail: '' };
      if (info.size > largestFile) return { kind: 'too-large', size: info.size, limit: largestFile };
      return decode(await readFile(file));
    } catch (error) {
      return failure(error);
    }
  },

  async list(folder) {
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      const known = await Promise.all(
        entries.map(async (entry): Promise<FolderEntry | undefined> => {
          if (entry.isFile() || entry.isDirectory())
            return { name: entry.name, kind: entry.isFile() ? 'file' : 'folder' };
          // What a link points to; a folder behind a link is not walked into, so that no walk goes round in circles.
          const target = entry.isSymbolicLink()
            ? await stat(path.join(folder, entry.name)).catch(() => undefined)
            : undefined;
          return target?.isFile() ? { name: entry.name, kind: 'file', isLink: true } : undefined;
        }),
      );
      refused.delete(folder);
      return known.filter((entry) => entry !== undefined).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') refused.delete(folder);
      else refused.set(folder, code);
      return [];
    }
  },

  async realPath(file) {
    try {
      return toSlashes(await realpath(file));
    } catch {
      return file;
    }
  },
};

export function toSlashes(file: string): string {
  return path.sep === '/' ? file : file.replaceAll(path.sep, '/');
}

function failure(error: unknown): FileContent {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
  if (code === 'EISDIR') return { kind: 'unreadable', why: 'folder', detail: '' };
  if (code === 'EACCES' || code === 'EPERM') return { kind: 'unreadable', why: 'denied', detail: code };
  return { kind: 'unreadable', why: 'other', detail: code ?? message };
}
