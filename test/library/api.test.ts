// The library as it is built: the same answers as the command line, from files in memory and on disk.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkJson, runCli, temporaryProject } from '../harness/cli.ts';
import type * as library from '../../server/src/hosts/library-node.ts';
import { wrongSum } from '../cli/projects.ts';

const load = (name: 'library' | 'node') =>
  import(pathToFileURL(path.resolve(`dist/${name}.mjs`)).href) as Promise<typeof library>;

const folder = 'samples/hanoi-2021';

/** The sample with its settings, as files in memory; paths as on disk. */
function sample(): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.par.yaml'));
  const paths = ['samples/par.config.yaml', ...names.map((name) => `${folder}/${name}`)];
  return Object.fromEntries(paths.map((file) => [file, readFileSync(file, 'utf8')]));
}

/** The same sample in a folder of its own. */
function copied(): string {
  const cwd = temporaryProject({});
  cpSync('samples', path.join(cwd, 'samples'), { recursive: true });
  return cwd;
}

describe('library: the same as the command line', () => {
  for (const language of ['vi', 'en'] as const) {
    it(`finds the same in memory and on disk (${language})`, async () => {
      const { report } = await checkJson([folder, '--lang', language], { cwd: copied() });
      assert.ok(report.findings.length > 10);
      const { check } = await load('library');
      const { checkPaths } = await load('node');
      assert.deepEqual(await check(sample(), { language, only: [folder] }), report);
      assert.deepEqual(await checkPaths(folder, { language, cwd: copied() }), report);
    });
  }

  it('speaks Vietnamese unless told otherwise, and lists from a severity on', async () => {
    const { check } = await load('library');
    const { report } = await checkJson([folder, '--severity', 'error'], { cwd: copied() });
    assert.deepEqual(await check(sample(), { severity: 'error', only: [folder] }), report);
    assert.ok(report.summary.warning > 0);
    assert.ok(report.findings.every(({ severity }) => severity === 'error'));
  });

  it('applies the safe fixes as --fix does', async () => {
    const cwd = copied();
    const { applyFixes } = await load('library');
    const before = sample();
    const { files, changed, count } = await applyFixes(before, { only: [folder] });
    await runCli(['check', '--fix', folder], { cwd });
    assert.ok(count >= changed.length && changed.length > 0);
    assert.deepEqual(
      files.map((file) => file.path),
      Object.keys(before),
    );
    for (const file of files) {
      assert.equal(file.text, readFileSync(path.join(cwd, file.path), 'utf8'));
      assert.equal(changed.includes(file.path), file.text !== before[file.path]);
    }
  });

  it('writes the safe fixes to disk, or only tells them', async () => {
    const { fixPaths, checkPaths } = await load('node');
    const cwd = copied();
    const told = await fixPaths([folder], { cwd, dryRun: true });
    assert.ok(told.count > 0);
    for (const file of told.changed) {
      assert.notEqual(file.text, readFileSync(path.join(cwd, file.path), 'utf8'));
    }
    assert.deepEqual(await fixPaths([folder], { cwd }), told);
    for (const file of told.changed) assert.equal(file.text, readFileSync(path.join(cwd, file.path), 'utf8'));
    assert.deepEqual(await fixPaths([folder], { cwd }), { changed: [], count: 0 });
    const { findings } = await checkPaths([folder], { cwd });
    assert.ok(findings.every(({ fixes }) => fixes.every(({ safe }) => !safe)));
  });

  it('takes a file of settings other than the project’s', async () => {
    const { checkPaths } = await load('node');
    const cwd = temporaryProject({ 'a.par.yaml': wrongSum, 'khac.yaml': 'rules:\n  sum-mismatch: off\n' });
    assert.equal((await checkPaths('.', { cwd })).summary.error, 1);
    assert.equal((await checkPaths('.', { cwd, config: 'khac.yaml' })).summary.error, 0);
  });

  it('knows its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    assert.equal((await load('library')).version, version);
    assert.equal((await load('node')).version, version);
  });
});

