// Whatever stands in a file, or where it should be, becomes a finding or a sentence that says what to do.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { checkJson, program, runCli, temporaryProject } from '../harness/cli.ts';
import { clean, splitProject } from './projects.ts';

const encode = (...bytes: number[]) => Uint8Array.from(bytes);
const prose = 'Kính gửi: Sở Nội vụ\nCăn cứ Kế hoạch số 12, đề nghị quý cơ quan báo cáo.\n';

/** What stands in `bad.par.yaml`, and a rule that must speak of it. */
const contents: readonly [name: string, content: string | Uint8Array, rule: string][] = [
  ['prose', prose, 'yaml-syntax'],
  ['an open bracket', 'par: 1\ncriteria: [\n', 'yaml-syntax'],
  ['a hundred thousand open brackets', `par: 1\ncriteria: ${'['.repeat(100_000)}\n`, 'yaml-syntax'],
  ['a tab', clean.replace('    title: Thể chế', '\ttitle: Thể chế'), 'yaml-syntax'],
  [
    'conflict markers',
    clean.replace('    max: 3\n', '<<<<<<< a\n    max: 3\n=======\n    max: 4\n>>>>>>> b\n'),
    'merge-conflict',
  ],
  ['lines that end as on old Macs', clean.replaceAll('\n', '\r'), 'yaml-syntax'],
  ['two documents', `${clean}---\npar: 1\n`, 'yaml-feature'],
  ['another kind of YAML', 'services:\n  web:\n    image: nginx\n', 'unknown-key'],
  ['a list', '- a\n- b\n', 'yaml-syntax'],
  ['nothing', '', 'file-empty'],
  ['blank lines', '\n\n  \n', 'file-empty'],
  ['UTF-16', Buffer.concat([encode(0xff, 0xfe), Buffer.from(clean, 'utf16le')]), 'file-encoding'],
  [
    'an old Vietnamese code page',
    Buffer.concat([Buffer.from('par: 1\n# S'), encode(0xf2), Buffer.from('\n')]),
    'file-encoding',
  ],
  ['an Excel file', encode(0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0), 'file-encoding'],
  ['a line of ten megabytes', 'x'.repeat(10_000_000), 'file-too-large'],
  ['a title of ten megabytes', clean.replace('Kế hoạch năm', 'x '.repeat(5_000_000).trim()), 'file-too-large'],
];

/** Checks a folder in every form; gives the rules that speak of `bad.par.yaml`. */
async function rulesOfBad(cwd: string, ...paths: string[]): Promise<string[]> {
  const { code, report, stderr } = await checkJson(paths, { cwd });
  assert.deepEqual([code, stderr], [1, '']);
  const english = await runCli(['check', '--lang', 'en', ...paths], { cwd });
  assert.deepEqual([english.code, english.stderr], [1, '']);
  assert.ok(english.stdout.length < 100_000, 'what is shown stays readable');
  return report.findings.filter(({ file }) => file === 'bad.par.yaml').map(({ rule }) => rule);
}

