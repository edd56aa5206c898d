import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../server/src/rules/all.ts';
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
