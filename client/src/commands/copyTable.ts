import { env, window } from 'vscode';
import type { Server } from '../server.ts';
import { words } from '../words.ts';
import { editing } from './editing.ts';

/** Puts the selected criteria on the clipboard as a table; the editor lets an extension put text there, nothing else. */
export const copyTable = {
  id: 'par.copyTable',
  async run(server: Server): Promise<void> {
    const at = await editing(server);
    if (!at) return;
    const { editor, client } = at;
    const converter = client.code2ProtocolConverter;
    const answer = await client.sendRequest<{ text: string; rows: number } | null>('par/copyTable', {
      textDocument: converter.asTextDocumentIdentifier(editor.document),
      range: converter.asRange(editor.selection),
    });
    if (!answer) {
      void window.showWarningMessage(words.nothingToCopy());
      return;
    }
    await env.clipboard.writeText(answer.text);
    void window.showInformationMessage(words.copied(answer.rows));
  },
};
