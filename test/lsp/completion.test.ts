import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type {
  ClientCapabilities,
  CompletionItem,
  CompletionList,
  InsertReplaceEdit,
  MarkupContent,
  Position,
  TextEdit,
} from 'vscode-languageserver';
import { temporaryProject } from '../harness/cli.ts';
import type { LspClient } from '../harness/lsp-client.ts';
import { ableClient, session, uriOf } from '../harness/lsp-client.ts';

const annex = 'samples/hanoi-2021';
const names = readdirSync(annex).filter((name) => name.endsWith('.par.yaml'));
const folder = temporaryProject(Object.fromEntries(names.map((name) => [name, readFileSync(path.join(annex, name))])));
const uri = uriOf(path.join(folder, '7-hien-dai-hoa.par.yaml'));
const text = readFileSync(path.join(folder, '7-hien-dai-hoa.par.yaml'), 'utf8');
const line = text.split('\n').findIndex((each) => each.includes('lead: Văn phòng UBND Thành phố'));

type ItemAbilities = NonNullable<NonNullable<ClientCapabilities['textDocument']>['completion']>['completionItem'];

const clientWith = (completionItem: ItemAbilities): ClientCapabilities => ({
  ...ableClient,
  textDocument: { ...ableClient.textDocument, completion: { completionItem: completionItem! } },
});

/** VS Code can do all of it. */
const everything: ItemAbilities = {
  snippetSupport: true,
  insertReplaceSupport: true,
  commitCharactersSupport: true,
  documentationFormat: ['markdown'],
  insertTextModeSupport: { valueSet: [1, 2] },
};

const complete = async (client: LspClient, position: Position, context?: object) =>
  (await client.request('textDocument/completion', { textDocument: { uri }, position, context })) as CompletionList;

/** Opens the file with another line in the place of one, and asks at its end. */
async function typed(client: LspClient, content: string, context?: object): Promise<CompletionList> {
  client.open(uri, text);
  const range = { start: { line, character: 0 }, end: { line, character: 99 } };
  client.change(uri, [{ range, newText: content }]);
  return complete(client, { line, character: content.length }, context);
}

const resolved = async (client: LspClient, item: CompletionItem) =>
  (await client.request('completionItem/resolve', item)) as CompletionItem;

