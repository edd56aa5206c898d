import { window, type TextEditor } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Server } from '../server.ts';
import { words } from '../words.ts';

/** The editor with a file of ours and the server to ask about it; where one is missing, the reader is told. */
export function editing(server: Server): { editor: TextEditor; client: BaseLanguageClient } | undefined {
  const editor = window.activeTextEditor;
  const client = server.client();
  if (editor?.document.languageId !== 'par-yaml') void window.showInformationMessage(words.noEditor());
  else if (!client) void window.showErrorMessage(words.noServer());
  else return { editor, client };
  return undefined;
}
