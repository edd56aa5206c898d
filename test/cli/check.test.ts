// `par-index check`: which files are checked, what comes out, and how it ends.
import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { checkJson, runCli, temporaryProject } from '../harness/cli.ts';
import { clean, splitProject, wrongSum } from './projects.ts';

const sample = (): string => {
  const folder = temporaryProject({});
  cpSync('samples/hanoi-2021', path.join(folder, 'hanoi-2021'), { recursive: true });
  return folder;
};

const validate = new Ajv({ allErrors: true }).compile(
  JSON.parse(readFileSync('schemas/findings.schema.json', 'utf8')) as object,
);

describe('check: the sample', () => {
  it('gives the wrong sum of the annex as JSON, as its schema says', async () => {
    const { code, report } = await checkJson(['hanoi-2021'], { cwd: sample() });
    assert.equal(code, 1);
    assert.ok(validate(report), JSON.stringify(validate.errors, null, 2));
    const text = readFileSync('samples/hanoi-2021/7-hien-dai-hoa.par.yaml', 'utf8').split('\n');
    const line = text.findIndex((one) => one.includes('score: 4.937'));
    const column = text[line]!.indexOf('4.937') + 1;
    const finding = report.findings.find(({ rule }) => rule === 'sum-mismatch');
    assert.ok(finding);
    assert.equal(finding.severity, 'error');
    assert.equal(finding.file, 'hanoi-2021/7-hien-dai-hoa.par.yaml');
    assert.equal(finding.criterion, '7.1');
    assert.deepEqual(finding.range, {
      start: { line: line + 1, column },
      end: { line: line + 1, column: column + 5 },
    });
    const { field, stated, computed, difference } = finding.args;
    assert.deepEqual([field, stated, computed, difference], ['score', '4.937', '4.935', '-0.002']);
    assert.equal(finding.related.length, 11);
    assert.match(finding.message, /cộng lại là 4\.935, nhưng ghi 4\.937 \(lệch −0\.002\)/);
    assert.ok(finding.fixes.every(({ safe }) => !safe));
    assert.equal(finding.fixes[0]?.edits[0]?.text, '0.187');
    assert.equal(report.summary.files, 10);
    assert.equal(report.summary.criteria, 95);
  });

  it('orders the findings by file, position and rule, and counts them', async () => {
    const { report } = await checkJson(['hanoi-2021'], { cwd: sample() });
    const keys = report.findings.map(({ file, range, rule }): [string, number, number, string] => [
      file,
      range.start.line,
      range.start.column,
      rule,
    ]);
    const sorted = [...keys].sort((a, b) => {
      const i = a.findIndex((part, at) => part !== b[at]);
      return i < 0 ? 0 : a[i]! < b[i]! ? -1 : 1;
    });
    assert.deepEqual(keys, sorted);
    for (const severity of ['error', 'warning', 'info', 'hint'] as const) {
      assert.equal(report.summary[severity], report.findings.filter((one) => one.severity === severity).length);
    }
    assert.equal(new Set(report.findings.map(({ fingerprint }) => fingerprint)).size, report.findings.length);
  });

  it('is shown for people in both languages, within 80 columns', async () => {
    const folder = sample();
    for (const [language, sentence, addition, total] of [
      ['vi', 'nhưng ghi 4.937', 'sửa: Sửa điểm đạt của 7.1.9', '10 tệp, 95 tiêu chí: '],
      ['en', 'but 4.937 is stated', 'fix: Set the score of 7.1.9', '10 files, 95 criteria: '],
    ] as const) {
      const { code, stdout, stderr } = await runCli(['check', 'hanoi-2021', '--lang', language], { cwd: folder });
      assert.equal(code, 1);
      assert.equal(stderr, '');
      const joined = stdout.replace(/\n +/g, ' ');
      for (const part of [sentence, addition, '0.185 → 0.187']) assert.ok(joined.includes(part), `${part}\n${stdout}`);
      assert.match(stdout, /^ +→ 0 \+ 0\.5 \+ 1 \+ 0\.5 .* = 4\.935$/m);
      assert.match(stdout, /^ +\d+ │ {9}score: 4\.937\n +│ {16}\^{5}$/m);
      assert.ok(stdout.trimEnd().split('\n').at(-1)!.startsWith(total));
      for (const line of stdout.split('\n')) assert.ok([...line.normalize('NFC')].length <= 80, line);
    }
  });

  it('is in Vietnamese whatever the system speaks', async () => {
    const env = { LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8', LANGUAGE: 'en' };
    const { stdout } = await runCli(['check', 'hanoi-2021'], { cwd: sample(), env });
    assert.match(stdout, /10 tệp, 95 tiêu chí/);
  });
});

describe('check: how it ends', () => {
  it('with 0 and one line where nothing is wrong', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': clean });
    assert.deepEqual(await runCli(['check'], { cwd }), {
      code: 0,
      stdout: '1 tệp, 6 tiêu chí: không phát hiện sai sót\n',
      stderr: '',
    });
    assert.equal((await runCli(['check', '--lang', 'en'], { cwd })).stdout, '1 file, 6 criteria: nothing found\n');
  });

  it('with 1 where there is an error', async () => {
    const { code, report } = await checkJson([], { cwd: temporaryProject({ 'a.par.yaml': wrongSum }) });
    assert.equal(code, 1);
    assert.deepEqual(
      report.findings.map(({ rule }) => rule),
      ['sum-mismatch'],
    );
  });

  it('with 3 where there is nothing to check', async () => {
    const cwd = temporaryProject({ 'notes.txt': 'x', 'empty/notes.txt': 'x' });
    for (const [args, said] of [
      [['check'], /Không có tệp \.par\.yaml nào trong “\.”/],
      [['check', 'empty'], /Không có tệp \.par\.yaml nào trong “empty”/],
      [['check', 'nowhere'], /Không có tệp hay thư mục “nowhere”/],
      [['check', 'no*.par.yaml', '--lang', 'en'], /There is no file or folder “no\*\.par\.yaml”/],
    ] as const) {
      const { code, stdout, stderr } = await runCli(args, { cwd });
      assert.deepEqual([code, stdout], [3, ''], args.join(' '));
      assert.match(stderr, said);
    }
  });

  it('with 2 where one of the paths is not there, after the findings of the others', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': clean });
    const { code, stdout, stderr } = await runCli(['check', 'a.par.yaml', 'b.par.yaml'], { cwd });
    assert.equal(code, 2);
    assert.match(stdout, /1 tệp, 6 tiêu chí/);
    assert.match(stderr, /Không có tệp hay thư mục “b\.par\.yaml”/);
  });

  it('with 1 where there are more warnings than --max-warnings allows', async () => {
    const config = 'rules:\n  sum-mismatch: warning\n';
    const cwd = temporaryProject({ 'a.par.yaml': wrongSum, 'par.config.yaml': config });
    assert.equal((await runCli(['check'], { cwd })).code, 0);
    assert.equal((await runCli(['check', '--max-warnings', '1'], { cwd })).code, 0);
    const { code, stderr } = await runCli(['check', '--max-warnings=0'], { cwd });
    assert.equal(code, 1);
    assert.match(stderr, /Có 1 cảnh báo, nhiều hơn mức cho phép là 0/);
    // What is not shown counts too.
    assert.equal((await runCli(['check', '--max-warnings', '0', '--severity', 'error'], { cwd })).code, 1);
  });
});

