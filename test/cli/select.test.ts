// Which files a pattern on the command line means, where names hold signs that patterns use too.
import assert from 'node:assert/strict';
import { fakeRun } from './fake-ports.ts';
import { clean } from './projects.ts';

const names = [
  '[2021] (bản 1)/1.par.yaml',
  '[2021] (bản 1)/2.par.yaml',
  'x/Chỉ số.par.yaml'.normalize('NFD'),
  'x/1.par.yaml',
];

async function filesOf(...patterns: string[]): Promise<{ code: number; files: number }> {
  const cli = fakeRun({ 'par.config.yaml': '', ...Object.fromEntries(names.map((name) => [name, clean])) });
  const code = await cli.run('check', '--format', 'json', ...patterns);
  const printed = cli.stdout.join('');
  const { summary } = printed ? (JSON.parse(printed) as { summary: { files: number } }) : { summary: { files: 0 } };
  return { code, files: summary.files };
}

describe('check: patterns', () => {
  for (const [pattern, files] of [
    ['[2021] (bản 1)/*.par.yaml', 2],
    ['[2021] (bản 1)/[!1].par.yaml', 1],
    ['**/1.par.yaml', 2],
    ['x/Chỉ*.par.yaml', 1],
    ['*/{1,2}.par.yaml', 3],
    ['[x]/*.par.yaml', 2],
    ['/w/x/?.par.yaml', 1],
    ['x/../x/*', 2],
  ] as const) {
    it(`${pattern} means ${files}`, async () => {
      assert.deepEqual(await filesOf(pattern), { code: 0, files });
    });
  }

  it('that mean nothing are paths that are not there', async () => {
    assert.deepEqual(await filesOf('[3-4]/*.par.yaml'), { code: 3, files: 0 });
    assert.deepEqual(await filesOf('x/*.par.yaml', 'y/*.par.yaml'), { code: 2, files: 2 });
  });
});
