// Wrong settings are findings like any other, and the exit code says that the check was not the one asked for.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkJson, runCli, temporaryProject } from '../harness/cli.ts';
import { clean, wrongSum } from './projects.ts';

/** What stands in par.config.yaml, where the finding stands, and what it must say in Vietnamese and in English. */
const faults: readonly [name: string, config: string, at: string, vi: RegExp, en: RegExp][] = [
  [
    'a severity',
    'rules:\n  sum-mismatch: warn\n',
    '2:17-21',
    /“rules\.sum-mismatch” cần .* off /,
    /one of .* off, hint/,
  ],
  ['an unknown rule', 'rules:\n  sum-mismtch: off\n', '2:3-14', /Có phải là “sum-mismatch”/, /Is “sum-mismatch” meant/],
  ['an unknown key', 'rule:\n  x: off\n', '1:1-5', /“rule”.*Có phải là “rules”\?/, /“rule”.*Is “rules” meant/],
  ['a key of rounding', 'rounding:\n  scores: exact\n', '2:3-9', /“rounding\.scores”/, /“rounding\.scores”/],
  ['a number too small', 'depth: 0\n', '1:8-9', /“depth” cần một số nguyên từ 1 trở lên/, /a whole number, 1 or more/],
  ['a number too large', 'decimals: 4\n', '1:11-12', /“decimals” cần .* từ 0 đến 3/, /from 0 to 3/],
  ['a list', '- rules\n', '1:1-8', /các dòng “khóa: giá trị”/, /lines “key: value”/],
  ['no YAML', 'depth: 3\nrules: "a" b\n', '2:12-13', /sau dấu nháy đóng/, /behind a closing quote/],
];

describe('check: settings', () => {
  for (const [name, config, at, vi, en] of faults) {
    it(`that hold ${name} are found, and the run ends with 2`, async () => {
      const cwd = temporaryProject({ 'a.par.yaml': wrongSum, 'par.config.yaml': config });
      for (const [language, said, told] of [
        ['vi', vi, /^par-index: par\.config\.yaml có thiết lập sai\. /],
        ['en', en, /^par-index: par\.config\.yaml has wrong settings\. /],
      ] as const) {
        // Also where only another file is named: the settings rule over it.
        const { code, report, stderr } = await checkJson(['--lang', language, 'a.par.yaml'], { cwd });
        assert.equal(code, 2);
        assert.match(stderr, told);
        assert.deepEqual(
          report.findings.map(({ file, rule }) => `${file} ${rule}`),
          ['a.par.yaml sum-mismatch', 'par.config.yaml wrong-setting'],
        );
        const { range, message, severity } = report.findings[1]!;
        assert.equal(`${range.start.line}:${range.start.column}-${range.end.column}`, at);
        assert.match(message, said);
        assert.equal(severity, 'error');
      }
      const { code, stdout } = await runCli(['check'], { cwd });
      assert.equal(code, 2);
      assert.match(stdout, /^par\.config\.yaml:\d+:\d+ lỗi wrong-setting$/m);
    });
  }

  it('that can not be read as text are found too', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': clean, 'par.config.yaml': Buffer.from('depth: 3\n', 'utf16le') });
    const { code, report } = await checkJson([], { cwd });
    assert.deepEqual(
      [code, report.findings.map(({ file, rule }) => `${file} ${rule}`)],
      [2, ['par.config.yaml file-encoding']],
    );
  });

  it('that are wrong leave the rest of them in force, and no file is fixed', async () => {
    const slip = clean.replace('max: 0.5\n', 'max: 0,5\n');
    const cwd = temporaryProject({
      'a.par.yaml': slip,
      'par.config.yaml': 'depth: 0\nrules:\n  decimal-comma: hint\n  wrong-setting: off\n',
    });
    const { code, report } = await checkJson(['--fix'], { cwd });
    assert.equal(code, 2);
    assert.deepEqual(
      report.findings.map(({ rule, severity }) => `${rule} ${severity}`),
      ['decimal-comma hint', 'wrong-setting error', 'wrong-setting error'],
    );
    const dry = await runCli(['check', '--fix-dry-run'], { cwd });
    assert.equal(dry.code, 2);
    assert.doesNotMatch(dry.stdout, /^@@/m);
    assert.match(dry.stderr, /chưa tệp nào được sửa/);
    assert.equal(readFileSync(path.join(cwd, 'a.par.yaml'), 'utf8'), slip);
  });

  it('can not be silenced by a comment', async () => {
    const config = '# par-ignore-file wrong-setting: không\ndepth: 0 # par-ignore wrong-setting: không\n';
    const cwd = temporaryProject({ 'a.par.yaml': clean, 'par.config.yaml': config });
    const { code, report } = await checkJson([], { cwd });
    assert.deepEqual([code, report.summary.error, report.summary.suppressed], [2, 1, 0]);
  });

  it('may be empty', async () => {
    for (const config of ['', '# không đổi gì\n', '{}\n']) {
      const cwd = temporaryProject({ 'a.par.yaml': wrongSum, 'par.config.yaml': config });
      assert.equal((await checkJson([], { cwd })).report.summary.error, 1);
    }
  });

  it('of --config take the place of the project’s own', async () => {
    const cwd = temporaryProject({
      'a.par.yaml': wrongSum,
      'par.config.yaml': 'depth: nông\n',
      'other/strict.yaml': 'rules:\n  sum-mismatch: hint\n',
      'other/broken.yaml': 'depth: 0\n',
    });
    const { code, report } = await checkJson(['--config', 'other/strict.yaml'], { cwd });
    assert.deepEqual([code, report.summary.hint], [0, 1]);
    const broken = await runCli(['check', '--config', 'other/broken.yaml'], { cwd });
    assert.equal(broken.code, 2);
    assert.match(broken.stderr, /other\/broken\.yaml có thiết lập sai/);
    assert.match(broken.stdout, /^other\/broken\.yaml:1:8 lỗi wrong-setting$/m);
    assert.doesNotMatch(broken.stdout, /par\.config\.yaml/);
    const missing = await runCli(['check', '--config', 'other/none.yaml'], { cwd });
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /Không có tệp hay thư mục “other\/none\.yaml”/);
    const folder = await runCli(['check', '--config', 'other'], { cwd });
    assert.equal(folder.code, 2);
    assert.match(folder.stderr, /Không đọc được tệp thiết lập “other”/);
  });

  it('of --config work where the project has none', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': wrongSum, 'off.yaml': 'rules:\n  sum-mismatch: off\n' }, false);
    assert.equal((await runCli(['check', '--config', 'off.yaml'], { cwd })).code, 0);
    assert.equal((await runCli(['check'], { cwd })).code, 1);
  });

  it('named as a path stand for their folder', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': wrongSum, 'par.config.yaml': 'depth: 3\n' });
    assert.equal((await checkJson(['par.config.yaml'], { cwd })).report.summary.files, 1);
  });
});
