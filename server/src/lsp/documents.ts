import type { Position, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { Lines } from '../base/lines.ts';
import { linesOf, offsetAt } from '../base/lines.ts';
import type { FileContent } from '../workspace/access.ts';
import { isParFile } from '../workspace/load.ts';
import { nameOf } from '../workspace/path.ts';
import { pathOf } from './uri.ts';

/** A document that is open in the client, in one version. Immutable: a change gives a new one. */
export interface OpenDocument {
  /** As the client spells it. */
  readonly uri: string;
  readonly path: string;
  readonly version: number;
  /** As the client has it, with the byte order mark if it sent one: positions count from here. */
  readonly text: string;
  readonly languageId: string;
  /** What the engine reads. */
  readonly content: Extract<FileContent, { kind: 'text' }>;
}

export const languageId = 'par-yaml';

export function openDocument(uri: string, languageId: string, version: number, text: string): OpenDocument {
  const mark = text.startsWith('\uFEFF');
  return {
    uri,
    path: pathOf(uri),
    version,
    text,
    languageId,
    content: mark ? { kind: 'text', text: text.slice(1), mark } : { kind: 'text', text },
  };
}

/** The document after changes, which are made one after the other, each at positions in what the one before left. */
export function changeDocument(
  document: OpenDocument,
  version: number,
  changes: readonly TextDocumentContentChangeEvent[],
): OpenDocument {
  let { text } = document;
  for (const change of changes) {
    if ('range' in change) {
      const lines: Lines = linesOf(text);
      const { start, end } = change.range;
      const from = offsetIn(text, lines, start);
      const to = offsetIn(text, lines, end);
      text = text.slice(0, from) + change.text + text.slice(Math.max(from, to));
    } else text = change.text;
  }
  return openDocument(document.uri, document.languageId, version, text);
}

/** Whether the document is of the format; others that a client sends are none of our business. */
export function isOfFormat({ languageId: id, path }: OpenDocument): boolean {
  return id === languageId || isParFile(nameOf(path));
}

/** The offset of a position; one past the end of its line is brought back to it. */
export function offsetIn(text: string, lines: Lines, { line, character }: Position): number {
  const offset = offsetAt(lines, { line, column: character });
  return text[offset - 1] === '\r' && text[offset] === '\n' ? offset - 1 : offset;
}
