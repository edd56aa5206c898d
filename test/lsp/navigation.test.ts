import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { DocumentHighlight, Location, LocationLink, Position } from 'vscode-languageserver';
import { linesOf, offsetAt, positionAt } from '../../server/src/base/lines.ts';
import { applyEdits } from '../../server/src/base/edit.ts';
import { answersAt } from '../../server/src/features/answers.ts';
import type { Definition } from '../../server/src/features/definition.ts';
import { definitionAt } from '../../server/src/features/definition.ts';
import { editsForMoves } from '../../server/src/features/file-renames.ts';
import { highlightsAt } from '../../server/src/features/highlight.ts';
import { linksIn } from '../../server/src/features/links.ts';
import { referencesAt } from '../../server/src/features/references.ts';
import { renamableAt, renameAt } from '../../server/src/features/rename/rename.ts';
import { symbolsFor } from '../../server/src/features/workspace-symbols.ts';
import { temporaryProject } from '../harness/cli.ts';
import type { Answer, Cursor, CursorFixture } from '../harness/cursor.ts';
import { fixtureOf, fixturesIn, openFixture, unmet } from '../harness/cursor.ts';
import type { LspClient } from '../harness/lsp-client.ts';
import { ableClient, session, uriOf } from '../harness/lsp-client.ts';

/** `definition` and `leads` are what is gone to; `declares` and `use` are references. */
function answersOf({ project }: CursorFixture, { path: file, offset }: Cursor): Answer[] {
  const targets = (words: string, found: Definition | undefined): Answer[] =>
    (found?.targets ?? []).map((target) => ({ path: target.path, span: target.selection, words }));
  return [
    ...targets('definition', definitionAt(project, file, offset)),
    ...targets('leads', answersAt(project, file, offset)),
    ...referencesAt(project, file, offset).map((place) => ({
      path: place.path,
      span: place,
      words: place.declares ? 'declares' : 'use',
    })),
  ];
}

const links: typeof ableClient = {
  ...ableClient,
  textDocument: {
    ...ableClient.textDocument,
    definition: { linkSupport: true },
    implementation: { linkSupport: true },
  },
};

describe('navigation', () => {
  for (const location of fixturesIn('navigation')) {
    it(`${path.basename(location)} leads where its marks say`, async () => {
      const fixture = await openFixture(location);
      assert.ok(fixture.cursors.length > 0);
      for (const cursor of fixture.cursors)
        assert.deepEqual(unmet(fixture, cursor.number, answersOf(fixture, cursor)), [], `$${cursor.number}`);
    });
  }

  for (const [words, capabilities] of [
    ['with links', links],
    ['with locations', ableClient],
  ] as const) {
    it(`does the same over stdio, ${words}`, async () => {
      const opened = await Promise.all(
        fixturesIn('navigation').map(async (location) => {
          const fixture = await openFixture(location);
          return { fixture, folder: temporaryProject(fixture.texts) };
        }),
      );
      await session({ folders: opened.map(({ folder }) => folder), capabilities }, async (client) => {
        for (const { fixture, folder } of opened)
          for (const cursor of fixture.cursors) {
            const told = await askedOf(client, fixture, folder, cursor);
            assert.deepEqual(unmet(fixture, cursor.number, told), [], `${fixture.name} $${cursor.number}`);
          }
      });
    });
  }
});

function positionOf({ texts }: CursorFixture, { file, offset }: Cursor): Position {
  const { line, column } = positionAt(linesOf(texts[file]!), offset);
  return { line, character: column };
}

