// `check --print-config`: how a project is put together, and what rules in it.
import assert from 'node:assert/strict';
import { rules } from '../../server/src/rules/all.ts';
import { runCli, temporaryProject } from '../harness/cli.ts';
import { clean, splitProject } from './projects.ts';

interface Layout {
  readonly folder: string;
  readonly markedBy: string;
  readonly config: string | null;
  readonly roots: readonly {
    readonly file: string;
    readonly files: readonly string[];
    readonly registry: readonly string[];
  }[];
  readonly unreached: readonly { readonly file: string; readonly registry: readonly string[] }[];
  readonly settings: readonly {
    readonly name: string;
    readonly value: unknown;
    readonly from: string;
    readonly line?: number;
  }[];
}

async function layouts(cwd: string, where: string, ...more: string[]): Promise<readonly Layout[]> {
  const { code, stdout, stderr } = await runCli(['check', '--print-config', where, '--format', 'json', ...more], {
    cwd,
  });
  assert.deepEqual([code, stderr], [0, '']);
  const { version, projects } = JSON.parse(stdout) as { version: number; projects: Layout[] };
  assert.equal(version, 1);
  return projects;
}

const registry = 'par: 1\nagencies:\n  - name: Sở Nội vụ\n';
const config = 'rules:\n  unused-agency: off\ndepth: 4\nwords:\n  titleEnd: [và]\n';
const files = {
  ...splitProject,
  'agencies.par.yaml': registry,
  'nhap/nhap.par.yaml': 'par: 1\ncriteria:\n  - code: "1"\n    title: Nháp\n    max: 1\n',
  'cu/bang.par.yaml': Buffer.from('par: 1\n', 'utf16le'),
  'par.config.yaml': config,
};

