import assert from 'node:assert/strict';
import { defineRule } from '../../server/src/rules/engine/rule.ts';
import { check, checkWith, locate } from '../../server/src/rules/engine/check.ts';
import { rules } from '../../server/src/rules/all.ts';
import { longestPiece } from '../../server/src/syntax/piece.ts';
import type { FileContent } from '../../server/src/workspace/access.ts';
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
const root = (...files: string[]) =>
  `par: 1\nindex:\n  title: Chỉ số\n  max: ${files.length}\ncriteria:\n${files.map((file) => `  - file: ${file}\n`).join('')}`;

async function load(files: Readonly<Record<string, string | FileContent>>): Promise<Project> {
  const paths = Object.fromEntries(Object.entries(files).map(([name, content]) => [`/p/${name}`, content]));
  return (await loadProject(memoryAccess(paths), { folder: '/p', marked: 'config' })).project;
}

async function found(files: Readonly<Record<string, string | FileContent>>): Promise<string[]> {
  return check(await load(files)).findings.map(({ rule, at, args }) =>
    [at.path.slice(3), rule, ...Object.values(args)].join(' ').trim(),
  );
}

describe('files that can not be read', () => {
  const cases: readonly (readonly [content: FileContent, finding: string])[] = [
    [{ kind: 'unreadable', why: 'denied', detail: 'EACCES' }, '2.par.yaml file-unreadable denied EACCES'],
    [{ kind: 'unreadable', why: 'other', detail: 'EIO' }, '2.par.yaml file-unreadable other EIO'],
    [{ kind: 'unreadable', why: 'folder', detail: '' }, '2.par.yaml file-unreadable folder'],
    [{ kind: 'encoding', guess: 'UTF-16 LE', at: 0 }, '2.par.yaml file-encoding UTF-16 LE 1'],
    [{ kind: 'encoding', at: 41 }, '2.par.yaml file-encoding  42'],
    [{ kind: 'too-large', size: 70_000_000, limit: 67_108_864 }, '2.par.yaml file-too-large file 70000000 67108864'],
    [{ kind: 'text', text: '' }, '2.par.yaml file-empty nothing'],
    [{ kind: 'text', text: '---\n# chưa có\n' }, '2.par.yaml file-empty comments'],
  ];
  for (const [content, finding] of cases) {
    it(`${finding}: one finding, and none on the item that names the file or on the sums that need it`, async () => {
      assert.deepEqual(
        await found({
          'index.par.yaml': root('1.par.yaml', '2.par.yaml'),
          '1.par.yaml': area(1),
          '2.par.yaml': content,
        }),
        [finding],
      );
    });
  }

  it('tells a folder that an item takes for a file at the item', async () => {
    const folder: FileContent = { kind: 'unreadable', why: 'folder', detail: '' };
    assert.deepEqual(
      await found({ 'index.par.yaml': root('1.par.yaml', 'nhom'), '1.par.yaml': area(1), nhom: folder }),
      ['index.par.yaml missing-file nhom criteria folder'],
    );
  });

  it('does not take a file for empty that has a slip only, or an empty list', async () => {
    for (const text of ['title', '{}', 'par: 1', '- x', '"', '%']) {
      assert.ok(
        !(await found({ 'a.par.yaml': text })).some((line) => line.includes('file-empty')),
        JSON.stringify(text),
      );
    }
  });

  it('says the limits in both languages', async () => {
    const project = await load({ 'a.par.yaml': { kind: 'too-large', size: 67_108_865, limit: 67_108_864 } });
    const { vi, en } = check(project).findings[0]!.message();
    assert.match(vi, /64\.1 MB.* 64 MB/);
    assert.match(en, /64\.1 MB.* 64 MB/);
  });

  it('tells a list that is nested without end, and checks all others', async () => {
    const nested = Array.from({ length: 1500 }, (_, i) => {
      const blanks = '    '.repeat(i);
      return `${blanks}criteria:\n${blanks}  - code: "1"\n${blanks}    title: Lĩnh vực\n${blanks}    max: 1\n`;
    });
    const all = await found({
      'index.par.yaml': root('1.par.yaml'),
      '1.par.yaml': area(1),
      'a.par.yaml': `par: 1\n${nested.join('')}`,
    });
    assert.ok(all.some((each) => each.startsWith('a.par.yaml yaml-syntax')));
    assert.ok(!all.some((each) => each.startsWith('1.par.yaml')));
  });

  it('tells a block that is too long where it begins, and checks all others', async () => {
    const text = `${area(1)}    note: >-\n      ${'a'.repeat(longestPiece)}\n  - code: "2"\n    title: Tình công khai\n    max: 1\n    lead: A\n    tasks: [B]\n    deadline: Năm 2021\n`;
    const project = await load({ 'a.par.yaml': text });
    const { findings } = check(project);
    const long = findings.find(({ rule }) => rule === 'file-too-large')!;
    assert.equal(text.slice(locate(project, long.at).start).split('\n')[0], '  - code: "1"');
    assert.deepEqual(findings.map(({ rule }) => rule).sort(), ['file-too-large', 'ocr-slip']);
    assert.equal(long.args.limit, String(longestPiece));
  });
});

