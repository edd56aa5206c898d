// What the server may call in the editor, and how commands fail.
import assert from 'node:assert/strict';
import type * as Command from '../../client/src/commands/command.ts';
import type * as NewFile from '../../client/src/commands/newFile.ts';
import type * as RulePage from '../../client/src/commands/openRulePage.ts';
import type * as Start from '../../client/src/start.ts';
import { EventEmitter, loadClient, settingsWith } from '../harness/client-module.ts';

interface Page {
  readonly path: string;
}
const uri = { joinPath: ({ path }: Page, name: string): Page => ({ path: `${path}/${name}` }) };

describe('the page of a rule', () => {
  const opened = async (rule: unknown, language: 'vi' | 'en', hasPreview = true) => {
    const calls: string[] = [];
    const vscode = {
      Uri: uri,
      workspace: settingsWith(() => language),
      window: { showTextDocument: async ({ path }: Page) => void calls.push(`text ${path}`) },
      commands: {
        executeCommand: async (id: string, { path }: Page) => {
          if (!hasPreview) throw new Error('not found');
          calls.push(`${id} ${path}`);
        },
      },
    };
    const { openRulePage } = await loadClient<typeof RulePage>('client/src/commands/openRulePage.ts', { vscode });
    await openRulePage.run({ path: '/pages' } as never, rule);
    return calls;
  };

  it('opens as it is read, in the reader’s language', async () => {
    assert.deepEqual(await opened('sum-mismatch', 'vi'), ['markdown.showPreview /pages/sum-mismatch.md']);
    assert.deepEqual(await opened('sum-mismatch', 'en'), ['markdown.showPreview /pages/sum-mismatch.en.md']);
  });

  it('opens as text where the editor draws no Markdown', async () => {
    assert.deepEqual(await opened('sum-mismatch', 'vi', false), ['text /pages/sum-mismatch.md']);
  });

  it('leads to all rules from what is none, and never out of its folder', async () => {
    for (const rule of [undefined, '../../secret', 'a/b', 'x.md', 7])
      assert.deepEqual(await opened(rule, 'en'), ['markdown.showPreview /pages/README.en.md'], String(rule));
  });
});

describe('commands that the server may name', () => {
  it('are all registered when the extension starts, and told to the server', async () => {
    const registered = new Set<string>();
    const told: string[][] = [];
    const disposable = { dispose: () => undefined };
    /** Whatever is asked of it, it gives itself. */
    const anything: unknown = new Proxy(function () {}, {
      get: (_, key) => (key === Symbol.toPrimitive ? () => '' : key === 'then' ? undefined : anything),
      set: () => true,
      apply: () => anything,
      construct: () => part({}) as object,
    });
    const part = (own: object): unknown => new Proxy(own, { get: (of, key) => (of as never)[key] ?? anything });
    const vscode = part({
      EventEmitter,
      commands: part({
        registerCommand: (id: string) => {
          registered.add(id);
          return disposable;
        },
        executeCommand: async () => undefined,
      }),
      workspace: part({ ...settingsWith(() => 'vi'), findFiles: async () => [] }),
      window: part({ visibleTextEditors: [], activeTextEditor: null }),
    });
    const { start } = await loadClient<typeof Start>('client/src/start.ts', {
      vscode,
      'vscode-languageclient': anything,
    });
    const context = { extensionUri: {}, subscriptions: [], extension: { packageJSON: { version: '1.2.3' } } };
    await start(context as never, ({ initializationOptions: options }) => {
      const { commands } = (options as () => { commands: string[] })();
      told.push(commands);
      return part({ start: async () => undefined, error: () => undefined }) as never;
    });
    const [commands] = told;
    const own = commands!.filter((id) => id.startsWith('par.'));
    assert.deepEqual(own, ['par.showReferences', 'par.openRulePage']);
    for (const id of own) assert.ok(registered.has(id), id);
    assert.deepEqual(commands!.slice(2), ['editor.action.triggerSuggest']);
    const manifest = (await import('../../package.json', { with: { type: 'json' } })).default;
    for (const { command } of manifest.contributes.commands) assert.ok(registered.has(command), command);
  });
});

