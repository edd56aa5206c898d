import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  Range,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { applyEdits } from '../../server/src/base/edit.ts';
import { linesOf, offsetAt } from '../../server/src/base/lines.ts';
import { temporaryProject } from '../harness/cli.ts';
import type { LspClient } from '../harness/lsp-client.ts';
import { ableClient, session, uriOf } from '../harness/lsp-client.ts';

const annex = 'samples/hanoi-2021';
const names = readdirSync(annex).filter((name) => name.endsWith('.par.yaml'));
const folder = temporaryProject(Object.fromEntries(names.map((name) => [name, readFileSync(path.join(annex, name))])));
const uri = uriOf(path.join(folder, '7-hien-dai-hoa.par.yaml'));
const text = readFileSync(path.join(folder, '7-hien-dai-hoa.par.yaml'), 'utf8');
const lineOf = (part: string) => text.split('\n').findIndex((line) => line.includes(part));
const at = (part: string): Range => {
  const start = { line: lineOf(part), character: 14 };
  return { start, end: start };
};

type ActionAbilities = NonNullable<NonNullable<ClientCapabilities['textDocument']>['codeAction']>;

const clientWith = (
  codeAction: ActionAbilities,
  workspaceEdit: NonNullable<ClientCapabilities['workspace']>['workspaceEdit'] = { documentChanges: true },
): ClientCapabilities => ({
  ...ableClient,
  workspace: { ...ableClient.workspace, workspaceEdit },
  textDocument: { ...ableClient.textDocument, codeAction },
});

const resolving: ActionAbilities = {
  dataSupport: true,
  disabledSupport: true,
  resolveSupport: { properties: ['edit'] },
};

const actions = async (client: LspClient, range: Range, context: object = {}, of = uri) =>
  ((await client.request('textDocument/codeAction', {
    textDocument: { uri: of },
    range,
    context: { diagnostics: [], ...context },
  })) ?? []) as CodeAction[];

/** A text after edits of the protocol. */
function edited(before: string, edits: readonly TextEdit[]): string {
  const lines = linesOf(before);
  const offset = ({ line, character }: Range['start']) => offsetAt(lines, { line, column: character });
  return applyEdits(
    before,
    edits.map(({ range, newText }) => ({ start: offset(range.start), end: offset(range.end), text: newText })),
  );
}

const editsIn = (edit: WorkspaceEdit | undefined, of = uri) =>
  (edit?.documentChanges ?? [])
    .filter((change): change is TextDocumentEdit => 'textDocument' in change && change.textDocument.uri === of)
    .flatMap((change) => change.edits as TextEdit[]);

