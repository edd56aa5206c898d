import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ChangeAnnotation, ClientCapabilities, Range, TextDocumentEdit, TextEdit } from 'vscode-languageserver';
import { applyEdits } from '../../server/src/base/edit.ts';
import { linesOf, offsetAt, positionAt } from '../../server/src/base/lines.ts';
import { languages } from '../../server/src/base/text.ts';
import { renamableAt, renameAt } from '../../server/src/features/rename/rename.ts';
import { temporaryProject } from '../harness/cli.ts';
import type { CursorFixture } from '../harness/cursor.ts';
import { fixturesIn, openFixture, textsBeside, unmet } from '../harness/cursor.ts';
import type { LspClient } from '../harness/lsp-client.ts';
import { ableClient, session, uriOf } from '../harness/lsp-client.ts';

/**
 * A fixture's `#! name:` is typed at its cursor. Where it can be, `here` marks what is replaced; what comes of it stands
 * in `*.renamed`, or `#! vi:` and `#! en:` say why nothing does.
 */
const fixtures = fixturesIn('rename');

const isRefused = ({ notes }: CursorFixture) => notes.vi !== undefined;

function expected(location: string, fixture: CursorFixture): Record<string, string> {
  return isRefused(fixture) ? { ...fixture.texts } : textsBeside(location, 'renamed', fixture);
}

/** With the marks: they stay, and so do the columns of all else. */
const marked = (text: string) => text.replace(/^\uFEFF/, '');

describe('rename', () => {
  for (const location of fixtures) {
    it(`of ${path.basename(location)}`, async () => {
      const fixture = await openFixture(location);
      const { project, notes } = fixture;
      const { path: file, offset } = fixture.cursors[0]!;
      const prepared = renamableAt(project, file, offset);
      const here = 'refused' in prepared ? [] : [{ path: file, span: prepared.span, words: 'here' }];
      assert.deepEqual(unmet(fixture, 0, here), []);
      const done = renameAt(project, file, offset, notes.name!);
      const texts = { ...fixture.texts };
      if ('refused' in done) {
        for (const language of languages) assert.equal(done.refused[language], notes[language]);
        if ('refused' in prepared) assert.deepEqual(prepared, done);
      } else {
        assert.ok(!isRefused(fixture), 'is to be refused');
        for (const [changed, edits] of done.edits) {
          const name = changed.slice('/fixture/'.length);
          const mark = texts[name]!.startsWith('\uFEFF') ? '\uFEFF' : '';
          texts[name] = mark + applyEdits(marked(texts[name]!), edits);
        }
        if (process.env.UPDATE_FIXTURES) write(location, fixture, texts);
      }
      assert.deepEqual(texts, expected(location, fixture));
    });
  }
});

