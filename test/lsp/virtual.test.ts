// Folders that are not on disk: the server asks its client for what is in them.
import assert from 'node:assert/strict';
import { session } from '../harness/lsp-client.ts';
import { fileAnswers } from '../harness/virtual.ts';

const folder = 'vscode-vfs://github/so/chỉ số';
const uriOf = (name: string) => `vscode-vfs://github/so/ch%E1%BB%89%20s%E1%BB%91/${name}`;
const root = 'par: 1\nindex:\n  title: Chỉ số\n  max: 9\ncriteria:\n  - file: 1.par.yaml\n';
const field = 'par: 1\ncriteria:\n  - code: "1"\n    title: Một\n    max: 10\n';
const files = { [`${folder}/index.par.yaml`]: root, [`${folder}/1.par.yaml`]: field };

describe('a virtual folder', () => {
  it('is read through the client, with what its files name', async () => {
    const asked: string[] = [];
    await session({ answers: fileAnswers(files, asked), initializationOptions: { files: true } }, async (client) => {
      client.notify('workspace/didChangeWorkspaceFolders', {
        event: { added: [{ uri: uriOf('').slice(0, -1), name: 'chỉ số' }], removed: [] },
      });
      client.open(uriOf('index.par.yaml'), root);
      const messages = (await client.items(uriOf('index.par.yaml'))).map(({ message }) => message).join('\n');
      assert.ok(asked.includes(`${folder}/1.par.yaml`), asked.join('\n'));
      assert.match(messages, /\b10\b.*\b9\b|\b9\b.*\b10\b/);
    });
  });

  it('has files that are missing, or too large to read', async () => {
    for (const [content, where, rule] of [
      [undefined, 'index.par.yaml', 'missing-file'],
      [99_000_000, '1.par.yaml', 'file-too-large'],
    ] as const) {
      const known = { [`${folder}/index.par.yaml`]: root, ...(content ? { [`${folder}/1.par.yaml`]: content } : {}) };
      await session({ answers: fileAnswers(known), initializationOptions: { files: true } }, async (client) => {
        client.notify('workspace/didChangeWorkspaceFolders', {
          event: { added: [{ uri: uriOf('').slice(0, -1), name: 'chỉ số' }], removed: [] },
        });
        client.open(uriOf('index.par.yaml'), root);
        assert.deepEqual(
          (await client.items(uriOf(where))).map(({ code }) => code),
          [rule],
        );
      });
    }
  });

  it('is not asked for where the client does not offer it, nor for a document of another place', async () => {
    for (const [offered, uri] of [
      [false, uriOf('index.par.yaml')],
      [true, 'git:/so/index.par.yaml?ref'],
      [true, 'untitled:Untitled-1'],
    ] as const) {
      const asked: string[] = [];
      await session(
        { answers: fileAnswers(files, asked), initializationOptions: { files: offered } },
        async (client) => {
          if (offered)
            client.notify('workspace/didChangeWorkspaceFolders', {
              event: { added: [{ uri: 'other-fs://host/empty', name: 'empty' }], removed: [] },
            });
          client.open(uri, field);
          assert.ok(Array.isArray(await client.items(uri)));
          assert.deepEqual(
            asked.filter((path) => !path.startsWith('other-fs:')),
            [],
          );
        },
      );
    }
  });
});
