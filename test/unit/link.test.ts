import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/edit.ts';
import type { Fix } from '../../server/src/rules/engine/finding.ts';
import { check, locate } from '../../server/src/rules/engine/check.ts';
import { loadProject } from '../../server/src/workspace/load.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { memoryAccess } from '../harness/memory.ts';

const area = (n: number) => `par: 1
criteria:
  - code: "${n}"
    title: Lĩnh vực ${n}
    max: 1
    lead: Sở Nội vụ
    tasks: [Rà soát]
    deadline: Năm 2021
`;
const head = (max: number) => `par: 1\nindex:\n  title: Chỉ số\n  max: ${max}\n`;
const items = (...files: string[]) => files.map((file) => `  - file: ${file}\n`).join('');

async function load(
  files: Readonly<Record<string, string>>,
  real: Readonly<Record<string, string>> = {},
): Promise<Project> {
  const access = memoryAccess(Object.fromEntries(Object.entries(files).map(([name, text]) => [`/p/${name}`, text])));
  const links = { ...access, realPath: (path: string) => Promise.resolve(real[path] ?? path) };
  return (await loadProject(links, { folder: '/p', marked: 'config' })).project;
}

const lines = (project: Project) =>
  check(project).findings.map(({ rule, at, args }) =>
    [at.path.slice(3), rule, ...Object.values(args)].join(' ').trim(),
  );

/** The text of a file after the fix. */
function fixed(project: Project, fix: Fix, name: string): string {
  const content = project.files.get(`/p/${name}`)!.content;
  assert.ok(content.kind === 'text');
  return applyEdits(
    content.text,
    fix.edits.map(({ place, text }) => ({ ...locate(project, place), text })),
  );
}

describe('an item of another spelling', () => {
  const cases: readonly (readonly [written: string, there: string, after: string])[] = [
    ['1-chi-dao-dieu-hang.par.yaml', '1-chi-dao-dieu-hanh.par.yaml', '  - file: 1-chi-dao-dieu-hanh.par.yaml'],
    ['"1-chi-dao.yml"', '1-chi-dao.par.yaml', '  - file: "1-chi-dao.par.yaml"'],
    ["'1'", '1.par.yaml', "  - file: '1.par.yaml'"],
    ['linh-vuc\\1.par.yaml', 'linh-vuc/1.par.yaml', '  - file: linh-vuc/1.par.yaml'],
    ['1.par.yaml', 'linh-vuc/1.par.yaml', '  - file: linh-vuc/1.par.yaml'],
    ['1-chỉ-đạo.par.yaml'.normalize('NFD'), '1-chỉ-đạo.par.yaml', '  - file: 1-chỉ-đạo.par.yaml'],
    ['1-chi.par.yaml', '1- chi: x.par.yaml', '  - file: "1- chi: x.par.yaml"'],
  ];
  for (const [written, there, after] of cases) {
    it(`${written} → ${there}: one finding, and its fix`, async () => {
      const project = await load({ 'index.par.yaml': `${head(1)}criteria:\n${items(written)}`, [there]: area(1) });
      const { findings } = check(project);
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        ['missing-file'],
      );
      const [fix, ...others] = findings[0]!.fixes();
      assert.deepEqual(others, []);
      assert.equal(fix!.safe, false);
      assert.equal(fixed(project, fix!, 'index.par.yaml').split('\n')[5], after);
    });
  }

  it('offers nothing where two files are as near, or where the near one is listed already', async () => {
    const two = await load({
      'index.par.yaml': `${head(1)}criteria:\n${items('linh-vuc-a.par.yaml')}`,
      'linh-vuc-b.par.yaml': area(1),
      'linh-vuc-c.par.yaml': area(2),
    });
    assert.deepEqual(
      check(two).findings.map(({ rule, fixes }) => [rule, rule === 'missing-file' ? fixes().length : '']),
      [
        ['missing-file', 0],
        ['unlisted-file', ''],
        ['unlisted-file', ''],
      ],
    );
    const listed = await load({
      'index.par.yaml': `${head(1)}criteria:\n${items('linh-vuc-b.par.yaml', 'linh-vuc-a.par.yaml')}`,
      'linh-vuc-b.par.yaml': area(1),
    });
    assert.deepEqual(lines(listed), ['index.par.yaml missing-file linh-vuc-a.par.yaml criteria absent']);
  });
});

