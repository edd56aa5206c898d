import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { defaultEditorSettings, readEditorSettings } from '../../server/src/lsp/editor-settings.ts';
import { blocksIn } from './blocks.mjs';

const pages = { vi: 'docs/editors.md', en: 'docs/editors.en.md' } as const;
const read = (language: keyof typeof pages) => readFileSync(pages[language], 'utf8');

/** What can be compared between the pages: without sentences, whatever the language that is set. */
const bare = (text: string) =>
  text
    .replace(/^ *(--|;;) .*\n/gm, '')
    .replace(/^ *"[^"\n]* FOLDER [^"\n]*"\n/gm, '')
    .replace(/(["'])(vi|en)\1/g, '');

describe('the page on editors', () => {
  for (const language of ['vi', 'en'] as const) {
    it(`${pages[language]} names every option with its default`, () => {
      const rows = read(language).split('\n');
      const { language: spoken, ...groups } = defaultEditorSettings;
      const options = Object.entries(groups).flatMap(([group, kinds]) =>
        Object.entries(kinds).map(([kind, value]) => [`${group}.${kind}`, String(value)] as const),
      );
      for (const [name, value] of [['language', spoken] as const, ...options]) {
        const row = rows.find((each) => each.startsWith('|') && each.split('|')[1]!.includes(`\`${name}\``));
        assert.equal(row?.split('|')[3]!.trim(), `\`${value}\``, name);
      }
    });

    it(`${pages[language]} starts the server in its own language, with options that the server reads`, () => {
      const blocks = blocksIn(read(language)).filter(({ text }) => text.includes('lsp'));
      assert.deepEqual(
        blocks.map(({ language: code }) => code),
        ['lua', 'lua', 'elisp', 'toml', 'json', 'json'],
      );
      for (const { text } of blocks) {
        assert.match(text, /par-index"?'?,? ["']?lsp["']?,? ["']--stdio["']|args = \["lsp", "--stdio"\]/);
        assert.match(text, new RegExp(`language"?(:| =)? "?'?${language}\\b`));
      }
      for (const { text } of blocks.filter(({ language: code }) => code === 'json')) {
        const [server] = Object.values(Object.values(JSON.parse(text) as Record<string, object>)[0]!) as [
          { command: string[]; initializationOptions: unknown },
        ];
        assert.deepEqual(server.command, ['par-index', 'lsp', '--stdio']);
        const other = { ...defaultEditorSettings, language: language === 'vi' ? ('en' as const) : ('vi' as const) };
        assert.equal(readEditorSettings(server.initializationOptions, other).language, language);
      }
    });

    it(`${pages[language]} sets what the extension for VS Code has`, () => {
      const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
        contributes: { configuration: { properties: object } };
      };
      const block = blocksIn(read(language)).find((each) => each.heading === 'VS Code' && each.language === 'json')!;
      const names = Object.keys(JSON.parse(block.text) as object);
      assert.ok(names.length > 0);
      for (const name of names) assert.ok(name in contributes.configuration.properties, name);
    });
  }

  it('says the same in both languages', () => {
    const [vi, en] = [read('vi'), read('en')].map((page) => blocksIn(page).map(({ text }) => bare(text)));
    assert.deepEqual(vi, en);
  });
});
