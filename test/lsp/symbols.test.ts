import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { SymbolInformation } from 'vscode-languageserver';
import { symbolsFor } from '../../server/src/features/workspace-symbols.ts';
import { temporaryProject } from '../harness/cli.ts';
import { fixtureOf } from '../harness/cursor.ts';
import { projectOf, readWorkspace } from '../harness/fixture.ts';
import { session, uriOf } from '../harness/lsp-client.ts';

const sample = projectOf(readWorkspace('samples/hanoi-2021'));

const found = async (query: string, most = 500) => symbolsFor([await sample], query, most).map(({ name }) => name);

describe('workspace symbols', () => {
  it('are found by code, what stands above before what stands below', async () => {
    assert.deepEqual((await found('7.1')).slice(0, 2), [
      '7.1 Ứng dụng công nghệ thông tin (CNTT) của tỉnh · 4.937/7.25',
      '7.1.1 Triển khai Kiến trúc Chính quyền điện tử của tỉnh · 0/0.5',
    ]);
    assert.equal((await found('7.1')).filter((name) => name.startsWith('7.1')).length, 12);
    assert.deepEqual(await found('7.1 ứng dụng'), ['7.1 Ứng dụng công nghệ thông tin (CNTT) của tỉnh · 4.937/7.25']);
  });

  it('are found by title with marks and without; without, the name can be found so by the editor too', async () => {
    const marked = await found('Dịch vụ công');
    assert.ok(marked.some((name) => name.startsWith('7.1.9 Tỷ lệ dịch vụ công trực tuyến')));
    const plain = await found('dich vu cong');
    assert.deepEqual(
      plain.map((name) => name.split(' ')[0]),
      marked.map((name) => name.split(' ')[0]),
    );
    assert.ok(plain.every((name) => name.includes('dich vu')));
    assert.ok(marked.every((name) => !name.includes('dich vu')));
    assert.deepEqual(await found('xyz'), []);
  });

  it('are found by agency, its own entry first, then what it leads with its points', async () => {
    for (const query of ['Sở Nội', 'snv', 'so noi vu']) {
      const [first, second, ...more] = await found(query);
      assert.match(first!, /^Sở Nội vụ · SNV/, query);
      assert.match(second!, /^1\.1 Thực hiện Kế hoạch CCHC · 1\.5\/1\.5 · Sở Nội vụ/, query);
      assert.ok(more.every((name) => name.includes('Sở Nội vụ')));
    }
    // Of an inherited lead it is the criteria that count, not the place where it is written.
    const { project } = await fixtureOf('inherited', {
      'a.par.yaml':
        'par: 1\nagencies: [{ name: Sở Xây dựng }]\ncriteria:\n  - { code: "1", title: A, lead: Sở Xây dựng, criteria: [{ code: "1.1", title: B, max: 1 }] }\n',
    });
    assert.deepEqual(
      symbolsFor([project], 'Sở Xây', 9).map(({ name, kind, container }) => [name, kind, container]),
      [
        ['Sở Xây dựng', 'agency', 'a.par.yaml'],
        ['1.1 B · –/1 · Sở Xây dựng', 'leaf', '1 A'],
      ],
    );
  });

  it('are no more than wanted, and of nothing asked those that stand uppermost', async () => {
    const names = await found('', 8);
    assert.deepEqual(
      names.map((name) => name.split(' ')[0]),
      ['1', '2', '3', '4', '5', '6', '7', '8'],
    );
    const [project] = [await sample];
    assert.equal(symbolsFor([project, project], '', 1000).length, 2 * symbolsFor([project], '', 1000).length);
  });

  it('come where files are half typed', async () => {
    const { project } = await fixtureOf('broken', {
      'a.par.yaml':
        'par: 1\nagencies:\n  - name: "Sở\ncriteria:\n  - code: "1"\n    title: "Chưa đóng\n    max: 1\n  - code:\n  - title: Hai\n  - ',
    });
    assert.deepEqual(
      symbolsFor([project], 'hai', 9).map(({ name }) => name),
      ['Hai'],
    );
    assert.ok(symbolsFor([project], '', 9).length >= 2);
  });

  it('are told over stdio from all folders, with their places', async () => {
    const names = readdirSync('samples/hanoi-2021').filter((name) => name.endsWith('.par.yaml'));
    const texts = Object.fromEntries(
      names.map((name) => [name, readFileSync(path.join('samples/hanoi-2021', name), 'utf8')]),
    );
    const folders = [
      temporaryProject(texts),
      temporaryProject({ 'b.par.yaml': 'par: 1\ncriteria:\n  - code: "7.1.9"\n' }),
    ];
    await session({ folders }, async (client) => {
      const symbols = (await client.request('workspace/symbol', { query: '7.1.9' })) as SymbolInformation[];
      const line = texts['7-hien-dai-hoa.par.yaml']!.split('\n').findIndex((row) => row.includes('code: "7.1.9"'));
      const character = texts['7-hien-dai-hoa.par.yaml']!.split('\n')[line]!.indexOf('7.1.9');
      assert.deepEqual(
        symbols.map(({ location }) => location),
        [
          {
            uri: uriOf(path.join(folders[0]!, '7-hien-dai-hoa.par.yaml')),
            range: { start: { line, character }, end: { line, character: character + 5 } },
          },
          {
            uri: uriOf(path.join(folders[1]!, 'b.par.yaml')),
            range: { start: { line: 2, character: 11 }, end: { line: 2, character: 16 } },
          },
        ],
      );
      assert.match(symbols[0]!.name, /^7\.1\.9 .* · 0\.185\/1$/);
      assert.match(symbols[0]!.containerName!, /^7\.1 /);
    });
  });
});