describe('an item that leads to a file without the section', () => {
  it('stays silent where the other file says why', async () => {
    for (const other of ['', 'critera:\n  - code: "1"\n', '- code: "1"\n', 'criteria\n']) {
      const project = await load({
        'index.par.yaml': `${head(1)}criteria:\n${items('1.par.yaml')}`,
        '1.par.yaml': other,
      });
      assert.ok(!lines(project).some((line) => line.includes('missing-file')), other);
    }
  });

  it('is told where it simply has another one', async () => {
    const project = await load({
      'index.par.yaml': `${head(1)}criteria:\n${items('1.par.yaml')}`,
      '1.par.yaml': 'par: 1\nagencies:\n  - name: Sở Nội vụ\n',
    });
    assert.ok(lines(project).includes('index.par.yaml missing-file 1.par.yaml criteria no-section  agencies'));
  });
});

describe('an item that leads out of the project', () => {
  const text = `${head(1)}criteria:\n${items('1.par.yaml')}`;

  it('through a link', async () => {
    const project = await load(
      { 'index.par.yaml': text, '1.par.yaml': area(1) },
      { '/p/1.par.yaml': '/elsewhere/1.par.yaml' },
    );
    assert.deepEqual(lines(project), ['index.par.yaml file-outside-root 1.par.yaml link p']);
  });

  it('but not where the whole project lies behind a link', async () => {
    const project = await load(
      { 'index.par.yaml': text, '1.par.yaml': area(1) },
      { '/p': '/q', '/p/1.par.yaml': '/q/1.par.yaml', '/p/index.par.yaml': '/q/index.par.yaml' },
    );
    assert.deepEqual(lines(project), []);
  });
});

describe('files in a circle', () => {
  it('that no root reaches are checked once', async () => {
    const project = await load({
      'a.par.yaml': `${area(1)}${items('b.par.yaml')}`,
      'b.par.yaml': `${area(2)}${items('a.par.yaml')}`,
    });
    assert.deepEqual(lines(project), ['b.par.yaml file-cycle a.par.yaml a.par.yaml → b.par.yaml → a.par.yaml']);
    assert.equal(project.trees.length, 1);
    assert.deepEqual([...project.trees[0]!.byCode.keys()], ['1', '2']);
  });

  it('that a link hides', async () => {
    const files = {
      'index.par.yaml': `${head(1)}criteria:\n${items('1.par.yaml')}`,
      '1.par.yaml': `${area(1)}${items('x.par.yaml')}`,
      'x.par.yaml': area(1),
    };
    const project = await load(files, { '/p/x.par.yaml': '/p/1.par.yaml' });
    assert.deepEqual(
      lines(project).filter((line) => line.includes('file-cycle')),
      ['1.par.yaml file-cycle x.par.yaml 1.par.yaml → 1.par.yaml'],
    );
  });
});

