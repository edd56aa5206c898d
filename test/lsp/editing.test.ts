import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { CodeAction, DocumentSymbol, Hover, Position, SymbolInformation, TextEdit } from 'vscode-languageserver';
import { applyEdits } from '../../server/src/base/edit.ts';
import { linesOf, offsetAt } from '../../server/src/base/lines.ts';
import { temporaryProject } from '../harness/cli.ts';
import type { LspClient } from '../harness/lsp-client.ts';
import { serverFindings, session, uriOf } from '../harness/lsp-client.ts';

const annex = 'samples/hanoi-2021';
const names = readdirSync(annex).filter((name) => name.endsWith('.par.yaml'));
const folder = temporaryProject(Object.fromEntries(names.map((name) => [name, readFileSync(path.join(annex, name))])));
const uri = uriOf(path.join(folder, '7-hien-dai-hoa.par.yaml'));
const text = readFileSync(path.join(folder, '7-hien-dai-hoa.par.yaml'), 'utf8');
const lineOf = (part: string, of = text) => of.split('\n').findIndex((line) => line.includes(part));

const hover = async (client: LspClient, position: Position, of = uri) =>
  (await client.request('textDocument/hover', { textDocument: { uri: of }, position })) as Hover | null;

/** A text after edits of the protocol. */
function edited(before: string, edits: readonly TextEdit[]): string {
  const lines = linesOf(before);
  const offset = ({ line, character }: Position) => offsetAt(lines, { line, column: character });
  return applyEdits(
    before,
    edits.map(({ range, newText }) => ({ start: offset(range.start), end: offset(range.end), text: newText })),
  );
}

describe('hover', () => {
  it('shows the row of a criterion as Markdown, or as plain text', async () => {
    const position = { line: lineOf('score: 4.937'), character: 17 };
    await session({ folders: [folder] }, async (client) => {
      client.open(uri, text);
      const found = await hover(client, position);
      assert.deepEqual(found!.range, { start: { ...position, character: 15 }, end: { ...position, character: 20 } });
      const { kind, value } = found!.contents as { kind: string; value: string };
      assert.equal(kind, 'markdown');
      assert.match(value, /\| Cộng các thành phần \| 7\.25 ✓ \| 4\.935 ✗ \(−0\.002\) \|/);
      assert.equal(await hover(client, { line: 0, character: 3 }), null);
    });
    await session({ folders: [folder], capabilities: { textDocument: { diagnostic: {} } } }, async (client) => {
      const { kind, value } = (await hover(client, position))!.contents as { kind: string; value: string };
      assert.equal(kind, 'plaintext');
      assert.match(value, /^7\.1 Ứng dụng công nghệ thông tin \(CNTT\) của tỉnh/);
      assert.ok(!value.includes('**') && !value.includes(':--'));
    });
  });
});

describe('the outline', () => {
  it('shows the criteria by level; flat to a client that shows no tree', async () => {
    const params = { textDocument: { uri } };
    await session({ folders: [folder] }, async (client) => {
      const [area] = (await client.request('textDocument/documentSymbol', params)) as DocumentSymbol[];
      const first = area!.children![0]!;
      assert.equal(first.name, '7.1 Ứng dụng công nghệ thông tin (CNTT) của tỉnh · 4.937/7.25');
      assert.equal(first.selectionRange.start.line, lineOf('code: "7.1"'));
    });
    await session({ folders: [folder], capabilities: { textDocument: { diagnostic: {} } } }, async (client) => {
      const flat = (await client.request('textDocument/documentSymbol', params)) as SymbolInformation[];
      assert.equal(flat[1]!.name, '7.1 Ứng dụng công nghệ thông tin (CNTT) của tỉnh · 4.937/7.25');
      assert.equal(flat[1]!.containerName, '7 HIỆN ĐẠI HÓA HÀNH CHÍNH · 12.185/15');
    });
  });
});