/** What the server answers at a cursor, as the engine would say it. */
async function askedOf(client: LspClient, fixture: CursorFixture, folder: string, cursor: Cursor): Promise<Answer[]> {
  const nameOf = (uri: string) => path.relative(folder, decodeURIComponent(new URL(uri).pathname));
  const textOf = (name: string) => fixture.texts[name]!;
  const uri = uriOf(path.join(folder, cursor.file));
  const params = { textDocument: { uri }, position: positionOf(fixture, cursor) };
  const answer = (found: Location, words: string): Answer => {
    const name = nameOf(found.uri);
    const lines = linesOf(textOf(name));
    const offset = (at: Position) => offsetAt(lines, { line: at.line, column: at.character });
    return { path: name, span: { start: offset(found.range.start), end: offset(found.range.end) }, words };
  };
  const gone = async (method: string, words: string): Promise<Answer[]> => {
    const found = (await client.request(method, params)) as (Location | LocationLink)[] | null;
    return (found ?? []).map((each) =>
      'targetUri' in each
        ? answer({ uri: each.targetUri, range: each.targetSelectionRange }, words)
        : answer(each, words),
    );
  };
  const references = async (includeDeclaration: boolean) =>
    (await client.request('textDocument/references', { ...params, context: { includeDeclaration } })) as Location[];
  const uses = (await references(false)).map((each) => JSON.stringify(each));
  const all = (await references(true)).map((each) =>
    answer(each, uses.includes(JSON.stringify(each)) ? 'use' : 'declares'),
  );
  const highlights = (await client.request('textDocument/documentHighlight', params)) as DocumentHighlight[];
  assert.deepEqual(
    highlights.map(({ range, kind }) => answer({ uri, range }, kind === 3 ? 'declares' : 'use')),
    all.filter((each) => each.path === cursor.file),
  );
  return [
    ...(await gone('textDocument/definition', 'definition')),
    ...(await gone('textDocument/implementation', 'leads')),
    ...all,
  ];
}

describe('a definition', () => {
  it('tells a client that takes links what was asked about and how much belongs to the target', async () => {
    const fixture = await openFixture('test/fixtures/features/navigation/codes.par.yaml');
    const uri = uriOf(path.join(temporaryProject(fixture.texts), 'codes.par.yaml'));
    await session({ capabilities: links }, async (client) => {
      client.open(uri, fixture.texts['codes.par.yaml']!);
      const position = positionOf(fixture, fixture.cursors[0]!);
      const [link] = (await client.request('textDocument/definition', {
        textDocument: { uri },
        position,
      })) as LocationLink[];
      assert.deepEqual(link, {
        originSelectionRange: { start: { line: 14, character: 17 }, end: { line: 14, character: 20 } },
        targetUri: uri,
        targetRange: { start: { line: 7, character: 8 }, end: { line: 10, character: 14 } },
        targetSelectionRange: { start: { line: 7, character: 15 }, end: { line: 7, character: 18 } },
      });
    });
  });

  it('is taken back when the client says so', async () => {
    const fixture = await openFixture('test/fixtures/features/navigation/index');
    const folder = temporaryProject(fixture.texts);
    await session({ folders: [folder] }, async (client) => {
      const params = {
        textDocument: { uri: uriOf(path.join(folder, 'index.par.yaml')) },
        position: { line: 0, character: 0 },
        context: { includeDeclaration: true },
        newName: '3',
        query: 'a',
        files: [],
      };
      for (const method of [
        'textDocument/definition',
        'textDocument/references',
        'textDocument/implementation',
        'textDocument/documentHighlight',
        'textDocument/documentLink',
        'textDocument/prepareRename',
        'textDocument/rename',
        'workspace/symbol',
        'workspace/willRenameFiles',
      ]) {
        // The folder is read again first, which the answer waits for.
        client.notify('workspace/didChangeWatchedFiles', {
          changes: [{ uri: `${uriOf(folder)}/.gitignore`, type: 1 }],
        });
        const { error } = await client.askAndTakeBack(method, params);
        assert.equal(error?.code, -32800, method);
      }
    });
  });
});

