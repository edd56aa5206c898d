import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { LspClient, session } from '../harness/lsp-client.ts';

describe('a session', () => {
  it('tells what the server can do, positions in UTF-16', async () => {
    await session({}, async ({ initialized }) => {
      const { capabilities } = initialized!;
      assert.equal(capabilities.positionEncoding, 'utf-16');
      assert.deepEqual(capabilities.diagnosticProvider, {
        identifier: 'par-index',
        interFileDependencies: true,
        workspaceDiagnostics: true,
      });
      for (const name of ['hoverProvider', 'documentSymbolProvider'] as const) assert.equal(capabilities[name], true);
      assert.deepEqual(capabilities.codeActionProvider, {
        codeActionKinds: [
          'quickfix',
          'refactor.extract',
          'refactor.inline',
          'refactor.move',
          'refactor.rewrite',
          'source.fixAll.par',
          'source.organize.par',
        ],
      });
    });
  });

  it('answers what it does not know with an error, and goes on', async () => {
    await session({}, async (client) => {
      assert.equal((await client.ask('par/none', {}).answer).error?.code, -32601);
      client.notify('par/none', {});
      client.notify('textDocument/didChange', {
        textDocument: { uri: 'file:///never/opened.par.yaml', version: 2 },
        contentChanges: [{ text: '' }],
      });
      client.notify('textDocument/didClose', { textDocument: { uri: 'file:///never/opened.par.yaml' } });
      assert.equal(
        await client.request('textDocument/hover', {
          textDocument: { uri: 'file:///a.par.yaml' },
          position: { line: 0, character: 0 },
        }),
        null,
      );
    });
  });

  it('survives what makes no sense: a request is refused, a notification logged, and the next one is answered', async () => {
    const client = await LspClient.start({});
    try {
      const uri = 'untitled:b';
      client.notify('textDocument/didOpen', {
        textDocument: { uri, languageId: 'par-yaml', version: 1, text: 'a: 1' },
      });
      const textDocument = { uri };
      for (const [method, params] of [
        ['textDocument/hover', {}],
        ['textDocument/hover', null],
        ['textDocument/hover', { textDocument }],
        ['textDocument/documentSymbol', {}],
        ['textDocument/codeAction', { textDocument }],
        ['textDocument/selectionRange', { textDocument }],
        ['textDocument/diagnostic', {}],
        ['workspace/symbol', {}],
        ['workspace/willRenameFiles', {}],
      ] as const)
        assert.equal((await client.ask(method, params).answer).error?.code, -32602, method);
      assert.deepEqual(client.logged, []);
      client.notify('textDocument/didOpen', {});
      await client.waitFor('an entry in the log', () => client.logged.length === 1);
      assert.deepEqual(await client.items('untitled:a'), []);
    } finally {
      client.kill();
    }
  });

  it('ends with 0 after shutdown, with 1 without, and with its client', async () => {
    await session({}, async () => undefined);
    const abrupt = await LspClient.start({});
    abrupt.notify('exit', undefined);
    assert.equal(await abrupt.end(), 1);
    const gone = await LspClient.start({});
    gone.hangUp();
    assert.equal(await gone.end(), 1);
  });

  it('can be held over the channel of Node too, and ends with it', async () => {
    const server = fork('dist/server.js', ['--node-ipc'], { silent: true });
    try {
      server.send({
        jsonrpc: '2.0',
        id: 1,
        method: 'initialize',
        params: { processId: process.pid, rootUri: null, capabilities: {} },
      });
      const [message] = (await once(server, 'message')) as [{ id: number; result: { serverInfo: { name: string } } }];
      assert.equal(message.result.serverInfo.name, 'par-index');
      server.disconnect();
      assert.deepEqual(await once(server, 'exit'), [1, null]);
    } finally {
      server.kill();
    }
  });

  it('ends when the process that its client named is gone', async () => {
    const client = await LspClient.start({ processId: 2 ** 22 + 1 });
    try {
      assert.equal(await client.end(), 1);
    } finally {
      client.kill();
    }
  });

  it('answers what is held open when it is shut down', async () => {
    const client = await LspClient.start({});
    try {
      const held = client.ask('workspace/diagnostic', { previousResultIds: [] });
      assert.equal(await client.stop(), 0);
      assert.deepEqual((await held.answer).result, { items: [] });
    } finally {
      client.kill();
    }
  });
});
