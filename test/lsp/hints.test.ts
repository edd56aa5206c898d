// Inlay hints: by fixtures in both languages, and over stdio with what the client wants.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { InlayHint } from 'vscode-languageserver';
import { hintKinds, hintsOf } from '../../server/src/features/hints.ts';
import { clean } from '../cli/projects.ts';
import { fixtureOf, fixturesIn, openFixture, unmet } from '../harness/cursor.ts';
import type { LspClient } from '../harness/lsp-client.ts';
import { ableClient, session, uriOf } from '../harness/lsp-client.ts';

const all = { sums: true, lead: true, deadline: true, due: true };
const everywhere = { start: 0, end: Infinity };

describe('hints', () => {
  for (const location of fixturesIn('hints')) {
    it(location, async () => {
      const fixture = await openFixture(location);
      const answers = Object.keys(fixture.texts).flatMap((file) =>
        hintsOf(fixture.project, `/fixture/${file}`, everywhere, all, 'vi').map(({ offset, label }) => ({
          path: file,
          // The sign behind which it stands.
          span: { start: offset - 1, end: offset },
          words: label,
        })),
      );
      assert.deepEqual(unmet(fixture, 0, answers), []);
    });
  }

  it('speak English too, tell why, and lead to what they repeat', async () => {
    const { project, texts } = await openFixture('test/fixtures/features/hints/index');
    const path = '/fixture/index.par.yaml';
    const text = texts['index.par.yaml']!;
    const hints = hintsOf(project, path, everywhere, all, 'en');
    const about = (label: string) => hints.find((hint) => hint.label === label)!;
    assert.equal(
      about('≠ 5.334').tooltip,
      'The 2 components add up to 5.334, but 5.5 is stated here (difference −0.166). ' +
        'Compare with the original, then correct the number here or the component that is wrong.',
    );
    assert.equal(
      about('≥ 2.5').tooltip,
      'The 2 readable components alone come to 2.5, more than the 2 stated here. ' +
        'Compare with the original, then correct the number here or the component that is wrong.',
    );
    const { tooltip, target } = about('lead: Sở Tư pháp, Sở Tài chính (1.2)');
    assert.equal(tooltip, 'Taken by “sameAs”, written at 1.2. To have another, write the key here.');
    assert.equal(text.slice(target!.start, target!.end), 'Sở Tư pháp');
    assert.equal(about('deadline: Năm 2021 (1)').tooltip, 'Inherited from 1. To have another, write the key here.');
    assert.equal(
      about('→ 31/3, 30/6, 30/9, 31/12/2021').tooltip,
      'The last day of each period in 2021, the year that the index plans for (targetYear).',
    );
  });

  it('are of the wanted kinds and of the range alone', async () => {
    const { project, texts } = await openFixture('test/fixtures/features/hints/index');
    const path = '/fixture/index.par.yaml';
    const none = { sums: false, lead: false, deadline: false, due: false };
    const hints = hintsOf(project, path, everywhere, all, 'vi');
    assert.deepEqual(hintsOf(project, path, everywhere, none, 'vi'), []);
    for (const kind of hintKinds) {
      const some = hintsOf(project, path, everywhere, { ...none, [kind]: true }, 'vi');
      assert.ok(some.length > 0);
      assert.deepEqual(
        some,
        hints.filter((hint) => hint.kind === kind),
      );
    }
    const start = texts['index.par.yaml']!.indexOf('code: "1.2"');
    const within = { start, end: texts['index.par.yaml']!.indexOf('code: "1.3"') };
    assert.deepEqual(
      hintsOf(project, path, within, all, 'vi'),
      hints.filter(({ offset }) => within.start <= offset && offset <= within.end),
    );
  });

  it('vanish where all is right', async () => {
    const sums = { sums: true, lead: false, deadline: false, due: false };
    const { project } = await fixtureOf('right', { 'a.par.yaml': clean });
    assert.deepEqual(hintsOf(project, '/fixture/a.par.yaml', everywhere, sums, 'vi'), []);
  });
});

describe('hints of the server', () => {
  const annex = 'samples/hanoi-2021';
  const uri = uriOf(`${annex}/7-hien-dai-hoa.par.yaml`);
  const text = readFileSync(`${annex}/7-hien-dai-hoa.par.yaml`, 'utf8');
  const line = text.split('\n').findIndex((each) => each.includes('score: 4.937'));
  const hintsFrom = async (client: LspClient, from: number, to: number) =>
    (await client.request('textDocument/inlayHint', {
      textDocument: { uri },
      range: { start: { line: from, character: 0 }, end: { line: to, character: 0 } },
    })) as InlayHint[];

  it('show the sum behind a number that is not it, and go when it is put right', async () => {
    await session({ folders: [annex] }, async (client) => {
      assert.deepEqual(client.initialized!.capabilities.inlayHintProvider, { resolveProvider: false });
      client.open(uri, text);
      assert.deepEqual(await hintsFrom(client, line - 5, line + 5), [
        {
          position: { line, character: 20 },
          label: '≠ 4.935',
          tooltip:
            'Cộng 11 thành phần được 4.935, còn ở đây ghi 4.937 (chênh lệch −0.002). ' +
            'Hãy đối chiếu với bản gốc rồi sửa số ghi ở đây hoặc ở thành phần bị sai.',
          paddingLeft: true,
        },
      ]);
      assert.deepEqual(await hintsFrom(client, line + 3, line + 50), []);
      client.change(uri, text.replace('score: 4.937', 'score: 4.935'));
      assert.deepEqual(await hintsFrom(client, line - 5, line + 5), []);
    });
  });

  it('repeat what comes from elsewhere only where that is asked for, in the language of the reader', async () => {
    const answers = { 'workspace/configuration': () => [{ language: 'en', hints: { sums: false, deadline: true } }] };
    const workspace = { ...ableClient.workspace, inlayHint: { refreshSupport: true } };
    const capabilities = { ...ableClient, workspace };
    await session({ folders: [annex], answers, capabilities }, async (client) => {
      client.open(uri, text);
      await client.waitFor('the settings', ({ method }) => method === 'workspace/inlayHint/refresh');
      const hints = await hintsFrom(client, line, 9999);
      assert.ok(hints.length > 5);
      for (const { label } of hints) {
        const [part] = label as { value: string; location: { uri: string } }[];
        assert.match(part!.value, /^deadline: .* \([\d.]+\)$/);
        assert.equal(part!.location.uri, uri);
      }
    });
  });
});
