import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  FullDocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { LspClient, Message } from '../harness/lsp-client.ts';
import { ableClient, pushedClient, session, uriOf } from '../harness/lsp-client.ts';
import { temporaryProject } from '../harness/cli.ts';

const annex = 'samples/hanoi-2021';
const sample = Object.fromEntries(
  readdirSync(annex)
    .filter((name) => name.endsWith('.par.yaml'))
    .map((name) => [name, readFileSync(path.join(annex, name), 'utf8')]),
);
/** For tests that write nothing. */
const sampleFolder = temporaryProject(sample);
const seven = '7-hien-dai-hoa.par.yaml';
const sevenText = sample[seven]!;
const root = 'index.par.yaml';

const small = `par: 1
criteria:
  - code: "1"
    title: Chỉ đạo điều hành
    max: 3
    criteria:
      - code: "1.1"
        title: Kế hoạch
        max: 1
      - code: "1.2"
        title: Báo cáo
        max: 1
`;

const sums = (items: readonly Diagnostic[]) => items.filter(({ code }) => code === 'sum-mismatch');

/** The criterion's own line of a file: where its key stands. */
function placeOf(text: string, code: string, key: string): { line: number; character: number } {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.includes(`code: "${code}"`));
  const line = lines.findIndex((each, i) => i > from && each.trim().startsWith(`${key}:`));
  return { line, character: lines[line]!.indexOf(':') + 2 };
}

function valueOf(text: string, code: string, key: string): string {
  const { line, character } = placeOf(text, code, key);
  return text.split('\n')[line]!.slice(character);
}

function edit(text: string, code: string, key: string, to: string) {
  const start = placeOf(text, code, key);
  return [{ range: { start, end: { line: start.line, character: 999 } }, newText: to }];
}

/** Area 7 and its component 7.3 worth one point more: right by itself, but the index no longer adds up to 100. */
const heavier = [
  ...edit(sevenText, '7', 'max', '16'),
  ...edit(sevenText, '7.3', 'max', String(Number(valueOf(sevenText, '7.3', 'max')) + 1)),
];
const lighter = [
  ...edit(sevenText, '7', 'max', '15'),
  ...edit(sevenText, '7.3', 'max', valueOf(sevenText, '7.3', 'max')),
];

type Items = WorkspaceDocumentDiagnosticReport[];
const idsOf = (items: Items) => items.map(({ uri, resultId }) => ({ uri, value: resultId! }));

async function pullWorkspace(
  client: LspClient,
  previousResultIds: { uri: string; value: string }[] = [],
): Promise<Items> {
  return ((await client.request('workspace/diagnostic', { previousResultIds })) as WorkspaceDiagnosticReport).items;
}

const itemsAt = (items: Items, uri: string): Diagnostic[] | undefined => {
  const found = items.find((item) => item.uri === uri);
  return found?.kind === 'full' ? found.items : undefined;
};

