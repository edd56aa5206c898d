import { Disposable, window, workspace, type Selection, type TextDocument, type TextEditor } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Server } from '../server.ts';
import { words } from '../words.ts';

/** The file of ours that was in front last, and where the cursor stood. */
let last: { readonly document: TextDocument; readonly selection: Selection } | undefined;

/** Notes where the reader writes, for commands that are called from a page in front of the file. */
export function followEditing(): Disposable {
  const note = (editor: TextEditor | undefined): void => {
    if (editor?.document.languageId === 'par-yaml') last = { document: editor.document, selection: editor.selection };
  };
  note(window.activeTextEditor);
  return Disposable.from(
    window.onDidChangeActiveTextEditor(note),
    window.onDidChangeTextEditorSelection(({ textEditor }) => note(textEditor)),
  );
}

/**
 * The editor with a file of ours and the server to ask about it; where one is missing, the reader is told. Where a page
 * that is no text is in front (the walkthrough, the report), the file that was there last comes back to the front.
 */
export async function editing(server: Server): Promise<{ editor: TextEditor; client: BaseLanguageClient } | undefined> {
  const client = server.client();
  const editor = window.activeTextEditor ?? (await lastEditor());
  if (editor?.document.languageId !== 'par-yaml') void window.showInformationMessage(words.noEditor());
  else if (!client) void window.showErrorMessage(words.noServer());
  else return { editor, client };
  return undefined;
}

async function lastEditor(): Promise<TextEditor | undefined> {
  if (!last || !workspace.textDocuments.includes(last.document)) return undefined;
  return window.showTextDocument(last.document, { selection: last.selection });
}
