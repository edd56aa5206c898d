import assert from 'node:assert/strict';
import { filtered, fold, leavesIn } from '../../client/src/scoreboard/filter.ts';
import type { Node } from '../../client/src/scoreboard/node.ts';

const line = (search: string, ...children: Node[]): Node => ({ key: search, label: search, search, children });
const drawn = (lines: readonly Node[]): unknown[] =>
  lines.map(({ label, children }) => (children.length > 0 ? [label, ...drawn(children)] : label));

const lines = [
  line('7 HIỆN ĐẠI HÓA', line('7.1 Ứng dụng CNTT Sở Nội vụ'), line('7.2 Dịch vụ công')),
  line('8 Tác động', line('8.1 Sở Y tế')),
];

describe('filter of the scoreboard', () => {
  it('finds words without their marks, composed or not', () => {
    assert.deepEqual(drawn(filtered(lines, 'so noi vu')), [['7 HIỆN ĐẠI HÓA', '7.1 Ứng dụng CNTT Sở Nội vụ']]);
    assert.deepEqual(drawn(filtered(lines, ' Sở  Y '.normalize('NFD'))), [['8 Tác động', '8.1 Sở Y tế']]);
    assert.equal(fold('Đường  ĐẠI'), 'duong dai');
  });

  it('keeps all below a line that is found, and counts what stands above', () => {
    assert.deepEqual(drawn(filtered(lines, 'hien dai')), [
      ['7 HIỆN ĐẠI HÓA', '7.1 Ứng dụng CNTT Sở Nội vụ', '7.2 Dịch vụ công'],
    ]);
    assert.deepEqual(drawn(filtered(lines, 'hoa cong')), [['7 HIỆN ĐẠI HÓA', '7.2 Dịch vụ công']]);
    assert.deepEqual(filtered(lines, 'không có'), []);
  });

  it('shows everything for an empty query', () => {
    assert.equal(filtered(lines, '  '), lines);
    assert.equal(leavesIn(lines), 3);
  });
});