describe('check: bad input', () => {
  for (const [name, content, rule] of contents) {
    it(`${name}: ${rule}`, async () => {
      const cwd = temporaryProject({ 'bad.par.yaml': content, 'good.par.yaml': clean });
      const rules = await rulesOfBad(cwd);
      assert.ok(rules.includes(rule), rules.join(', '));
      const { report } = await checkJson(['good.par.yaml'], { cwd });
      assert.deepEqual(report.findings, []);
    });
  }

  it('CRLF and a byte order mark are no fault', async () => {
    const texts = [clean.replaceAll('\n', '\r\n'), `\uFEFF${clean}`, clean.trimEnd()];
    for (const text of texts) {
      const { code, report } = await checkJson([], { cwd: temporaryProject({ 'a.par.yaml': text }) });
      assert.deepEqual([code, report.findings, report.summary.criteria], [0, [], 6]);
    }
  });

  it('a file larger than can be read: file-too-large', async () => {
    const cwd = temporaryProject({ 'bad.par.yaml': '' });
    truncateSync(path.join(cwd, 'bad.par.yaml'), 65 * 1024 * 1024);
    assert.deepEqual(await rulesOfBad(cwd), ['file-too-large']);
  });

  it('a folder by the name of a file: file-unreadable', async () => {
    const cwd = temporaryProject({});
    mkdirSync(path.join(cwd, 'bad.par.yaml'));
    assert.deepEqual(await rulesOfBad(cwd), ['file-unreadable']);
    assert.deepEqual(await rulesOfBad(cwd, 'bad.par.yaml'), ['file-unreadable']);
  });

  it('a file that may not be read: file-unreadable', async () => {
    const cwd = temporaryProject({});
    const file = path.join(cwd, 'bad.par.yaml');
    // The superuser may read everything but a link to itself.
    if (process.getuid?.() === 0) symlinkSync('bad.par.yaml', file);
    else {
      writeFileSync(file, clean);
      chmodSync(file, 0);
    }
    assert.deepEqual(await rulesOfBad(cwd, 'bad.par.yaml'), ['file-unreadable']);
  });

  it('a link to nothing is a file that is not there', async () => {
    const cwd = temporaryProject({});
    symlinkSync('nowhere', path.join(cwd, 'bad.par.yaml'));
    const { code, stdout, stderr } = await runCli(['check', 'bad.par.yaml'], { cwd });
    assert.deepEqual([code, stdout], [3, '']);
    assert.match(stderr, /Không có tệp hay thư mục “bad\.par\.yaml”/);
  });

  it('a link out of the project: file-outside-root', async () => {
    const outside = temporaryProject({ '2.par.yaml': splitProject['2.par.yaml']! });
    const cwd = temporaryProject({
      'bad.par.yaml': splitProject['index.par.yaml']!,
      '1.par.yaml': splitProject['1.par.yaml']!,
    });
    symlinkSync(path.join(outside, '2.par.yaml'), path.join(cwd, '2.par.yaml'));
    assert.ok((await rulesOfBad(cwd)).includes('file-outside-root'));
  });

  it('a file that lists itself: file-cycle', async () => {
    const text = 'par: 1\nindex:\n  title: Tự nêu mình\n  max: 1\ncriteria:\n  - file: bad.par.yaml\n';
    assert.ok((await rulesOfBad(temporaryProject({ 'bad.par.yaml': text }))).includes('file-cycle'));
  });

  it('bytes on stdin that are no text: file-encoding', async () => {
    const args = ['--stdin', '--stdin-filename', 'bad.par.yaml'];
    const { code, report } = await checkJson(args, { cwd: temporaryProject({}), stdin: encode(0xff, 0xfe, 0, 0) });
    assert.equal(code, 1);
    assert.deepEqual(
      report.findings.map(({ rule }) => rule),
      ['file-encoding'],
    );
  });
});

describe('check: bad surroundings', () => {
  const shell = promisify(execFile);

  it('ends quietly where nobody reads on', async () => {
    const command = `"$0" "$1" check --format json samples/hanoi-2021 | head -c 20`;
    const { stdout, stderr } = await shell('sh', ['-c', command, process.execPath, program]);
    assert.deepEqual([stdout.length, stderr], [20, '']);
  });

  it('says that it failed, in both languages, and ends with 3', async () => {
    const cwd = temporaryProject({});
    const gone = path.join(cwd, 'gone');
    mkdirSync(gone);
    const command = `cd gone && rmdir ../gone && "$0" "$1" check; echo "ended with $?"`;
    const { stdout, stderr } = await shell('sh', ['-c', command, process.execPath, program], { cwd });
    rmSync(gone, { recursive: true, force: true });
    assert.equal(stdout, 'ended with 3\n');
    assert.match(stderr, /^par-index: Phần mềm gặp sự cố[^\n]* \/ The program failed[^\n]*\n$/);
  });
});
