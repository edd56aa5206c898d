import assert from 'node:assert/strict';
import type * as Editing from '../../client/src/commands/editing.ts';
import { EventEmitter, loadClient, settingsWith } from '../harness/client-module.ts';

interface Editor {
  readonly document: { readonly languageId: string; readonly name: string };
  readonly selection: string;
}

const ours: Editor = { document: { languageId: 'par-yaml', name: 'index.par.yaml' }, selection: '7:1' };
const other: Editor = { document: { languageId: 'plaintext', name: 'thu.txt' }, selection: '1:1' };

/** A window in which `start` is in front, and what commands do there. */
async function windowWith(start: Editor | undefined) {
  const active = new EventEmitter<Editor | undefined>();
  const said: string[] = [];
  const window = {
    activeTextEditor: start,
    onDidChangeActiveTextEditor: active.event,
    onDidChangeTextEditorSelection: new EventEmitter<{ textEditor: Editor }>().event,
    showTextDocument: async (document: Editor['document'], { selection }: { selection: string }) => ({
      document,
      selection,
    }),
    showInformationMessage: async (sentence: string) => void said.push(sentence),
    showErrorMessage: async (sentence: string) => void said.push(sentence),
  };
  const documents = [ours.document];
  const { editing, followEditing } = await loadClient<typeof Editing>('client/src/commands/editing.ts', {
    vscode: {
      window,
      workspace: { ...settingsWith(() => 'vi'), textDocuments: documents },
      Disposable: { from: (...all: object[]) => all },
    },
    'vscode-languageclient': {},
  });
  followEditing();
  const goTo = (editor: Editor | undefined): void => {
    window.activeTextEditor = editor;
    active.fire(editor);
  };
  const server = { client: () => ({}) } as never;
  return { goTo, said, documents, ask: async () => (await editing(server))?.editor as unknown as Editor | undefined };
}

describe('commands on the file that is written in', () => {
  it('take the editor in front', async () => {
    const { ask } = await windowWith(ours);
    assert.equal(await ask(), ours);
  });

  it('bring the file back that was in front before a page that is no text', async () => {
    const { ask, goTo, said } = await windowWith(ours);
    goTo(undefined);
    assert.deepEqual(await ask(), ours);
    assert.deepEqual(said, []);
  });

  it('say what to do where there is none, where it was closed, and where another text is in front', async () => {
    for (const [start, isClosed, front] of [
      [undefined, false, undefined],
      [ours, true, undefined],
      [ours, false, other],
    ] as const) {
      const { ask, goTo, said, documents } = await windowWith(start);
      if (isClosed) documents.pop();
      goTo(front);
      assert.equal(await ask(), undefined);
      assert.equal(said.length, 1);
      assert.match(said[0]!, /\.par\.yaml/);
    }
  });
});
