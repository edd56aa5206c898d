// `check --watch`: what makes it check again, what does not, and how it ends. A scripted run of the program on disk,
// and runs on files in memory for what a script can't see.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { program, temporaryProject } from '../harness/cli.ts';
import type { FakeRun } from './fake-ports.ts';
import { fakeRun } from './fake-ports.ts';
import { clean, splitProject, wrongSum } from './projects.ts';

/** A running watch: what each check printed, one after the other. */
interface Session {
  /** Waits for the next check that tells of a change; gives its stdout and stderr. */
  readonly next: () => Promise<{ stdout: string; stderr: string }>;
  /** Presses Ctrl-C; gives the exit code and what was printed since the last check. */
  readonly stop: () => Promise<{ code: number | null; rest: string }>;
}

/** What is told last in each check. */
const waiting = /Đang theo dõi \d+ tệp; nhấn Ctrl-C để dừng\.\n/;

function start(cwd: string, ...args: string[]): Session {
  const child = spawn(process.execPath, [program, 'check', '--watch', '--format', 'compact', ...args], { cwd });
  let [stdout, stderr] = ['', ''];
  let heard: () => void = () => undefined;
  child.stdout.on('data', (part: Buffer) => ((stdout += part.toString()), heard()));
  child.stderr.on('data', (part: Buffer) => ((stderr += part.toString()), heard()));
  const closed = new Promise<number | null>((done) => child.on('close', done));
  return {
    async next() {
      while (!waiting.test(stderr)) {
        await Promise.race([new Promise<void>((done) => (heard = done)), failOn(closed, () => stdout + stderr)]);
      }
      // stdout and stderr come on ways of their own.
      await new Promise((done) => setTimeout(done, 50));
      const said = { stdout, stderr };
      [stdout, stderr] = ['', ''];
      return said;
    },
    async stop() {
      child.kill('SIGINT');
      return { code: await closed, rest: stdout + stderr };
    },
  };
}

async function failOn(closed: Promise<unknown>, said: () => string): Promise<never> {
  throw new Error(`ended with ${String(await closed)}: ${said()}`);
}

const rulesIn = (stdout: string): string[] =>
  [...stdout.matchAll(/^([^:\n]+):.*\[([a-z-]+)\]/gm)].map(([, file, rule]) => `${file} ${rule}`);