describe('check: which findings are printed', () => {
  it('only those of --severity and above, but all count', async () => {
    const config = 'rules:\n  sum-mismatch: info\n';
    const cwd = temporaryProject({ 'a.par.yaml': wrongSum, 'par.config.yaml': config });
    const { code, report } = await checkJson(['--severity', 'warning'], { cwd });
    assert.deepEqual([code, report.findings.length, report.summary.info], [0, 0, 1]);
    const { stdout } = await runCli(['check', '--severity', 'warning'], { cwd });
    assert.equal(stdout, '1 tệp, 6 tiêu chí: 1 lưu ý (1 không hiện)\n');
    assert.equal((await checkJson(['--severity', 'info'], { cwd })).report.findings.length, 1);
  });

  it('those of the files named, and the sums of the index that they are part of', async () => {
    const cwd = temporaryProject({
      ...splitProject,
      '2.par.yaml': splitProject['2.par.yaml']!.replace('max: 3', 'max: 3.5'),
    });
    const rulesOf = async (...args: string[]) =>
      (await checkJson(args, { cwd })).report.findings.map(({ file, rule }) => `${file} ${rule}`);
    const sums = ['2.par.yaml sum-mismatch', 'index.par.yaml sum-mismatch'];
    assert.deepEqual(await rulesOf('.'), sums);
    // A change of 1 moves the total of the index and may mend or break the sums beside it.
    assert.deepEqual(await rulesOf('1.par.yaml'), sums);
    assert.deepEqual((await checkJson(['1.par.yaml'], { cwd })).report.summary.files, 1);
  });

  it('none of another project below the same folder', async () => {
    const cwd = temporaryProject({
      'a/par.config.yaml': 'rules:\n  sum-mismatch: off\n',
      'a/a.par.yaml': wrongSum,
      'b/b.par.yaml': wrongSum,
    });
    const { report } = await checkJson([], { cwd });
    assert.deepEqual(
      report.findings.map(({ file }) => file),
      ['b/b.par.yaml'],
    );
    assert.equal(report.summary.files, 2);
  });

  it('none of what git leaves out, unless it is named', async () => {
    const cwd = temporaryProject({
      '.gitignore': 'old/\n*.tmp.par.yaml\n',
      'old/a.par.yaml': wrongSum,
      'sub/b.tmp.par.yaml': wrongSum,
      'sub/c.par.yaml': clean,
    });
    assert.equal((await checkJson([], { cwd })).report.summary.files, 1);
    assert.equal((await checkJson(['sub'], { cwd })).report.summary.files, 1);
    assert.equal((await checkJson(['.'], { cwd: path.join(cwd, 'sub') })).report.summary.files, 1);
    assert.equal((await checkJson(['old'], { cwd })).code, 1);
    assert.equal((await checkJson(['sub/b.tmp.par.yaml'], { cwd })).code, 1);
  });

  it('a file by any name, and those that a pattern means', async () => {
    const cwd = temporaryProject({ 'a.yaml': wrongSum, 'x/1.par.yaml': clean, 'x/y/2.par.yaml': wrongSum });
    const filesOf = async (...args: string[]) =>
      (await checkJson(args, { cwd })).report.findings.map(({ file }) => file);
    assert.deepEqual(await filesOf('a.yaml'), ['a.yaml']);
    assert.deepEqual(await filesOf('**/2.par.yaml'), ['x/y/2.par.yaml']);
    assert.deepEqual(await filesOf('x/*'), []);
    assert.deepEqual(await filesOf('x/{1,y/2}.par.yaml'), ['x/y/2.par.yaml']);
    assert.deepEqual(await filesOf(path.join(cwd, 'x')), ['x/y/2.par.yaml']);
    assert.equal((await checkJson(['../' + path.basename(cwd)], { cwd })).report.summary.files, 2);
  });

  it('not those that a comment silences; they are counted', async () => {
    const text = wrongSum.replace('max: 2.5', 'max: 2.5  # par-ignore sum-mismatch: bản gốc ghi như vậy');
    const cwd = temporaryProject({ 'a.par.yaml': text });
    const { code, report } = await checkJson([], { cwd });
    assert.deepEqual([code, report.findings.length, report.summary.suppressed], [0, 0, 1]);
    const { stdout } = await runCli(['check'], { cwd });
    assert.equal(stdout, '1 tệp, 6 tiêu chí: không phát hiện sai sót (1 đã bỏ qua bằng par-ignore)\n');
  });
});