describe('a new file', () => {
  interface Made {
    readonly said: string[];
    readonly asked: unknown[];
    readonly inserted: string[];
    readonly created: string[];
  }

  /** Chooses the second kind, a field, and gives a name. */
  const make = async (name: string, { existing = undefined as string | undefined, hasServer = true } = {}) => {
    const made: Made = { said: [], asked: [], inserted: [], created: [] };
    const withPath = (path: string): object => ({
      path,
      with: (change: { path: string }) => withPath(change.path),
      toString: () => `file://${path}`,
    });
    const say = async (sentence: string) => void made.said.push(sentence);
    const vscode = {
      SnippetString: class {
        constructor(readonly value: string) {}
      },
      Uri: { joinPath: ({ path }: Page, more: string) => withPath(`${path}/${more}`) },
      commands: {},
      workspace: {
        ...settingsWith(() => 'vi'),
        workspaceFolders: [{ uri: withPath('/folder') }],
        fs: {
          stat: async () => {
            if (existing === undefined) throw new Error('not there');
          },
          writeFile: async ({ path }: Page) => void made.created.push(path),
        },
      },
      window: {
        showQuickPick: async (kinds: readonly object[]) => kinds[1],
        showSaveDialog: async ({ defaultUri }: { defaultUri: Page }) => {
          made.asked.push(defaultUri.path);
          return withPath(`/folder/${name}`);
        },
        showTextDocument: async () => ({
          document: { getText: () => existing ?? '' },
          insertSnippet: async ({ value }: { value: string }) => void made.inserted.push(value),
        }),
        showInformationMessage: say,
        showErrorMessage: say,
      },
    };
    const client = {
      code2ProtocolConverter: { asTextDocumentIdentifier: () => ({ uri: 'file:///folder' }) },
      sendRequest: async (method: string, { kind }: { kind: string }) => {
        made.asked.push(`${method} ${kind}`);
        return { snippet: 'par: 1\n' };
      },
    };
    const { newFile } = await loadClient<typeof NewFile>('client/src/commands/newFile.ts', { vscode });
    await newFile.run({ client: () => (hasServer ? client : undefined) } as never);
    return made;
  };

  it('gets its ending and the template that the server has for its kind', async () => {
    for (const name of ['2-van-ban', '2-van-ban.yaml', '2-van-ban.par.yaml'])
      assert.deepEqual(await make(name), {
        said: [],
        asked: ['/folder/1-linh-vuc.par.yaml', 'par/template field'],
        inserted: ['par: 1\n'],
        created: ['/folder/2-van-ban.par.yaml'],
      });
  });

  it('that is there already stays as it is, but for an empty one', async () => {
    const { said, inserted, created } = await make('a.par.yaml', { existing: 'par: 1\n' });
    assert.deepEqual([inserted, created], [[], []]);
    assert.match(said.join(), /^Đã có tệp a\.par\.yaml/);
    assert.deepEqual((await make('a.par.yaml', { existing: ' \n' })).inserted, ['par: 1\n']);
  });

  it('stays empty without a server, which is told', async () => {
    const { said, inserted, created } = await make('a', { hasServer: false });
    assert.deepEqual([inserted, created], [[], ['/folder/a.par.yaml']]);
    assert.match(said.join(), /^Máy chủ PAR Index chưa chạy/);
  });
});

describe('a command that fails', () => {
  it('says so in our words, keeps the cause for the log, and leads there', async () => {
    const log: string[] = [];
    const said: string[] = [];
    let run: () => Promise<void> = async () => undefined;
    const vscode = {
      workspace: settingsWith(() => 'vi'),
      commands: { registerCommand: (_: string, given: typeof run) => (run = given) },
      window: {
        showErrorMessage: async (sentence: string, ...choices: string[]) => {
          said.push(sentence);
          return choices[0];
        },
      },
    };
    const { register } = await loadClient<typeof Command>('client/src/commands/command.ts', { vscode });
    const output = { error: (text: string) => log.push(text), show: () => log.push('shown') };
    register(output as never, 'par.copyTable', async () => {
      throw new Error('Pending response rejected since connection got disposed');
    });
    await run();
    assert.match(said.join(), /^Chưa làm được việc này/);
    assert.match(log[0]!, /^par\.copyTable: Error: Pending response rejected/);
    assert.equal(log[1], 'shown');
  });
});