describe('library: files in memory', () => {
  it('applies a chosen fix, after which the finding is gone', async () => {
    const { check, applyFix } = await load('library');
    const files = sample();
    const { findings } = await check(files, { language: 'en' });
    const finding = findings.find(({ rule }) => rule === 'sum-mismatch')!;
    const fix = finding.fixes[0]!;
    const fixed = applyFix(files, fix);
    const file = fixed.find(({ path: name }) => name === fix.edits[0]!.file)!;
    assert.equal(file.text, files[file.path]!.replace('score: 0.185', 'score: 0.187'));
    const after = await check(fixed);
    assert.equal(
      after.findings.some(({ fingerprint }) => fingerprint === finding.fingerprint),
      false,
    );
    assert.equal(after.findings.length, findings.length - 1);
  });

  it('takes a record, a list or any iterable, and names files as they were given', async () => {
    const { check } = await load('library');
    const text = wrongSum;
    const ways = [
      { './thu-muc\\a.par.yaml': text },
      [{ path: './thu-muc\\a.par.yaml', text }],
      new Set([{ path: './thu-muc\\a.par.yaml', text }]),
    ];
    for (const files of ways) {
      const { findings, summary } = await check(files);
      assert.equal(summary.files, 1);
      assert.deepEqual([...new Set(findings.map(({ file }) => file))], ['./thu-muc\\a.par.yaml']);
      const [{ related, fixes } = assert.fail('no finding')] = findings;
      for (const one of [...related, ...fixes.flatMap(({ edits }) => edits)]) {
        assert.equal(one.file, './thu-muc\\a.par.yaml');
      }
    }
    assert.deepEqual((await check({})).summary.files, 0);
  });

  it('keeps a byte order mark and Windows line ends, in places and in texts', async () => {
    const { check, applyFix, applyFixes } = await load('library');
    const text = wrongSum.replaceAll('\n', '\r\n').replace('max: 0.5', 'max: 0,5');
    const [plain, marked] = [await check({ 'a.par.yaml': text }), await check({ 'a.par.yaml': `\uFEFF${text}` })];
    assert.deepEqual(marked, plain);
    const { files } = await applyFixes({ 'a.par.yaml': `\uFEFF${text}` });
    assert.equal(files[0]!.text, `\uFEFF${text.replace('0,5', '0.5')}`);
    const fix = plain.findings.find(({ rule }) => rule === 'decimal-comma')!.fixes[0]!;
    assert.deepEqual(applyFix({ 'a.par.yaml': `\uFEFF${text}` }, fix), files);
  });

  it('reads settings, registry and linked files among those given, as one project', async () => {
    const { check } = await load('library');
    const silent = { 'par.config.yaml': 'rules:\n  sum-mismatch: off\n', 'sau/hon/a.par.yaml': wrongSum };
    assert.deepEqual((await check(silent)).findings, []);
    assert.equal((await check({ 'sau/hon/a.par.yaml': wrongSum })).findings[0]?.rule, 'sum-mismatch');
    const root = 'par: 1\nindex:\n  title: T\n  max: 1\ncriteria:\n  - file: phan/1.par.yaml\n';
    const { findings } = await check({ 'index.par.yaml': root });
    assert.deepEqual(
      findings.map(({ rule, file }) => [rule, file]),
      [['missing-file', 'index.par.yaml']],
    );
  });

  it('says what is wrong in the call', async () => {
    const { check, applyFix } = await load('library');
    await assert.rejects(check({ '../a.par.yaml': '' }), {
      name: 'RangeError',
      message: /"\.\.\/a\.par\.yaml" leads out/,
    });
    await assert.rejects(check({ 'a.par.yaml': '', './a.par.yaml': '' }), /Two files have the path "\.\/a\.par\.yaml"/);
    await assert.rejects(check({ 'a.par.yaml': '' }, { only: ['b'] }), /There is no file or folder "b"/);
    const range = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
    assert.throws(() => applyFix({}, { edits: [{ file: 'b', range, text: '' }] }), /The fix edits "b"/);
  });

  it('takes half-typed text as it comes', async () => {
    const { check } = await load('library');
    for (let end = 0; end < wrongSum.length; end += 7) {
      const { summary, findings } = await check({ 'a.par.yaml': wrongSum.slice(0, end) });
      assert.equal(summary.files, 1);
      assert.ok(!findings.some(({ rule }) => rule === 'check-failed'));
    }
  });
});
