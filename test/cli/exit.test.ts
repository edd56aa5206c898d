// How a run ends: each exit code, and what the system may do to it in between. Never a stack trace.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { exitCodes } from '../../server/src/cli/exit-codes.ts';
import { disk, refused } from '../../server/src/hosts/disk.ts';
import { checkJson, program, runCli, temporaryProject } from '../harness/cli.ts';
import { fakeRun } from './fake-ports.ts';
import { clean, wrongSum } from './projects.ts';

const shell = promisify(execFile);

/** Runs a line of sh in a folder; `$P` is the program. Gives what it printed, last of all `ended with N`. */
async function sh(line: string, cwd: string): Promise<{ stdout: string; stderr: string }> {
  return shell('bash', ['-c', line.replaceAll('$P', '"$0" "$1"'), process.execPath, program], { cwd });
}

describe('exit codes', () => {
  const cases: readonly [code: number, why: string, args: string[], files: Record<string, string>][] = [
    [0, 'nothing wrong', ['check'], { 'a.par.yaml': clean }],
    [0, 'help', ['check', '--help'], {}],
    [1, 'an error', ['check'], { 'a.par.yaml': wrongSum }],
    [
      1,
      'too many warnings',
      ['check', '--max-warnings', '0'],
      { 'a.par.yaml': wrongSum, 'par.config.yaml': 'rules:\n  sum-mismatch: warning\n' },
    ],
    [2, 'a wrong option', ['check', '--fxi'], { 'a.par.yaml': clean }],
    [2, 'wrong settings', ['check'], { 'a.par.yaml': clean, 'par.config.yaml': 'depth: 0\n' }],
    [2, 'one path of two that is not there', ['check', 'a.par.yaml', 'b'], { 'a.par.yaml': clean }],
    [2, 'no baseline', ['check', '--baseline', 'none.json'], { 'a.par.yaml': clean }],
    [3, 'nothing to check', ['check'], { 'a.txt': '' }],
    [3, 'nothing at the path', ['check', 'none'], { 'a.par.yaml': clean }],
    [3, 'a result that can not be written', ['check', '--output', 'json=none/a.json'], { 'a.par.yaml': clean }],
  ];
  for (const [code, why, args, files] of cases) {
    it(`${code}: ${why}`, async () => {
      assert.equal((await runCli(args, { cwd: temporaryProject(files) })).code, code);
    });
  }

  it('are told by the help, one by one', async () => {
    const { stdout } = await runCli(['check', '--help']);
    for (const { code } of exitCodes) assert.match(stdout, new RegExp(`^  ${code} +\\p{L}`, 'mu'));
  });
});

describe('a run that', () => {
  it('nobody reads ends quietly, with the exit code of its check', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': wrongSum });
    const { stdout, stderr } = await sh('$P check --format json | true; echo "ended with ${PIPESTATUS[0]}"', cwd);
    assert.deepEqual([stdout, stderr], ['ended with 1\n', '']);
  });

  it('writes to a full disk says so and ends with 3', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': clean });
    const { stdout, stderr } = await sh('$P check > /dev/full; echo "ended with $?"', cwd);
    assert.equal(stdout, 'ended with 3\n');
    assert.match(stderr, /^par-index: Không ghi được kết quả ra stdout \(ENOSPC\)[^\n]* \/ Could not write[^\n]*\n$/);
    const quiet = await sh('$P check nowhere 2> /dev/full; echo "ended with $?"', cwd);
    assert.equal(quiet.stdout, 'ended with 3\n');
    const file = await runCli(['check', '--output', 'json=/dev/full'], { cwd });
    assert.equal(file.code, 3);
    assert.match(file.stderr, /\/dev\/full \(ổ đĩa đã đầy\)/);
  });

  it('is stopped with Ctrl-C ends at once, as any program', async () => {
    const cwd = temporaryProject({});
    const child = spawn(process.execPath, [program, 'check', '--stdin', '--stdin-filename', 'a.par.yaml'], { cwd });
    const printed: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => printed.push(part));
    child.stderr.on('data', (part: Buffer) => printed.push(part));
    setTimeout(() => child.kill('SIGINT'), 500);
    const [code, signal] = await new Promise<[number | null, string | null]>((done) =>
      child.on('close', (...how) => done(how)),
    );
    assert.deepEqual([code, signal, Buffer.concat(printed).toString()], [null, 'SIGINT', '']);
  });

  it('meets links that lead in circles goes past them', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': wrongSum, 'sub/b.par.yaml': clean });
    symlinkSync('.', path.join(cwd, 'same'));
    symlinkSync('..', path.join(cwd, 'sub/up'));
    symlinkSync('c.par.yaml', path.join(cwd, 'c.par.yaml'));
    const { code, report } = await checkJson([], { cwd });
    assert.equal(code, 1);
    assert.deepEqual(
      report.findings.map(({ file, rule }) => `${file} ${rule}`),
      ['a.par.yaml sum-mismatch'],
    );
    assert.equal(report.summary.files, 2);
    assert.equal((await checkJson(['same'], { cwd })).report.summary.files, 2);
  });

  it('finds a file gone between listing and reading checks the others', async () => {
    const cli = fakeRun({ 'par.config.yaml': '', 'a.par.yaml': wrongSum, 'b.par.yaml': clean });
    const { list } = cli.access;
    cli.access.list = async (folder) => [...(await list(folder)), { name: 'gone.par.yaml', kind: 'file' }];
    assert.equal(await cli.run('check', '--format', 'json'), 1);
    const { summary } = JSON.parse(cli.stdout.join('')) as { summary: { files: number; error: number } };
    assert.deepEqual([summary.files, summary.error, cli.stderr], [2, 1, []]);
  });

  it('may not look into a folder says which, checks the rest and ends with 2', async () => {
    const files = { 'par.config.yaml': '', 'a.par.yaml': clean };
    const cli = fakeRun(files, {
      refused: new Map([
        ['/w/kín', 'EACCES'],
        ['/elsewhere', 'EACCES'],
      ]),
    });
    assert.equal(await cli.run('check'), 2);
    assert.match(cli.stdout.join(''), /^1 tệp, 6 tiêu chí/);
    assert.match(cli.stderr.join(''), /^par-index: Không xem được thư mục “kín” \(không có quyền\)[^\n]*\n$/);
    const nothing = fakeRun({ 'a.txt': '' }, { refused: new Map([['/w/kín', 'EACCES']]) });
    assert.equal(await nothing.run('check', 'kín'), 3);
  });

  it('asks the disk for what can not be listed keeps the reason, and forgets it when it can', async () => {
    const folder = temporaryProject({});
    const tooLong = `${folder}/${'a'.repeat(5000)}`;
    assert.deepEqual(await disk.list(tooLong), []);
    assert.equal(refused.get(tooLong), 'ENAMETOOLONG');
    refused.set(folder, 'EACCES');
    await disk.list(folder);
    await disk.list(path.join(folder, 'none'));
    assert.deepEqual([...refused.keys()], [tooLong]);
    refused.clear();
  });
});
