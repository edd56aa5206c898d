import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type {
  ClientCapabilities,
  CompletionList,
  Diagnostic,
  DocumentLink,
  TextDocumentEdit,
  TextEdit,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import { applyEdits } from '../../server/src/base/edit.ts';
import { linesOf, offsetAt } from '../../server/src/base/lines.ts';
import { completionsAt } from '../../server/src/features/completion.ts';
import { editsForMoves } from '../../server/src/features/file-renames.ts';
import { linksIn } from '../../server/src/features/links.ts';
import { temporaryProject } from '../harness/cli.ts';
import type { CursorFixture } from '../harness/cursor.ts';
import { fixtureOf, fixturesIn, openFixture, textsBeside } from '../harness/cursor.ts';
import type { LspClient } from '../harness/lsp-client.ts';
import { ableClient, session, uriOf } from '../harness/lsp-client.ts';

/** `#! moves: from > to; …` is what the user does; `*.moved` holds what the files say just before that is done. */
const fixtures = fixturesIn('files');

const movesOf = ({ notes }: CursorFixture) =>
  notes.moves!.split('; ').map((move) => {
    const [from, to] = move.split(' > ');
    return { from: from!, to: to! };
  });

/** A client that tells of files, and takes edits with reasons. */
const able: ClientCapabilities = {
  ...ableClient,
  workspace: {
    ...ableClient.workspace,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    fileOperations: { willRename: true, didRename: true, didCreate: true, didDelete: true },
  },
};

describe('files that move', () => {
  for (const location of fixtures) {
    it(`${path.basename(location)}: paths lead where they did`, async () => {
      const fixture = await openFixture(location);
      const moves = movesOf(fixture).map(({ from, to }) => ({ from: `/fixture/${from}`, to: `/fixture/${to}` }));
      const texts = { ...fixture.texts };
      for (const [changed, edits] of editsForMoves(fixture.project, moves).edits) {
        const name = changed.slice('/fixture/'.length);
        texts[name] = applyEdits(texts[name]!, edits);
      }
      if (process.env.UPDATE_FIXTURES)
        for (const [name, text] of Object.entries(texts).filter(([name, text]) => text !== fixture.texts[name])) {
          mkdirSync(path.dirname(path.join(`${location}.moved`, name)), { recursive: true });
          writeFileSync(path.join(`${location}.moved`, name), text);
        }
      assert.deepEqual(texts, textsBeside(location, 'moved', fixture));
    });
  }

  it('the same over stdio, with many folders open; and the findings are those of before', async () => {
    const opened = await Promise.all(
      fixtures.map(async (location) => {
        const fixture = await openFixture(location);
        return { location, fixture, folder: temporaryProject(fixture.texts) };
      }),
    );
    const folders = opened.map(({ folder }) => folder);
    await session({ folders, capabilities: able }, async (client) => {
      for (const { location, fixture, folder } of opened) {
        const before = await findings(client, folder);
        const files = movesOf(fixture).map(({ from, to }) => ({
          oldUri: uriOf(path.join(folder, from)),
          newUri: uriOf(path.join(folder, to)),
        }));
        const edit = (await client.request('workspace/willRenameFiles', { files })) as {
          documentChanges: TextDocumentEdit[];
          changeAnnotations: object;
        };
        assert.deepEqual(edit.changeAnnotations, {
          paths: { label: 'Đường dẫn đến các tệp được đổi tên hoặc chuyển chỗ' },
        });
        const texts = { ...fixture.texts };
        for (const { textDocument, edits } of edit.documentChanges) {
          const name = path.relative(folder, decodeURIComponent(new URL(textDocument.uri).pathname));
          texts[name] = edited(texts[name]!, edits as TextEdit[]);
          writeFileSync(path.join(folder, name), texts[name]);
        }
        assert.deepEqual(texts, textsBeside(location, 'moved', fixture));
        // The deepest first, as they would be moved by hand.
        for (const { from, to } of movesOf(fixture).sort((a, b) => b.from.length - a.from.length)) {
          mkdirSync(path.dirname(path.join(folder, to)), { recursive: true });
          renameSync(path.join(folder, from), path.join(folder, to));
        }
        client.notify('workspace/didRenameFiles', { files });
        client.notify('workspace/didChangeWatchedFiles', {
          changes: Object.keys(texts).map((name) => ({ uri: uriOf(path.join(folder, name)), type: 2 })),
        });
        assert.deepEqual(await findings(client, folder), before, location);
      }
    });
  });
});

/** The findings in a folder by rule, wherever they stand now. */
async function findings(client: LspClient, folder: string): Promise<string[]> {
  const { items } = (await client.request('workspace/diagnostic', {
    previousResultIds: [],
  })) as WorkspaceDiagnosticReport;
  return items
    .filter(({ uri }) => uri.startsWith(`${uriOf(folder)}/`))
    .flatMap((item) => (item.kind === 'full' ? item.items.map(({ code }) => String(code)) : []))
    .sort();
}

function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = linesOf(text);
  const offset = (at: { line: number; character: number }) => offsetAt(lines, { line: at.line, column: at.character });
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({ start: offset(range.start), end: offset(range.end), text: newText })),
  );
}

