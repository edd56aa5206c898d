// The lines of the scoreboard: points, marks and words of each view, from plain data.
import assert from 'node:assert/strict';
import type { Overview } from '../../client/src/overview.ts';
import type * as Groups from '../../client/src/scoreboard/groups.ts';
import type { Node } from '../../client/src/scoreboard/node.ts';
import type * as Rows from '../../client/src/scoreboard/rows.ts';
import { overviewOf } from '../../server/src/features/overview.ts';
import { EventEmitter, loadClient, settingsWith } from '../harness/client-module.ts';
import { projectOf, readWorkspace } from '../harness/fixture.ts';

let language: 'vi' | 'en' = 'vi';
const vscode = { EventEmitter, workspace: settingsWith(() => language) };
const place = { uri: 'file:///x/%E0%A4.par.yaml', range: { start: { line: 0, character: 0 } } };

/** As the client gets it, places apart. */
async function overviewFrom(folder: string): Promise<Overview> {
  const found = overviewOf(await projectOf(readWorkspace(folder)), '/fixture/index.par.yaml')!;
  const rows = found.rows.map((row) => ({ ...row, place }));
  const findings = found.findings.map((finding) => ({ ...finding, place, message: finding.message[language] }));
  return JSON.parse(JSON.stringify({ ...found, rows, findings })) as Overview;
}

const at = (lines: readonly Node[], label: string): Node => lines.find((line) => line.label.startsWith(label))!;

describe('lines of the scoreboard', () => {
  let index: Overview;
  let groups: typeof Groups;
  let rows: typeof Rows;
  before(async () => {
    index = await overviewFrom('samples/hanoi-2021');
    groups = await loadClient('client/src/scoreboard/groups.ts', { vscode });
    rows = await loadClient('client/src/scoreboard/rows.ts', { vscode });
  });
  afterEach(() => (language = 'vi'));

  it('by field tell score, maximum, target, and where a sum disagrees, from above too', () => {
    const lines = rows.linesByField(index);
    assert.deepEqual(
      lines.map(({ label }) => label.split(' · ')[0]),
      ['1', '2', '3', '4', '5', '6', '7', '8'],
    );
    const seven = at(lines, '7 ');
    assert.equal(seven.label, '7 · 12.185/15 → 13.715');
    assert.equal(seven.mark, 'below', 'it is closed at first');
    const wrong = at(seven.children, '7.1 ');
    assert.equal(wrong.mark, 'sum');
    assert.ok(wrong.tooltip!.includes('Điểm đạt: ghi 4.937, các thành phần cộng lại là 4.935'));
    assert.ok(wrong.icon?.kind === 'ring' && wrong.icon.score > 0.68 && wrong.icon.score < 0.69);
    assert.equal(at(lines, '1 ').mark, undefined);
  });

  it('by agency tell what its criteria come to together, what it lost, and who is not in the registry', () => {
    const lines = groups.linesByAgency(index);
    const [most] = lines;
    assert.equal(most!.label, 'Sở Kế hoạch và Đầu tư');
    assert.match(most!.detail!, /^[\d.]+\/[\d.]+ → [\d.]+ · mất 4\.394 · 8 tiêu chí · kế hoạch \+2\.014$/);
    const points = most!.children.map(({ label }) => Number(/ ([\d.]+)\//.exec(label)![1]));
    const sum = points.reduce((total, each) => total + Math.round(each * 1000), 0);
    assert.equal(Number(/^[\d.]+/.exec(most!.detail!)![0]) * 1000, sum);
    assert.equal(most!.icon?.kind, 'ring');
    const stray = lines.find(({ label }) => label.startsWith('Cử công chức'))!;
    assert.ok(stray.mark !== undefined && stray.tooltip!.at(-1)!.includes('chưa có trong danh mục cơ quan'));
    const without = { ...index, agencies: index.agencies.map((each) => ({ ...each, isKnown: false })) };
    assert.ok(
      groups
        .linesByAgency(without)
        .every(({ mark, label }) => mark !== 'warning' || label === 'Chưa có cơ quan chủ trì'),
      'without a registry nobody is missing in it',
    );
  });

  it('by deadline tell the day, the days left, and the points that hang on it', () => {
    const line = at(groups.linesByDeadline(index, '2021-12-24'), '31/12/2021');
    assert.match(line.detail!, /^còn 7 ngày · [\d.]+\/[\d.]+ → [\d.]+ · \d+ tiêu chí$/);
    assert.match(at(groups.linesByDeadline(index, '2022-01-01'), '31/12/2021').detail!, /^[\d.]+\//);
    assert.deepEqual(
      groups
        .linesByDeadline(index)
        .map(({ label }) => label)
        .slice(-3),
      ['Hằng quý', 'Hằng tháng', 'Chưa ghi thời gian'],
    );
  });

  it('by finding tell the worst first, with the points of the line', () => {
    const [errors, warnings] = groups.linesByFinding(index);
    assert.deepEqual([errors!.label, errors!.detail, warnings!.label], ['Lỗi', '5', 'Cảnh báo']);
    const sum = at(errors!.children, '7.1');
    assert.match(sum.detail!, /^điểm đạt của các thành phần cộng lại là 4\.935/);
    assert.ok(sum.tooltip!.includes('sum-mismatch'));
    assert.ok(sum.tooltip!.includes('Điểm tối đa: 7.25'));
    const nowhere = { ...index, findings: index.findings.map(({ row: _, ...finding }) => finding) };
    assert.equal(groups.linesByFinding(nowhere)[0]!.children[0]!.label, '%E0%A4.par.yaml', 'a URI that cannot be read');
  });

  it('speak the other language at once', () => {
    language = 'en';
    assert.match(groups.linesByAgency(index)[0]!.detail!, / · lost 4\.394 · 8 criteria · planned \+2\.014$/);
    assert.equal(groups.linesByFinding(index)[0]!.label, 'Errors');
    assert.ok(
      at(at(rows.linesByField(index), '7 ').children, '7.1 ').tooltip!.some((each) => /add up to 4\.935/.test(each)),
    );
  });
});
