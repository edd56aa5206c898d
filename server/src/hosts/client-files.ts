import type { Connection } from '../lsp/connection.ts';
import { uriOf } from '../lsp/uri.ts';
import type { FileAccess, FileContent, FolderEntry } from '../workspace/access.ts';
import { largestFile } from '../workspace/access.ts';
import { decode } from './decode.ts';

/** What the client says of a file: its bytes, or why it can't give them. */
type Answer =
  | { readonly kind: 'bytes'; readonly base64: string }
  | { readonly kind: 'missing' | 'folder' | 'denied' }
  | { readonly kind: 'too-large'; readonly size: number }
  | { readonly kind: 'other'; readonly detail: string };

/**
 * Files that the client has at hand and the server has not: those of virtual folders, in a browser all. They are asked
 * for by `par/readFile` and `par/listFolder`. A client's files have no links that could be resolved.
 */
export function clientFiles(connection: Connection): FileAccess {
  return {
    async read(path) {
      try {
        const params = { uri: uriOf(path), limit: largestFile };
        return contentOf((await connection.sendRequest('par/readFile', params)) as Answer);
      } catch (error) {
        return other(error instanceof Error ? error.message : String(error));
      }
    },

    async list(folder) {
      try {
        const entries = (await connection.sendRequest('par/listFolder', { uri: uriOf(folder) })) as FolderEntry[];
        return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
      } catch {
        return [];
      }
    },

    realPath: async (path) => path,
  };
}

function contentOf(answer: Answer): FileContent {
  switch (answer.kind) {
    case 'bytes':
      return decode(Uint8Array.from(atob(answer.base64), (byte) => byte.charCodeAt(0)));
    case 'missing':
      return { kind: 'missing' };
    case 'too-large':
      return { kind: 'too-large', size: answer.size, limit: largestFile };
    case 'other':
      return other(answer.detail);
    default:
      return { kind: 'unreadable', why: answer.kind, detail: '' };
  }
}

const other = (detail: string): FileContent => ({ kind: 'unreadable', why: 'other', detail });