describe('positions', () => {
  const name = 'untitled:Untitled-1';
  const lines = (eol: string) =>
    [
      'par: 1 # 😀',
      'criteria:',
      '  - code: "1"',
      '    title: Ke\u0302\u0301 hoạch 😀 cải cách',
      '    max: 3',
      '    criteria:',
      '      - { code: "1.1", title: 😀 Hạ tầng, max: 1 }',
      '      - { code: "1.2", title: "e\u0301😀😀", max: 1 } # 😀',
      '',
    ].join(eol);

  for (const [what, eol, mark] of [
    ['CRLF', '\r\n', ''],
    ['LF', '\n', ''],
    ['a byte order mark', '\r\n', '\uFEFF'],
  ] as const) {
    it(`are right with decomposed letters, emoji and ${what}`, async () => {
      const before = mark + lines(eol);
      await session({}, async (client) => {
        client.open(name, before);
        const [wrong] = (await client.items(name)).filter(({ code }) => code === 'sum-mismatch');
        assert.deepEqual(wrong!.range, { start: { line: 4, character: 9 }, end: { line: 4, character: 10 } });
        const row = lines('\n').split('\n')[7]!;
        const at = row.indexOf('max: 1') + 5;
        assert.deepEqual(wrong!.relatedInformation![1]!.location.range, {
          start: { line: 7, character: at },
          end: { line: 7, character: at + 1 },
        });

        // The first line counts the mark that the client itself has sent.
        const key = await hover(client, { line: 0, character: mark.length + 1 }, name);
        assert.deepEqual(key!.range, {
          start: { line: 0, character: mark.length },
          end: { line: 0, character: mark.length + 3 },
        });

        // An edit behind emoji on its line, by its position in UTF-16 units.
        const change = [
          { range: { start: { line: 7, character: at }, end: { line: 7, character: at + 1 } }, newText: '2' },
        ];
        client.change(name, change);
        assert.deepEqual(
          (await client.items(name)).filter(({ code }) => code === 'sum-mismatch'),
          [],
        );

        // And the edits of a fix come back as positions of what the client has.
        client.change(name, before);
        const actions = (await client.request('textDocument/codeAction', {
          textDocument: { uri: name },
          range: wrong!.range,
          context: { diagnostics: [] },
        })) as CodeAction[];
        const set = actions.find(({ title }) => /3 → 2/.test(title))!.edit!.documentChanges![0]!;
        assert.ok('edits' in set);
        assert.equal(edited(before, set.edits as TextEdit[]), before.replace('max: 3', 'max: 2'));
      });
    });
  }
});

describe('a broken file', () => {
  it('still has its findings, hovers and outline elsewhere, while it is typed and after', async () => {
    await session({ folders: [folder] }, async (client) => {
      client.open(uri, text);
      const line = lineOf('title: Triển khai nền tảng');
      client.change(uri, [{ range: { start: { line, character: 19 }, end: { line, character: 19 } }, newText: '"' }]);
      const symbols = (await client.request('textDocument/documentSymbol', {
        textDocument: { uri },
      })) as DocumentSymbol[];
      assert.equal(symbols[0]!.children![0]!.children!.length, 11);
      assert.match(
        JSON.stringify((await hover(client, { line: lineOf('code: "7.2"'), character: 15 }))!.contents),
        /7\.2/,
      );
      client.change(uri, 'par: 1\ncriteria:\n  - code: "7\n   - : [');
      await client.items(uri);
      client.change(uri, '');
      await client.items(uri);
      client.change(uri, text);
      assert.equal((await client.items(uri)).filter(({ code }) => code === 'sum-mismatch').length, 1);
    });
  });
});

describe('what the server says of a whole folder', () => {
  it('holds diagnostics and fixes of every file', async () => {
    const findings = await serverFindings(folder);
    assert.equal(findings.size, 10);
    const { diagnostics, fixes } = findings.get('7-hien-dai-hoa.par.yaml')!;
    assert.equal(diagnostics.filter(({ code }) => code === 'sum-mismatch').length, 1);
    const fix = fixes.find(({ title }) => title.startsWith('Sửa điểm đạt của 7.1: 4.937 → 4.935'))!;
    assert.equal(fix.rule, 'sum-mismatch');
    const line = lineOf('score: 4.937');
    assert.deepEqual(fix.edits, {
      '7-hien-dai-hoa.par.yaml': [
        { newText: '4.935', range: { start: { line, character: 15 }, end: { line, character: 20 } } },
      ],
    });
  });
});
