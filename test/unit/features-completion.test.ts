import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/edit.ts';
import type { Completion } from '../../server/src/features/completion.ts';
import { completionsAt } from '../../server/src/features/completion.ts';
import { check } from '../../server/src/rules/engine/check.ts';
import type { FileContent } from '../../server/src/workspace/access.ts';
import { projectOf } from '../harness/fixture.ts';

const root = `par: 1
index:
  title: Chỉ số
  max: 10
  targetYear: 2021
agencies:
  - file: agencies.par.yaml
criteria:
  - file: 1.par.yaml
`;
const registry = `par: 1
agencies:
  - name: Sở Nội vụ
    code: SNV
  - name: Sở Tài chính
    code: STC
    aliases: [Tài chính Thành phố]
  - name: 'Ban: A'
`;
const field = `par: 1
criteria:
  - code: "1"
    title: Chỉ đạo
    max: 10
    criteria:
      - code: "1.1"
        title: Kế hoạch
        max: 4
        lead: Sở Nội vụ
        deadline: Quý I/2021
      - code: "1.2"
        title: Báo cáo
        max: 6
`;

/** What is proposed at the `$0` of a text that stands in the place of a file, and the text after taking one. */
async function at(marked: string, name = '1.par.yaml', more: Record<string, string> = {}) {
  const offset = marked.indexOf('$0');
  assert.ok(offset >= 0, 'the text has a $0');
  const text = marked.replace('$0', '');
  const texts = { 'index.par.yaml': root, 'agencies.par.yaml': registry, '1.par.yaml': field, ...more, [name]: text };
  const files = Object.fromEntries(
    Object.entries(texts).map(([file, content]): [string, FileContent] => [file, { kind: 'text', text: content }]),
  );
  const { items, incomplete } = completionsAt(await projectOf({ files }), `/fixture/${name}`, offset, 'vi');
  const taken = (label: string): string => {
    const item = items.find((each) => each.label === label);
    assert.ok(item, `${label} is proposed among ${items.map((each) => each.label).join(', ')}`);
    return applyEdits(text, [item.edit]);
  };
  return { labels: items.map(({ label }) => label), items, incomplete, taken, text };
}

const criterion = (lines: string) => `${field}${lines}`;

