// Annotations of GitHub Actions, and the summary of a job.
import assert from 'node:assert/strict';
import { githubSummaryOf } from '../../../server/src/cli/formats/github-summary.ts';
import { formats } from '../../../server/src/cli/formats/all.ts';
import type { JsonReport } from '../../harness/cli.ts';
import { corpus } from './corpus.ts';
import { commandsIn } from './github-commands.ts';
import { contextOf, folder, render, reportOn } from './render.ts';

describe('github', () => {
  it('tells the runner the place, the rule and the sentence, whatever is in them', async () => {
    for (const project of Object.keys(corpus)) {
      const report = await reportOn(corpus[project]!);
      const { findings } = JSON.parse(await render('json', report)) as JsonReport;
      const commands = commandsIn(await render('github', report));
      assert.equal(commands.length, findings.length, project);
      for (const [i, { rule, criterion, file, range, message }] of findings.entries()) {
        const { start, end } = range;
        const { properties, message: said } = commands[i]!;
        const columns = start.line === end.line ? { col: String(start.column), endColumn: String(end.column) } : {};
        assert.deepEqual(properties, {
          file,
          line: String(start.line),
          endLine: String(end.line),
          ...columns,
          title: criterion === undefined ? rule : `${rule} (${criterion})`,
        });
        // Signs that would steer a log are shown as pictures; all else is said as it is.
        if (!/[\p{Cc}\p{Cf}]/u.test(message)) assert.equal(said, message);
      }
    }
  });

  it('lets no text begin a command of its own', async () => {
    const lines = (await render('github', await reportOn(corpus.hostile!))).trimEnd().split('\n');
    assert.equal(lines.length, 5);
    for (const line of lines) {
      assert.match(line, /^::(error|notice) file=năm 2021\/50%25%2C a%3Ab 'c' & #1 \[x\]\u0007\.par\.yaml,line=\d+,/);
      assert.doesNotMatch(line.slice(line.indexOf('::', 2)), /\p{Cc}/u);
    }
    assert.ok(lines.some((line) => line.includes('100%250A, ::error::')));
  });

  it('names files from the root of the checkout', async () => {
    const cwd = `${folder}/sub`;
    const report = await reportOn(corpus.letters!, cwd);
    const names = async (env: Readonly<Record<string, string>>) =>
      new Set(commandsIn(await render('github', report, { cwd, env })).map(({ properties }) => properties.file));
    assert.deepEqual(await names({}), new Set(['../chữ.par.yaml']));
    assert.deepEqual(await names({ GITHUB_WORKSPACE: '/tỉnh' }), new Set(['par/chữ.par.yaml']));
    assert.deepEqual(await names({ GITHUB_WORKSPACE: '/other' }), new Set(['../chữ.par.yaml']));
  });

  it('says nothing of nothing', async () => {
    assert.equal(await render('github', await reportOn(corpus.clean!)), '');
  });
});

describe('summary of a job of GitHub', () => {
  const summaryOf = async (project: string, env: Readonly<Record<string, string>> = {}, language: 'vi' | 'en' = 'vi') =>
    githubSummaryOf(await reportOn(corpus[project]!), contextOf({ env, language }));

  const rowsIn = (text: string) => text.split('\n').filter((line) => /^\| \[?\d/.test(line));

  it('goes where GitHub asks for it', () => {
    assert.equal(formats.github.appends.to, 'GITHUB_STEP_SUMMARY');
  });

  it('has a row for each finding, file by file, below one line on all', async () => {
    const text = await summaryOf('sample');
    assert.match(text, /^## PAR Index\n\n10 tệp, 95 tiêu chí: 5 lỗi, .*\n\n### 2-van-ban-phap-luat\.par\.yaml\n\n/);
    assert.equal(rowsIn(text).length, (await reportOn(corpus.sample!)).findings.length);
    assert.match(await summaryOf('clean', {}, 'en'), /^## PAR Index\n\n1 file, 6 criteria: nothing found\n\n$/);
  });

  it('keeps every row one row of four cells, and every sign itself', async () => {
    const text = await summaryOf('hostile');
    const rows = rowsIn(text);
    assert.equal(rows.length, 5);
    for (const row of rows) assert.equal(row.replace(/`[^`]*`/g, '').split('|').length, 6, row);
    assert.doesNotMatch(text.replace(/`[a-z-]+`/g, ''), /[`<>[\]*_]/);
    assert.doesNotMatch(text, /@a|#1(?!\d)/);
    assert.ok(text.includes('&#91;x&#93;(https://example.com)'));
  });

  it('links to the lines of the commit where GitHub tells which', async () => {
    const env = { GITHUB_SERVER_URL: 'https://github.example', GITHUB_REPOSITORY: 'ubnd/par', GITHUB_SHA: 'c0ffee' };
    const text = await summaryOf('letters', { ...env, GITHUB_WORKSPACE: '/tỉnh' });
    assert.ok(text.includes('[8](https://github.example/ubnd/par/blob/c0ffee/par/ch%E1%BB%AF.par.yaml#L8)'), text);
  });

  it('stays below the size that GitHub takes', async () => {
    const report = await reportOn(corpus.sample!);
    const many = Array.from({ length: 5000 }, (_, i) => report.findings[i % report.findings.length]!);
    const text = githubSummaryOf({ ...report, findings: many }, contextOf());
    assert.ok(Buffer.byteLength(text) < 1024 * 1024);
    assert.match(text, /Còn 4500 phát hiện khác/);
  });
});