const root = 'par: 1\nindex: { title: Năm nay, max: 1 }\ncriteria:\n  - file: 1.par.yaml\n';
const part = 'par: 1\ncriteria:\n  - code: "1"\n    title: Một\n    max: 1\n';
const missing = (items: readonly Diagnostic[]) => items.filter(({ code }) => code === 'missing-file');

describe('files that come and go', () => {
  it('are asked for with filters, by clients that tell of them', async () => {
    await session({ capabilities: able }, async (client) => {
      const operations = client.initialized!.capabilities.workspace!.fileOperations!;
      assert.deepEqual(Object.keys(operations).sort(), ['didCreate', 'didDelete', 'didRename', 'willRename']);
      assert.deepEqual(
        operations.didCreate!.filters.map(({ pattern }) => [pattern.glob, pattern.matches]),
        [
          ['**/*.par.yaml', 'file'],
          ['**', 'folder'],
        ],
      );
      assert.match(operations.willRename!.filters.at(-1)!.pattern.glob, /pdf/);
    });
    await session({}, async (client) => {
      assert.deepEqual(client.initialized!.capabilities.workspace!.fileOperations, {});
      assert.equal(await client.request('workspace/willRenameFiles', { files: [] }), null);
    });
  });

  it('of a file that is deleted the finding appears at once, and goes when it is there again', async () => {
    const folder = temporaryProject({ 'index.par.yaml': root, '1.par.yaml': part });
    const [indexUri, partUri] = ['index.par.yaml', '1.par.yaml'].map((name) => uriOf(path.join(folder, name)));
    await session({ folders: [folder], capabilities: able }, async (client) => {
      assert.deepEqual(missing(await client.items(indexUri!)), []);
      rmSync(path.join(folder, '1.par.yaml'));
      client.notify('workspace/didDeleteFiles', { files: [{ uri: partUri }] });
      assert.equal(missing(await client.items(indexUri!)).length, 1);
      writeFileSync(path.join(folder, '1.par.yaml'), part);
      client.notify('workspace/didCreateFiles', { files: [{ uri: partUri }] });
      assert.deepEqual(missing(await client.items(indexUri!)), []);
    });
  });
});