describe('check --watch', () => {
  it('follows a morning of work: edits, new files, a folder that goes and comes, settings', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': clean, 'sub/b.par.yaml': clean });
    const at = (name: string) => path.join(cwd, name);
    const session = start(cwd);
    const expect = async (changed: RegExp, findings: string[]): Promise<void> => {
      const { stdout, stderr } = await session.next();
      assert.match(stderr, changed);
      assert.deepEqual(rulesIn(stdout), findings, stderr);
    };
    await expect(/^par-index: Đang theo dõi 2 tệp/, []);

    writeFileSync(at('a.par.yaml'), wrongSum);
    await expect(/^par-index: Có thay đổi: a\.par\.yaml\.$/m, ['a.par.yaml sum-mismatch']);

    // Many editors write beside the file and put it in place.
    writeFileSync(at('a.par.yaml~'), clean);
    renameSync(at('a.par.yaml~'), at('a.par.yaml'));
    await expect(/Có thay đổi: a\.par\.yaml\.$/m, []);

    writeFileSync(at('new.par.yaml'), wrongSum);
    await expect(/Có thay đổi: new\.par\.yaml\.\n.*3 tệp/, ['new.par.yaml sum-mismatch']);
    unlinkSync(at('new.par.yaml'));
    await expect(/Có thay đổi: new\.par\.yaml\.\n.*2 tệp/, []);

    rmSync(at('sub'), { recursive: true });
    await expect(/Có thay đổi: sub\/b\.par\.yaml\.\n.*1 tệp/, []);
    mkdirSync(at('sub/deep'), { recursive: true });
    writeFileSync(at('sub/deep/c.par.yaml'), wrongSum);
    await expect(/Có thay đổi: sub\/deep\/c\.par\.yaml\.\n.*2 tệp/, ['sub/deep/c.par.yaml sum-mismatch']);
    writeFileSync(at('sub/deep/c.par.yaml'), clean);
    await expect(/Có thay đổi: sub\/deep\/c\.par\.yaml\.$/m, []);
    renameSync(at('sub'), at('moved'));
    await expect(/Có thay đổi: moved\/deep\/c\.par\.yaml, sub\/deep\/c\.par\.yaml\.$/m, []);

    writeFileSync(at('.gitignore'), 'moved/\n');
    await expect(/Có thay đổi: moved\/deep\/c\.par\.yaml\.\n.*1 tệp/, []);

    writeFileSync(at('par.config.yaml'), 'depth: 0\n');
    await expect(/par\.config\.yaml có thiết lập sai/, ['par.config.yaml wrong-setting']);
    writeFileSync(at('par.config.yaml'), 'rules:\n  sum-mismatch: off\n');
    await expect(/Có thay đổi: par\.config\.yaml\.$/m, []);
    writeFileSync(at('a.par.yaml'), wrongSum);
    await expect(/Có thay đổi: a\.par\.yaml\.$/m, []);
    unlinkSync(at('par.config.yaml'));
    await expect(/Có thay đổi: par\.config\.yaml\.$/m, ['a.par.yaml sum-mismatch']);

    // What is no part of it makes no noise.
    writeFileSync(at('notes.txt'), 'x');
    mkdirSync(at('empty'));
    await new Promise((done) => setTimeout(done, 600));
    assert.deepEqual(await session.stop(), { code: 130, rest: '' });
  }).timeout(120_000);

  it('follows a link to where it leads, and a path that is not there yet', async () => {
    const outside = temporaryProject({ 'real.yaml': clean }, false);
    const cwd = temporaryProject({});
    const session = start(cwd, 'later');
    const first = await session.next();
    assert.match(first.stderr, /Không có tệp hay thư mục “later”/);
    mkdirSync(path.join(cwd, 'later'));
    writeFileSync(path.join(cwd, 'later/1.par.yaml'), clean);
    assert.match((await session.next()).stderr, /theo dõi 1 tệp/);
    symlinkSync(path.join(outside, 'real.yaml'), path.join(cwd, 'later/2.par.yaml'));
    assert.match((await session.next()).stderr, /theo dõi 2 tệp/);
    writeFileSync(path.join(outside, 'real.yaml'), wrongSum);
    const { stdout, stderr } = await session.next();
    assert.match(stderr, /Có thay đổi: later\/2\.par\.yaml\./);
    assert.deepEqual(rulesIn(stdout), ['later/2.par.yaml sum-mismatch']);
    assert.equal((await session.stop()).code, 130);
  }).timeout(60_000);

  it('follows its baseline', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': wrongSum, 'known.json': '{ "version": 1, "findings": [] }' });
    const session = start(cwd, '--baseline', 'known.json');
    assert.deepEqual(rulesIn((await session.next()).stdout), ['a.par.yaml sum-mismatch']);
    unlinkSync(path.join(cwd, 'known.json'));
    assert.match((await session.next()).stderr, /Không có tệp phát hiện đã biết/);
    assert.equal((await session.stop()).code, 130);
  }).timeout(60_000);
});

/** Lets what is under way come to rest: everything in memory is done within a few turns. */
async function rest(): Promise<void> {
  for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate);
}

async function watching(cli: FakeRun, ...args: string[]): Promise<{ end: () => Promise<number> }> {
  const ended = cli.run('check', '--watch', '--format', 'compact', ...args);
  await rest();
  return {
    async end() {
      cli.interrupt();
      return ended;
    },
  };
}

const checks = (cli: FakeRun): number => cli.stderr.join('').split('Đang theo dõi').length - 1;

