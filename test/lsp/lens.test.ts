// Lenses: by fixtures in both languages, and over stdio with what the client can and wants.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ClientCapabilities, CodeLens } from 'vscode-languageserver';
import { lensesOf } from '../../server/src/features/lens.ts';
import { tokenModifiers, tokenTypes } from '../../server/src/features/tokens.ts';
import { defaultEditorSettings } from '../../server/src/lsp/editor-settings.ts';
import { fixturesIn, openFixture, unmet } from '../harness/cursor.ts';
import type { LspClient } from '../harness/lsp-client.ts';
import { ableClient, session, uriOf } from '../harness/lsp-client.ts';

const { lens: all } = defaultEditorSettings;

describe('lenses', () => {
  for (const location of fixturesIn('lens')) {
    it(location, async () => {
      const fixture = await openFixture(location);
      const answers = Object.keys(fixture.texts).flatMap((file) =>
        lensesOf(fixture.project, `/fixture/${file}`, all, 'vi').map(({ span, title }) => ({
          path: file,
          span,
          words: title,
        })),
      );
      assert.deepEqual(unmet(fixture, 0, answers), []);
    });
  }

  it('speak English too, and are left out by kind', async () => {
    const { project } = await openFixture('test/fixtures/features/lens/index');
    const titles = (file: string, wanted: Partial<typeof all> = {}) =>
      lensesOf(project, `/fixture/${file}`, { ...all, ...wanted }, 'en').map(({ title }) => title);
    assert.deepEqual(titles('index.par.yaml'), [
      'Σ 10 ≠ 8 · 6.167 ≠ 5.5 · 3 areas',
      'Σ 3 / 3 ✓ · 2.5 ≠ 2 · 2.5 / 2.5 ✓ · 2 components',
      'Σ 4.5 / 5.0 (0.5 not listed) · 2 components',
    ]);
    assert.equal(titles('index.par.yaml', { totals: false }).length, 2);
    assert.equal(titles('index.par.yaml', { sums: false }).length, 1);
    assert.deepEqual(titles('agencies.par.yaml'), [
      'leads 3 criteria · lost 1.377 · planned +0',
      'leads 3 criteria · lost 2.211 · planned +0',
      'leads no criterion',
    ]);
    assert.deepEqual(titles('agencies.par.yaml', { agencies: false }), []);
  });

  it('lead to the components, and to what an agency leads', async () => {
    const { project, texts } = await openFixture('test/fixtures/features/lens/index');
    const written = (file: string, nth: number) =>
      lensesOf(project, `/fixture/${file}`, all, 'vi')
        [nth]!.references()
        .map(({ path, start, end }) => texts[path.slice('/fixture/'.length)]!.slice(start, end));
    assert.deepEqual(written('index.par.yaml', 0), ['"1"', '"2"', '"3"']);
    assert.deepEqual(written('index.par.yaml', 1), ['"1.1"', '"1.2"']);
    assert.deepEqual(written('agencies.par.yaml', 1), ['"2.1"', '"3.1"', '"3.2"']);
    assert.deepEqual(written('agencies.par.yaml', 2), []);
  });
});

// Over the wire -----------------------------------------------------------------------------------------------------

const annex = 'samples/hanoi-2021';
const uri = uriOf(`${annex}/7-hien-dai-hoa.par.yaml`);
const text = readFileSync(`${annex}/7-hien-dai-hoa.par.yaml`, 'utf8');
const lensesFrom = async (client: LspClient, of = uri) =>
  (await client.request('textDocument/codeLens', { textDocument: { uri: of } })) as CodeLens[];
const titlesOf = (lenses: readonly CodeLens[]) => lenses.map(({ command }) => command!.title);

/** A client that shows lenses and hints, and can be told to ask again. */
const showing: ClientCapabilities = {
  ...ableClient,
  workspace: {
    ...ableClient.workspace,
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
  },
};

