import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cliPages } from '../../scripts/generate/cli-page.ts';
import { commandNames } from '../../server/src/cli/commands.ts';
import { exitCodes } from '../../server/src/cli/exit-codes.ts';
import { optionInfo, optionNames } from '../../server/src/cli/options.ts';

describe('the manual of the command line', () => {
  for (const [file, text] of cliPages()) {
    it(`${file} is fresh`, () => assert.equal(readFileSync(file, 'utf8'), text, 'run `npm run generate`'));

    it(`${file} tells every command, option and exit code`, () => {
      for (const name of commandNames) assert.ok(text.includes(`\n## par-index ${name}\n`), name);
      for (const name of optionNames.filter((one) => optionInfo(one).text)) {
        assert.match(text, new RegExp(`^\\| \`(-\\w, )?--${name}[ \`]`, 'm'), name);
      }
      for (const { code } of exitCodes) assert.ok(text.includes(`| \`${code}\` |`), String(code));
    });

    it(`${file} links only to what is there`, () => {
      const links = [...text.matchAll(/\]\(([^)#]*)(#[^)]*)?\)/g)];
      assert.ok(links.length > commandNames.length);
      for (const [, target, anchor] of links) {
        if (target) assert.ok(existsSync(path.join(path.dirname(file), target)), target);
        else assert.ok(text.includes(`\n## ${anchor!.slice(1).replace('par-index-', 'par-index ')}\n`), anchor);
      }
    });
  }

  it('in English has no Vietnamese word but the link', () => {
    assert.doesNotMatch(cliPages().get('docs/cli.en.md')!.replace('[Tiếng Việt]', ''), /[ăâđêôơưạ-ỹ]/i);
  });
});