describe('the fix of an unlisted file', () => {
  const cases: Readonly<Record<string, readonly [root: string, after: string]>> = {
    'between its neighbours, a comment staying with the next': [
      `${head(2)}criteria:\n  # đầu\n  - file: 1.par.yaml  # một\n  # cuối\n  - file: 3.par.yaml\n`,
      `${head(2)}criteria:\n  # đầu\n  - file: 1.par.yaml  # một\n  - file: 2.par.yaml\n  # cuối\n  - file: 3.par.yaml\n`,
    ],
    'before all others': [
      `${head(1)}criteria:\n- file: 3.par.yaml\n`,
      `${head(1)}criteria:\n- file: 2.par.yaml\n- file: 3.par.yaml\n`,
    ],
    'behind all others, at the end of a file without its last line end': [
      `${head(1)}criteria:\n    - file: 1.par.yaml`,
      `${head(1)}criteria:\n    - file: 1.par.yaml\n    - file: 2.par.yaml`,
    ],
    'in a file with the line ends of Windows': [
      `${head(1)}criteria:\n  - file: 1.par.yaml\nagencies:\n  - name: Sở Nội vụ\n`.replaceAll('\n', '\r\n'),
      `${head(1)}criteria:\n  - file: 1.par.yaml\n  - file: 2.par.yaml\nagencies:\n  - name: Sở Nội vụ\n`.replaceAll(
        '\n',
        '\r\n',
      ),
    ],
    'behind the components of a criterion': [
      `${area(1).replace('criteria:', `${head(2).slice(7)}criteria:`)}    criteria:\n      - code: "1.1"\n        title: A\n        max: 1\n    note: B\n  - file: 3.par.yaml\n`,
      `${area(1).replace('criteria:', `${head(2).slice(7)}criteria:`)}    criteria:\n      - code: "1.1"\n        title: A\n        max: 1\n    note: B\n  - file: 2.par.yaml\n  - file: 3.par.yaml\n`,
    ],
    'under a key with nothing behind it': [
      `${head(1)}criteria: # sau\n`,
      `${head(1)}criteria: # sau\n  - file: 2.par.yaml\n`,
    ],
    'where there is no list yet': [`${head(1)}`, `${head(1)}criteria:\n  - file: 2.par.yaml\n`],
  };
  for (const [name, [root, after]] of Object.entries(cases)) {
    it(`goes ${name}`, async () => {
      const project = await load({
        'index.par.yaml': root,
        '2.par.yaml': area(2),
        '1.par.yaml': area(1),
        '3.par.yaml': area(3),
      });
      const finding = check(project).findings.find(
        ({ rule, at }) => rule === 'unlisted-file' && at.path === '/p/2.par.yaml',
      )!;
      const [fix, ...others] = finding.fixes();
      assert.deepEqual(others, []);
      assert.equal(fixed(project, fix!, 'index.par.yaml'), after);
    });
  }

  it('is offered for each root beside it', async () => {
    const project = await load({
      '2020.par.yaml': `${head(1)}criteria:\n${items('1.par.yaml')}`,
      '2021.par.yaml': `${head(1)}criteria:\n${items('1.par.yaml')}`,
      '1.par.yaml': area(1),
      '2.par.yaml': area(2),
    });
    const { findings } = check(project);
    assert.deepEqual(
      findings.map(({ rule, args }) => [rule, args.roots]),
      [['unlisted-file', '2020.par.yaml, 2021.par.yaml']],
    );
    assert.equal(findings[0]!.fixes().length, 2);
  });
});

describe('a file that seems unlisted', () => {
  it('is silent where the root reaches it by another name', async () => {
    const linked = {
      'index.par.yaml': `${head(1)}criteria:\n${items('1.par.yaml')}`,
      '1.par.yaml': area(1),
      'x.par.yaml': area(1),
    };
    assert.deepEqual(lines(await load(linked, { '/p/x.par.yaml': '/p/1.par.yaml' })), []);
    const capitals = {
      'index.par.yaml': `${head(1)}criteria:\n${items('A.par.yaml')}`,
      'A.par.yaml': area(1),
      'a.par.yaml': area(1),
    };
    assert.deepEqual(lines(await load(capitals)), []);
  });

  it('is silent while the list of the root can not be read in full', async () => {
    const project = await load({
      'index.par.yaml': `${head(1)}criteria:\n${items('1.par.yaml')}  - file 2.par.yaml: "\n`,
      '1.par.yaml': area(1),
      '2.par.yaml': area(2),
    });
    assert.ok(!lines(project).some((line) => line.includes('unlisted-file')));
  });

  it('is silent where it is listed under the wrong section', async () => {
    const project = await load({
      'index.par.yaml': `${head(1)}agencies:\n  - name: Sở Nội vụ\n${items('2.par.yaml')}criteria:\n${items('1.par.yaml')}`,
      '1.par.yaml': area(1),
      '2.par.yaml': area(2),
    });
    assert.deepEqual(lines(project), ['index.par.yaml missing-file 2.par.yaml agencies no-section  criteria']);
  });
});
