import assert from 'node:assert/strict';
import path from 'node:path';
import type { ClientCapabilities, Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { provinceOf } from '../bench/province.ts';
import { temporaryProject } from '../harness/cli.ts';
import type { ClientOptions, Message } from '../harness/lsp-client.ts';
import { LspClient, ableClient, pushedClient, session, uriOf } from '../harness/lsp-client.ts';

const able: ClientCapabilities = { ...ableClient, window: { workDoneProgress: true } };

/** The indexes of many provinces in one project: some thousand criteria. */
const large = Object.assign(
  { 'par.config.yaml': 'rules: {}\n' },
  ...Array.from({ length: 30 }, (_, i) =>
    Object.fromEntries(Object.entries(provinceOf(i).files).map(([name, text]) => [`tinh-${i}/${name}`, text])),
  ),
) as Record<string, string>;
const count = Object.values(large)
  .join('')
  .match(/- code: ["'\d]/g)!.length;

/** An index of the project that stands in one file. */
const [ownName, ownText] = Object.entries(large).find(
  ([, text]) => /^index:/m.test(text) && /\n *- code: /.test(text),
)!;

/** The first maximum of a criterion one point too high: the sum above no longer agrees. */
function spoiled(text: string): { range: Diagnostic['range']; newText: string }[] {
  const lines = text.split(/\r?\n/);
  const first = lines.findIndex((each) => /^ *- code: /.test(each));
  const line = lines.findIndex((each, i) => i > first && /^ *max: /.test(each));
  const start = { line, character: lines[line]!.indexOf(':') + 2 };
  return [{ range: { start, end: { line, character: lines[line]!.length } }, newText: '99' }];
}

const sums = (items: readonly Diagnostic[]) => items.filter(({ code }) => code === 'sum-mismatch');

/** What the client is told of the work: the values sent for the tokens that the server asked for, in their order. */
function progressOf(messages: readonly Message[]) {
  const tokens = messages
    .filter(({ method }) => method === 'window/workDoneProgress/create')
    .map(({ params }) => (params as { token: string }).token);
  return messages
    .filter(({ method }) => method === '$/progress')
    .map(({ params }) => params as { token: string; value: Readonly<Record<string, unknown>> })
    .filter(({ token }) => tokens.includes(token))
    .map(({ value }) => value);
}

const begins = ({ method, params }: Message) =>
  method === '$/progress' && (params as { value: { kind?: string } }).value.kind === 'begin';

/** A session on a folder of its own. */
const inLarge = (options: ClientOptions, run: (client: LspClient, uri: (name: string) => string) => Promise<void>) => {
  const folder = temporaryProject(large);
  return session({ capabilities: able, ...options, folders: [folder] }, (client) =>
    run(client, (name) => uriOf(path.join(folder, name))),
  );
};

describe(`the first check of a large project (${count} criteria)`, () => {
  it('is shown while it goes on, and ends', async () => {
    await inLarge({}, async (client) => {
      const { items } = (await client.request('workspace/diagnostic', {
        previousResultIds: [],
      })) as WorkspaceDiagnosticReport;
      assert.equal(items.length, Object.keys(large).length);
      const told = progressOf(client.messages);
      const title = 'PAR Index: đang kiểm tra các tệp';
      assert.deepEqual({ ...told[0], percentage: 0 }, { kind: 'begin', title, cancellable: false, percentage: 0 });
      assert.deepEqual(told.at(-1), { kind: 'end' });
      const percents = told.slice(0, -1).map(({ percentage }) => percentage as number);
      assert.ok(percents.length > 2, 'it is seen to go on');
      assert.ok(
        percents.every((each, i) => each <= 100 && (i === 0 || each > percents[i - 1]!)),
        percents.join(),
      );
    });
  });

  it('shows nothing to a client that can’t, nor of a project that is checked at once', async () => {
    const asks = ({ method }: Message) => method === 'window/workDoneProgress/create';
    await inLarge({ capabilities: ableClient }, async (client) => {
      await client.request('workspace/diagnostic', { previousResultIds: [] });
      assert.deepEqual(client.messages.filter(asks), []);
    });
    const small = { 'a.par.yaml': 'par: 1\ncriteria:\n  - code: "1"\n    title: Kế hoạch\n    max: 1\n' };
    await session({ folders: [temporaryProject(small)], capabilities: able }, async (client) => {
      await client.request('workspace/diagnostic', { previousResultIds: [] });
      assert.deepEqual(client.messages.filter(asks), []);
    });
  });

  it('lets what needs no findings be answered meanwhile, and an edit be seen by who asks next', async () => {
    await inLarge({}, async (client, uri) => {
      const order: string[] = [];
      const asked = (name: string, method: string, params: unknown) => {
        const { answer } = client.ask(method, params);
        return answer.then((message) => {
          order.push(name);
          return message.result;
        });
      };
      const whole = asked('whole', 'workspace/diagnostic', { previousResultIds: [] });
      await client.waitFor('the progress', begins);
      const textDocument = { uri: uri(ownName) };
      client.open(textDocument.uri, ownText);
      const outline = asked('outline', 'textDocument/documentSymbol', { textDocument });
      client.change(textDocument.uri, spoiled(ownText));
      const found = asked('document', 'textDocument/diagnostic', { textDocument });
      const { items } = (await found) as { items: Diagnostic[] };
      assert.ok(sums(items).length > 0, 'for the newest state');
      const report = (await whole) as WorkspaceDiagnosticReport;
      assert.ok((await outline) !== null);
      assert.equal(order[0], 'outline', 'not only after the check');
      const own = report.items.find((item) => item.uri === textDocument.uri)!;
      assert.equal(own.version, 2);
      assert.deepEqual(own.kind === 'full' ? own.items : [], items);
    });
  });

  for (const [what, method] of [
    ['an overview', 'par/overview'],
    ['repairs', 'textDocument/codeAction'],
    ['findings', 'textDocument/diagnostic'],
  ] as const) {
    it(`goes slice by slice also for who asks for ${what}`, async () => {
      await inLarge({}, async (client, uri) => {
        const textDocument = { uri: uri(ownName) };
        client.open(textDocument.uri, ownText);
        const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
        const order: string[] = [];
        const asked = client.ask(method, { textDocument, range, context: { diagnostics: [] } });
        const told = asked.answer.then(() => order.push('told'));
        await client.waitFor('the progress', begins);
        await client.request('textDocument/documentSymbol', { textDocument });
        order.push('outline');
        await told;
        assert.deepEqual(order, ['outline', 'told']);
      });
    });
  }

  it('is given up for a question that is taken back, and answers the next', async () => {
    await inLarge({}, async (client, uri) => {
      const document = { textDocument: { uri: uri(ownName) } };
      client.open(document.textDocument.uri, ownText);
      const first = client.ask('textDocument/diagnostic', document);
      await client.waitFor('the progress', begins);
      client.notify('$/cancelRequest', { id: first.id });
      assert.equal((await first.answer).error?.code, -32800);
      await client.waitFor('its end', ({ params }) => (params as { value?: { kind?: string } })?.value?.kind === 'end');
      const stopped = client.messages.length;
      await client.request('textDocument/documentSymbol', document);
      assert.deepEqual(progressOf(client.messages.slice(stopped)), [], 'nothing goes on');

      client.change(document.textDocument.uri, spoiled(ownText));
      const outdated = client.ask('textDocument/diagnostic', document);
      client.change(document.textDocument.uri, ownText);
      client.notify('$/cancelRequest', { id: outdated.id });
      const newest = await client.items(document.textDocument.uri);
      assert.equal((await outdated.answer).error?.code, -32800);
      assert.deepEqual(sums(newest), []);
      const started = progressOf(client.messages).filter(({ kind }) => kind === 'begin');
      assert.equal(started.length, 2, 'most was left to do');
    });
  });

  it('is pushed to a client that does not ask, the newest state alone', async () => {
    const capabilities = { ...pushedClient, window: able.window! };
    await inLarge({ capabilities, initializationOptions: { language: 'en' } }, async (client, uri) => {
      const own = uri(ownName);
      await client.waitFor('the progress', begins);
      assert.equal(progressOf(client.messages)[0]!.title, 'PAR Index: checking the files');
      client.open(own, ownText);
      client.change(own, spoiled(ownText));
      const { params } = await client.waitFor(
        'the findings',
        ({ method, params }) => method === 'textDocument/publishDiagnostics' && (params as { uri: string }).uri === own,
      );
      assert.equal((params as { version: number }).version, 2);
      assert.ok(sums((params as { diagnostics: Diagnostic[] }).diagnostics).length > 0);
    });
  });

  it('ends in the middle where the client leaves', async () => {
    const client = await LspClient.start({ folders: [temporaryProject(large)], capabilities: able });
    try {
      const whole = client.ask('workspace/diagnostic', { previousResultIds: [] });
      await client.waitFor('the progress', begins);
      const start = client.messages.length;
      assert.equal(await client.stop(), 0);
      assert.deepEqual((await whole.answer).result, { items: [] });
      assert.ok(progressOf(client.messages.slice(0, start)).length > 0);
    } finally {
      client.kill();
    }
  });
});
