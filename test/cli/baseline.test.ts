// Findings that are known: they are left out by fingerprint, and the file that lists them stays small to review.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkJson, runCli, temporaryProject } from '../harness/cli.ts';
import { clean, splitProject, wrongSum } from './projects.ts';

const file = 'known.json';
const read = (cwd: string, name = file): string => readFileSync(path.join(cwd, name), 'utf8');
const write = (cwd: string, name: string, text: string): void => writeFileSync(path.join(cwd, name), text);

interface Entry {
  readonly file: string;
  readonly rule: string;
  readonly criterion?: string;
}

const entries = (cwd: string): string[] =>
  (JSON.parse(read(cwd)) as { findings: Entry[] }).findings.map((one) =>
    [one.file, one.criterion, one.rule].filter(Boolean).join(' '),
  );

const known = async (cwd: string, ...args: string[]) => checkJson(['--baseline', file, ...args], { cwd });
const update = async (cwd: string, ...args: string[]) => known(cwd, '--update-baseline', ...args);

/** A second sum that is wrong, in the other area. */
const twoWrong = wrongSum.replace('    max: 3\n', '    max: 3.5\n').replace('  max: 5.5\n', '  max: 6\n');

describe('baseline', () => {
  it('leaves out what it knows, also when lines move, and shows what is new', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': wrongSum });
    const made = await update(cwd);
    assert.deepEqual([made.code, made.report.findings], [0, []]);
    assert.match(made.stderr, /Đã ghi known\.json: thêm 1 mục, bỏ 0 mục\./);
    assert.match(
      read(cwd),
      /^\{\n {2}"version": 1,\n {2}"findings": \[\n {4}\{ "file": "a\.par\.yaml", "criterion": "1", "rule": "sum-mismatch", "fingerprint": "[0-9a-f]{16}" \}\n {2}\]\n\}\n$/,
    );
    write(cwd, 'a.par.yaml', `# một dòng mới\n# và một dòng nữa\n${wrongSum}`);
    const moved = await known(cwd);
    const { error, baseline, stale } = moved.report.summary as Record<string, number>;
    assert.deepEqual([moved.code, moved.stderr, error, baseline, stale], [0, '', 0, 1, 0]);
    write(cwd, 'a.par.yaml', twoWrong);
    const more = await known(cwd);
    assert.deepEqual(
      [more.code, more.report.findings.map(({ criterion, rule }) => `${criterion} ${rule}`)],
      [1, ['2 sum-mismatch']],
    );
    const { stdout } = await runCli(['check', '--baseline', file, '--severity', 'error'], { cwd });
    assert.match(stdout.trimEnd().split('\n').at(-1)!, /1 lỗi \(1 đã biết/);
  });

  it('does not hide the same finding of another project', async () => {
    const cwd = temporaryProject({
      'a/par.config.yaml': '',
      'b/par.config.yaml': '',
      'a/x.par.yaml': wrongSum,
      'b/x.par.yaml': clean,
    });
    await update(cwd);
    write(cwd, 'b/x.par.yaml', wrongSum);
    const { code, report } = await known(cwd);
    assert.deepEqual([code, report.findings.map((one) => one.file)], [1, ['b/x.par.yaml']]);
  });

  it('names entries that are found no more, and drops them when updated: one line of the file goes', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': twoWrong, 'z.par.yaml': wrongSum });
    await update(cwd);
    const before = read(cwd).split('\n');
    assert.deepEqual(entries(cwd), [
      'a.par.yaml 1 sum-mismatch',
      'a.par.yaml 2 sum-mismatch',
      'z.par.yaml 1 sum-mismatch',
    ]);
    write(cwd, 'a.par.yaml', clean);
    rmSync(path.join(cwd, 'z.par.yaml'));
    const { code, report, stderr } = await known(cwd, '--lang', 'en');
    assert.deepEqual([code, (report.summary as Record<string, number>).stale], [0, 3]);
    assert.match(stderr, /3 entries in known\.json no longer found; .*:\n {2}a\.par\.yaml 1 sum-mismatch\n/);
    write(cwd, 'a.par.yaml', wrongSum);
    assert.match((await update(cwd)).stderr, /thêm 0 mục, bỏ 2 mục/);
    const after = read(cwd).split('\n');
    assert.deepEqual(after.length, before.length - 2);
    assert.equal(after[3]!.replace(/,$/, ''), before[3]!.replace(/,$/, ''));
  });

  it('is not written where nothing changes, and keeps what else people wrote in it', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': wrongSum });
    await update(cwd);
    const noted = read(cwd)
      .replace('"version": 1,', '"version": 1,\n  "note": "rà soát tháng 9",')
      .replace(' }\n', ', "reason": "phụ lục in sai" }\n')
      .replaceAll('\n', '\r\n');
    write(cwd, file, noted);
    const { ino } = statSync(path.join(cwd, file));
    assert.match((await update(cwd)).stderr, /known\.json không có gì thay đổi/);
    assert.equal(read(cwd), noted);
    assert.equal(statSync(path.join(cwd, file)).ino, ino);
    write(cwd, 'a.par.yaml', twoWrong);
    await update(cwd);
    assert.match(read(cwd), /"note": "rà soát tháng 9",\r\n[^]*"reason": "phụ lục in sai" \},\r\n/);
  });

  it('leaves alone the entries of files that were not checked', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': wrongSum, 'b.par.yaml': wrongSum });
    await update(cwd);
    const before = read(cwd);
    write(cwd, 'b.par.yaml', clean);
    const { stderr, code } = await known(cwd, 'a.par.yaml');
    assert.deepEqual([code, stderr], [0, '']);
    await update(cwd, 'a.par.yaml');
    assert.equal(read(cwd), before);
    await update(cwd, 'b.par.yaml');
    assert.deepEqual(entries(cwd), ['a.par.yaml 1 sum-mismatch']);
  });

  it('stands in order of files and codes, with paths from its own folder', async () => {
    const cwd = temporaryProject({
      ...splitProject,
      '2.par.yaml': splitProject['2.par.yaml']!.replace('max: 3', 'max: 3.5'),
      'ci/.keep': '',
    });
    const { code } = await checkJson(['--baseline', 'ci/known.json', '--update-baseline'], { cwd });
    assert.equal(code, 0);
    const { findings } = JSON.parse(read(cwd, 'ci/known.json')) as { findings: Entry[] };
    assert.deepEqual(
      findings.map((one) => one.file),
      ['../2.par.yaml', '../index.par.yaml'],
    );
    // From another working directory it says the same.
    const elsewhere = await checkJson(['--baseline', 'known.json', '..'], { cwd: path.join(cwd, 'ci') });
    assert.deepEqual([elsewhere.code, elsewhere.stderr], [0, '']);
  });

  it('never holds what no comment can silence', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': 'par: 1\ncriteria: [\n', 'par.config.yaml': '' });
    const { code, report } = await update(cwd);
    assert.equal(code, 1);
    assert.ok(report.findings.some(({ rule }) => rule === 'yaml-syntax'));
    assert.ok(!read(cwd).includes('yaml-syntax'));
  });

  it('is written after --fix, of what is left', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': wrongSum.replace('max: 0.5\n', 'max: 0,5\n') });
    await update(cwd, '--fix');
    assert.deepEqual(entries(cwd), ['a.par.yaml 1 sum-mismatch']);
  });

  it('is not written where not all could be checked', async () => {
    for (const files of [{ 'par.config.yaml': 'depth: 0\n' }, {}]) {
      const cwd = temporaryProject({ 'a.par.yaml': wrongSum, ...files });
      const { code, stderr } = await update(cwd, 'a.par.yaml', ...('par.config.yaml' in files ? [] : ['b.par.yaml']));
      assert.equal(code, 2);
      assert.match(stderr, /Chưa ghi known\.json/);
      assert.throws(() => read(cwd), /ENOENT/);
    }
  });

  it('that can not be written ends the run with 3', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': wrongSum });
    const { code, stderr } = await runCli(['check', '--baseline', 'none/known.json', '--update-baseline'], { cwd });
    assert.equal(code, 3);
    assert.match(stderr, /Không ghi được none\/known\.json \(thư mục chứa tệp chưa có\)/);
  });
});

