import { env, Range, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Server } from '../server.ts';
import { words } from '../words.ts';
import { editing } from './editing.ts';

interface Answer {
  readonly edit: Parameters<BaseLanguageClient['protocol2CodeConverter']['asWorkspaceEdit']>[0];
  readonly rows: number;
  readonly doubts: number;
}

/** Turns the rows of a table on the clipboard, copied in Excel or Word, into criteria. */
export const pasteRows = {
  id: 'par.pasteRows',
  async run(server: Server): Promise<void> {
    const at = await editing(server);
    if (!at) return;
    const { editor, client } = at;
    const converter = client.code2ProtocolConverter;
    const answer = await client.sendRequest<Answer | null>('par/pasteRows', {
      textDocument: converter.asTextDocumentIdentifier(editor.document),
      position: converter.asPosition(editor.selection.active),
      text: await env.clipboard.readText(),
    });
    if (!answer) {
      void window.showWarningMessage(words.nothingToPaste());
      return;
    }
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer.edit);
    if (!edit || !(await workspace.applyEdit(edit))) return;
    const [first] = edit.get(editor.document.uri);
    if (first) {
      const { start } = first.range;
      editor.revealRange(new Range(start, start.translate(first.newText.split('\n').length)));
    }
    void window.showInformationMessage(words.pasted(answer.rows, answer.doubts));
  },
};
