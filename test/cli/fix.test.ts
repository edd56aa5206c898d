// `--fix` and `--fix-dry-run`: what is wrong in form only is put right, and not a byte beside it.
import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { checkJson, runCli, temporaryProject } from '../harness/cli.ts';
import { patched } from './patch.ts';
import { clean, wrongSum } from './projects.ts';

/** A comma for a point, a quoted number, and an odd way of writing that is to stay. */
const slips = clean
  .replace('max: 0.5\n', 'max: 0,5   # như phụ lục\n')
  .replace('        max: 2\n', '        max: "2"\n')
  .replace('    title: Thể chế\n', "    title:   'Thể chế'\n");
const mended = slips.replace('0,5', '0.5').replace('max: "2"', 'max: 2');

const windows = (text: string) => Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`);

describe('check --fix', () => {
  it('changes nothing but what it mends: byte order mark, CRLF, comments and quotes stay', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': windows(slips), 'b.par.yaml': windows(clean) });
    const before = statSync(path.join(cwd, 'b.par.yaml'));
    const { code, stdout, stderr } = await runCli(['check', '--fix', 'a.par.yaml', 'b.par.yaml'], { cwd });
    assert.deepEqual(readFileSync(path.join(cwd, 'a.par.yaml')), windows(mended));
    assert.deepEqual(readFileSync(path.join(cwd, 'b.par.yaml')), windows(clean));
    assert.equal(statSync(path.join(cwd, 'b.par.yaml')).ino, before.ino, 'a file without a change is not written');
    assert.match(stderr, /Đã sửa 2 chỗ trong 1 tệp\./);
    assert.deepEqual([code, stdout], [0, '2 tệp, 12 tiêu chí: không phát hiện sai sót\n']);
    assert.deepEqual(readdirSync(cwd).sort(), ['.git', 'a.par.yaml', 'b.par.yaml']);
  });

  it('leaves what is more than form, and its exit code says so', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': wrongSum });
    const { code, stderr } = await runCli(['check', '--fix', '--lang', 'en'], { cwd });
    assert.equal(code, 1);
    assert.match(stderr, /Nothing to fix\./);
    assert.equal(readFileSync(path.join(cwd, 'a.par.yaml'), 'utf8'), wrongSum);
  });

  it('keeps the mode of a file', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': slips });
    chmodSync(path.join(cwd, 'a.par.yaml'), 0o640);
    await runCli(['check', '--fix'], { cwd });
    assert.equal(readFileSync(path.join(cwd, 'a.par.yaml'), 'utf8'), mended);
    assert.equal(statSync(path.join(cwd, 'a.par.yaml')).mode & 0o777, 0o640);
  });

  it('writes through a link, but not out of the project', async () => {
    const outside = temporaryProject({ 'a.par.yaml': slips });
    const cwd = temporaryProject({ 'inside.yaml': slips });
    symlinkSync('inside.yaml', path.join(cwd, '1.par.yaml'));
    symlinkSync(path.join(outside, 'a.par.yaml'), path.join(cwd, '2.par.yaml'));
    await runCli(['check', '--fix'], { cwd });
    assert.equal(readFileSync(path.join(cwd, 'inside.yaml'), 'utf8'), mended);
    assert.ok(lstatSync(path.join(cwd, '1.par.yaml')).isSymbolicLink());
    assert.equal(readFileSync(path.join(outside, 'a.par.yaml'), 'utf8'), slips);
  });

  it('touches only the files named', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': slips, 'b.par.yaml': slips });
    await runCli(['check', '--fix', 'a.par.yaml'], { cwd });
    assert.equal(readFileSync(path.join(cwd, 'a.par.yaml'), 'utf8'), mended);
    assert.equal(readFileSync(path.join(cwd, 'b.par.yaml'), 'utf8'), slips);
  });
});

describe('check --fix on the samples', () => {
  const names = readdirSync('samples', { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  const filesOf = (name: string) =>
    Object.fromEntries(
      readdirSync(path.join('samples', name))
        .filter((file) => file.endsWith('.par.yaml'))
        .map((file) => [file, readFileSync(path.join('samples', name, file), 'utf8')]),
    );
  const onDisk = (cwd: string, files: readonly string[]) =>
    new Map(files.map((file) => [file, readFileSync(path.join(cwd, file))]));

  for (const name of names) {
    it(`${name}: only lines with a finding change, the second run changes nothing, and so it is on Windows`, async () => {
      const before = filesOf(name);
      const files = Object.keys(before);
      const cwd = temporaryProject(before);
      const { report } = await checkJson([], { cwd });
      const mendable = new Set(
        report.findings.flatMap(({ fixes }) => {
          const fix = fixes.find(({ safe }) => safe);
          return fix ? fix.edits.map(({ file, range }) => `${file}:${range.start.line}`) : [];
        }),
      );
      await runCli(['check', '--fix'], { cwd });
      const after = onDisk(cwd, files);
      for (const [file, bytes] of after) {
        const [old, now] = [before[file]!, bytes.toString()].map((text) => text.split('\n'));
        assert.equal(now!.length, old!.length);
        const changed = old!.flatMap((line, i) => (line === now![i] ? [] : [`${file}:${i + 1}`]));
        assert.deepEqual(
          changed.filter((line) => !mendable.has(line)),
          [],
        );
      }
      const again = await runCli(['check', '--fix'], { cwd });
      assert.match(again.stderr, /Không có chỗ nào tự sửa được\./);
      assert.deepEqual(onDisk(cwd, files), after);

      const other = temporaryProject(Object.fromEntries(files.map((file) => [file, windows(before[file]!)])));
      await runCli(['check', '--fix'], { cwd: other });
      assert.deepEqual(
        onDisk(other, files),
        new Map([...after].map(([file, bytes]) => [file, windows(bytes.toString())])),
      );
      assert.match((await runCli(['check', '--fix'], { cwd: other })).stderr, /Không có chỗ nào tự sửa được\./);
    }).timeout(60_000);
  }

  it('mends something there', async () => {
    const cwd = temporaryProject(filesOf('hanoi-2021'));
    assert.match((await runCli(['check', '--fix'], { cwd })).stderr, /Đã sửa \d+ chỗ trong \d+ tệp\./);
  });
});

describe('check --fix-dry-run', () => {
  it('prints a diff that does what --fix does, and writes nothing', async () => {
    for (const text of [slips, slips.trimEnd(), windows(slips).toString()]) {
      const cwd = temporaryProject({ 'a.par.yaml': text });
      const file = path.join(cwd, 'a.par.yaml');
      const { code, stdout, stderr } = await runCli(['check', '--fix-dry-run'], { cwd });
      assert.equal(readFileSync(file, 'utf8'), text);
      assert.equal(code, (await runCli(['check'], { cwd })).code, 'the exit code is of the file as it is');
      assert.match(stdout, /^--- a\/a\.par\.yaml\n\+\+\+ b\/a\.par\.yaml\n@@ /);
      assert.match(stderr, /--fix sẽ sửa 2 chỗ trong 1 tệp; chưa ghi gì\./);
      await runCli(['check', '--fix'], { cwd });
      assert.equal(patched(text, stdout), readFileSync(file, 'utf8'));
    }
  });

  it('works on stdin', async () => {
    const cwd = temporaryProject({});
    const args = ['check', '--stdin', '--stdin-filename', 'a.par.yaml', '--fix-dry-run'];
    const { stdout } = await runCli(args, { cwd, stdin: slips });
    assert.equal(patched(slips, stdout), mended);
  });

  it('prints nothing where there is nothing to mend', async () => {
    const { code, stdout } = await runCli(['check', '--fix-dry-run'], {
      cwd: temporaryProject({ 'a.par.yaml': clean }),
    });
    assert.deepEqual([code, stdout], [0, '']);
  });

  it('agrees with the findings on what is safe', async () => {
    const { report } = await checkJson([], { cwd: temporaryProject({ 'a.par.yaml': slips }) });
    assert.equal(report.findings.filter(({ fixes }) => fixes.some(({ safe }) => safe)).length, 2);
  });
});
