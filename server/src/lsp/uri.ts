export { uriOf } from '../base/uri.ts';

/**
 * The path by which the engine knows what a client calls by URI. Files on disk have paths with `/`: `/a/b`, `c:/a/b`
 * (the drive in small letters, however the client writes it), `//server/share/b`. Anything else is a URI all along:
 * `vscode-vfs://host/a/b`, its path decoded so that names in `file:` items can be compared with it; a scheme without
 * `//` gets one (`untitled:Untitled-1` → `untitled:///Untitled-1`), so that it has a folder.
 */
export function pathOf(uri: string): string {
  const [, scheme = '', authority, rest = ''] = /^([A-Za-z][A-Za-z0-9+.-]*):(?:\/\/([^/?#]*))?([^]*)$/.exec(uri) ?? [];
  if (scheme === '') return decode(uri);
  if (scheme.toLowerCase() !== 'file') {
    const path = decode(rest);
    return `${scheme}://${authority ?? ''}${path.startsWith('/') ? '' : '/'}${path}`;
  }
  const path = decode(rest.replace(/[?#][^]*$/, '')).replaceAll('\\', '/');
  const host = authority === undefined || authority === 'localhost' ? '' : decode(authority);
  if (host !== '') return `//${host}${path}`;
  return path.replace(/^\/+([A-Za-z]):(?=\/|$)/, (_, drive: string) => `${drive.toLowerCase()}:`);
}

/** Whether files at this path can be read from disk. */
export function isOnDisk(path: string): boolean {
  return !/^[A-Za-z][A-Za-z0-9+.-]+:\/\//.test(path);
}

/** Whether two paths are of one file system; on disk all are. */
export function areTogether(a: string, b: string): boolean {
  return originOf(a) === originOf(b);
}

function originOf(path: string): string | undefined {
  return /^[A-Za-z][A-Za-z0-9+.-]+:\/\/[^/]*/.exec(path)?.[0];
}

/** What is not rightly encoded (`100%.par.yaml`, as some clients write it) stays as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
  }
}
