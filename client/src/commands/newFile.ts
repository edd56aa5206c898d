import { commands, SnippetString, Uri, window, workspace } from 'vscode';
import snippets from '../../snippets/par-yaml.json';
import { words } from '../words.ts';

interface Kind {
  readonly label: string;
  readonly detail: string;
  readonly file: string;
  readonly template: keyof typeof snippets;
}

/** Makes a file from a template in a folder that the reader chooses, and leads through its blanks. */
export const newFile = {
  id: 'par.newFile',
  async run(): Promise<void> {
    const folder = workspace.workspaceFolders?.[0];
    if (!folder) {
      const choice = await window.showInformationMessage(words.noFolder(), words.openFolder());
      if (choice) await commands.executeCommand('vscode.openFolder');
      return;
    }
    const kind = await window.showQuickPick<Kind>(kinds(), { title: words.newFileKind(), matchOnDetail: true });
    if (!kind) return;
    const uri = await window.showSaveDialog({
      defaultUri: Uri.joinPath(folder.uri, kind.file),
      // Dialogs know the last part of an ending only.
      filters: { 'PAR Index': ['yaml'] },
      title: kind.label,
    });
    if (uri) await open(withEnding(uri), kind.template);
  },
};

function kinds(): Kind[] {
  return [
    {
      label: words.newIndex(),
      detail: words.newIndexDetail(),
      file: 'index.par.yaml',
      template: 'Chỉ số mới (new index)',
    },
    {
      label: words.newField(),
      detail: words.newFieldDetail(),
      file: '1-linh-vuc.par.yaml',
      template: 'Lĩnh vực mới (new field)',
    },
    {
      label: words.newRegistry(),
      detail: words.newRegistryDetail(),
      file: 'agencies.par.yaml',
      template: 'Danh mục cơ quan mới (new registry)',
    },
  ];
}

/** A file of ours ends in `.par.yaml`, whatever was typed. */
function withEnding(uri: Uri): Uri {
  return uri.path.endsWith('.par.yaml') ? uri : uri.with({ path: `${uri.path.replace(/\.ya?ml$/, '')}.par.yaml` });
}

/** A file that is there already is opened as it is, whatever the dialog has said of replacing it. */
async function open(uri: Uri, template: Kind['template']): Promise<void> {
  const isThere = await workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (!isThere) await workspace.fs.writeFile(uri, new Uint8Array());
  const editor = await window.showTextDocument(uri);
  if (isThere && editor.document.getText().trim() !== '') {
    void window.showInformationMessage(words.fileExists(uri.path.slice(uri.path.lastIndexOf('/') + 1)));
    return;
  }
  await editor.insertSnippet(new SnippetString(snippets[template].body.join('\n')));
}
