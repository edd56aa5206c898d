// The overview of an index and the doors to tables, over stdio.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { TextDocumentEdit } from 'vscode-languageserver';
import type { ProtocolOverview } from '../../server/src/lsp/requests/overview.ts';
import type { PasteAnswer } from '../../server/src/lsp/requests/tables.ts';
import type { LspClient } from '../harness/lsp-client.ts';
import { session, uriOf } from '../harness/lsp-client.ts';

const annex = 'samples/hanoi-2021';
const uri = uriOf(`${annex}/7-hien-dai-hoa.par.yaml`);
const text = readFileSync(`${annex}/7-hien-dai-hoa.par.yaml`, 'utf8');
const overviewFrom = async (client: LspClient, of = uri) =>
  (await client.request('par/overview', { textDocument: { uri: of } })) as ProtocolOverview | null;

describe('overview of the server', () => {
  it('places rows and findings as the protocol does, and words findings for the reader', async () => {
    await session({ folders: [annex], initializationOptions: { language: 'en' } }, async (client) => {
      client.open(uri, text);
      const overview = (await overviewFrom(client))!;
      assert.equal(overview.root, uriOf(`${annex}/index.par.yaml`));
      assert.equal(overview.totals.score.stated, '86.07');
      const row = overview.rows.find(({ code }) => code === '7.1')!;
      assert.equal(row.place.uri, uri);
      const { start, end } = row.place.range;
      assert.equal(text.split('\n')[start.line]!.slice(start.character, end.character), '7.1');
      const finding = overview.findings.find((each) => each.row === row.id && each.severity === 'error')!;
      assert.match(finding.message, /4\.935/);
      assert.doesNotMatch(finding.message, /cộng lại/);
      assert.equal(await overviewFrom(client, uriOf(`${annex}/none.par.yaml`)), null);
    });
  });

  it('is told to differ while people type: once for what comes together, and only to who wants to know', async () => {
    const told = (client: LspClient) => client.messages.filter(({ method }) => method === 'par/overviewChanged').length;
    await session({ folders: [annex], initializationOptions: { overview: true } }, async (client) => {
      client.open(uri, text);
      await overviewFrom(client);
      const from = client.messages.length;
      const before = told(client);
      client.change(uri, text.replace('score: 12.185', 'score: 12.285'));
      await client.waitFor('the news', ({ method }) => method === 'par/overviewChanged', from);
      assert.equal((await overviewFrom(client))!.totals.score.computed, '86.17');
      assert.equal(told(client), before + 1);
    });
    await session({ folders: [annex] }, async (client) => {
      client.open(uri, text);
      client.change(uri, text.replace('score: 12.185', 'score: 12.285'));
      assert.equal((await overviewFrom(client))!.totals.score.computed, '86.17');
      assert.equal(told(client), 0);
    });
  });

  it('pastes and copies tables', async () => {
    await session({ folders: [annex] }, async (client) => {
      client.open(uri, text);
      const textDocument = { uri };
      const paste = async (table: string) =>
        (await client.request('par/pasteRows', {
          textDocument,
          position: { line: 6, character: 0 },
          text: table,
        })) as PasteAnswer | null;
      const answer = (await paste('7.6\tMới\t1,5'))!;
      assert.deepEqual([answer.rows, answer.doubts], [1, 0]);
      const [change] = answer.edit.documentChanges as TextDocumentEdit[];
      assert.equal(change!.textDocument.uri, uri);
      assert.match((change!.edits[0] as { newText: string }).newText, /- code: "7\.6"\n {8}title: Mới\n {8}max: 1\.5/);
      assert.equal(await paste('không có gì'), null);
      const line = text.split('\n').findIndex((each) => each.includes('code: "7.1.9"'));
      const range = { start: { line, character: 8 }, end: { line, character: 12 } };
      const copied = (await client.request('par/copyTable', { textDocument, range })) as { text: string; rows: number };
      assert.equal(copied.rows, 1);
      assert.match(copied.text, /^STT\t.*\r\n7\.1\.9\.\tTỷ lệ dịch vụ công/);
    });
  });
});