describe('check --watch, on files in memory', () => {
  const project = { 'par.config.yaml': '', ...splitProject };

  it('reads again only what changed', async () => {
    const cli = fakeRun(project);
    const { end } = await watching(cli);
    cli.reads.length = 0;
    cli.change('1.par.yaml', `${splitProject['1.par.yaml']!}# thêm\n`);
    await rest();
    assert.deepEqual([checks(cli), [...new Set(cli.reads)]], [2, ['/w/1.par.yaml']]);
    assert.equal(await end(), 130);
    assert.deepEqual(cli.watched(), [], 'nothing is watched any more');
  });

  it('takes a burst of changes as one', async () => {
    const cli = fakeRun(project);
    const { end } = await watching(cli);
    for (let i = 0; i < 20; i++) {
      cli.change(`${(i % 2) + 1}.par.yaml`, `${splitProject['1.par.yaml']!}# ${i}\n`);
      await new Promise(setImmediate);
    }
    await rest();
    assert.equal(checks(cli), 2);
    assert.match(cli.stderr.join(''), /Có thay đổi: 1\.par\.yaml, 2\.par\.yaml\.\n/);
    await end();
  });

  it('is silent where a file is written as it was, or comes and goes', async () => {
    const cli = fakeRun(project);
    const { end } = await watching(cli);
    const before = [...cli.stdout, ...cli.stderr];
    cli.change('1.par.yaml', splitProject['1.par.yaml']);
    await rest();
    cli.change('.1.par.yaml.swp', 'x');
    cli.change('.1.par.yaml.swp', undefined);
    await rest();
    assert.deepEqual([...cli.stdout, ...cli.stderr], before);
    await end();
  });

  it('mends with --fix what is saved, and does not start over for what it wrote itself', async () => {
    const cli = fakeRun({ 'par.config.yaml': '', 'a.par.yaml': clean });
    const { end } = await watching(cli, '--fix');
    cli.change('a.par.yaml', clean.replace('max: 0.5\n', 'max: 0,5\n'));
    await rest();
    assert.deepEqual(cli.files.get('/w/a.par.yaml'), { kind: 'text', text: clean });
    cli.change('a.par.yaml', clean);
    await rest();
    assert.equal(checks(cli), 2);
    await end();
  });

  it('clears the screen before each new result, on a terminal only', async () => {
    const clear = '\u001b[2J\u001b[H';
    for (const isTty of [true, false]) {
      const cli = fakeRun({ 'par.config.yaml': '', 'a.par.yaml': clean }, { isTty });
      const { end } = await watching(cli, '--color', 'never');
      assert.ok(!cli.stdout.includes(clear), 'what was there before the first result stays');
      cli.change('a.par.yaml', wrongSum);
      await rest();
      assert.equal(cli.stdout.includes(clear), isTty);
      assert.equal(checks(cli), 2);
      await end();
    }
  });

  it('says which folder the system can not watch, once', async () => {
    const cli = fakeRun(project, {
      watchFolder: () => {
        throw Object.assign(new Error('no more'), { code: 'ENOSPC' });
      },
    });
    const { end } = await watching(cli);
    const said = cli.stderr.join('').match(/Hệ thống không theo dõi được thư mục “[^”]*” \([^)]*\).*max_user_watches/g);
    assert.deepEqual(said?.length, new Set(said).size);
    assert.ok(said.length > 0);
    await end();
  });
});

describe('progress', () => {
  const slowly = (isErrorTty: boolean) => {
    let time = 0;
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.par.yaml`, clean]));
    return fakeRun({ 'par.config.yaml': '', ...files }, { isErrorTty, now: () => (time += 40) });
  };

  it('is told on a terminal where it takes long, and wiped before the result', async () => {
    const cli = slowly(true);
    await cli.run('check', '--lang', 'en');
    const said = cli.stderr.join('');
    assert.match(said, /\r\u001b\[K\d+ files read…/);
    assert.ok(said.endsWith('\r\u001b[K'), JSON.stringify(said));
  });

  it('is not told elsewhere, nor where it is quick', async () => {
    for (const cli of [slowly(false), fakeRun({ 'par.config.yaml': '', 'a.par.yaml': clean }, { isErrorTty: true })]) {
      await cli.run('check');
      assert.deepEqual(cli.stderr, []);
    }
  });
});
