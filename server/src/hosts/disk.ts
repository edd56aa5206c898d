import type { Dirent, Stats } from 'node:fs';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FileAccess, FileContent, FolderEntry } from '../workspace/access.ts';
import { largestFile } from '../workspace/access.ts';
import { decode } from './decode.ts';

/** Folders that are there and could not be listed when last asked: path → the system's word for why. */
export const refused = new Map<string, string>();

/** What is asked of Node, which may answer later or at once. */
interface Calls {
  /** Waits until what has happened meanwhile was taken in, where that is due. */
  breathe(): Awaitable<void>;
  stat(file: string): Awaitable<Stats>;
  readFile(file: string): Awaitable<Buffer>;
  readdir(folder: string, options: { withFileTypes: true }): Awaitable<Dirent[]>;
  realpath(file: string): Awaitable<string>;
}

type Awaitable<T> = T | Promise<T>;

/** Files on disk, through Node. Paths inside are absolute with `/` on every system. */
export const disk = diskThrough({ breathe: () => undefined, stat, readFile, readdir, realpath });

/**
 * The same for who has little to do meanwhile: hundreds of small files are read in a fraction of the time. Signals and
 * timers have their turn now and then, for a disk can be slow.
 */
export const diskAtOnce = diskThrough({
  async breathe() {
    while (Date.now() >= breathless) await (turn ??= nextTurn());
  },
  stat: statSync,
  readFile: readFileSync,
  readdir: readdirSync,
  realpath: realpathSync.native,
});

/** In milliseconds: so long nothing else has a turn. */
const stretch = 50;
let breathless = 0;
let turn: Promise<void> | undefined;

async function nextTurn(): Promise<void> {
  await setImmediate();
  breathless = Date.now() + stretch;
  turn = undefined;
}

function diskThrough({ breathe, stat, readFile, readdir, realpath }: Calls): FileAccess {
  const infoOf = async (file: string): Promise<Stats | undefined> => {
    try {
      return await stat(file);
    } catch {
      return undefined;
    }
  };
  return {
    async read(file) {
      await breathe();
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
      await breathe();
      try {
        const entries = await readdir(folder, { withFileTypes: true });
        const known = await Promise.all(
          entries.map(async (entry): Promise<FolderEntry | undefined> => {
            if (entry.isFile() || entry.isDirectory())
              return { name: entry.name, kind: entry.isFile() ? 'file' : 'folder' };
            // What a link points to; a folder behind a link is not walked into, so that no walk goes round in circles.
            const info = entry.isSymbolicLink() ? await infoOf(path.join(folder, entry.name)) : undefined;
            return info?.isFile() ? { name: entry.name, kind: 'file', isLink: true } : undefined;
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
      await breathe();
      try {
        return toSlashes(await realpath(file));
      } catch {
        return file;
      }
    },
  };
}

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
