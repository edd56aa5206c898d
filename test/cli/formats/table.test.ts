// The one table of forms, and what is made from it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { languages } from '../../../server/src/base/text.ts';
import { formatInfo, formatNames } from '../../../server/src/cli/formats/all.ts';
import { helpOf } from '../../../server/src/cli/help.ts';
import { options } from '../../../server/src/cli/options.ts';

const folder = 'server/src/cli';

/** Every module of the command line: name → text. */
const modules = new Map(
  readdirSync(folder, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
);

describe('the table of forms', () => {
  it('is what --format takes and what the help tells', () => {
    assert.deepEqual(options.format.takes, formatNames);
    for (const language of languages) {
      const help = helpOf('check', language, 80).replace(/\s+/g, ' ');
      for (const name of formatNames) assert.ok(help.includes(`${name} ${formatInfo(name).summary[language]}`), name);
    }
  });

  it('has a module for each form, loaded only where the form is asked for', () => {
    for (const name of formatNames) {
      assert.ok(modules.has(`formats/${name}.ts`), name);
      for (const [importer, text] of modules) {
        const own = importer.startsWith('formats/') ? './' : './formats/';
        assert.ok(!text.includes(`from '${own}${name}.ts'`), `${importer} imports formats/${name}.ts`);
      }
      assert.match(modules.get('formats/all.ts')!, new RegExp(`await import\\('\\./${name}\\.ts'\\)`));
    }
  });

  it('gives every form as a function of the result', async () => {
    for (const name of formatNames) assert.equal(typeof (await formatInfo(name).load()), 'function', name);
  });
});