describe('diagnostics that are pulled', () => {
  it('give the wrong sum of the annex with its addends, and nothing new when asked again', async () => {
    await session({ folders: [sampleFolder] }, async (client) => {
      const uri = uriOf(path.join(sampleFolder, seven));
      client.open(uri, sevenText);
      const report = await client.diagnostics(uri);
      assert.equal(report.kind, 'full');
      const [found] = sums((report as FullDocumentDiagnosticReport).items);
      const start = placeOf(sevenText, '7.1', 'score');
      assert.deepEqual(found!.range, { start, end: { line: start.line, character: start.character + 5 } });
      assert.equal(found!.severity, 1);
      assert.equal(found!.source, 'par-index');
      assert.match(found!.message as string, /4\.935.*4\.937/);
      assert.equal(found!.relatedInformation!.length, 11);
      assert.deepEqual(found!.relatedInformation![0]!.location, {
        uri,
        range: {
          start: placeOf(sevenText, '7.1.1', 'score'),
          end: {
            ...placeOf(sevenText, '7.1.1', 'score'),
            character: placeOf(sevenText, '7.1.1', 'score').character + 1,
          },
        },
      });
      assert.equal(found!.codeDescription, undefined);
      const again = await client.diagnostics(uri, report.resultId);
      assert.deepEqual(
        { kind: again.kind, resultId: again.resultId },
        { kind: 'unchanged', resultId: report.resultId },
      );
      client.change(uri, edit(sevenText, '7.1', 'score', '4.935'));
      const after = await client.diagnostics(uri, report.resultId);
      assert.equal(after.kind, 'full');
      assert.deepEqual(
        sums((after as FullDocumentDiagnosticReport).items).filter(({ message }) => String(message).startsWith('7.1:')),
        [],
      );
    });
  });

  it('name the page of the rule, in the language of the client, where it says where pages are', async () => {
    for (const [language, page] of [
      ['vi', 'sum-mismatch.md'],
      ['en', 'sum-mismatch.en.md'],
    ]) {
      const initializationOptions = { language, ruleDocs: 'https://vi.du/rules/' };
      await session({ folders: [sampleFolder], initializationOptions }, async (client) => {
        const [found] = sums(await client.items(uriOf(path.join(sampleFolder, seven))));
        assert.deepEqual(found!.codeDescription, { href: `https://vi.du/rules/${page}` });
      });
    }
  });

  it('mark what is no more and what is not needed, for clients that show it, and carry nothing else', async () => {
    const fixture = (rule: string) => readFileSync(`test/fixtures/rules/${rule}/bad.par.yaml`, 'utf8');
    const rules = ['agency-not-active', 'unused-agency', 'unused-suppression'];
    const folder = temporaryProject(Object.fromEntries(rules.map((rule) => [`${rule}/a.par.yaml`, fixture(rule)])));
    const publishDiagnostics = { tagSupport: { valueSet: [1, 2] as (1 | 2)[] } };
    const clients: [ClientCapabilities, boolean][] = [
      [{ ...ableClient, textDocument: { ...ableClient.textDocument, publishDiagnostics } }, true],
      [{ ...ableClient, textDocument: { ...ableClient.textDocument, diagnostic: publishDiagnostics } }, true],
      [ableClient, false],
    ];
    for (const [capabilities, isAble] of clients) {
      await session({ folders: [folder], capabilities, initializationOptions: { language: 'en' } }, async (client) => {
        const told: Record<string, unknown[]> = {};
        for (const rule of rules)
          for (const item of await client.items(uriOf(path.join(folder, rule, 'a.par.yaml')))) {
            assert.ok(!('data' in item));
            if (item.code === rule) (told[rule] ??= []).push(item.tags?.join() ?? '');
            else assert.equal(item.tags, undefined);
          }
        const expected = {
          // The last is about an agency that has not begun yet.
          'agency-not-active': ['2', '2', '2', '2', ''],
          'unused-agency': told['unused-agency']!.map(() => '1'),
          // The last but one stands in the wrong place only.
          'unused-suppression': ['1', '1', '1', '1', '1', '1', ''],
        };
        assert.ok(told['unused-agency']!.length > 0);
        const none = Object.fromEntries(Object.entries(expected).map(([rule, tags]) => [rule, tags.map(() => '')]));
        assert.deepEqual(told, isAble ? expected : none);
      });
    }
  });

  it('tell of other files of the index along with the one asked for', async () => {
    await session({ folders: [temporaryProject(sample)] }, async (client) => {
      const folder = path.dirname(decodeURIComponent(new URL((await pullWorkspace(client))[0]!.uri).pathname));
      const uri = uriOf(path.join(folder, seven));
      client.open(uri, sevenText);
      const first = await client.diagnostics(uri);
      const told = Object.keys(first.relatedDocuments ?? {}).map((each) => path.basename(each));
      assert.ok(told.includes('6-tai-chinh-cong.par.yaml'));
      assert.ok(!told.includes(seven) && !told.includes(root));
      client.change(uri, heavier);
      const second = await client.diagnostics(uri, first.resultId);
      assert.deepEqual(Object.keys(second.relatedDocuments ?? {}), [uriOf(path.join(folder, root))]);
      assert.equal((await client.diagnostics(uri)).relatedDocuments, undefined);
    });
  });

  it('tell again what the client forgets of a document that is closed, and that a file is gone', async () => {
    const folder = temporaryProject(sample);
    const uri = (name: string) => uriOf(path.join(folder, name));
    await session({ folders: [folder] }, async (client) => {
      client.open(uri(seven), sevenText);
      client.open(uri(root), sample[root]!);
      assert.equal(sums(await client.items(uri(seven))).length, 1);
      const related = async () => (await client.diagnostics(uri(root))).relatedDocuments ?? {};
      assert.equal((await related())[uri(seven)], undefined);
      client.close(uri(seven));
      const again = (await related())[uri(seven)];
      assert.equal(again?.kind === 'full' && sums(again.items).length, 1);
      assert.deepEqual(await related(), {});
      rmSync(path.join(folder, seven));
      client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(seven), type: 3 }] });
      assert.deepEqual((await related())[uri(seven)], { kind: 'full', resultId: '0', items: [] });
      assert.deepEqual(await related(), {});
    });
  });

  it('check files that nobody opened, and answer again only after a change', async () => {
    const folder = temporaryProject(sample);
    const uri = (name: string) => uriOf(path.join(folder, name));
    await session({ folders: [folder] }, async (client) => {
      const first = await pullWorkspace(client);
      assert.deepEqual(
        first.map((item) => path.basename(item.uri)),
        Object.keys(sample).sort(),
      );
      assert.equal(sums(itemsAt(first, uri(seven))!).length, 1);
      const held = client.ask('workspace/diagnostic', { previousResultIds: idsOf(first) });
      let isAnswered = false;
      void held.answer.then(() => (isAnswered = true));
      client.open(uri(seven), sevenText);
      await client.diagnostics(uri(seven));
      await client.diagnostics(uri(root));
      assert.ok(!isAnswered, 'nothing has changed yet');

      // The maximum of area 7 is part of the sum that index.par.yaml states; that file is not open.
      client.change(uri(seven), heavier);
      const { items } = (await held.answer).result as WorkspaceDiagnosticReport;
      assert.match(sums(itemsAt(items, uri(root))!)[0]?.message as string, /101/);
      assert.deepEqual(
        items.filter(({ kind }) => kind === 'full').map((item) => path.basename(item.uri)),
        [root],
      );
      assert.equal(items.length, first.length);
      assert.equal(items.find((item) => item.uri === uri(seven))!.version, 2);
      assert.equal(items.find((item) => item.uri === uri(root))!.version, null);

      const next = client.ask('workspace/diagnostic', { previousResultIds: idsOf(items) });
      client.change(uri(seven), lighter);
      const back = ((await next.answer).result as WorkspaceDiagnosticReport).items;
      assert.deepEqual(itemsAt(back, uri(root)), []);
    });
  });

  it('stream what changes to a client that takes partial results, and end when a document closes', async () => {
    const folder = temporaryProject(sample);
    const uri = uriOf(path.join(folder, seven));
    const partial = ({ method, params }: Message) =>
      method === '$/progress' && (params as { token: unknown }).token === 'p';
    const of = (message: Message) => (message.params as { value: WorkspaceDiagnosticReport }).value.items;
    await session({ folders: [folder] }, async (client) => {
      const held = client.ask('workspace/diagnostic', { previousResultIds: [], partialResultToken: 'p' });
      assert.equal(of(await client.waitFor('the first part', partial)).length, Object.keys(sample).length);
      client.open(uri, sevenText);
      const before = client.messages.length;
      client.change(uri, heavier);
      const items = of(await client.waitFor('the second part', partial, before));
      assert.deepEqual(
        items.map((item) => path.basename(item.uri)),
        [root],
      );
      client.close(uri);
      assert.deepEqual((await held.answer).result, { items: [] });
    });
  });

  it('answer a cancelled request with its error', async () => {
    await session({ folders: [sampleFolder] }, async (client) => {
      const first = await pullWorkspace(client);
      const held = client.ask('workspace/diagnostic', { previousResultIds: idsOf(first) });
      client.notify('$/cancelRequest', { id: held.id });
      assert.equal((await held.answer).error?.code, -32800);
      assert.ok(
        (await client.request('textDocument/documentSymbol', { textDocument: { uri: first[0]!.uri } })) !== null,
      );
    });
  });

  it('follow what other programs do to files', async () => {
    const folder = temporaryProject(sample);
    const uri = (name: string) => uriOf(path.join(folder, name));
    const events = (type: number, ...names: string[]) => ({ changes: names.map((name) => ({ uri: uri(name), type })) });
    await session({ folders: [folder] }, async (client) => {
      let items = await pullWorkspace(client);
      const step = async (act: () => void, type: number, ...names: string[]): Promise<void> => {
        const held = client.ask('workspace/diagnostic', { previousResultIds: idsOf(items) });
        act();
        client.notify('workspace/didChangeWatchedFiles', events(type, ...names));
        items = ((await held.answer).result as WorkspaceDiagnosticReport).items;
      };
      await step(
        () =>
          writeFileSync(
            path.join(folder, seven),
            sevenText
              .replace('max: 15\n', 'max: 17\n')
              .replace(
                /(code: "7\.3"[^]*?max: )[\d.]+/,
                (_, before: string) => before + String(Number(valueOf(sevenText, '7.3', 'max')) + 2),
              ),
          ),
        2,
        seven,
      );
      assert.match(sums(itemsAt(items, uri(root))!)[0]?.message as string, /102/);
      await client.waitFor('a call to ask again', ({ method }) => method === 'workspace/diagnostic/refresh');

      await step(() => rmSync(path.join(folder, seven)), 3, seven);
      assert.deepEqual(itemsAt(items, uri(seven)), []);
      await step(() => writeFileSync(path.join(folder, seven), sevenText), 1, seven);
      assert.equal(sums(itemsAt(items, uri(seven))!).length, 1);
      await step(
        () => writeFileSync(path.join(folder, 'par.config.yaml'), 'rules:\n  sum-mismatch: off\n'),
        1,
        'par.config.yaml',
      );
      assert.deepEqual(sums(itemsAt(items, uri(seven))!), []);
      await step(
        () => writeFileSync(path.join(folder, 'par.config.yaml'), 'rules:\n  sum-mismatch: info\n'),
        2,
        'par.config.yaml',
      );
      assert.equal(sums(itemsAt(items, uri(seven))!)[0]!.severity, 3);
      mkdirSync(path.join(folder, 'tinh'));
      await step(() => writeFileSync(path.join(folder, 'tinh/a.par.yaml'), small), 1, 'tinh/a.par.yaml');
      assert.equal(sums(itemsAt(items, uri('tinh/a.par.yaml'))!).length, 1);
      // Of a folder that goes, only the folder is told.
      await step(() => rmSync(path.join(folder, 'tinh'), { recursive: true }), 3, 'tinh');
      assert.deepEqual(itemsAt(items, uri('tinh/a.par.yaml')), []);
    });
  });

  it('say that nothing is left where the client remembers files that are gone', async () => {
    const folder = temporaryProject({ 'a.par.yaml': small });
    const gone = [uriOf(path.join(folder, 'cũ.par.yaml')), 'untitled:Untitled-1'];
    await session({ folders: [folder] }, async (client) => {
      const remembered = gone.map((uri) => ({ uri, value: 'abc' }));
      const items = await pullWorkspace(client, [...remembered, { uri: 'untitled:Untitled-2', value: '0' }]);
      for (const uri of gone) assert.deepEqual(itemsAt(items, uri), []);
      assert.equal(items.length, 3, 'nothing of what had nothing');
      assert.equal(sums(itemsAt(items, uriOf(path.join(folder, 'a.par.yaml')))!).length, 1);
    });
  });

  it('follow a file that is renamed, and one that goes while it is open', async () => {
    const folder = temporaryProject({ 'a.par.yaml': small });
    const uri = (name: string) => uriOf(path.join(folder, name));
    await session({ folders: [folder] }, async (client) => {
      const first = await pullWorkspace(client);
      const held = client.ask('workspace/diagnostic', { previousResultIds: idsOf(first) });
      renameSync(path.join(folder, 'a.par.yaml'), path.join(folder, 'b.par.yaml'));
      client.notify('workspace/didChangeWatchedFiles', {
        changes: [
          { uri: uri('a.par.yaml'), type: 3 },
          { uri: uri('b.par.yaml'), type: 1 },
        ],
      });
      const { items } = (await held.answer).result as WorkspaceDiagnosticReport;
      assert.deepEqual(itemsAt(items, uri('a.par.yaml')), []);
      assert.equal(sums(itemsAt(items, uri('b.par.yaml'))!).length, 1);

      client.open(uri('b.par.yaml'), small);
      rmSync(path.join(folder, 'b.par.yaml'));
      client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri('b.par.yaml'), type: 3 }] });
      assert.equal(sums(await client.items(uri('b.par.yaml'))).length, 1, 'it is still in the editor');
      client.close(uri('b.par.yaml'));
      assert.deepEqual(await client.items(uri('b.par.yaml')), []);
      assert.deepEqual(await pullWorkspace(client, idsOf(items.filter((item) => item.uri === uri('b.par.yaml')))), [
        { kind: 'full', uri: uri('b.par.yaml'), version: null, resultId: '0', items: [] },
      ]);
    });
  });

  it('name documents as the client spells them, and count the byte order mark that it counts', async () => {
    const index = 'par: 1\nindex:\n  title: Chỉ số\n  max: 4\ncriteria:\n  - file: tệp.par.yaml\n';
    const folder = temporaryProject({ 'index.par.yaml': index, 'tệp.par.yaml': small });
    const usual = uriOf(path.join(folder, 'tệp.par.yaml'));
    const spelled = decodeURI(usual);
    assert.notEqual(spelled, usual);
    await session({ folders: [folder] }, async (client) => {
      const addressIn = async () => {
        const items = await client.items(uriOf(path.join(folder, 'index.par.yaml')));
        return sums(items)[0]!.relatedInformation![0]!.location.uri;
      };
      assert.equal(await addressIn(), usual);
      client.open(spelled, small);
      assert.equal(await addressIn(), spelled);

      const headless = small.replace('par: 1\n', '');
      const ends = async () =>
        (await client.items(spelled)).filter(({ range }) => range.start.line === 0)[0]!.range.end;
      client.change(spelled, headless);
      const { character } = await ends();
      client.change(spelled, `\uFEFF${headless}`);
      assert.equal((await ends()).character, character + 1);
      client.change(spelled, headless);
      assert.equal((await ends()).character, character);
    });
  });

  it('are right in the end whatever comes in one go', async () => {
    const folder = temporaryProject(sample);
    const uri = (name: string) => uriOf(path.join(folder, name));
    const names = Object.keys(sample);
    let after: Items = [];
    await session({ folders: [folder] }, async (client) => {
      const held = client.ask('workspace/diagnostic', { previousResultIds: [], partialResultToken: 'p' });
      for (let round = 0; round < 6; round++) {
        for (const name of names) client.open(uri(name), sample[name]!);
        const pulls = names.map((name) => client.ask('textDocument/diagnostic', { textDocument: { uri: uri(name) } }));
        client.change(uri(seven), heavier);
        client.change(uri(root), 'par: 1\ncriteria: [');
        client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(root), type: round % 2 ? 2 : 3 }] });
        client.change(uri(root), sample[root]!);
        for (const { id } of pulls.slice(round)) client.notify('$/cancelRequest', { id });
        for (const name of names) client.close(uri(name));
        for (const { answer } of pulls) assert.ok([undefined, -32800].includes((await answer).error?.code));
      }
      client.open(uri(seven), sevenText);
      client.change(uri(seven), heavier);
      client.notify('$/cancelRequest', { id: held.id });
      assert.ok((await held.answer).error === undefined || (await held.answer).error!.code === -32800);
      after = await pullWorkspace(client);
    });
    await session({ folders: [folder] }, async (client) => {
      client.open(uri(seven), sevenText);
      client.change(uri(seven), heavier);
      assert.deepEqual(after, await pullWorkspace(client));
    });
  });

  it('let an open document stand before its file', async () => {
    const folder = temporaryProject({ 'a.par.yaml': small });
    const uri = uriOf(path.join(folder, 'a.par.yaml'));
    await session({ folders: [folder] }, async (client) => {
      client.open(uri, small.replace('max: 3', 'max: 2'));
      assert.deepEqual(sums(await client.items(uri)), []);
      writeFileSync(path.join(folder, 'a.par.yaml'), small.replace('max: 3', 'max: 4'));
      client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
      assert.deepEqual(sums(await client.items(uri)), []);
      client.close(uri);
      assert.match(sums(await client.items(uri))[0]?.message as string, /ghi 4/);
    });
  });

  it('follow folders that come and go', async () => {
    const [one, two] = [temporaryProject({ 'a.par.yaml': small }), temporaryProject({ 'b.par.yaml': small })];
    const folder = (at: string) => ({ uri: uriOf(at), name: path.basename(at) });
    await session({ folders: [one] }, async (client) => {
      client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder(two)], removed: [folder(one)] } });
      const items = await pullWorkspace(client);
      assert.deepEqual(
        items.map((item) => path.basename(item.uri)),
        ['b.par.yaml'],
      );
    });
  });

  it('say of a part of a large project what stands there, and in the indexes it belongs to', async () => {
    const within = (folder: string) =>
      Object.fromEntries(Object.entries(sample).map(([name, text]) => [`${folder}/${name}`, text]));
    const folder = temporaryProject({ ...within('mot'), ...within('hai') });
    await session({ folders: [path.join(folder, 'mot')] }, async (client) => {
      const items = await pullWorkspace(client);
      assert.deepEqual(
        items.map((item) => path.basename(path.dirname(item.uri))),
        Object.keys(sample).map(() => 'mot'),
      );
    });
  });

  it('check documents that are no files', async () => {
    await session({}, async (client) => {
      for (const uri of ['untitled:Untitled-1', 'vscode-vfs://github/a/b/t%E1%BB%87p.par.yaml']) {
        client.open(uri, small);
        assert.equal(sums(await client.items(uri)).length, 1, uri);
        const actions = (await client.request('textDocument/codeAction', {
          textDocument: { uri },
          range: sums(await client.items(uri))[0]!.range,
          context: { diagnostics: [] },
        })) as CodeAction[];
        const change = actions[0]!.edit!.documentChanges![0]!;
        assert.ok('textDocument' in change && change.textDocument.uri === uri);
      }
      const items = await pullWorkspace(client);
      assert.deepEqual(
        items.map((item) => item.uri),
        ['untitled:Untitled-1', 'vscode-vfs://github/a/b/t%E1%BB%87p.par.yaml'],
      );
    });
  });

  it('leave alone what is not of the format, and answer for what is unknown', async () => {
    await session({}, async (client) => {
      client.open('file:///tmp/other.yaml', small, 'yaml');
      assert.deepEqual(await client.items('file:///tmp/other.yaml'), []);
      assert.deepEqual(await client.items('file:///not/there.par.yaml'), []);
      assert.equal(
        await client.request('textDocument/hover', {
          textDocument: { uri: 'file:///not/there.par.yaml' },
          position: { line: 0, character: 0 },
        }),
        null,
      );
    });
  });

  it('speak the language that the client asks for, also after it changes its mind', async () => {
    let language = 'en';
    const answers = { 'workspace/configuration': () => [{ language }] };
    const uri = uriOf(path.join(sampleFolder, seven));
    await session({ folders: [sampleFolder], initializationOptions: { language: 'en' }, answers }, async (client) => {
      client.open(uri, sevenText);
      assert.match(sums(await client.items(uri))[0]?.message as string, /components add up/);
      language = 'vi';
      client.notify('workspace/didChangeConfiguration', { settings: null });
      await client.waitFor('a call to ask again', ({ method }) => method === 'workspace/diagnostic/refresh');
      assert.match(sums(await client.items(uri))[0]?.message as string, /thành phần cộng lại/);
    });
    // Without a word at the start it is asked for; a client that can't be asked tells it along.
    language = 'en';
    await session({ folders: [sampleFolder], answers }, async (client) => {
      await client.waitFor('the question', ({ method }) => method === 'workspace/configuration');
      assert.match(sums(await client.items(uri))[0]?.message as string, /components add up/);
    });
    await session(
      { folders: [sampleFolder], capabilities: { textDocument: ableClient.textDocument! } },
      async (client) => {
        client.notify('workspace/didChangeConfiguration', { settings: { par: { language: 'en' } } });
        assert.match(sums(await client.items(uri))[0]?.message as string, /components add up/);
      },
    );
  });

  it('ask the client to watch files where it can', async () => {
    await session({ folders: [sampleFolder] }, async (client) => {
      const { params } = await client.waitFor('a registration', ({ method }) => method === 'client/registerCapability');
      const { registrations } = params as { registrations: { method: string }[] };
      assert.deepEqual(
        registrations.map(({ method }) => method),
        ['workspace/didChangeWatchedFiles', 'workspace/didChangeConfiguration'],
      );
    });
  });
});

