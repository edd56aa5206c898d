import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pagesFolder, rulePages } from '../../scripts/generate/rule-pages.ts';
import { families, rules } from '../../server/src/rules/all.ts';
import type { Severity } from '../../server/src/rules/engine/finding.ts';
import { severities } from '../../server/src/rules/engine/finding.ts';
import { silences } from '../../server/src/rules/engine/silence.ts';
import { unsilenceable } from '../../server/src/rules/engine/suppress.ts';

const home = 'server/src/rules';
const ids = rules.map(({ id }) => id);

/** Files named like rules: two words at least, parted by a dash. */
const files = readdirSync(home, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'engine')
  .flatMap((entry) => readdirSync(path.join(home, entry.name)))
  .filter((name) => /^[a-z]+(-[a-z]+)+\.ts$/.test(name))
  .map((name) => name.replace('.ts', ''));

describe('the list of rules', () => {
  it('holds each rule once', () => assert.deepEqual([...new Set(ids)], ids));

  it('has a file named after each rule, and no file that is not in the list', () => {
    assert.deepEqual([...files].sort(), [...ids].sort());
  });

  it('has a bad and an ok fixture for each rule', () => {
    const fixtures = 'test/fixtures/rules';
    const without = ids.flatMap((id) => {
      const names = readdirSync(fixtures).includes(id) ? readdirSync(path.join(fixtures, id)) : [];
      return ['bad', 'ok']
        .filter((kind) => !names.some((name) => name.startsWith(kind)))
        .map((kind) => `${id}: ${kind}`);
    });
    // These can't be brought about by the content of a file: unit/health.test.ts plants what they report.
    assert.deepEqual(
      without.filter((line) => !/^(?:check-failed|file-unreadable|file-too-large): /.test(line)),
      [],
    );
  });

  it('says each thing in both languages, and the severity is one of four', () => {
    for (const { id, summary, severity } of rules) {
      assert.ok(summary.vi.length > 10 && summary.en.length > 10, id);
      assert.notEqual(summary.vi, summary.en);
      assert.ok(severities.includes(severity), id);
    }
  });

  it('the tables of silences name rules that exist', () => {
    for (const { by, silences: silenced } of silences) {
      for (const id of [by, ...silenced]) assert.ok(ids.includes(id), id);
    }
    for (const id of unsilenceable) assert.ok(ids.includes(id), id);
  });
});

/** By language: what the list calls the severities. */
const severityNames: Readonly<Record<'vi' | 'en', Readonly<Record<Severity, string>>>> = {
  vi: { error: 'lỗi', warning: 'cảnh báo', info: 'lưu ý', hint: 'gợi ý' },
  en: { error: 'error', warning: 'warning', info: 'info', hint: 'hint' },
};

describe('the manual of the rules', () => {
  it('tells of each rule why, how to repair it and where it comes from, in both languages', () => {
    const without = rules.flatMap(({ id, docs }) => {
      const texts = [docs.why, docs.repair, docs.source, ...(docs.silence ? [docs.silence] : [])];
      return texts.every((text) => text.vi.length > 10 && text.en.length > 10 && text.vi !== text.en) ? [] : [id];
    });
    assert.deepEqual(without, []);
  });

  it('is written in paragraphs with `typed` words, without other marks or a folder of some machine', () => {
    for (const { id, docs } of rules) {
      const texts = [docs.why, docs.repair, docs.source, ...(docs.silence ? [docs.silence] : [])];
      for (const one of texts.flatMap(({ vi, en }) => [vi, en])) {
        assert.equal((one.match(/`/g) ?? []).length % 2, 0, id);
        assert.ok(
          one.split('\n\n').every((paragraph) => !paragraph.includes('\n')),
          id,
        );
        assert.doesNotMatch(one, /\*\*|\]\(|^[#>-] |\/(?:home|tmp|work|Users)\//m, id);
      }
    }
  });

  it('has a page for each rule in both languages, and no other', () => {
    const pages = ['README', ...ids].flatMap((name) => [`${name}.md`, `${name}.en.md`]);
    assert.deepEqual(readdirSync(pagesFolder).sort(), pages.sort());
  });

  it('is what `npm run generate` writes', async () => {
    const stale = [...(await rulePages())].filter(([file, text]) => readFileSync(file, 'utf8') !== text);
    assert.deepEqual(
      stale.map(([file]) => file),
      [],
    );
  });

  it('lists every rule below its family with its severity', () => {
    for (const [language, file] of [
      ['vi', 'README.md'],
      ['en', 'README.en.md'],
    ] as const) {
      const text = readFileSync(path.join(pagesFolder, file), 'utf8');
      const listed = text
        .split(/^## /m)
        .slice(1)
        .map((section) => {
          const rows = [...section.matchAll(/^\| \[`(.+?)`\]\((.+?)\) \| (.+?) \|/gm)];
          return { title: section.split('\n', 1)[0], rows: rows.map(([, id, link, severity]) => [id, link, severity]) };
        });
      const expected = families.map(({ title, rules: own }) => ({
        title: title[language],
        rows: own.map(({ id, severity }) => [
          id,
          language === 'vi' ? `${id}.md` : `${id}.en.md`,
          severityNames[language][severity],
        ]),
      }));
      assert.deepEqual(listed, expected);
    }
  });

  it('says the severity on each page, and shows the real finding of a fixture', () => {
    const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
    const fixtures = readdirSync('test/fixtures/rules');
    for (const { id, severity, docs, message } of rules) {
      for (const language of ['vi', 'en'] as const) {
        const text = readFileSync(path.join(pagesFolder, language === 'vi' ? `${id}.md` : `${id}.en.md`), 'utf8');
        assert.ok(text.includes(`**${capital(severityNames[language][severity])}** · `), id);
        if (fixtures.includes(id)) assert.match(text, new RegExp(`^\\S+:\\d+:\\d+ .+ ${id}$`, 'm'));
        else if (docs.example) assert.ok(text.includes(message(docs.example)[language]));
        assert.doesNotMatch(text, /^\s*# *\^/m, `${id}: an expectation of the fixture`);
      }
    }
  });
});