describe('completion of agencies', () => {
  it('finds a name typed without marks and replaces what is typed', async () => {
    const { labels, taken, items, incomplete } = await at(criterion('        lead: so noi vu$0\n'));
    assert.deepEqual(labels, ['Sở Nội vụ']);
    assert.equal(taken('Sở Nội vụ'), criterion('        lead: Sở Nội vụ\n'));
    assert.ok(items[0]!.filter!.startsWith('so noi vu'), 'an editor that filters by itself keeps it');
    const begun = await at(criterion('        lead: s$0\n'));
    const filter = begun.items.find(({ label }) => label === 'Sở Nội vụ')!.filter!;
    assert.match(filter, /so noi vu/, 'and goes on keeping it while more is typed');
    assert.ok(!incomplete, 'more letters only narrow it');
  });

  it('finds it by initials, code and other names', async () => {
    for (const typed of ['snv', 'SNV', 'noi', 'sở n'])
      assert.equal((await at(criterion(`        lead: ${typed}$0\n`))).labels[0], 'Sở Nội vụ', typed);
    assert.deepEqual((await at(criterion('        lead: thanh pho$0\n'))).labels, ['Sở Tài chính']);
  });

  it('proposes all where nothing is typed, and writes the blank that is missing', async () => {
    const glued = await at(criterion('        lead:$0\n'));
    assert.deepEqual(glued.labels, ['Sở Nội vụ', 'Sở Tài chính', 'Ban: A']);
    assert.equal(glued.taken('Sở Nội vụ'), criterion('        lead: Sở Nội vụ\n'));
    const spaced = await at(criterion('        lead: $0\n'));
    assert.equal(spaced.taken('Sở Nội vụ'), criterion('        lead: Sở Nội vụ\n'));
  });

  it('replaces the whole value, also from its middle and in quotes', async () => {
    assert.equal(
      (await at(criterion('        lead: Sở$0 xyz\n'))).taken('Sở Nội vụ'),
      criterion('        lead: Sở Nội vụ\n'),
    );
    assert.equal(
      (await at(criterion('        lead: "so n$0"\n'))).taken('Sở Nội vụ'),
      criterion('        lead: Sở Nội vụ\n'),
    );
    assert.equal(
      (await at(criterion('        lead: so n$0 # còn hỏi lại\n'))).taken('Sở Nội vụ'),
      criterion('        lead: Sở Nội vụ # còn hỏi lại\n'),
    );
  });

  it('works in lists: behind a dash, before it is written, at the indent of the key, between brackets', async () => {
    assert.equal(
      (await at(criterion('        lead:\n          - stc$0\n'))).taken('Sở Tài chính'),
      criterion('        lead:\n          - Sở Tài chính\n'),
    );
    assert.equal(
      (await at(criterion('        lead:\n          -$0\n'))).taken('Sở Tài chính'),
      criterion('        lead:\n          - Sở Tài chính\n'),
    );
    assert.equal(
      (await at(criterion('        lead:\n        - Sở Nội vụ\n        - $0\n'))).taken('Sở Tài chính'),
      criterion('        lead:\n        - Sở Nội vụ\n        - Sở Tài chính\n'),
    );
    assert.equal(
      (await at(criterion('        lead:\n          $0\n'))).taken('Sở Tài chính'),
      criterion('        lead:\n          - Sở Tài chính\n'),
    );
    assert.equal(
      (await at(criterion('        with: [Sở Nội vụ, tai$0, khác]\n'))).taken('Sở Tài chính'),
      criterion('        with: [Sở Nội vụ, Sở Tài chính, khác]\n'),
    );
  });

  it('works for the lead of a task and for successors, the agency itself left out', async () => {
    const task = criterion('        tasks:\n          - task: Làm\n            lead: snv$0\n');
    assert.deepEqual((await at(task)).labels, ['Sở Nội vụ']);
    const { labels } = await at(`${registry}  - name: Sở Mới\n    successors: [s$0]\n`, 'agencies.par.yaml');
    assert.deepEqual(labels, ['Sở Nội vụ', 'Sở Tài chính']);
  });

  it('quotes a name that YAML would read otherwise', async () => {
    assert.equal((await at(criterion('        lead: ban$0\n'))).taken('Ban: A'), criterion('        lead: "Ban: A"\n'));
  });

  it('keeps CRLF and does not see an agency in a comment or in a text', async () => {
    const crlf = criterion('        lead: snv$0\n').replaceAll('\n', '\r\n');
    assert.equal((await at(crlf)).taken('Sở Nội vụ'), criterion('        lead: Sở Nội vụ\n').replaceAll('\n', '\r\n'));
    for (const silent of [
      '        lead: Sở # snv$0\n',
      '        # lead: snv$0\n',
      '        title: snv$0\n',
      '        note: >-\n          lead: snv$0\n',
      '        note: >-\n          - snv$0\n',
      '        tasks:\n          - Làm\n            lead: snv$0\n',
      '        lead: Sở Nội vụ\n          snv$0\n',
      '        lead: &a$0\n',
      '        with: [Sở Nội vụ] $0\n',
    ]) {
      assert.deepEqual((await at(criterion(silent))).labels, [], silent);
    }
  });
});

