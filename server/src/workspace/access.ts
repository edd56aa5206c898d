import type { Source } from '../syntax/source.ts';

/** The way to files, given by the host. The workspace itself reads nothing. */
export interface FileAccess {
  read(path: string): Promise<FileContent>;
  /** Entries of a folder; empty where it can't be listed. Links are told as what they point to. */
  list(folder: string): Promise<readonly FolderEntry[]>;
  /** The path with links resolved; the path itself where that can't be told. */
  realPath(path: string): Promise<string>;
  /** Lets others have a turn amid much reading; absent where nobody waits. */
  breathe?(): Promise<void>;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly isLink?: true;
}

/** What stands in a file, or why that can't be told. */
export type FileContent =
  /** Without byte order mark. Where somebody follows its edits, `source` is that text, read. */
  | { readonly kind: 'text'; readonly text: string; readonly mark?: boolean; readonly source?: Source }
  | { readonly kind: 'missing' }
  /** Not UTF-8; `guess` names the encoding where it shows, `at` the first wrong byte. */
  | { readonly kind: 'encoding'; readonly guess?: string; readonly at: number }
  | { readonly kind: 'too-large'; readonly size: number; readonly limit: number }
  | { readonly kind: 'unreadable'; readonly why: 'folder' | 'denied' | 'other'; readonly detail: string };

/** The largest file that is read, in bytes: ten times an index of ten thousand criteria. */
export const largestFile = 64 * 1024 * 1024;
