import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/**
 * Reads files for a server that can't reach them itself: those of virtual folders, in a browser all. The server asks
 * with `par/readFile` and `par/listFolder`; what can't be read is an answer, too.
 */
export function answerForFiles(client: BaseLanguageClient): void {
  client.onRequest('par/readFile', ({ uri, limit }: { uri: string; limit: number }) => readFile(Uri.parse(uri), limit));
  client.onRequest('par/listFolder', ({ uri }: { uri: string }) => listFolder(Uri.parse(uri)));
}

async function readFile(uri: Uri, limit: number): Promise<object> {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if (type & FileType.Directory) return { kind: 'folder' };
    if (size > limit) return { kind: 'too-large', size };
    return { kind: 'bytes', base64: base64Of(await workspace.fs.readFile(uri)) };
  } catch (error) {
    const { code } = error instanceof FileSystemError ? error : { code: undefined };
    if (code === 'FileNotFound') return { kind: 'missing' };
    if (code === 'NoPermissions') return { kind: 'denied' };
    return { kind: 'other', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** Links to files are files; a folder behind a link is left out, so that no walk goes round in circles. */
async function listFolder(uri: Uri): Promise<{ name: string; kind: 'file' | 'folder' }[]> {
  try {
    const entries = await workspace.fs.readDirectory(uri);
    return entries
      .filter(([, type]) => type & FileType.File || type === FileType.Directory)
      .map(([name, type]) => ({ name, kind: type & FileType.File ? 'file' : 'folder' }));
  } catch {
    return [];
  }
}

/** The channel of a process carries JSON, so bytes go as text. */
function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  const most = 32_768; // arguments of one call
  for (let at = 0; at < bytes.length; at += most) parts.push(String.fromCharCode(...bytes.subarray(at, at + most)));
  return btoa(parts.join(''));
}
