// Several forms in one run, each to its place; run as a process.
import assert from 'node:assert/strict';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { formatNames } from '../../../server/src/cli/formats/all.ts';
import type { JsonReport } from '../../harness/cli.ts';
import { runCli, temporaryProject } from '../../harness/cli.ts';
import { wrongSum } from '../projects.ts';

const project = (): string => temporaryProject({ 'a.par.yaml': wrongSum });
const textOf = (cwd: string, file: string) => readFileSync(path.join(cwd, file), 'utf8');

/** Options, and what the answer must say in Vietnamese and in English; the exit code is 2, and nothing is checked. */
const misuses: readonly [args: string[], vi: RegExp, en: RegExp][] = [
  [['--output', 'sarif'], /--output cần một dạng và một tệp, .*“sarif” không phải/, /needs a form and a file/],
  [['--output', 'sarif='], /--output cần một dạng và một tệp/, /needs a form and a file/],
  [['--output', 'sarf=x'], /không có dạng kết quả “sarf” \(có phải ý bạn là “sarif”\?\)/, /did you mean “sarif”\?/],
  [['--output', 'xml=x'], /Các dạng: pretty, compact, json, sarif/, /The forms are: pretty, compact, json, sarif/],
  [
    ['--output', 'json=x', '--output', 'sarif=./x'],
    /“\.\/x” được nêu ở hai --output/,
    /“\.\/x” stands in two --output/,
  ],
  [['--output', 'json=b.par.yaml'], /--output không ghi đè lên “b\.par\.yaml”/, /does not write over “b\.par\.yaml”/],
  [['--baseline', 'b.json', '--output', 'json=./b.json'], /không ghi đè lên “\.\/b\.json”/, /does not write over/],
  [['--output', 'json=par.config.yaml'], /không ghi đè lên “par\.config\.yaml”/, /does not write over/],
  [['--format', 'json', '--format', 'sarif'], /json hoặc sarif, dạng kia ghi ra tệp/, /write the other to a file/],
  [['--fix-dry-run', '--output', 'json=x'], /--fix-dry-run .* không đi cùng --output/, /does not go with --output/],
  [
    ['--print-config', '.', '--output', 'json=x'],
    /--print-config .* không đi cùng --output/,
    /does not go with --output/,
  ],
  [['--print-config', '.', '--format', 'sarif'], /không đi cùng --format sarif/, /does not go with --format sarif/],
];