describe('quick fixes', () => {
  const fixesAt = async (client: LspClient, diagnostic: Diagnostic, context: object = {}) =>
    (await actions(client, diagnostic.range, { diagnostics: [diagnostic], ...context })).filter(
      ({ kind }) => kind === 'quickfix',
    );

  it('are offered with the version they are for; applied, the finding is gone', async () => {
    await session({ folders: [folder] }, async (client) => {
      client.open(uri, text);
      const [wrong] = (await client.items(uri)).filter(({ code }) => code === 'sum-mismatch');
      const fixes = await fixesAt(client, wrong!);
      assert.ok(fixes.length > 1);
      assert.equal(fixes.filter(({ isPreferred }) => isPreferred).length, 1);
      for (const { diagnostics } of fixes) assert.deepEqual(diagnostics, [wrong]);
      const [change] = fixes.find(({ isPreferred }) => isPreferred)!.edit!.documentChanges!;
      assert.ok(change && 'textDocument' in change);
      assert.deepEqual(change.textDocument, { uri, version: 1 });
      client.change(uri, change.edits as TextEdit[]);
      assert.deepEqual(
        (await client.items(uri)).filter(({ code }) => code === 'sum-mismatch'),
        [],
      );
    });
  });

  it('come as plain changes where versions are not taken, and not where other kinds are asked for', async () => {
    await session({ folders: [folder], capabilities: { textDocument: { diagnostic: {} } } }, async (client) => {
      client.open(uri, text);
      const [wrong] = (await client.items(uri)).filter(({ code }) => code === 'sum-mismatch');
      const [first] = await fixesAt(client, wrong!);
      assert.deepEqual(Object.keys(first!.edit!.changes!), [uri]);
      assert.deepEqual(await fixesAt(client, wrong!, { only: ['refactor'] }), []);
      assert.ok((await fixesAt(client, wrong!, { only: ['quickfix'] })).length > 1);
    });
  });

  it('say what is chosen where there is a choice and the client shows it', async () => {
    const capabilities = clientWith({}, { documentChanges: true, changeAnnotationSupport: {} });
    await session({ folders: [folder], capabilities }, async (client) => {
      client.open(uri, text);
      const [wrong] = (await client.items(uri)).filter(({ code }) => code === 'sum-mismatch');
      const [first] = await fixesAt(client, wrong!);
      const { choice } = first!.edit!.changeAnnotations!;
      assert.equal(choice!.label, first!.title);
      assert.equal(choice!.description, wrong!.message);
      assert.ok(editsIn(first!.edit).every((edit) => 'annotationId' in edit && edit.annotationId === 'choice'));
    });
  });

  it('silence with a reason, and open the page of the rule where the client can', async () => {
    const initializationOptions = {
      language: 'en',
      ruleDocs: 'file:///docs/rules/',
      commands: ['par.openRulePage'],
    };
    await session({ folders: [folder], initializationOptions }, async (client) => {
      client.open(uri, text);
      const [wrong] = (await client.items(uri)).filter(({ code }) => code === 'sum-mismatch');
      const all = await actions(client, wrong!.range, { only: ['quickfix'] });
      const page = all.find(({ command }) => command)!;
      assert.deepEqual(page.command!.arguments, ['sum-mismatch', 'file:///docs/rules/sum-mismatch.en.md']);
      assert.equal(page.edit, undefined);
      const silence = all.find(({ kind, title }) => kind === 'quickfix.silence' && title.includes('here'))!;
      client.change(uri, editsIn(silence.edit));
      assert.deepEqual(
        (await client.items(uri)).filter(({ code }) => code === 'sum-mismatch'),
        [],
      );
    });
  });
});

