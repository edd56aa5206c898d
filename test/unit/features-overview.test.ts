import assert from 'node:assert/strict';
import { writeScore } from '../../server/src/base/thousandths.ts';
import type { Overview } from '../../server/src/features/overview.ts';
import { overviewOf } from '../../server/src/features/overview.ts';
import { check } from '../../server/src/rules/engine/check.ts';
import { projectOf, readWorkspace } from '../harness/fixture.ts';

const sample = projectOf(readWorkspace('samples/hanoi-2021'));
const root = '/fixture/index.par.yaml';
const annex = async (): Promise<Overview> => overviewOf(await sample, root)!;
const single = (text: string) => projectOf({ files: { 'a.par.yaml': { kind: 'text', text } } });
const rowsOf = ({ rows }: Overview, ids: readonly number[]) => ids.map((id) => rows[id]!.code);

describe('overview', () => {
  it('tells the totals of the annex of 2021, stated and added up', async () => {
    const { title, scoreYear, targetYear, isIndex, isWhole, totals, lost, planned } = await annex();
    assert.match(title!, /^Danh mục các chỉ tiêu/);
    assert.deepEqual([scoreYear, targetYear, isIndex, isWhole], [2020, 2021, true, true]);
    assert.deepEqual(totals, {
      max: { stated: '100', computed: '100', verdict: 'equal' },
      score: { stated: '86.07', computed: '86.07', verdict: 'equal' },
      target: { stated: '92.418', computed: '92.418', verdict: 'equal' },
    });
    assert.deepEqual([lost, planned], ['13.93', '6.348']);
  });

  it('gives every file of an index the same overview', async () => {
    const project = await sample;
    const whole = overviewOf(project, root);
    for (const file of ['7-hien-dai-hoa', 'agencies'])
      assert.deepEqual(overviewOf(project, `/fixture/${file}.par.yaml`), whole, file);
    assert.equal(overviewOf(project, '/fixture/none.par.yaml'), undefined);
  });

  it('lists the criteria with their points, and where a sum disagrees', async () => {
    const overview = await annex();
    assert.deepEqual(rowsOf(overview, overview.top), ['1', '2', '3', '4', '5', '6', '7', '8']);
    overview.rows.forEach(({ id, children }, at) => {
      assert.equal(id, at);
      for (const child of children) assert.equal(overview.rows[child]!.parent, id);
    });
    const of = (code: string) => overview.rows.find((row) => row.code === code)!;
    const { points, lost, planned, wrong, leads, findings, children } = of('7.1');
    assert.deepEqual(points.score, { stated: '4.937', computed: '4.935', verdict: 'mismatch' });
    assert.deepEqual([lost, planned, wrong, children.length], ['2.313', '1.513', ['score'], 11]);
    assert.deepEqual(leads, [], 'only leaves have one');
    assert.equal(findings.error, 1);
    const leaf = of('7.1.9');
    assert.deepEqual(leaf.points.max, { stated: '1', computed: undefined, verdict: undefined });
    assert.equal(leaf.lost, '0.815');
    assert.ok(leaf.leads.length > 0 && leaf.deadlines.length > 0, 'inherited ones too');
  });

  it('places each row at its code', async () => {
    const { rows } = await annex();
    const project = await sample;
    for (const { code, place } of rows)
      assert.equal(project.files.get(place.path)!.source!.text.slice(place.start, place.end), code);
  });

  it('shares the leaves out among agencies: each leaf once for each of its leads', async () => {
    const { agencies, rows } = await annex();
    for (const { name, rows: led } of agencies)
      for (const id of led)
        assert.ok(name === undefined ? rows[id]!.leads.length === 0 : rows[id]!.leads.includes(name));
    const leaves = rows.filter(({ children }) => children.length === 0);
    const shares = agencies.reduce((sum, group) => sum + group.rows.length, 0);
    assert.equal(
      shares,
      leaves.reduce((sum, { leads }) => sum + Math.max(1, leads.length), 0),
    );
    const [most] = agencies;
    const lost = most!.rows.reduce((sum, id) => sum + Math.round(Number(rows[id]!.lost ?? 0) * 1000), 0);
    assert.equal(most!.lost, writeScore(lost));
    const unknown = agencies.filter(({ isKnown, name }) => !isKnown && name !== undefined);
    assert.deepEqual(
      unknown.map(({ name }) => name).filter((name) => name === 'Cục thuế Thành phố'),
      [],
      'a variant counts for the official name',
    );
  });

  it('orders the leaves by their last day', async () => {
    const { deadlines } = await annex();
    const days = deadlines.flatMap(({ due }) => due ?? []);
    assert.deepEqual(days, [...days].sort());
    assert.ok(days.includes('2021-12-31'));
    const order = ['due', 'recurring', 'ongoing', 'unclear', 'none'];
    const kinds = deadlines.map(({ kind }) => order.indexOf(kind));
    assert.deepEqual(kinds, [...kinds].sort());
  });

  it('counts the findings of all its files, the worst first', async () => {
    const { findings, counts } = await annex();
    const all = check(await sample).findings;
    assert.equal(findings.length, all.length);
    assert.equal(counts.error, all.filter(({ severity }) => severity === 'error').length);
    assert.equal(findings[0]!.severity, 'error');
    const sum = findings.find(({ rule, row }) => rule === 'sum-mismatch' && row !== undefined)!;
    assert.match(sum.message.vi, /cộng lại/);
  });

  it('shows a file that no index reaches by what it has', async () => {
    const project = await single(
      'criteria:\n  - code: "1"\n    title: A\n    max: 2\n    score: 1,5\n    deadline: [Quý I/2025, Thường xuyên, hôm nào đó]\n  - code: "2"\n    max: 1\n',
    );
    const { isIndex, title, totals, agencies, deadlines, lost } = overviewOf(project, '/fixture/a.par.yaml')!;
    assert.deepEqual([isIndex, title, lost], [false, undefined, undefined]);
    assert.deepEqual(totals.max, { stated: undefined, computed: '3', verdict: undefined });
    assert.deepEqual(totals.score, { stated: undefined, computed: undefined, verdict: undefined });
    assert.deepEqual(agencies, [{ name: undefined, isKnown: false, lost: '0.5', planned: '0', rows: [0, 1] }]);
    assert.deepEqual(
      deadlines.map(({ kind, due, text, rows }) => [kind, due ?? text, rows]),
      [
        ['due', '2025-03-31', [0]],
        ['ongoing', undefined, [0]],
        ['unclear', 'hôm nào đó', [0]],
        ['none', undefined, [1]],
      ],
    );
  });

  it('says what it can of half-typed files, and never throws', async () => {
    const text =
      'index:\n  title: T\n  max: 3\ncriteria:\n  - code: "1"\n    max: 2\n    lead: A\n  - code: "2"\n    max: 1\n';
    for (let end = 0; end <= text.length; end++) {
      const overview = overviewOf(await single(text.slice(0, end)), '/fixture/a.par.yaml');
      if (overview) assert.equal(overview.top.length, overview.rows.length);
    }
    assert.equal(overviewOf(await single('agencies:\n  - name: A\n'), '/fixture/a.par.yaml'), undefined);
  });
});
