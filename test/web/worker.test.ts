// The bundles for browsers: nothing of Node is in them, and the server works in a scope that has none of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import type { Diagnostic, Hover, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import type { Answers, Message } from '../harness/lsp-client.ts';
import { ableClient, serverFindings } from '../harness/lsp-client.ts';
import { fileAnswers, virtualCopy } from '../harness/virtual.ts';

const bundles = { client: 'dist/client-browser.js', server: 'dist/server-worker.js' };
const above = 'vscode-vfs://github/nội-vụ';
const folder = `${above}/chỉ-số`;
const uriOf = (name: string) => `vscode-vfs://github/n%E1%BB%99i-v%E1%BB%A5/ch%E1%BB%89-s%E1%BB%91/${name}`;
const seven = '7-hien-dai-hoa.par.yaml';

describe('bundles for browsers', () => {
  it('load nothing but the editor: the server runs alone', () => {
    assert.deepEqual(loadedBy(readFileSync(bundles.client, 'utf8')), ['vscode']);
    assert.deepEqual(loadedBy(readFileSync(bundles.server, 'utf8')), []);
    assert.deepEqual(loadedBy('var a=require("node:fs"),b=await import(`x`);import c from "d"'), ['d', 'node:fs', 'x']);
  });
});

describe('the server in a worker', () => {
  it('checks a virtual folder as the one on disk is checked', async () => {
    const settings = readFileSync('samples/par.config.yaml', 'utf8');
    const files = { ...virtualCopy('samples/hanoi-2021', folder), [`${above}/par.config.yaml`]: settings };
    const worker = startWorker(fileAnswers(files));
    await worker.initialize();
    const report = (await worker.request('workspace/diagnostic', {
      previousResultIds: [],
    })) as WorkspaceDiagnosticReport;
    const told = report.items.map((item) => [
      item.uri.slice(uriOf('').length),
      item.kind === 'full' ? item.items.map(({ message, range }) => ({ message, range })) : [],
    ]);
    const onDisk = [...(await serverFindings('samples/hanoi-2021'))].map(([name, { diagnostics }]) => [
      name,
      diagnostics.map(({ message, range }) => ({ message, range })),
    ]);
    assert.ok(onDisk.filter(([, found]) => found!.length > 0).length > 5);
    const inFolder = ([name]: readonly unknown[]) => /^[^/]*\.par\.yaml$/.test(String(name));
    assert.deepEqual(told.filter(inFolder).sort(), onDisk.filter(inFolder).sort());
    await worker.stop();
  });

  it('follows what is typed, answers hovers, and ends', async () => {
    const files = virtualCopy('samples/hanoi-2021', folder);
    const worker = startWorker(fileAnswers(files));
    await worker.initialize();
    const uri = uriOf(seven);
    const text = files[`${folder}/${seven}`]!;
    const findings = async () => {
      const report = await worker.request('textDocument/diagnostic', { textDocument: { uri } });
      return (report as { items: Diagnostic[] }).items.map(({ message }) => message).join('\n');
    };
    worker.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'par-yaml', version: 1, text } });
    assert.match(await findings(), /^7\.1: .*4\.937/m);

    const line = text.split('\n').findIndex((each) => each.includes('code: "7.1"'));
    const position = { line, character: text.split('\n')[line]!.indexOf('7.1') };
    const hover = (await worker.request('textDocument/hover', { textDocument: { uri }, position })) as Hover;
    assert.match((hover.contents as { value: string }).value, /4\.937[^]*4\.935|4\.935[^]*4\.937/);

    const contentChanges = [{ text: text.replace('score: 4.937', 'score: 4.935') }];
    worker.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges });
    assert.doesNotMatch(await findings(), /4\.93/);
    await worker.stop();
  });

  it('takes a folder that cannot be listed for an empty one, and still checks what is open', async () => {
    const worker = startWorker({});
    await worker.initialize();
    const text = 'criteria:\n  - code: "1"\n    title: A\n    max: 2\n    score: 3\n';
    worker.notify('textDocument/didOpen', {
      textDocument: { uri: uriOf('a.par.yaml'), languageId: 'par-yaml', version: 1, text },
    });
    const report = await worker.request('textDocument/diagnostic', { textDocument: { uri: uriOf('a.par.yaml') } });
    assert.ok((report as { items: Diagnostic[] }).items.some(({ severity }) => severity === 1));
    await worker.stop();
  });
});

/** The modules that a bundle loads when it runs, wherever that stands in it. */
function loadedBy(code: string): string[] {
  const loads = code.matchAll(/(?:\brequire\s*\(|\bimport\s*\(|\bimport\s[^;"'`()]*?)\s*(["'`])((?:(?!\1).)+)\1/g);
  return [...new Set([...loads].map(([, , name]) => name!))].sort();
}

/** Starts the worker's bundle in a scope that holds what every worker has and nothing else; `answers` is the client's part. */
function startWorker(answers: Answers) {
  const ports: { close(): void }[] = [];
  const pending = new Map<number, (message: Message) => void>();
  const logged: unknown[] = [];
  let nextId = 1;
  let isClosed = false;
  const scope: Record<string, unknown> = {
    importScripts: () => assert.fail('the worker is one script'),
    TextDecoder,
    TextEncoder,
    atob,
    btoa,
    MessageChannel: function () {
      const channel = new MessageChannel();
      ports.push(channel.port1, channel.port2);
      return channel;
    },
    postMessage: (message: object) => take(structuredClone(message) as Message),
    close: () => {
      isClosed = true;
      for (const port of ports) port.close();
    },
  };
  // Whatever else of a host is asked for is not there, as in a browser; and it shows.
  for (const name of ['process', 'Buffer', 'require', 'setImmediate', 'global', '__dirname'])
    assert.equal(vm.runInNewContext(`typeof ${name}`, { ...scope }), 'undefined', name);
  vm.runInNewContext(readFileSync(bundles.server, 'utf8'), scope, { filename: bundles.server });

  function take({ id, method, params, ...answer }: Message): void {
    if (method === undefined) pending.get(id as number)?.({ id: id as number, ...answer });
    else if (id !== undefined) {
      const known = answers[method];
      if (known) send({ id, result: known(params as never) });
      else if (method.startsWith('par/')) send({ id, error: { code: -32601, message: 'not known' } });
      else send({ id, result: null });
    } else if (method === 'window/logMessage') logged.push(params);
  }
  function send(message: object): void {
    (scope.onmessage as (event: { data: unknown }) => void)({ data: structuredClone({ jsonrpc: '2.0', ...message }) });
  }
  const request = (method: string, params?: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = nextId++;
      pending.set(id, ({ error, result }) => (error ? reject(new Error(error.message)) : resolve(result)));
      send({ id, method, params });
    });
  const notify = (method: string, params: unknown): void => send({ method, params });
  return {
    request,
    notify,
    async initialize() {
      await request('initialize', {
        processId: null,
        rootUri: null,
        capabilities: ableClient,
        initializationOptions: { language: 'vi', files: true },
        workspaceFolders: [{ uri: uriOf('').slice(0, -1), name: 'chỉ-số' }],
      });
      notify('initialized', {});
    },
    /** Ends the session as clients do. */
    async stop() {
      await request('shutdown');
      notify('exit', undefined);
      for (let turns = 0; !isClosed && turns < 1000; turns++) await new Promise((resolve) => setImmediate(resolve));
      assert.ok(isClosed, 'the worker has closed itself');
      assert.deepEqual(logged, []);
    },
  };
}
