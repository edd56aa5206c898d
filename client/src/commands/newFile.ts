import { commands, SnippetString, Uri, window, workspace, type TextEditor } from 'vscode';
import type { Server } from '../server.ts';
import { words } from '../words.ts';

interface Kind {
  readonly label: string;
  readonly detail: string;
  readonly file: string;
  /** What the server calls its template. */
  readonly template: 'index' | 'field' | 'registry';
}

/** Makes a file from a template in a folder that the reader chooses, and leads through its blanks. */
export const newFile = {
  id: 'par.newFile',
  async run(server: Server): Promise<void> {
    const folder = folderAtHand();
    if (!folder) {
      const choice = await window.showInformationMessage(words.noFolder(), words.openFolder());
      if (choice) await commands.executeCommand('vscode.openFolder');
      return;
    }
    const kind = await window.showQuickPick<Kind>(kinds(), { title: words.newFileKind(), matchOnDetail: true });
    if (!kind) return;
    const uri = await window.showSaveDialog({
      defaultUri: Uri.joinPath(folder, kind.file),
      // Dialogs know the last part of an ending only.
      filters: { 'PAR Index': ['yaml'] },
      title: kind.label,
    });
    const editor = uri && (await open(withEnding(uri)));
    if (editor) await fill(server, editor, kind.template);
  },
};

/** The folder of the file that is being worked at, else the first that is open. */
function folderAtHand(): Uri | undefined {
  const { document } = window.activeTextEditor ?? {};
  if (document?.languageId === 'par-yaml' && workspace.getWorkspaceFolder(document.uri))
    return Uri.joinPath(document.uri, '..');
  return workspace.workspaceFolders?.[0]?.uri;
}

function kinds(): Kind[] {
  return [
    { label: words.newIndex(), detail: words.newIndexDetail(), file: 'index.par.yaml', template: 'index' },
    { label: words.newField(), detail: words.newFieldDetail(), file: '1-linh-vuc.par.yaml', template: 'field' },
    { label: words.newRegistry(), detail: words.newRegistryDetail(), file: 'agencies.par.yaml', template: 'registry' },
  ];
}

/** A file of ours ends in `.par.yaml`, whatever was typed. */
function withEnding(uri: Uri): Uri {
  return uri.path.endsWith('.par.yaml') ? uri : uri.with({ path: `${uri.path.replace(/\.ya?ml$/, '')}.par.yaml` });
}

/** A file that is there already is opened as it is, whatever the dialog has said of replacing it; then none to fill. */
async function open(uri: Uri): Promise<TextEditor | undefined> {
  const isThere = await workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (!isThere) await workspace.fs.writeFile(uri, new Uint8Array());
  const editor = await window.showTextDocument(uri);
  if (!isThere || editor.document.getText().trim() === '') return editor;
  void window.showInformationMessage(words.fileExists(uri.path.slice(uri.path.lastIndexOf('/') + 1)));
  return undefined;
}

async function fill(server: Server, editor: TextEditor, kind: Kind['template']): Promise<void> {
  const client = server.client();
  if (!client) {
    void window.showErrorMessage(words.noServer());
    return;
  }
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document);
  const answer = await client.sendRequest<{ snippet: string } | null>('par/template', { textDocument, kind });
  if (answer) await editor.insertSnippet(new SnippetString(answer.snippet));
}