describe('check --print-config', () => {
  it('prints the project of a file, its roots with their files, and the registry', async () => {
    const cwd = temporaryProject(files);
    for (const where of ['2.par.yaml', 'nhap', '.', 'par.config.yaml']) {
      const [layout, ...others] = await layouts(cwd, where);
      assert.deepEqual(others, []);
      const { settings, ...rest } = layout!;
      assert.deepEqual(rest, {
        folder: '.',
        markedBy: 'config',
        config: 'par.config.yaml',
        roots: [
          {
            file: 'index.par.yaml',
            files: ['index.par.yaml', '1.par.yaml', '2.par.yaml'],
            registry: ['agencies.par.yaml'],
          },
        ],
        unreached: [
          { file: 'cu/bang.par.yaml', registry: [] },
          { file: 'nhap/nhap.par.yaml', registry: ['agencies.par.yaml'] },
        ],
      });
      assert.equal(settings.length, rules.length - 1 + 6, 'every setting');
    }
  });

  it('says of each setting what it is and where it comes from', async () => {
    const [layout] = await layouts(temporaryProject(files), '.');
    const of = (name: string) => layout!.settings.find((one) => one.name === name);
    assert.deepEqual(of('rules.unused-agency'), { name: 'rules.unused-agency', value: 'off', from: 'config', line: 2 });
    assert.deepEqual(of('rules.sum-mismatch'), { name: 'rules.sum-mismatch', value: 'error', from: 'default' });
    assert.deepEqual(of('depth'), { name: 'depth', value: 4, from: 'config', line: 3 });
    assert.deepEqual(of('decimals'), { name: 'decimals', value: 3, from: 'default' });
    assert.deepEqual(of('rounding.target'), { name: 'rounding.target', value: 'exact', from: 'default' });
    assert.deepEqual(of('words.titleEnd'), { name: 'words.titleEnd', value: ['và'], from: 'config', line: 5 });
    assert.deepEqual(of('words.ocr'), { name: 'words.ocr', value: {}, from: 'default' });
  });

  it('tells what marks the folder of a project', async () => {
    const marked = async (texts: Record<string, string>, git: boolean, where: string) => {
      const [{ markedBy, folder, config: file } = assert.fail()] = await layouts(temporaryProject(texts, git), where);
      return [markedBy, folder, file];
    };
    assert.deepEqual(await marked({ 'a/b.par.yaml': clean }, true, 'a'), ['git', '.', null]);
    assert.deepEqual(await marked({ 'a/b.par.yaml': clean }, false, 'a'), ['root', 'a', null]);
    assert.deepEqual(await marked({ 'a/b.par.yaml': registry }, false, 'a/b.par.yaml'), ['none', 'a', null]);
  });

  it('knows projects inside a folder, and settings given by --config', async () => {
    const cwd = temporaryProject({
      'a/a.par.yaml': clean,
      'a/par.config.yaml': '',
      'b/b.par.yaml': clean,
      'o.yaml': 'depth: 2\n',
    });
    assert.deepEqual(
      (await layouts(cwd, '.')).map(({ folder, config: file }) => [folder, file]),
      [
        ['a', 'a/par.config.yaml'],
        ['.', null],
      ],
    );
    const [layout] = await layouts(cwd, 'a', '--config', 'o.yaml');
    assert.equal(layout!.config, 'o.yaml');
    assert.equal(layout!.settings.find(({ name }) => name === 'depth')?.value, 2);
  });

  it('reads well in both languages', async () => {
    const cwd = temporaryProject(files);
    const vi = await runCli(['check', '--print-config', '.'], { cwd });
    assert.deepEqual([vi.code, vi.stderr], [0, '']);
    assert.equal(
      vi.stdout,
      `Dự án: . (có par.config.yaml)
Tệp thiết lập: par.config.yaml

Tệp gốc: index.par.yaml
  danh mục cơ quan: agencies.par.yaml
  gồm 3 tệp:
    index.par.yaml
    1.par.yaml
    2.par.yaml

Không thuộc tệp gốc nào:
  cu/bang.par.yaml (danh mục cơ quan: không có)
  nhap/nhap.par.yaml (danh mục cơ quan: agencies.par.yaml)

Thiết lập:
  rules.unused-agency  off     par.config.yaml:2
  depth                4       par.config.yaml:3
  decimals             3       mặc định
  rounding.score       digits  mặc định
  rounding.target      exact   mặc định
  words.ocr            {}      mặc định
  words.titleEnd       ["và"]  par.config.yaml:5
  Các quy tắc khác giữ mức vốn có: par-index rules
`,
    );
    const en = await runCli(['check', '--print-config', '.', '--lang', 'en'], { cwd });
    assert.match(en.stdout, /^Project: \. \(holds par\.config\.yaml\)\nFile of settings: par\.config\.yaml\n/);
    assert.match(en.stdout, /^ {2}decimals +3 +default$/m);
    assert.match(en.stdout, /^Reached by no root:$/m);
  });

  it('ends with 2 where the settings are wrong, the path leads nowhere, or another option does not fit', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': clean, 'par.config.yaml': 'depth: 0\ndecimals: 2\n' });
    const wrong = await runCli(['check', '--print-config', '.'], { cwd });
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /par\.config\.yaml có thiết lập sai/);
    assert.match(wrong.stdout, /^ {2}depth +3 +mặc định\n {2}decimals +2 +par\.config\.yaml:2$/m);
    for (const [args, said] of [
      [['none.par.yaml'], /Không có tệp hay thư mục “none\.par\.yaml”/],
      [['.', '--fix'], /không đi cùng --fix\./],
      [['.', '--format', 'compact'], /không đi cùng --format compact\./],
      [['.', 'a.par.yaml'], /không đi cùng “a\.par\.yaml”\./],
    ] as const) {
      const { code, stdout, stderr } = await runCli(['check', '--print-config', ...args], { cwd });
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, said);
    }
  });

  it('is in the help', async () => {
    assert.match((await runCli(['check', '--help'])).stdout, /--print-config <tệp>/);
    assert.match((await runCli(['check', '--help', '--lang', 'en'])).stdout, /--print-config <file>/);
  });
});