describe('completion of keys', () => {
  it('proposes what a criterion has not yet, above and below', async () => {
    const { labels, taken } = await at(criterion('        $0\n        score: 1\n'));
    assert.deepEqual(labels, [
      'target',
      'lead',
      'with',
      'tasks',
      'deadline',
      'sameAs',
      'partial',
      'evidence',
      'note',
      'criteria',
    ]);
    assert.equal(taken('partial'), criterion('        partial: true\n        score: 1\n'));
    assert.equal(taken('tasks'), criterion('        tasks:\n          - \n        score: 1\n'));
    assert.equal(taken('lead'), criterion('        lead: \n        score: 1\n'));
  });

  it('takes a key that is half typed', async () => {
    const { taken, labels, incomplete } = await at(criterion('        dea$0\n'));
    assert.ok(labels.includes('deadline'));
    assert.equal(taken('deadline'), criterion('        deadline: \n'));
    assert.ok(!incomplete);
  });

  it('knows the level by the indentation of the cursor', async () => {
    assert.ok((await at(criterion('    $0\n'))).labels.includes('note'));
    assert.ok(!(await at(criterion('    $0\n'))).labels.includes('max'));
    assert.deepEqual((await at(criterion('$0\n'))).labels, [
      'index',
      'agencies',
      '1.3 – tiêu chí mới',
      '1.3 – tiêu chí mới có các thành phần',
      'Danh mục cơ quan',
    ]);
    assert.deepEqual((await at(criterion('      - $0\n'))).labels.slice(0, 3), ['code', 'title', 'max']);
    assert.equal((await at(criterion('   $0\n'))).taken('note'), criterion('    note: \n'), 'the nearest column');
  });

  it('begins an item of a list, where one may be a file', async () => {
    const { taken, items } = await at('par: 1\ncriteria:\n  - $0\n');
    assert.equal(taken('code'), 'par: 1\ncriteria:\n  - code: ""\n');
    const { edit, stops } = items.find(({ label }) => label === 'code')!;
    assert.equal(edit.text.slice(0, stops![0]!.start), 'code: "');
    assert.equal(taken('file'), 'par: 1\ncriteria:\n  - file: \n');
    const nested = await at(criterion('        criteria:\n          - $0\n'));
    assert.ok(!nested.labels.includes('file'));
    const early = await at('par: 1\nagencies:\n  $0\n', 'x.par.yaml');
    assert.equal(early.taken('name'), 'par: 1\nagencies:\n  - name: \n');
  });

  it('knows index, agency and task', async () => {
    assert.deepEqual(
      (await at(root.replace('  max: 10\n', '  max: 10\n  $0\n'), 'index.par.yaml')).labels,
      ['unit', 'document', 'note', 'scoreYear', 'score', 'target', 'previous'].sort(
        (a, b) => order.indexOf(a) - order.indexOf(b),
      ),
    );
    assert.deepEqual((await at(`${registry}    $0\n`, 'agencies.par.yaml')).labels, [
      'code',
      'aliases',
      'from',
      'until',
      'successors',
      'group',
      'note',
    ]);
    assert.deepEqual((await at(criterion('        tasks:\n          - task: Làm\n            $0\n'))).labels, [
      'deadline',
      'lead',
      'note',
      '1.3 – tiêu chí mới',
      '1.3 – tiêu chí mới có các thành phần',
    ]);
  });

  it('writes line ends as the file has them', async () => {
    const crlf = criterion('        $0\n').replaceAll('\n', '\r\n');
    assert.equal((await at(crlf)).taken('tasks'), criterion('        tasks:\n          - \n').replaceAll('\n', '\r\n'));
  });
});

const order = ['title', 'unit', 'document', 'note', 'scoreYear', 'targetYear', 'max', 'score', 'target', 'previous'];

