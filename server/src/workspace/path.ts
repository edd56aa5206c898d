/**
 * Paths are absolute, with `/` (`/a/b`, `c:/a/b`, `//server/share/b`); a path may also be a whole URI
 * (`vscode-vfs://host/a/b`) where files are not on disk.
 * The engine never asks what a path is, it only joins and compares.
 */
export function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at <= 0 ? '/' : path.slice(0, at);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path of what is in a folder under a name. */
export function join(folder: string, name: string): string {
  return `${folder === '/' ? '' : folder}/${name}`;
}

/** `to` seen from a folder: `b/../c` is taken apart; a path that begins with `/` or a scheme stands by itself. */
export function resolve(folder: string, to: string): string {
  const absolute = /^(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/]*)?(?=\/)/.exec(to) ?? /^[A-Za-z]:(?=\/)/.exec(to);
  const from = absolute ? to : join(folder, to);
  const prefix = /^(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/]*|[A-Za-z]:|\/\/[^/]+(?=\/))?/.exec(from)![0];
  const parts: string[] = [];
  for (const part of from.slice(prefix.length).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `${prefix}/${parts.join('/')}`;
}

/** Whether a path as written stands by itself, in the manner of any system: `/a`, `\\server\a`, `C:\a`, `file:///a`. */
export function isAbsolute(written: string): boolean {
  return /^(?:[\\/]|[A-Za-z]:[\\/]|[A-Za-z][A-Za-z0-9+.-]*:\/\/)/.test(written);
}

export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

/** How to write `path` in a file of `folder`; the path itself where they share no root. */
export function relative(folder: string, path: string): string {
  const from = folder.split('/').filter((part) => part !== '');
  const to = path.split('/').filter((part) => part !== '');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  if (same === 0 && from.length > 0 && /^[a-z]+:$/i.test(to[0] ?? '')) return path;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

/** The folders above a path, the nearest first, up to the root. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    folders.push(folder);
    if (folder === folderOf(folder) || /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/]*$/.test(folder) || folder.endsWith(':'))
      return folders;
  }
}
