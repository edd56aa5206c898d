// The overview at hand: asked for when somebody pauses, one question at a time, and told on where it differs.
import assert from 'node:assert/strict';
import type * as OverviewsModule from '../../client/src/overviews.ts';
import { EventEmitter, loadClient, settingsWith } from '../harness/client-module.ts';

const uriOf = (path: string) => ({ path, toString: () => `file://${path}` });
const editorOf = (path: string, languageId = 'par-yaml') => ({ document: { languageId, uri: uriOf(path) } });

/** Longer than the pause in which typing comes to an end. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 190));

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; !condition(); i++) {
    assert.ok(i < 1000, 'it comes in time');
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

interface Asked {
  readonly uri: string;
  readonly answer: (overview: unknown) => void;
  readonly refuse: () => void;
}

async function windowWith(active: ReturnType<typeof editorOf> | undefined, found: readonly string[] = []) {
  const asked: Asked[] = [];
  const news = new EventEmitter<void>();
  const states = new EventEmitter<string>();
  const editors = new EventEmitter<unknown>();
  const contexts: unknown[] = [];
  const vscode = {
    EventEmitter,
    commands: { executeCommand: async (_: string, key: string, value: unknown) => void contexts.push([key, value]) },
    window: {
      activeTextEditor: active,
      visibleTextEditors: active ? [active] : [],
      onDidChangeActiveTextEditor: editors.event,
    },
    workspace: {
      ...settingsWith(() => 'vi'),
      findFiles: async () => found.map(uriOf),
      onDidChangeWorkspaceFolders: () => ({ dispose: () => undefined }),
    },
  };
  const client = {
    code2ProtocolConverter: { asUri: String },
    sendRequest: (_: string, { textDocument }: { textDocument: { uri: string } }) =>
      new Promise((answer, reject) => {
        asked.push({ uri: textDocument.uri, answer, refuse: () => reject(new Error('content modified')) });
      }),
  };
  const server = {
    client: () => client,
    onNotification: (_: string, listener: () => void) => news.event(listener),
    onDidChangeState: states.event,
  };
  const { createOverviews } = await loadClient<typeof OverviewsModule>('client/src/overviews.ts', { vscode });
  const overviews = createOverviews(server as never);
  let told = 0;
  overviews.onDidChange(() => told++);
  return { overviews, asked, news, states, editors, contexts, told: () => told };
}

describe('overviews', () => {
  it('are asked for once behind a burst of news, and never two at a time', async () => {
    const { overviews, asked, news } = await windowWith(editorOf('/a.par.yaml'));
    for (let i = 0; i < 20; i++) news.fire();
    await until(() => asked.length === 1);
    assert.equal(asked[0]!.uri, 'file:///a.par.yaml');
    for (let i = 0; i < 20; i++) news.fire();
    await pause();
    assert.equal(asked.length, 1, 'the first is not answered yet');
    asked[0]!.answer({ title: 'A' });
    await pause();
    assert.equal(asked.length, 1, 'what took long leaves the server more time');
    await until(() => asked.length === 2);
    overviews.dispose();
  });

  it('are told on only where they differ', async () => {
    const { overviews, asked, news, told, contexts } = await windowWith(editorOf('/a.par.yaml'));
    const titles = ['A', 'A', 'B'];
    for (const [i, title] of titles.entries()) {
      news.fire();
      await until(() => asked.length === i + 1);
      asked[i]!.answer({ title });
    }
    await until(() => overviews.current()?.title === 'B');
    assert.equal(told(), 2);
    assert.deepEqual(contexts, [
      ['par.hasOverview', true],
      ['par.hasOverview', true],
    ]);
    overviews.dispose();
  });

  it('stay where the server refuses for newer text, and go with the server', async () => {
    const { overviews, asked, news, states } = await windowWith(editorOf('/a.par.yaml'));
    await until(() => asked.length === 1);
    asked[0]!.answer({ title: 'A' });
    await until(() => overviews.current() !== undefined);
    news.fire();
    await until(() => asked.length === 2);
    asked[1]!.refuse();
    await pause();
    assert.equal(overviews.current()!.title, 'A');
    states.fire('stopped');
    assert.equal(overviews.current(), undefined);
    overviews.dispose();
  });

  it('begin with the index nearest to the top, and follow the file in use, not settings or other files', async () => {
    const { overviews, asked, editors } = await windowWith(undefined, ['/x/y/index.par.yaml', '/x/index.par.yaml']);
    await until(() => asked.length === 1);
    assert.equal(asked[0]!.uri, 'file:///x/index.par.yaml');
    asked[0]!.answer({ title: 'X' });
    editors.fire(editorOf('/x/par.config.yaml'));
    editors.fire(editorOf('/x/a.ts', 'typescript'));
    await pause();
    assert.equal(asked.length, 1);
    editors.fire(editorOf('/x/2.par.yaml'));
    await until(() => asked.length === 2);
    assert.equal(asked[1]!.uri, 'file:///x/2.par.yaml');
    asked[1]!.answer({ title: 'Y' });
    await until(() => overviews.current()?.title === 'Y');
    overviews.dispose();
  });
});
