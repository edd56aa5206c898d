import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/edit.ts';
import { completionsAt } from '../../server/src/features/completion.ts';
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
    assert.deepEqual((await at(criterion('$0\n'))).labels, ['index', 'agencies', '1.3 – tiêu chí mới']);
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
    ]);
  });

  it('writes line ends as the file has them', async () => {
    const crlf = criterion('        $0\n').replaceAll('\n', '\r\n');
    assert.equal((await at(crlf)).taken('tasks'), criterion('        tasks:\n          - \n').replaceAll('\n', '\r\n'));
  });
});

const order = ['title', 'unit', 'document', 'note', 'scoreYear', 'targetYear', 'max', 'score', 'target', 'previous'];

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
