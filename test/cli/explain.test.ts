import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { families } from '../../server/src/rules/all.ts';
import { runCli } from '../harness/cli.ts';

/** The words of a page, without its marks, links and code fences, and whatever the width of its lines. */
function wordsOf(text: string): string[] {
  const bare = text
    .replace(/^<!--.*-->$/gm, '')
    .replace(/^```.*$/gm, '')
    .replace(/\\([*_<[\]|])/g, '$1')
    .replace(/[`*“”]/g, '')
    .replace(/^## /gm, '');
  return bare.split(/\s+/).filter((word) => word !== '');
}

describe('par-index explain', () => {
  for (const language of ['vi', 'en'] as const) {
    it(`shows the page of the manual in the terminal (${language})`, async () => {
      for (const id of ['agency-variant', 'missing-lead', 'check-failed']) {
        const { code, stdout, stderr } = await runCli(['explain', id, '--lang', language]);
        assert.deepEqual([code, stderr], [0, '']);
        const page = readFileSync(`docs/rules/${id}${language === 'vi' ? '' : '.en'}.md`, 'utf8');
        const [heading = '', ...body] = stdout.split('\n');
        assert.match(heading, new RegExp(`^${id}  \\S`));
        // The title, and the line with the severity and links, are said in the heading.
        assert.deepEqual(wordsOf(body.join('\n')), wordsOf(page.split('\n\n').slice(2).join('\n\n')));
      }
    });
  }

  it('keeps within the width of the terminal and shows no mark of Markdown', async () => {
    for (const { id } of families.map((family) => family.rules[0]!)) {
      const { stdout } = await runCli(['explain', id]);
      assert.doesNotMatch(stdout, /`|^#{1,3} [^p]|\]\(/m, id);
      const prose = stdout.split('\n').filter((line) => !line.startsWith('  '));
      for (const line of prose) assert.ok([...line.normalize('NFC')].length <= 80, `${id}: ${line}`);
    }
  });

  it('suggests the nearest rule where there is none of that name', async () => {
    const { code, stdout, stderr } = await runCli(['explain', 'agency-varient', '--lang', 'en']);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /There is no rule “agency-varient”\. Did you mean “agency-variant”\?/);
  });
});