describe('lenses of the server', () => {
  it('are whole in the first answer; without the command they say, with it they lead', async () => {
    await session({ folders: [annex] }, async (client) => {
      assert.deepEqual(client.initialized!.capabilities.codeLensProvider, { resolveProvider: false });
      client.open(uri, text);
      const [, first] = await lensesFrom(client);
      assert.deepEqual(first!.command, {
        title: 'Σ 7.25 / 7.25 ✓ · 4.935 ≠ 4.937 · 6.45 / 6.45 ✓ · 11 thành phần',
        command: '',
      });
      const line = text.split('\n').findIndex((each) => each.includes('code: "7.1"'));
      assert.equal(first!.range.start.line, line);
      const [total] = await lensesFrom(client, uriOf(`${annex}/index.par.yaml`));
      assert.equal(total!.command!.title, 'Σ 100 / 100 ✓ · 86.07 / 86.07 ✓ · 92.418 / 92.418 ✓ · 8 lĩnh vực');
      const agencies = titlesOf(await lensesFrom(client, uriOf(`${annex}/agencies.par.yaml`)));
      assert.equal(agencies.length, 8);
      assert.match(agencies[0]!, /^chủ trì \d+ tiêu chí · mất [\d.]+ · kế hoạch \+[\d.]+$/);
    });
    const initializationOptions = { commands: ['par.showReferences'], language: 'en' };
    await session({ folders: [annex], initializationOptions }, async (client) => {
      const [, first] = await lensesFrom(client);
      const { title, command, arguments: given } = first!.command!;
      assert.match(title, / · 11 components$/);
      assert.equal(command, 'par.showReferences');
      const [at, position, locations] = given as [string, unknown, { uri: string }[]];
      assert.equal(at, uri);
      assert.deepEqual(position, first!.range.start);
      assert.equal(locations.length, 11);
      assert.ok(locations.every((location) => location.uri === uri));
    });
  });

  it('follow what is typed', async () => {
    await session({ folders: [annex] }, async (client) => {
      client.open(uri, text);
      client.change(uri, text.replace('score: 4.937', 'score: 4.935'));
      assert.match(titlesOf(await lensesFrom(client))[1]!, / · 4\.935 \/ 4\.935 ✓ · /);
      client.change(uri, text.replace('score: 4.937', 'score:'));
      assert.match(titlesOf(await lensesFrom(client))[1]!, / · – · /);
    });
  });

  it('are switched off by the settings of the editor, and the client asks anew only for what differs', async () => {
    const settings: Record<string, unknown> = { language: 'vi', lens: { sums: true }, hints: {} };
    const answers = { 'workspace/configuration': () => [settings] };
    await session({ folders: [annex], capabilities: showing, answers }, async (client) => {
      client.open(uri, text);
      assert.ok((await lensesFrom(client)).length > 1);
      const after = async (given: Record<string, unknown>, awaited: string): Promise<string[]> => {
        const from = client.messages.length;
        Object.assign(settings, given);
        client.notify('workspace/didChangeConfiguration', { settings: null });
        await client.waitFor(awaited, ({ method }) => method === awaited, from);
        // What else is to be asked anew is told in the same breath.
        await client.request('textDocument/foldingRange', { textDocument: { uri } });
        return client.messages.slice(from).flatMap(({ method }) => (method?.endsWith('/refresh') ? [method] : []));
      };
      assert.deepEqual(await after({ lens: { sums: false } }, 'workspace/codeLens/refresh'), [
        'workspace/codeLens/refresh',
      ]);
      assert.deepEqual(await lensesFrom(client), []);
      assert.equal((await lensesFrom(client, uriOf(`${annex}/index.par.yaml`))).length, 1, 'the other kinds stay');
      assert.deepEqual(await after({ hints: { sums: false } }, 'workspace/inlayHint/refresh'), [
        'workspace/inlayHint/refresh',
      ]);
      assert.deepEqual(await after({ lens: { sums: true }, language: 'en' }, 'workspace/codeLens/refresh'), [
        'workspace/diagnostic/refresh',
        'workspace/codeLens/refresh',
        'workspace/inlayHint/refresh',
      ]);
      assert.match(titlesOf(await lensesFrom(client))[1]!, / components$/);
      // What is no switch changes nothing.
      Object.assign(settings, { lens: { sums: 'no', totals: null }, hints: 7, language: 'fr' });
      client.notify('workspace/didChangeConfiguration', { settings: null });
      assert.match(titlesOf(await lensesFrom(client))[1]!, / components$/);
    });
  });

  it('are asked for anew, with all else that is shown, when files change on disk', async () => {
    await session({ folders: [annex], capabilities: showing }, async (client) => {
      client.open(uri, text);
      await lensesFrom(client);
      const from = client.messages.length;
      client.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: uriOf(`${annex}/index.par.yaml`), type: 2 }],
      });
      for (const what of ['codeLens', 'inlayHint', 'semanticTokens', 'diagnostic'])
        await client.waitFor(what, ({ method }) => method === `workspace/${what}/refresh`, from);
    });
  });

  it('are asked for anew beside the document that is typed in, where its numbers are added up', async () => {
    await session({ folders: [annex], capabilities: showing }, async (client) => {
      const root = uriOf(`${annex}/index.par.yaml`);
      client.open(root, readFileSync(`${annex}/index.par.yaml`, 'utf8'));
      client.open(uri, text);
      await lensesFrom(client, root);
      const asked = () => client.messages.filter(({ method }) => method === 'workspace/codeLens/refresh').length;
      // A title counts nowhere else.
      client.change(uri, text.replace('HIỆN ĐẠI HÓA', 'HIỆN ĐẠI'));
      await lensesFrom(client, root);
      client.change(uri, text.replace('score: 12.185', 'score: 12.285'));
      await client.waitFor('what is beside', ({ method }) => method === 'workspace/codeLens/refresh');
      assert.match(titlesOf(await lensesFrom(client, root))[0]!, / · 86\.17 ≠ 86\.07 · /);
      assert.equal(asked(), 1);
      client.close(root);
      client.change(uri, text);
      await lensesFrom(client);
      assert.equal(asked(), 1, 'nothing is beside it');
    });
  });

  it('may be chosen at the start, by a client that can be asked nothing', async () => {
    const capabilities = { textDocument: { diagnostic: {} } };
    const initializationOptions = { lens: { sums: false } };
    await session({ folders: [annex], capabilities, initializationOptions }, async (client) => {
      client.open(uri, text);
      assert.deepEqual(await lensesFrom(client), []);
      client.notify('workspace/didChangeConfiguration', { settings: { par: { lens: { sums: true } } } });
      assert.ok((await lensesFrom(client)).length > 1);
    });
  });
});