describe('completion of templates', () => {
  const alone = async (marked: string, name = 'moi/2-van-ban.par.yaml', year?: number) => {
    const offset = marked.indexOf('$0');
    const files = { [name]: { kind: 'text', text: marked.replace('$0', '') } } as const;
    return completionsAt(await projectOf({ files }), `/fixture/${name}`, offset, 'vi', year).items;
  };
  const named = (items: readonly Completion[], label: string) => items.find((item) => item.label === label)!;

  it('offers an empty file what it may become: an index that is right from the start', async () => {
    for (const typed of ['', 'chi', 'chi so', 'chỉ số', 'chi so ']) {
      const items = await alone(`${typed}$0`, 'index.par.yaml', 2026);
      assert.deepEqual(
        items.slice(0, 3).map(({ label }) => label),
        ['Chỉ số mới', 'Lĩnh vực mới', 'Danh mục cơ quan mới'],
        typed,
      );
      const { edit, filter, stops } = items[0]!;
      assert.deepEqual([edit.start, edit.end], [0, typed.length]);
      assert.ok(
        filter!.includes(typed.trim()) || filter!.toLowerCase().includes(typed),
        'an editor that filters keeps it',
      );
      const filled = stops!.reduceRight(
        (text, { start, end, example }) => text.slice(0, start) + (example ?? '…') + text.slice(end),
        edit.text,
      );
      assert.match(filled, /scoreYear: 2025\n {2}targetYear: 2026\n {2}max: 100\n/);
      assert.ok(!filled.includes('…'));
      const project = await projectOf({ files: { 'index.par.yaml': { kind: 'text', text: `${filled}\n` } } });
      assert.deepEqual(
        check(project).findings.map(({ rule }) => rule),
        ['single-component'],
        'what the author has still to write',
      );
    }
  });

  it('knows the field from the name of the file, and the year from the index', async () => {
    const { edit } = named(await alone('$0', 'moi/2-van-ban.par.yaml'), 'Lĩnh vực mới');
    assert.match(edit.text, /^par: 1\ncriteria:\n {2}- code: "2"\n[^]* {6}- code: "2\.1"\n/);
    assert.match(edit.text, /deadline: Năm …$/);
    const { stops } = (await at('$0', '1.par.yaml')).items[0]!;
    assert.equal(stops!.at(-1)!.example, '2021');
  });

  it('offers a file that is begun the parts that it has not yet, found without marks', async () => {
    const labels = (items: readonly Completion[]) =>
      items.filter(({ detail }) => detail === 'mẫu').map(({ label }) => label);
    assert.deepEqual(labels(await alone('par: 1\n$0\n')), [
      'Phần đầu của chỉ số',
      'Lĩnh vực đầu tiên',
      'Danh mục cơ quan',
    ]);
    for (const typed of ['danh', 'danh muc', 'danh mục cơ']) {
      const { edit, filter } = named(await alone(`par: 1\n${typed}$0\n`), 'Danh mục cơ quan');
      assert.deepEqual([edit.start, edit.end], [7, 7 + typed.length]);
      assert.ok(filter!.toLowerCase().includes(typed));
      assert.match(edit.text, /^agencies:\n {2}- name: …\n {4}code: …\n/);
    }
    assert.deepEqual(labels(await alone('par: 1\n$0\nindex:\n  max: 1\nagencies:\n  - name: A\n')), [
      'Lĩnh vực đầu tiên',
    ]);
    assert.deepEqual((await at('par: 1\n$0\n')).labels.slice(-2), ['Lĩnh vực đầu tiên', 'Danh mục cơ quan']);
    assert.deepEqual(labels(await alone('par: 1\n$0\n', 'agencies.par.yaml')), ['Danh mục cơ quan']);
    assert.deepEqual(labels(await alone('par: 1\ncriteria:\n  $0\n')), []);
    const crlf = named(await alone('par: 1\r\n$0\r\n'), 'Danh mục cơ quan');
    const [, code] = crlf.stops!;
    assert.equal(crlf.edit.text.slice(code!.start - 'code: '.length, code!.end), 'code: …');
    assert.ok(crlf.edit.text.includes('\r\n') && !/[^\r]\n/.test(crlf.edit.text));
  });

  it('offers a criterion with components, in a list and where its name is typed', async () => {
    for (const typed of ['', 'tieu', 'tiêu chí', '- ', '- tieu chi']) {
      const { taken } = await at(criterion(`      ${typed}$0\n`));
      assert.equal(
        taken('1.3 – tiêu chí mới có các thành phần'),
        criterion(
          [
            '      - code: "1.3"',
            '        title: …',
            '        max: ',
            '        criteria:',
            '          - code: "1.3.1"',
            '            title: …',
            '            max: ',
            '          - code: "1.3.2"',
            '            title: …',
            '            max: ',
            '',
          ].join('\n'),
        ),
        typed,
      );
    }
    const { labels } = await at(criterion('        criteria:\n          - $0\n'));
    assert.ok(labels.includes('1.2.1 – tiêu chí thành phần mới'));
    assert.ok(!labels.some((label) => label.startsWith('1.2.1') && label.includes('có các')), 'no level is below');
  });

  it('leaves a text that goes on over lines alone', async () => {
    assert.deepEqual((await at(criterion('        note: Dòng đầu\n          dòng sau$0\n'))).labels, []);
  });
});