describe('an empty file', () => {
  it('is offered templates, the likeliest first, also to clients without snippets', async () => {
    for (const [name, others, label, text] of [
      ['index.par.yaml', {}, 'Chỉ số mới', /^par: 1\nindex:\n {2}title: …\n/],
      ['3-to-chuc.par.yaml', { 'index.par.yaml': root }, 'Lĩnh vực mới', /^par: 1\ncriteria:\n {2}- code: "3"\n/],
      ['agencies.par.yaml', { 'index.par.yaml': root }, 'Danh mục cơ quan mới', /^par: 1\nagencies:\n {2}- name: …\n/],
    ] as const) {
      const folder = temporaryProject({ [name]: '', ...others });
      const uri = uriOf(path.join(folder, name));
      await session({ folders: [folder], capabilities: able }, async (client) => {
        client.open(uri, '');
        const { items } = (await client.request('textDocument/completion', {
          textDocument: { uri },
          position: { line: 0, character: 0 },
        })) as CompletionList;
        assert.equal(items[0]!.label, label);
        assert.match((items[0]!.textEdit as TextEdit).newText, text);
      });
    }
  });

  it('is given the text of its kind with blanks to fill in, the field by its name and the year by its index', async () => {
    const folder = temporaryProject({ 'index.par.yaml': root, '3-to-chuc.par.yaml': '', 'moi/index.par.yaml': '' });
    await session({ folders: [folder], capabilities: able }, async (client) => {
      const snippetOf = async (name: string, kind: string) => {
        const uri = uriOf(path.join(folder, name));
        client.open(uri, '');
        const answer = await client.request('par/template', { textDocument: { uri }, kind });
        return (answer as { snippet: string } | null)?.snippet;
      };
      const field = (await snippetOf('3-to-chuc.par.yaml', 'field'))!;
      assert.match(
        field,
        /^par: 1\ncriteria:\n {2}- code: "3"\n {4}title: \$\{1:Tên lĩnh vực\}\n {4}max: \$\{2:10\}\n/,
      );
      assert.match(field, / {8}max: \$\{2:10\}\n/, 'the same blank again');
      const index = (await snippetOf('moi/index.par.yaml', 'index'))!;
      const year = new Date().getFullYear();
      assert.match(index, new RegExp(`scoreYear: \\$\\{3:${year - 1}\\}\n {2}targetYear: \\$\\{4:${year}\\}\n`));
      assert.match(index, new RegExp(`deadline: Năm \\$\\{4:${year}\\}\n$`));
      assert.match(
        (await snippetOf('moi/index.par.yaml', 'registry'))!,
        /^par: 1\nagencies:\n {2}- name: \$\{1:Sở Nội vụ\}/,
      );
      assert.equal(await snippetOf('moi/index.par.yaml', 'anything'), undefined);
    });
  });

  it('is offered none once something stands in it', async () => {
    for (const text of ['par: 1\n$0', '# ghi chú\nx: 1\n$0']) {
      const { project, cursors } = await fixtureOf('none', { 'a.par.yaml': text });
      const { items } = completionsAt(project, cursors[0]!.path, cursors[0]!.offset, 'vi');
      assert.ok(!items.some(({ detail }) => detail === 'mẫu cho tệp trống'));
    }
  });
});

describe('links', () => {
  const text = [
    'par: 1',
    'index: { title: A, max: 1, previous: "cũ/index.par.yaml" }',
    'criteria:',
    '  - file: 1.par.yaml',
    '  - file: >-',
    '      1.par.yaml',
    '  - file: khong-co.par.yaml',
    '  - file: /etc/passwd',
    '  - code: "2"',
    '    evidence: [Kế hoạch 12.pdf, Kế hoạch số 12, https://vi.du/a.pdf]',
    '',
  ].join('\n');
  const files = { 'index.par.yaml': text, '1.par.yaml': part, 'cũ/index.par.yaml': root };

  it('are the paths that lead somewhere, without quotes', async () => {
    const { project } = await fixtureOf('links', files);
    assert.deepEqual(
      linksIn(project, '/fixture/index.par.yaml').map(({ span, target }) => [text.slice(span.start, span.end), target]),
      [
        ['cũ/index.par.yaml', '/fixture/cũ/index.par.yaml'],
        ['1.par.yaml', '/fixture/1.par.yaml'],
        ['1.par.yaml', '/fixture/1.par.yaml'],
        ['Kế hoạch 12.pdf', '/fixture/Kế hoạch 12.pdf'],
      ],
    );
    assert.deepEqual(linksIn(project, '/fixture/none.par.yaml'), []);
  });

  it('have a tooltip in the language of the client, if it shows one', async () => {
    const folder = temporaryProject(files);
    const uri = uriOf(path.join(folder, 'index.par.yaml'));
    for (const [language, documentLink, tooltip] of [
      ['vi', { tooltipSupport: true }, 'Mở chỉ số năm trước'],
      ['en', { tooltipSupport: true }, 'Open last year’s index'],
      ['vi', {}, undefined],
    ] as const) {
      const capabilities = { ...ableClient, textDocument: { ...ableClient.textDocument, documentLink } };
      await session({ folders: [folder], capabilities, initializationOptions: { language } }, async (client) => {
        const [link] = (await client.request('textDocument/documentLink', { textDocument: { uri } })) as DocumentLink[];
        assert.equal(link!.tooltip, tooltip);
        assert.equal(link!.target, uriOf(path.join(folder, 'cũ/index.par.yaml')));
        assert.deepEqual(link!.range, { start: { line: 1, character: 38 }, end: { line: 1, character: 55 } });
      });
    }
  });
});