describe('diagnostics that are pushed', () => {
  const itemsOf = (message: Message) => (message.params as { diagnostics: Diagnostic[] }).diagnostics;
  /** Findings pushed for a file, so many of them on sums. */
  const published = (uri: string, count: number) => (message: Message) =>
    message.method === 'textDocument/publishDiagnostics' &&
    (message.params as { uri: string }).uri === uri &&
    sums(itemsOf(message)).length === count;

  it('come for all files with findings, move with edits elsewhere, and are cleared', async () => {
    const folder = temporaryProject(sample);
    const uri = (name: string) => uriOf(path.join(folder, name));
    await session({ folders: [folder], capabilities: pushedClient }, async (client) => {
      assert.equal(client.initialized!.capabilities.diagnosticProvider, undefined);
      await client.waitFor('area 7', published(uri(seven), 1));
      client.open(uri(seven), sevenText);
      client.change(uri(seven), heavier);
      const index = await client.waitFor('the index', published(uri(root), 1));
      assert.match(sums(itemsOf(index))[0]!.message as string, /101/);
      client.change(uri(seven), sevenText);
      await client.waitFor('the index in order', published(uri(root), 0), client.messages.indexOf(index));
      client.change(uri(seven), edit(sevenText, '7.1.9', 'score', '0.187'));
      const repaired = await client.waitFor('area 7 in order', published(uri(seven), 0));
      assert.equal((repaired.params as { version?: number }).version, 4);
      const empty = client.messages.filter(
        ({ method, params }) =>
          method === 'textDocument/publishDiagnostics' && (params as { diagnostics: [] }).diagnostics.length === 0,
      );
      assert.deepEqual(
        new Set(empty.map(({ params }) => (params as { uri: string }).uri)).has(uri('agencies.par.yaml')),
        false,
        'nothing is said of a file that never had anything',
      );
      client.change(uri(seven), 'par: 1\ncriteria: []\n');
      client.close(uri(seven));
      await client.waitFor('area 7 as it is on disk', published(uri(seven), 1), client.messages.indexOf(repaired));
    });
  });

  it('follow files that go and come, and say so once', async () => {
    const folder = temporaryProject({ 'a.par.yaml': small, 'b.par.yaml': small });
    const file = path.join(folder, 'a.par.yaml');
    await session({ folders: [folder], capabilities: pushedClient }, async (client) => {
      const tell = (type: number) =>
        client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(file), type }] });
      const first = await client.waitFor('the finding', published(uriOf(file), 1));
      rmSync(file);
      tell(3);
      const gone = await client.waitFor('its end', published(uriOf(file), 0), client.messages.indexOf(first));
      const from = client.messages.length;
      tell(3);
      const other = uriOf(path.join(folder, 'b.par.yaml'));
      client.open(other, small.replace('max: 3', 'max: 2'));
      await client.waitFor('news of another file', published(other, 0), from);
      writeFileSync(file, small.replace('max: 3', 'max: 2'));
      tell(1);
      writeFileSync(file, small.replace('max: 3', 'max: 5'));
      tell(2);
      await client.waitFor('another finding', published(uriOf(file), 1), client.messages.indexOf(gone));
      assert.deepEqual(
        client.messages.slice(from).filter(published(uriOf(file), 0)),
        [],
        'that there is nothing was known',
      );
    });
  });

  it('never come to a client that pulls', async () => {
    await session({ folders: [sampleFolder] }, async (client) => {
      const uri = uriOf(path.join(sampleFolder, seven));
      client.open(uri, sevenText);
      await client.diagnostics(uri);
      await pullWorkspace(client);
      assert.deepEqual(
        client.messages.filter(({ method }) => method === 'textDocument/publishDiagnostics'),
        [],
      );
    });
  });
});