describe('check: forms of the result', () => {
  it('compact gives each finding a line', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': wrongSum });
    const { stdout } = await runCli(['check', '--format', 'compact'], { cwd });
    assert.match(stdout, /^a\.par\.yaml:8:10: lỗi \[sum-mismatch\] 1: điểm tối đa [^\n]+\n$/);
    const english = await runCli(['check', '--format=compact', '--lang=en'], { cwd });
    assert.match(english.stdout, /^a\.par\.yaml:8:10: error \[sum-mismatch\] 1: the maximum [^\n]+\n$/);
  });

  it('colours only a terminal, unless told otherwise', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': wrongSum });
    const isColoured = async (args: string[], env: Record<string, string> = {}) =>
      (await runCli(['check', ...args], { cwd, env })).stdout.includes('\u001b[');
    assert.equal(await isColoured([]), false);
    assert.equal(await isColoured(['--color', 'never']), false);
    assert.equal(await isColoured(['--color', 'always']), true);
    assert.equal(await isColoured(['--color', 'always'], { NO_COLOR: '1' }), true);
    assert.equal(await isColoured(['--color', 'auto'], { NO_COLOR: '1' }), false);
  });

  it('takes the text of a file from stdin', async () => {
    const cwd = temporaryProject({ ...splitProject });
    const stdin = splitProject['2.par.yaml']!.replace('max: 3', 'max: 2').replace('        max: 2', '        max: 1');
    const { code, report } = await checkJson(['--stdin', '--stdin-filename', '2.par.yaml'], { cwd, stdin });
    assert.deepEqual([code, report.findings], [0, []]);
    const newFile = await checkJson(['--stdin', '--stdin-filename', 'new.par.yaml'], { cwd, stdin: wrongSum });
    assert.deepEqual(
      newFile.report.findings.filter(({ rule }) => rule === 'sum-mismatch').map(({ file }) => file),
      ['new.par.yaml'],
    );
  });
});