describe('completion of other values', () => {
  it('proposes codes of the other leaves, quoted, with their titles', async () => {
    const { labels, taken, items } = await at(criterion('        sameAs: $0\n'));
    assert.deepEqual(labels, ['1.1']);
    assert.equal(items[0]!.detail, 'Kế hoạch');
    assert.equal(taken('1.1'), criterion('        sameAs: "1.1"\n'));
    assert.equal((await at(criterion('        sameAs: "1.$0"\n'))).taken('1.1'), criterion('        sameAs: "1.1"\n'));
    assert.deepEqual((await at(criterion('        sameAs: ke hoach$0\n'))).labels, ['1.1']);
  });

  it('proposes deadlines of the target year, those in use first', async () => {
    const { labels } = await at(criterion('        deadline: $0\n'));
    assert.equal(labels[0], 'Quý I/2021');
    assert.ok(
      labels.includes('Năm 2021') && labels.includes('Thường xuyên') && labels.includes('Trước ngày 31/12/2021'),
    );
    assert.deepEqual(labels.filter((label) => label === 'Quý I/2021').length, 1);
    assert.equal((await at(criterion('        deadline: quy 4$0\n'))).labels.length, 0);
    assert.equal(
      (await at(criterion('        deadline: quy iv$0\n'))).taken('Quý IV/2021'),
      criterion('        deadline: Quý IV/2021\n'),
    );
    assert.ok(
      (await at(criterion('        tasks:\n          - task: Làm\n            deadline: qu$0\n'))).labels.includes(
        'Quý III/2021',
      ),
    );
  });

  it('proposes true where only that can be meant', async () => {
    assert.deepEqual((await at(criterion('        partial: $0\n'))).labels, ['true']);
    assert.deepEqual((await at(`${registry}    group: $0\n`, 'agencies.par.yaml')).labels, ['true']);
  });

  it('proposes files that have the section and are not listed', async () => {
    const more = { '2.par.yaml': field, 'sub/3.par.yaml': field };
    const list = await at(`${root}  - file: $0\n`, 'index.par.yaml', more);
    assert.deepEqual(list.labels, ['2.par.yaml', 'sub/3.par.yaml']);
    assert.equal(
      (await at(`${root}  - file: sub$0\n`, 'index.par.yaml', more)).taken('sub/3.par.yaml'),
      `${root}  - file: sub/3.par.yaml\n`,
    );
    const agencies = root.replace('- file: agencies.par.yaml', '- file: a$0');
    assert.deepEqual((await at(agencies, 'index.par.yaml', more)).labels, ['agencies.par.yaml']);
  });

  it('proposes the roots of other years as previous', async () => {
    const { labels } = await at(root.replace('  max: 10\n', '  max: 10\n  previous: $0\n'), 'index.par.yaml', {
      '2020/index.par.yaml': root,
    });
    assert.deepEqual(labels, ['2020/index.par.yaml']);
  });
});