describe('refactorings', () => {
  const titled = (list: readonly CodeAction[], part: string) => list.find(({ title }) => title.includes(part));

  it('come with their edits, or without where the client asks for them when one is chosen', async () => {
    const part = 'code: "7.1.9"';
    for (const capabilities of [clientWith({}), clientWith(resolving)]) {
      await session({ folders: [folder], capabilities }, async (client) => {
        client.open(uri, text);
        const found = await actions(client, at(part), { only: ['refactor.rewrite'] });
        assert.ok(found.every(({ kind }) => kind === 'refactor.rewrite'));
        const removal = titled(found, 'Xóa 7.1.9')!;
        assert.match(removal.title, /\(tổng 7\.1: 7\.25 \/ 4\.935 \/ 6\.45 → 6\.25 \/ 4\.75 \/ 6\.25\)$/);
        const isLate = capabilities.textDocument!.codeAction === resolving;
        assert.equal(removal.edit === undefined, isLate);
        const whole = isLate ? ((await client.request('codeAction/resolve', removal)) as CodeAction) : removal;
        const after = edited(text, editsIn(whole.edit));
        assert.equal([...after.matchAll(/code: "7\.1\.\d+"/g)].length, 10);
        assert.ok(after.includes('code: "7.1.10"') && !after.includes('code: "7.1.11"'));
        client.change(uri, after);
        assert.deepEqual(
          (await client.items(uri)).filter(({ code }) => code === 'yaml-syntax' || code === 'code-gap'),
          [],
        );
      });
    }
  });

  it('are refused for a text that has changed since', async () => {
    await session({ folders: [folder], capabilities: clientWith(resolving) }, async (client) => {
      client.open(uri, text);
      const [first] = await actions(client, at('code: "7.1.9"'), { only: ['refactor.move'] });
      client.change(uri, [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: '#\n' },
      ]);
      const { error } = await client.ask('codeAction/resolve', first).answer;
      assert.equal(error?.code, -32801);
    });
  });

  it('don’t light the bulb at every cursor, but do on what is selected and when asked for', async () => {
    await session({ folders: [folder] }, async (client) => {
      client.open(uri, text);
      const range = at('code: "7.1.9"');
      const refactors = (list: readonly CodeAction[]) => list.filter(({ kind }) => kind!.startsWith('refactor'));
      assert.deepEqual(refactors(await actions(client, range, { triggerKind: 2 })), []);
      assert.ok(refactors(await actions(client, range, { triggerKind: 1 })).length > 4);
      const selected = { start: range.start, end: { ...range.start, character: 16 } };
      assert.ok(refactors(await actions(client, selected, { triggerKind: 2 })).length > 4);
    });
  });

  it('make and delete files only for clients that can, and say why one is not possible', async () => {
    const root =
      'par: 1\nindex:\n  title: A\n  max: 2\ncriteria:\n  - code: "1"\n    title: Một\n    max: 1\n    tasks: [Làm]\n  - code: "2"\n    title: Hai\n    max: 1\n    sameAs: "1"\n';
    const home = temporaryProject({ 'index.par.yaml': root });
    const of = uriOf(path.join(home, 'index.par.yaml'));
    const here = { start: { line: 6, character: 4 }, end: { line: 6, character: 4 } };
    await session({ folders: [home], capabilities: clientWith(resolving) }, async (client) => {
      const found = await actions(client, here, { only: ['refactor'] }, of);
      assert.equal(titled(found, 'Tách 1 ra tệp riêng'), undefined);
      assert.match(titled(found, 'Xóa 1')!.disabled!.reason, /^2 đang dùng chung nhiệm vụ với 1/);
    });
    const able = { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] as const };
    const capabilities = clientWith({}, { ...able, resourceOperations: [...able.resourceOperations] });
    await session({ folders: [home], capabilities }, async (client) => {
      const found = await actions(client, here, { only: ['refactor.extract'] }, of);
      const [create, content, rest] = titled(found, 'Tách 1 ra tệp riêng')!.edit!.documentChanges!;
      assert.ok(create && 'kind' in create && create.kind === 'create');
      assert.equal(create.uri, uriOf(path.join(home, '1-mot.par.yaml')));
      assert.ok(content && 'edits' in content && rest && 'edits' in rest);
      assert.equal(
        (content.edits[0] as TextEdit).newText,
        'par: 1\ncriteria:\n  - code: "1"\n    title: Một\n    max: 1\n    tasks: [Làm]\n',
      );
      assert.match(edited(root, rest.edits as TextEdit[]), /criteria:\n {2}- file: 1-mot\.par\.yaml\n {2}- code: "2"/);
      assert.equal(
        titled(await actions(client, here, {}, of), 'Xóa 1'),
        undefined,
        'what can’t be shown as impossible is not shown',
      );
    });
  });

  it('are taken back like any question', async () => {
    await session({ folders: [folder] }, async (client) => {
      client.open(uri, text);
      const { error } = await client.askAndTakeBack('textDocument/codeAction', {
        textDocument: { uri },
        range: at('code: "7.1.9"'),
        context: { diagnostics: [] },
      });
      assert.equal(error?.code, -32800);
    });
  });
});

describe('actions on a whole file', () => {
  it('come only when they are asked for', async () => {
    const broken = text.replace('score: 4.937', 'score: "4.937"').replace('code: "7.1.1"', 'code: "7.1.20"');
    await session({ folders: [folder], initializationOptions: { language: 'en' } }, async (client) => {
      client.open(uri, broken);
      const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      assert.ok((await actions(client, start)).every(({ kind }) => !kind!.startsWith('source')));
      const [all, ...others] = await actions(client, start, { only: ['source.fixAll'] });
      assert.deepEqual(others, []);
      assert.equal(all!.kind, 'source.fixAll.par');
      assert.equal(all!.title, 'Fix all matters of form in the file');
      assert.ok(edited(broken, editsIn(all!.edit)).includes('score: 4.937\n'));
      const [sorted] = await actions(client, start, { only: ['source.organize.par'] });
      const codes = [...edited(broken, editsIn(sorted!.edit)).matchAll(/code: "7\.1\.(\d+)"/g)].map(([, n]) =>
        Number(n),
      );
      assert.deepEqual(codes, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 20]);
    });
  });

  it('are told at the start', async () => {
    await session({ folders: [folder] }, (client) => {
      const { codeActionProvider } = client.initialized!.capabilities;
      assert.ok(typeof codeActionProvider === 'object' && !codeActionProvider.resolveProvider);
      assert.ok(codeActionProvider.codeActionKinds!.includes('source.fixAll.par'));
      return Promise.resolve();
    });
    await session({ folders: [folder], capabilities: clientWith(resolving) }, (client) => {
      const { codeActionProvider } = client.initialized!.capabilities;
      assert.ok(typeof codeActionProvider === 'object' && codeActionProvider.resolveProvider);
      return Promise.resolve();
    });
  });
});