describe('highlights', () => {
  it('stay in their own file', async () => {
    const fixture = await openFixture('test/fixtures/features/navigation/index');
    const { path: file, offset } = fixture.cursors.find(({ number }) => number === 3)!;
    const all = referencesAt(fixture.project, file, offset);
    assert.ok(all.some((place) => place.path !== file));
    assert.deepEqual(
      highlightsAt(fixture.project, file, offset),
      all.filter((place) => place.path === file),
    );
  });
});

describe('on broken texts', () => {
  const whole = readFileSync('samples/hanoi-2021/7-hien-dai-hoa.par.yaml', 'utf8');
  const registry = readFileSync('samples/hanoi-2021/agencies.par.yaml', 'utf8');

  it('nothing fails, every answer lies in its file, and what is renamed bears the new name', async () => {
    const cut = fc.record({
      from: fc.nat(whole.length),
      length: fc.nat(60),
      typed: fc.constantFrom('', '"', "'", '- ', ': ', '{', '[', '\n', '\t', '#', 'sameAs: "7.1.1"', '>-'),
      at: fc.nat(whole.length),
    });
    await fc.assert(
      fc.asyncProperty(cut, fc.boolean(), async ({ from, length, typed, at }, inRegistry) => {
        const broken = (text: string) =>
          text.slice(0, from % text.length) + typed + text.slice((from % text.length) + length);
        const texts = {
          'index.par.yaml':
            'par: 1\nindex: { title: A, max: 15 }\nagencies: [file: r.par.yaml]\ncriteria:\n  - file: 7.par.yaml\n',
          '7.par.yaml': inRegistry ? whole : broken(whole),
          'r.par.yaml': inRegistry ? broken(registry) : registry,
        };
        const { project } = await fixtureOf('broken', texts);
        const file = inRegistry ? 'r.par.yaml' : '7.par.yaml';
        const place = `/fixture/${file}`;
        // Every other time where a name begins.
        const names = [...texts[file].matchAll(/(?:code|sameAs|lead|name|aliases): *["'[]?/g)].map(
          ({ index, 0: key }) => index + key.length,
        );
        const offset = at % 2 === 0 ? at % texts[file].length : (names[at % names.length] ?? 0);
        const fits = (found: { readonly path: string; readonly start: number; readonly end: number }) => {
          const end = project.files.get(found.path)!.source!.text.length;
          assert.ok(0 <= found.start && found.start <= found.end && found.end <= end);
        };
        for (const { path: of, span, selection } of [
          ...(definitionAt(project, place, offset)?.targets ?? []),
          ...(answersAt(project, place, offset)?.targets ?? []),
        ]) {
          fits({ path: of, ...span });
          assert.ok(span.start <= selection.start && selection.end <= span.end);
        }
        referencesAt(project, place, offset).forEach(fits);
        highlightsAt(project, place, offset).forEach(fits);
        linksIn(project, place).forEach(({ span }) => fits({ path: place, ...span }));
        symbolsFor([project], 'a', 20).forEach(({ path: of, span }) => fits({ path: of, ...span }));
        editsForMoves(project, [{ from: '/fixture/7.par.yaml', to: '/fixture/b/7.par.yaml' }]);
        const renamable = renamableAt(project, place, offset);
        const done = renameAt(project, place, offset, '99');
        if ('refused' in done) return;
        assert.ok(!('refused' in renamable));
        const after = Object.entries(texts).map(([name, text]): [string, string] => {
          const edits = done.edits.get(`/fixture/${name}`) ?? [];
          edits.forEach((edit) => fits({ path: `/fixture/${name}`, ...edit }));
          return [name, applyEdits(text, edits)];
        });
        const renamed = await fixtureOf('renamed', Object.fromEntries(after));
        const moved = done.edits.get(place)!.filter((edit) => edit.end < renamable.span.start);
        const by = moved.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
        const now = renamableAt(renamed.project, place, renamable.span.start + by);
        assert.equal('refused' in now ? now.refused.en : now.name, '99');
      }),
      { numRuns: 150 },
    );
  });
});