describe('the settings of the editor', () => {
  interface Manifest {
    readonly contributes: {
      readonly configuration: {
        readonly properties: Readonly<Record<string, { default: unknown; description: string; type: string }>>;
      };
      readonly semanticTokenTypes: readonly { id: string; description: string }[];
      readonly semanticTokenModifiers: readonly { id: string; description: string }[];
      readonly semanticTokenScopes: readonly { scopes: Readonly<Record<string, readonly string[]>> }[];
    };
  }
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as unknown;
  const { contributes } = read('package.json') as Manifest;
  const vi = read('package.nls.vi.json') as Record<string, string>;
  const both = read('package.nls.json') as Record<string, string>;
  const isTold = (description: string) => {
    const key = description.replaceAll('%', '');
    assert.ok(vi[key], `${key} in Vietnamese`);
    assert.ok(both[key]?.startsWith(vi[key]) && /\(.+\)$/.test(both[key]), `${key} with the English in brackets`);
  };

  it('have a switch for every lens and hint, with the default that the server has', () => {
    const { properties } = contributes.configuration;
    const switches = Object.entries(properties).filter(([name]) => /^par\.(lens|hints)\./.test(name));
    const { lens, hints } = defaultEditorSettings;
    const expected = Object.entries({ lens, hints }).flatMap(([part, kinds]) =>
      Object.entries(kinds).map(([kind, on]) => [`par.${part}.${kind}`, on]),
    );
    assert.deepEqual(
      switches.map(([name, { default: on }]) => [name, on]),
      expected,
    );
    for (const [, { description, type }] of switches) {
      assert.equal(type, 'boolean');
      isTold(description);
    }
  });

  it('name the kinds of words that the server has of its own, each with a colour', () => {
    const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
    const own = tokenTypes.filter((type) => !['property', 'keyword', 'decorator'].includes(type));
    assert.deepEqual(ids(contributes.semanticTokenTypes), own);
    assert.deepEqual(
      ids(contributes.semanticTokenModifiers),
      tokenModifiers.filter((modifier) => !['declaration', 'deprecated'].includes(modifier)),
    );
    for (const { description } of [...contributes.semanticTokenTypes, ...contributes.semanticTokenModifiers])
      isTold(description);
    const selectors = Object.keys(contributes.semanticTokenScopes[0]!.scopes);
    assert.deepEqual(new Set(selectors.map((each) => each.split('.')[0])), new Set(tokenTypes));
    for (const modifier of selectors.flatMap((each) => each.split('.').slice(1)))
      assert.ok((tokenModifiers as readonly string[]).includes(modifier), modifier);
  });
});
