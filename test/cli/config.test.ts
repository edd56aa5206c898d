// Settings that can't be used stop a check: it would not be the check that was asked for.
import assert from 'node:assert/strict';
import { checkJson, runCli, temporaryProject } from '../harness/cli.ts';
import { wrongSum } from './projects.ts';

/** What stands in par.config.yaml, and what the answer must say in Vietnamese and in English. */
const faults: readonly [name: string, config: string | Uint8Array, vi: RegExp, en: RegExp][] = [
  ['a severity', 'rules:\n  sum-mismatch: warn\n', /“rules\.sum-mismatch” cần .* off, hint/, /one of: off, hint/],
  ['an unknown rule', 'rules:\n  sum-mismtch: off\n', /có phải ý bạn là “sum-mismatch”/, /did you mean “sum-mismatch”/],
  ['a rule that is no id', 'rules:\n  Sum: off\n', /“rules\.Sum”: không có quy tắc/, /“rules\.Sum”: there is no such/],
  ['an unknown key', 'rule:\n  x: off\n', /“rule” \(có phải ý bạn là “rules”\?\)/, /“rule” \(did you mean “rules”\?\)/],
  ['a key of rounding', 'rounding:\n  scores: exact\n', /“rounding\.scores”.*score, target/, /keys are: score, target/],
  ['a number too small', 'depth: 0\n', /“depth” cần một số từ 1 trở lên/, /“depth” needs a number of 1 or more/],
  ['a number too large', 'decimals: 4\n', /“decimals” cần một số không quá 3/, /a number of 3 or less/],
  ['a wrong type', 'depth: sâu\n', /“depth” cần một số nguyên/, /“depth” needs a whole number/],
  ['a list', '- rules\n', /cần dạng “khóa: giá trị”/, /needs the form “key: value”/],
  ['no YAML', 'depth: 3\nrules: "a" b\n', /không đọc được ở dòng 2/, /can not be read at line 2/],
  ['another encoding', Buffer.from('depth: 3\n', 'utf16le'), /không phải UTF-8/, /is not UTF-8/],
];

describe('check: settings', () => {
  for (const [name, config, vi, en] of faults) {
    it(`that hold ${name} are wrong configuration`, async () => {
      const cwd = temporaryProject({ 'a.par.yaml': wrongSum, 'par.config.yaml': config });
      for (const [language, said] of [
        ['vi', vi],
        ['en', en],
      ] as const) {
        const { code, stdout, stderr } = await runCli(['check', '--lang', language], { cwd });
        assert.deepEqual([code, stdout], [2, '']);
        assert.match(stderr, /^par-index: par\.config\.yaml: /);
        assert.match(stderr, said);
      }
    });
  }

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
    assert.match(broken.stderr, /other\/broken\.yaml: “depth”/);
    const missing = await runCli(['check', '--config', 'other/none.yaml'], { cwd });
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /other\/none\.yaml: không có tệp này/);
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
