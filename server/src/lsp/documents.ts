import type { Position, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { Edit } from '../base/edit.ts';
import { breaksIn } from '../base/lines.ts';
import { editSource, editSourceAtOnce } from '../syntax/edit-source.ts';
import type { Source } from '../syntax/source.ts';
import { openSource, positionIn, textIn } from '../syntax/source.ts';
import type { FileContent } from '../workspace/access.ts';
import { isParFile } from '../workspace/load.ts';
import { nameOf } from '../workspace/path.ts';
import type { Encoding } from './positions.ts';
import { offsetOf, positionOf, unitsIn } from './positions.ts';
import { pathOf } from './uri.ts';

/** A document that is open in the client, in one version. Immutable: a change gives a new one. */
export interface OpenDocument {
  /** As the client spells it. */
  readonly uri: string;
  readonly path: string;
  readonly version: number;
  readonly languageId: string;
  /** What it holds, read; without the byte order mark that the client may have sent. */
  readonly source: Source;
  /** What the engine is given: `mark` where the client counts a byte order mark in the first line. */
  readonly content: Extract<FileContent, { kind: 'text' }>;
}

export const languageId = 'par-yaml';

const mark = '\uFEFF';

export function openDocument(uri: string, languageId: string, version: number, text: string): OpenDocument {
  return withText({ uri, path: pathOf(uri), version, languageId }, text);
}

type Header = Pick<OpenDocument, 'uri' | 'path' | 'version' | 'languageId'>;

/** `text` as the client has it. `previous` lends what was read of lines that are the same. */
function withText(header: Header, text: string, previous?: Source): OpenDocument {
  const isMarked = text.startsWith(mark);
  return withSource(header, openSource(header.path, isMarked ? text.slice(1) : text, previous), isMarked);
}

function withSource({ uri, path, version, languageId }: Header, source: Source, isMarked: boolean): OpenDocument {
  const content = {
    kind: 'text' as const,
    source,
    get text() {
      return source.text;
    },
    ...(isMarked ? { mark: true } : {}),
  };
  return { uri, path, version, languageId, source, content };
}

/** The text as the client has it. */
export function clientText({ source, content }: OpenDocument): string {
  return content.mark ? mark + source.text : source.text;
}

/** The document after changes, which are made one after the other, each at positions in what the one before left. */
export function changeDocument(
  document: OpenDocument,
  version: number,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: Encoding,
): OpenDocument {
  let now: OpenDocument = { ...document, version };
  const edits = editsAtOnce(document, changes, encoding);
  if (edits) return withSource(now, editSourceAtOnce(now.source, edits), now.content.mark === true);
  for (const change of changes) {
    if (!('range' in change)) {
      now = withText(now, change.text, now.source);
      continue;
    }
    const isMarked = now.content.mark === true;
    const start = clientOffset(now, change.range.start, encoding);
    const end = Math.max(start, clientOffset(now, change.range.end, encoding));
    if (start === 0 && (isMarked || change.text.startsWith(mark))) {
      const text = clientText(now);
      now = withText(now, text.slice(0, start) + change.text + text.slice(end), now.source);
    } else {
      const shift = isMarked ? 1 : 0;
      const edit = { start: start - shift, end: end - shift, text: change.text };
      now = withSource(now, editSource(now.source, edit), isMarked);
    }
  }
  return now;
}

/**
 * Several changes as edits of the text as it is, where they go through it in one direction, from the end up or from the
 * beginning down: so they come from an editor that makes one edit in many places. Undefined where it is otherwise.
 */
function editsAtOnce(
  document: OpenDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: Encoding,
): readonly Edit[] | undefined {
  const shift = document.content.mark ? 1 : 0;
  const ranged = changes.flatMap((change) => ('range' in change ? [change] : []));
  const [first, second] = ranged;
  if (!first || !second || ranged.length < changes.length) return undefined;
  const isUpwards = isBefore(second.range.start, first.range.start);
  const edits: Edit[] = [];
  /** Upwards, where the last change begins; downwards, where it ends now, and where that is in the text as it is. */
  let last: Position | undefined;
  let was: Position = { line: 0, character: 0 };
  /** A position in the text as it is; downwards, all behind the last change has moved along. */
  const unmoved = (at: Position): Position =>
    isUpwards || !last
      ? at
      : {
          line: at.line - last.line + was.line,
          character: at.line === last.line ? at.character - last.character + was.character : at.character,
        };
  for (const { range, text } of ranged) {
    const { start, end } = range;
    if (last && (isUpwards ? isBefore(last, start) || isBefore(last, end) : isBefore(start, last))) return undefined;
    const offset = (at: Position): number => clientOffset(document, unmoved(at), encoding) - shift;
    const from = offset(start);
    const to = isBefore(start, end) ? offset(end) : from;
    // What touches the beginning may touch the byte order mark; of two that begin alike the order tells which is first.
    if (from <= 0 || edits.at(-1)?.start === from) return undefined;
    edits.push({ start: from, end: to, text });
    // Beyond the last line there is no line to count from.
    if (positionIn(document.source, from).line !== unmoved(start).line) return undefined;
    const isBehindReturn = textIn(document.source, { start: from - 1, end: from }) === '\r';
    if (isUpwards) {
      // More on the same line is where it says only as long as the line begins there, and the place is none beyond its end.
      const isSure = !isBehindReturn && isPlace(document, start, from + shift, encoding);
      last = isSure ? start : { line: start.line - 1, character: Infinity };
      continue;
    }
    // A carriage return that comes to stand before a line feed would be half of another line end.
    if (text.endsWith('\r') || isBehindReturn) return undefined;
    const until = isBefore(start, end) ? end : start;
    const isSure =
      isPlace(document, unmoved(start), from + shift, encoding) &&
      isPlace(document, unmoved(until), to + shift, encoding);
    was = unmoved(until);
    const added = breaksIn(text);
    const begin = added > 0 ? 0 : start.character;
    const line = start.line + added;
    if (isSure) {
      const lineStart = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
      last = { line, character: begin + unitsIn(text.slice(lineStart), encoding) };
    } else {
      last = { line: line + 1, character: 0 };
      was = { line: was.line + 1, character: 0 };
    }
  }
  return edits;
}

const isBefore = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character);

/** Whether a position, of which that is the offset, stands neither beyond the end of its line nor within a character. */
function isPlace({ source, content }: OpenDocument, at: Position, offset: number, encoding: Encoding): boolean {
  const { line, character } = positionOf(source, content.mark ? offset - 1 : offset, encoding);
  return line === at.line && character + (content.mark && line === 0 ? unitsIn(mark, encoding) : 0) === at.character;
}

/** The offset of a position in the text as the client has it. */
function clientOffset({ source, content }: OpenDocument, { line, character }: Position, encoding: Encoding): number {
  if (!content.mark) return offsetOf(source, { line, character }, encoding);
  const units = unitsIn(mark, encoding);
  if (line === 0 && character < units) return 0;
  return 1 + offsetOf(source, { line, character: line === 0 ? character - units : character }, encoding);
}

/** Whether the document is of the format; others that a client sends are none of our business. */
export function isOfFormat({ languageId: id, path }: Pick<OpenDocument, 'languageId' | 'path'>): boolean {
  return id === languageId || isParFile(nameOf(path));
}
