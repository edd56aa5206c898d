// par.config.yaml in the language server: found as it is typed, completed, and in force at once.
import assert from 'node:assert/strict';
import path from 'node:path';
import type { CodeAction, CompletionList, Hover } from 'vscode-languageserver';
import { clean } from '../cli/projects.ts';
import { temporaryProject } from '../harness/cli.ts';
import { session, uriOf } from '../harness/lsp-client.ts';

const slip = clean.replace('max: 0.5\n', 'max: 0,5\n');

describe('settings', () => {
  it('are checked, repaired, completed and explained in their file, and rule over the others as they are typed', async () => {
    const folder = temporaryProject({ 'a.par.yaml': slip, 'par.config.yaml': 'depth: 3\n' });
    const uri = uriOf(path.join(folder, 'par.config.yaml'));
    const other = uriOf(path.join(folder, 'a.par.yaml'));
    await session({ folders: [folder] }, async (client) => {
      client.open(uri, 'depth: 3\n');
      client.open(other, slip);
      assert.deepEqual(await client.items(uri), []);
      assert.deepEqual(
        (await client.items(other)).map(({ severity }) => severity),
        [1],
      );

      client.change(uri, 'depth: 3\nrules:\n  decimal-coma: hint\n');
      const [found, ...more] = await client.items(uri);
      assert.deepEqual(more, []);
      assert.equal(found!.code, 'wrong-setting');
      assert.deepEqual(found!.range, { start: { line: 2, character: 2 }, end: { line: 2, character: 14 } });
      const actions = (await client.request('textDocument/codeAction', {
        textDocument: { uri },
        range: found!.range,
        context: { diagnostics: [found!] },
      })) as CodeAction[];
      assert.deepEqual(
        actions.map(({ title }) => title),
        ['Sửa thành “decimal-comma”'],
      );

      client.change(uri, 'depth: 3\nrules:\n  decimal-comma: hint\n');
      assert.deepEqual(await client.items(uri), []);
      assert.deepEqual(
        (await client.items(other)).map(({ severity }) => severity),
        [4],
        'the new level holds',
      );

      const position = { line: 2, character: 17 };
      const { items } = (await client.request('textDocument/completion', {
        textDocument: { uri },
        position,
      })) as CompletionList;
      assert.deepEqual(
        items.map(({ label }) => label),
        ['off', 'hint', 'info', 'warning', 'error'],
      );
      const hover = (await client.request('textDocument/hover', {
        textDocument: { uri },
        position: { line: 2, character: 5 },
      })) as Hover;
      assert.match((hover.contents as { value: string }).value, /^\*\*decimal-comma\*\* {2}\n/);
    });
  });

  it('above the folder that the client opened are told too', async () => {
    const folder = temporaryProject({ 'nam/a.par.yaml': clean, 'par.config.yaml': 'dept: 3\n' });
    const { pathname } = new URL(uriOf(path.join(folder, 'par.config.yaml')));
    await session({ folders: [path.join(folder, 'nam')] }, async (client) => {
      const { items } = (await client.request('workspace/diagnostic', { previousResultIds: [] })) as {
        items: { uri: string; items: { code: string }[] }[];
      };
      const own = items.find(({ uri }) => new URL(uri).pathname === pathname);
      assert.deepEqual(
        own?.items.map(({ code }) => code),
        ['wrong-setting'],
      );
    });
  });
});