describe('a rule that crashes', () => {
  const crash = defineRule<{ x: string }>({
    id: 'ocr-slip',
    severity: 'warning',
    summary: { vi: '', en: '' },
    message: () => ({ vi: '', en: '' }),
    docs: { why: { vi: '', en: '' }, repair: { vi: '', en: '' }, source: { vi: '', en: '' } },
    check: {
      entry(entry, report) {
        if (entry.kind !== 'criterion') return;
        report({ at: entry.anchor, args: { x: '' } });
        throw new TypeError('planted');
      },
    },
  });
  const planted = rules.map((rule) => (rule.id === crash.id ? crash : rule));

  it('is named once a file, at the first place, and all others report', async () => {
    const project = await load({
      'a.par.yaml': area(1) + area(2).slice(area(2).indexOf('  -')).replace('Rà', 'Ra\u0300'),
      'b.par.yaml': area(3),
    });
    const { findings } = checkWith(project, planted);
    const failed = findings.filter(({ rule }) => rule === 'check-failed');
    assert.deepEqual(
      failed.map(({ at, args, criterion, severity }) => [at.path, args.rule, args.reason, criterion, severity]),
      [
        ['/p/a.par.yaml', 'ocr-slip', 'planted', '1', 'error'],
        ['/p/b.par.yaml', 'ocr-slip', 'planted', '3', 'error'],
      ],
    );
    assert.equal(findings.filter(({ rule }) => rule === 'not-nfc').length, 1);
    assert.equal(
      findings.filter(({ rule }) => rule === 'ocr-slip').length,
      3,
      'what it found before it crashed stands',
    );
    for (const text of Object.values(failed[0]!.message())) assert.match(text, /“ocr-slip”.*\(planted\)/);
  });

  it('can not be silenced, and its own silences are not called unused', async () => {
    const text = `# par-ignore-file check-failed, ocr-slip: x\n${area(1)}`;
    const silent = {
      ...crash,
      check: {
        file: () => {
          throw new Error('planted');
        },
      },
    };
    const { findings } = checkWith(
      await load({ 'a.par.yaml': text }),
      planted.map((rule) => (rule === crash ? silent : rule)),
    );
    assert.deepEqual(
      findings.map(({ rule, args }) => [rule, args.rule ?? args.rules]),
      [
        ['unused-suppression', 'check-failed'],
        ['check-failed', 'ocr-slip'],
      ],
    );
  });

  it('may be a rule on comments', async () => {
    const broken = rules.map((rule) =>
      rule.id === 'unused-suppression'
        ? {
            ...rule,
            check: {
              suppression: () => {
                throw new Error('planted');
              },
            },
          }
        : rule,
    );
    const { findings } = checkWith(await load({ 'a.par.yaml': `# par-ignore-file ocr-slip\n${area(1)}` }), broken);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['suppression-without-reason', 'check-failed'],
    );
  });
});