/** What stands in the file, and what is said of it; the exit code is 2 and nothing is checked. */
const broken: readonly [name: string, text: string | undefined, vi: RegExp, en: RegExp][] = [
  [
    'is not there',
    undefined,
    /Không có tệp phát hiện đã biết “known\.json”.*--update-baseline/,
    /no baseline “known\.json”/,
  ],
  ['is no JSON', '{ "version": 1, ', /không phải tệp phát hiện đã biết/, /is no baseline as par-index writes it\./],
  ['is other JSON', '[]', /không phải tệp phát hiện đã biết/, /is no baseline/],
  ['has no version', '{ "findings": [] }', /không phải tệp phát hiện đã biết/, /is no baseline/],
  [
    'has a broken entry',
    '{ "version": 1, "findings": [{ "file": "a", "rule": "b", "fingerprint": "c" }, { "rule": 1 }] }',
    /mục thứ 2 sai/,
    /entry 2 is wrong/,
  ],
  ['is of a newer version', '{ "version": 2, "findings": {} }', /phiên bản 2, mới hơn phiên bản 1/, /version 2, newer/],
  ['holds a merge conflict', '{\n<<<<<<< HEAD\n=======\n>>>>>>> b\n}', /dấu xung đột/, /marks of a merge conflict/],
];

describe('baseline: a file that', () => {
  for (const [name, text, vi, en] of broken) {
    it(`${name} is refused`, async () => {
      const cwd = temporaryProject({ 'a.par.yaml': wrongSum, ...(text === undefined ? {} : { [file]: text }) });
      for (const [said, language] of [
        [vi, 'vi'],
        [en, 'en'],
      ] as const) {
        const { code, stdout, stderr } = await runCli(['check', '--baseline', file, '--lang', language], { cwd });
        assert.deepEqual([code, stdout], [2, '']);
        assert.match(stderr, said);
      }
      if (text === undefined) return;
      const { code } = await runCli(['check', '--baseline', file, '--update-baseline'], { cwd });
      assert.deepEqual([code, read(cwd)], [2, text], 'what is broken is not written over');
    });
  }

  it('is a folder is refused', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': wrongSum });
    mkdirSync(path.join(cwd, file));
    assert.equal((await runCli(['check', '--baseline', file, '--update-baseline'], { cwd })).code, 2);
  });
});
