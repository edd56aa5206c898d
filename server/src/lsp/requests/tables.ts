import type { Position, Range, TextDocumentIdentifier, WorkspaceEdit } from 'vscode-languageserver';
import { copyTable } from '../../features/copy-table.ts';
import { pasteRows } from '../../features/paste-rows.ts';
import { workspaceEditOf } from '../convert/action.ts';
import { defineRequest } from './request.ts';

/** What pasting would do; the client makes the edit. */
export interface PasteAnswer {
  readonly edit: WorkspaceEdit;
  readonly rows: number;
  readonly doubts: number;
}

interface PasteParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
  /** What stands on the clipboard. */
  readonly text: string;
}

/** Turns rows of a pasted table into criteria; null where there is none. */
export const pasteRowsRequest = defineRequest<PasteParams>({
  method: 'par/pasteRows',
  async answer(params, context): Promise<PasteAnswer | null> {
    const state = await context.stateFor(params);
    if (!state) return null;
    const { path, project, convert } = state;
    const paste = pasteRows(project, path, convert.offset(path, params.position), params.text, context.language);
    if (!paste) return null;
    return {
      edit: workspaceEditOf(context, convert, paste.changes),
      rows: paste.rows,
      doubts: paste.doubts,
    };
  },
});

/** The criteria of a selection as the text of a table; null where there is none. */
export const copyTableRequest = defineRequest<{ textDocument: TextDocumentIdentifier; range: Range }>({
  method: 'par/copyTable',
  async answer({ textDocument, range }, context) {
    const state = await context.stateFor({ textDocument });
    if (!state) return null;
    const { path, project, convert } = state;
    const selection = { start: convert.offset(path, range.start), end: convert.offset(path, range.end) };
    return copyTable(project, path, selection, context.language) ?? null;
  },
});