describe('completion', () => {
  it('turns what is typed without marks into the name', async () => {
    await session({ folders: [folder] }, async (client) => {
      const { items, isIncomplete } = await typed(client, '        lead: so noi vu');
      assert.deepEqual(
        items.map(({ label }) => label),
        ['Sở Nội vụ'],
      );
      assert.equal(items[0]!.filterText, 'so noi vu Sở Nội vụ SNV');
      assert.deepEqual(items[0]!.textEdit, {
        newText: 'Sở Nội vụ',
        range: { start: { line, character: 14 }, end: { line, character: 23 } },
      });
      assert.ok(!isIncomplete, 'more letters only narrow it');
    });
  });

  it('works in a block that is half typed, in our order', async () => {
    await session({ folders: [folder] }, async (client) => {
      const agencies = await typed(client, '        lead:');
      assert.equal(agencies.items.length, 8);
    });
    await session({ folders: [folder] }, async (client) => {
      const { items } = await typed(client, '        dea');
      const deadline = items.find(({ label }) => label === 'deadline')!;
      assert.equal((deadline.textEdit as TextEdit).newText, 'deadline: ');
      assert.match(deadline.filterText!, /thoi gian hoan thanh/, 'found by the annex’s word for it');
      assert.deepEqual(
        items.map(({ sortText }) => sortText),
        items.map(({ sortText }) => sortText).sort(),
      );
      assert.deepEqual((await complete(client, { line: 0, character: 5 })).items, []);
    });
  });

  it('gives snippets where the client can take them, else plain text', async () => {
    for (const [capabilities, sameAs, next] of [
      [ableClient, 'sameAs: ""', /title: …\n/],
      [clientWith({ snippetSupport: true }), 'sameAs: "$0"', /title: \$\{1:…\}\n/],
    ] as const) {
      await session({ folders: [folder], capabilities }, async (client) => {
        const { items } = await typed(client, '        s');
        const item = items.find(({ label }) => label === 'sameAs')!;
        assert.equal((item.textEdit as TextEdit).newText, sameAs);
        const end = text.split('\n').length - 1;
        const { items: atEnd } = await complete(client, { line: end, character: 0 });
        const criterion = atEnd.find(({ label }) => label.startsWith('7.6 '))!;
        assert.match((criterion.textEdit as TextEdit).newText, next);
        assert.match((criterion.textEdit as TextEdit).newText, /^ {6}- code: "7\.6"\n/);
      });
    }
  });

  it('goes on with words that name a template, and fills its blanks with examples', async () => {
    const wordsTyped = async (client: LspClient, word: string) => {
      client.open(uri, `par: 1\n${word}\n`);
      const context = { triggerKind: 2, triggerCharacter: ' ' };
      const { items } = await complete(client, { line: 1, character: word.length }, context);
      return items.find(({ label }) => label === 'Danh mục cơ quan');
    };
    for (const [capabilities, name] of [
      [ableClient, /^agencies:\n {2}- name: …\n/],
      [clientWith({ snippetSupport: true }), /^agencies:\n {2}- name: \$\{1:Sở Nội vụ\}\n/],
    ] as const)
      await session({ folders: [folder], capabilities }, async (client) => {
        const item = (await wordsTyped(client, 'danh mục '))!;
        assert.match((item.textEdit as TextEdit).newText, name);
        assert.match(item.filterText!, /danh muc co quan Danh mục cơ quan/);
      });
  });

  it('tells both what is inserted and what is replaced, and only what the client knows of', async () => {
    await session({ folders: [folder], capabilities: clientWith(everything) }, async (client) => {
      client.open(uri, text);
      const { items } = await complete(client, { line, character: 16 });
      const edit = items[0]!.textEdit as InsertReplaceEdit;
      const start = { line, character: 14 };
      assert.deepEqual(edit.insert, { start, end: { line, character: 16 } });
      assert.deepEqual(edit.replace, { start, end: { line, character: 38 } });
      assert.equal(items[0]!.insertTextMode, 1);
      assert.equal(items[0]!.commitCharacters, undefined, 'names hold every sign');
    });
    await session({ folders: [folder], capabilities: clientWith(everything) }, async (client) => {
      const { items } = await typed(client, '        with: [s');
      assert.deepEqual(items[0]!.commitCharacters, [',', ']']);
    });
    await session({ folders: [folder], capabilities: clientWith({}) }, async (client) => {
      const { items } = await typed(client, '        with: [s');
      for (const item of items) {
        assert.ok('range' in item.textEdit!);
        assert.equal(item.commitCharacters, undefined);
        assert.equal(item.insertTextMode, undefined);
      }
    });
  });

  it('tells documentation when it is asked for, in Markdown or plain, in the language', async () => {
    for (const [language, format, expected] of [
      ['vi', 'markdown', /\*\*Sở Nội vụ\*\* \(SNV\) {2}\nChủ trì \d+ tiêu chí/],
      ['en', 'plaintext', /^Sở Nội vụ \(SNV\)\nLeads \d+ criteria/],
    ] as const) {
      const capabilities = clientWith(format === 'markdown' ? everything : {});
      await session({ folders: [folder], capabilities, initializationOptions: { language } }, async (client) => {
        const [item] = (await typed(client, '        lead: snv')).items;
        assert.equal(item!.documentation, undefined);
        const { kind, value } = (await resolved(client, item!)).documentation as MarkupContent;
        assert.equal(kind, format);
        assert.match(value, expected);
      });
    }
    await session({ folders: [folder] }, async (client) => {
      const { items } = await typed(client, '        t');
      const tasks = items.find(({ label }) => label === 'tasks')!;
      assert.match(((await resolved(client, tasks)).documentation as MarkupContent).value, /^Danh sách nhiệm vụ/);
      const bare: CompletionItem = { label: 'x' };
      assert.deepEqual(await resolved(client, bare), bare, 'an item of another kind comes back as it is');
      client.close(uri);
      const gone = { ...tasks, data: { ...(tasks.data as object), uri: 'file:///nowhere/x.par.yaml' } };
      assert.equal((await resolved(client, gone)).documentation, undefined);
    });
  });

  it('does not come up where a blank only indents a line', async () => {
    const context = { triggerKind: 2, triggerCharacter: ' ' };
    await session({ folders: [folder] }, async (client) => {
      assert.deepEqual((await typed(client, '        ', context)).items, []);
    });
    await session({ folders: [folder] }, async (client) => {
      assert.equal((await typed(client, '        lead: ', context)).items.length, 8);
    });
    await session({ folders: [folder] }, async (client) => {
      assert.ok((await typed(client, '        # par-ignore ', context)).items.length > 20);
    });
  });

  it('asks for the value behind a key, where the client has a command for that', async () => {
    const initializationOptions = { commands: ['editor.action.triggerSuggest'] };
    await session({ folders: [folder], initializationOptions }, async (client) => {
      const { items } = await typed(client, '        le');
      assert.equal(items.find(({ label }) => label === 'lead')!.command!.command, 'editor.action.triggerSuggest');
      assert.equal(items.find(({ label }) => label === 'partial')!.command, undefined);
    });
  });

  it('is not answered once it is taken back, and is right for the text of its moment', async () => {
    await session({ folders: [folder] }, async (client) => {
      client.open(uri, text);
      const { error } = await client.askAndTakeBack('textDocument/completion', {
        textDocument: { uri },
        position: { line, character: 14 },
      });
      assert.equal(error?.code, -32800);
      const range = { start: { line, character: 0 }, end: { line, character: 99 } };
      client.change(uri, [{ range, newText: '        deadline: q' }]);
      const { items } = await complete(client, { line, character: 19 });
      assert.ok(items[0]!.label.startsWith('Quý') && !items.some(({ label }) => label.startsWith('Sở')));
    });
  });

  it('works in the file of settings', async () => {
    const config = uriOf(path.join(folder, 'par.config.yaml'));
    await session({ folders: [folder] }, async (client) => {
      client.open(config, 'rules:\n  trunc\n', 'yaml');
      const { items } = (await client.request('textDocument/completion', {
        textDocument: { uri: config },
        position: { line: 1, character: 7 },
      })) as CompletionList;
      const rule = items.find(({ label }) => label === 'truncated-title')!;
      assert.equal((rule.textEdit as TextEdit).newText, 'truncated-title: ');
      assert.match(
        ((await resolved(client, rule)).documentation as MarkupContent).value,
        /^\*\*truncated-title\*\*|^truncated-title/,
      );
    });
  });
});