describe('several forms in one run', () => {
  it('go each to its file, and one to stdout', async () => {
    const cwd = project();
    const outputs = formatNames
      .filter((name) => name !== 'pretty')
      .flatMap((name) => ['--output', `${name}=out.${name}`]);
    const { code, stdout, stderr } = await runCli(['check', '--format', 'pretty', ...outputs], { cwd });
    assert.deepEqual([code, stderr], [1, '']);
    assert.match(stdout, /^a\.par\.yaml:8:10 lỗi sum-mismatch\n/);
    for (const name of formatNames.filter((each) => each !== 'pretty')) {
      assert.ok(textOf(cwd, `out.${name}`).includes('sum-mismatch'), name);
    }
    for (const name of ['json', 'sarif'] as const) {
      const alone = await runCli(['check', '--format', name], { cwd });
      assert.equal(textOf(cwd, `out.${name}`), alone.stdout, name);
    }
    assert.deepEqual(
      readdirSync(cwd).filter((name) => name.includes('tmp')),
      [],
      'nothing is left beside',
    );
  });

  it('leave stdout to people where no form is asked for there', async () => {
    const cwd = project();
    assert.match((await runCli(['check', '--output', 'json=x.json'], { cwd })).stdout, /1 tệp, 6 tiêu chí: 1 lỗi/);
    assert.equal((await runCli(['check', '--format', 'json', '--output', 'json=y.json'], { cwd })).stdout, '');
    assert.equal(textOf(cwd, 'y.json'), textOf(cwd, 'x.json'));
    const twice = await runCli(['check', '--format', 'json', '--format', 'json'], { cwd });
    assert.equal(twice.stdout, textOf(cwd, 'x.json'));
  });

  it('are in the language asked for, without colours', async () => {
    const cwd = project();
    await runCli(['check', '--lang', 'en', '--output', 'pretty=x.txt'], { cwd, env: { TERM_PROGRAM: 'WezTerm' } });
    assert.match(textOf(cwd, 'x.txt'), /^a\.par\.yaml:8:10 error sum-mismatch\n/);
    assert.doesNotMatch(textOf(cwd, 'x.txt'), /\u001b/);
  });

  it('take the place of what was there, whole; links and rights stay', async () => {
    const cwd = project();
    writeFileSync(path.join(cwd, 'real.json'), 'x'.repeat(100_000));
    chmodSync(path.join(cwd, 'real.json'), 0o640);
    symlinkSync('real.json', path.join(cwd, 'link.json'));
    assert.equal((await runCli(['check', '--output', 'json=link.json'], { cwd })).code, 1);
    assert.ok(lstatSync(path.join(cwd, 'link.json')).isSymbolicLink());
    assert.equal(statSync(path.join(cwd, 'real.json')).mode & 0o777, 0o640);
    assert.equal((JSON.parse(textOf(cwd, 'real.json')) as JsonReport).findings.length, 1);
  });

  it('that cannot be written are told, the others are written', async () => {
    const cwd = project();
    mkdirSync(path.join(cwd, 'folder'));
    const args = ['check', '--output', 'sarif=none/x.sarif', '--output', 'junit=folder', '--output', 'json=x.json'];
    const { code, stdout, stderr } = await runCli(args, { cwd });
    assert.equal(code, 3);
    assert.match(stdout, /sum-mismatch/);
    assert.match(stderr, /Không ghi được kết quả vào none\/x\.sarif \(thư mục chứa tệp chưa có\)/);
    assert.match(stderr, /Không ghi được kết quả vào folder \(đó là một thư mục\)/);
    assert.equal((JSON.parse(textOf(cwd, 'x.json')) as JsonReport).findings.length, 1);
    assert.match(
      (await runCli([...args, '--lang', 'en'], { cwd })).stderr,
      /none\/x\.sarif \(its folder does not exist\)/,
    );
  });

  for (const [args, vi, en] of misuses) {
    it(`are refused: ${args.join(' ')}`, async () => {
      for (const [said, language] of [
        [vi, []],
        [en, ['--lang', 'en']],
      ] as const) {
        const cwd = project();
        const { code, stdout, stderr } = await runCli(['check', ...language, ...args], { cwd });
        assert.deepEqual([code, stdout], [2, '']);
        assert.match(stderr, said);
        assert.deepEqual(readdirSync(cwd).sort(), ['.git', 'a.par.yaml']);
      }
    });
  }

  it('add to the summary of a job where GitHub asks for one, wherever the annotations go', async () => {
    const cwd = project();
    writeFileSync(path.join(cwd, 'summary.md'), '# Trước đó\n');
    const env = { GITHUB_STEP_SUMMARY: path.join(cwd, 'summary.md') };
    const { stdout } = await runCli(['check', '--format', 'github'], { cwd, env });
    assert.match(
      stdout,
      /^::error file=a\.par\.yaml,line=8,col=10,endLine=8,endColumn=13,title=sum-mismatch \(1\)::1: /,
    );
    await runCli(['check', '--output', 'github=x.txt'], { cwd, env });
    assert.equal(textOf(cwd, 'x.txt'), stdout);
    const parts = textOf(cwd, 'summary.md').split('## PAR Index\n');
    assert.deepEqual([parts[0], parts.length, parts[1]], ['# Trước đó\n', 3, parts[2]]);
    await runCli(['check', '--format', 'json'], { cwd, env });
    assert.equal(textOf(cwd, 'summary.md').split('## PAR Index\n').length, 3);
    const failed = await runCli(['check', '--format', 'github'], { cwd, env: { GITHUB_STEP_SUMMARY: 'none/x.md' } });
    assert.deepEqual([failed.code, failed.stdout], [3, stdout]);
    assert.match(failed.stderr, /none\/x\.md/);
  });

  it('with wrong settings and silenced findings end as ever', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': wrongSum, 'par.config.yaml': 'rules:\n  sum-mismatch: off\n' });
    assert.equal((await runCli(['check', '--format', 'junit'], { cwd })).code, 0);
    writeFileSync(path.join(cwd, 'par.config.yaml'), 'rules:\n  sum-mismatch: loud\n');
    assert.equal((await runCli(['check', '--format', 'sarif'], { cwd })).code, 2);
  });
});