/** What changed, to be read before it is kept. */
function write(location: string, { texts: before }: CursorFixture, texts: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(texts)) {
    if (text === before[name]) continue;
    const file = location.endsWith('.par.yaml')
      ? location.replace(/\.par\.yaml$/, '.renamed.par.yaml')
      : path.join(`${location}.renamed`, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

const renames: ClientCapabilities = {
  ...ableClient,
  workspace: {
    ...ableClient.workspace,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
  },
  textDocument: { ...ableClient.textDocument, rename: { prepareSupport: true } },
};

interface Edit {
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
  readonly documentChanges?: readonly TextDocumentEdit[];
  readonly changeAnnotations?: Readonly<Record<string, ChangeAnnotation>>;
}

describe('rename over stdio', () => {
  for (const [language, capabilities] of [
    ['vi', renames],
    ['en', {}],
  ] as const) {
    it(`does the same, in ${language}, ${capabilities === renames ? 'in open documents' : 'for a plain client'}`, async () => {
      const opened = await Promise.all(
        fixtures.map(async (location) => {
          const fixture = await openFixture(location);
          return { location, fixture, folder: temporaryProject(fixture.texts) };
        }),
      );
      const folders = opened.map(({ folder }) => folder);
      await session({ folders, capabilities, initializationOptions: { language } }, async (client) => {
        for (const { location, fixture, folder } of opened) {
          const { file, offset } = fixture.cursors[0]!;
          const uri = uriOf(path.join(folder, file));
          if (capabilities === renames) client.open(uri, fixture.texts[file]!);
          const params = { textDocument: { uri }, position: protocolPosition(fixture, file, offset) };
          const prepared = await client.ask('textDocument/prepareRename', params).answer;
          const { range } = (prepared.result ?? {}) as { range?: Range };
          const here = range ? [{ path: file, span: spanOf(fixture, file, range), words: 'here' }] : [];
          assert.deepEqual(unmet(fixture, 0, here), [], location);
          const { result, error } = await client.ask('textDocument/rename', {
            ...params,
            newName: fixture.notes.name,
          }).answer;
          assert.deepEqual(
            error,
            isRefused(fixture) ? { code: -32803, message: fixture.notes[language] } : undefined,
            location,
          );
          if (!error) assert.deepEqual(textsAfter(fixture, folder, result as Edit), expected(location, fixture));
        }
      });
    });
  }

  it('gives versions of open documents and says what each edit is for, to clients that take these', async () => {
    const fixture = await openFixture('test/fixtures/features/rename/index');
    const folder = temporaryProject(fixture.texts);
    const uri = uriOf(path.join(folder, 'index.par.yaml'));
    const position = protocolPosition(fixture, 'index.par.yaml', fixture.cursors[0]!.offset);
    const ask = async (client: LspClient) =>
      (await client.request('textDocument/rename', { textDocument: { uri }, position, newName: '1.9' })) as Edit;
    await session({ folders: [folder], capabilities: renames }, async (client) => {
      assert.deepEqual(client.initialized?.capabilities.renameProvider, { prepareProvider: true });
      client.open(uri, fixture.texts['index.par.yaml']!);
      client.change(uri, [{ range: { start: position, end: position }, newText: '' }]);
      const { documentChanges, changeAnnotations } = await ask(client);
      assert.deepEqual(
        documentChanges!.map(({ textDocument }) => [path.basename(textDocument.uri), textDocument.version]).sort(),
        [
          ['index.par.yaml', 2],
          ['mot.par.yaml', null],
        ],
      );
      assert.deepEqual(changeAnnotations, {
        code: { label: 'Mã của tiêu chí' },
        sameAs: { label: 'Các sameAs trỏ đến những mã này' },
      });
      const ids = documentChanges!.flatMap(({ edits }) =>
        edits.map((edit) => 'annotationId' in edit && edit.annotationId),
      );
      assert.deepEqual(ids.sort(), ['code', 'sameAs', 'sameAs']);
    });
    await session({ folders: [folder] }, async (client) => {
      assert.equal(client.initialized?.capabilities.renameProvider, true);
      const { documentChanges, changeAnnotations } = await ask(client);
      assert.equal(changeAnnotations, undefined);
      assert.ok(documentChanges!.every(({ edits }) => edits.every((edit) => !('annotationId' in edit))));
    });
  });
});

function protocolPosition({ texts }: CursorFixture, name: string, offset: number) {
  const { line, column } = positionAt(linesOf(marked(texts[name]!)), offset);
  return { line, character: column };
}

function spanOf({ texts }: CursorFixture, name: string, { start, end }: Range) {
  const lines = linesOf(marked(texts[name]!));
  const offset = ({ line, character }: Range['start']) => offsetAt(lines, { line, column: character });
  return { start: offset(start), end: offset(end) };
}

function textsAfter(fixture: CursorFixture, folder: string, edit: Edit): Record<string, string> {
  const texts = { ...fixture.texts };
  const files =
    edit.documentChanges?.map(({ textDocument, edits }) => [textDocument.uri, edits as TextEdit[]] as const) ??
    Object.entries(edit.changes ?? {});
  for (const [uri, edits] of files) {
    const name = path.relative(folder, decodeURIComponent(new URL(uri).pathname));
    const mark = texts[name]!.startsWith('\uFEFF') ? '\uFEFF' : '';
    const changed = edits.map(({ range, newText }) => ({ ...spanOf(fixture, name, range), text: newText }));
    texts[name] = mark + applyEdits(marked(texts[name]!), changed);
  }
  return texts;
}
