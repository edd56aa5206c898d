import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { applyEdits } from '../../server/src/base/edit.ts';
import { pasteRows } from '../../server/src/features/paste-rows.ts';
import type { Criterion } from '../../server/src/model/criterion.ts';
import { check } from '../../server/src/rules/engine/check.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { projectOf, readWorkspace } from '../harness/fixture.ts';

const path = '/fixture/a.par.yaml';
const open = (text: string) => projectOf({ files: { 'a.par.yaml': { kind: 'text', text } } });
const cell = (...cells: string[]) => cells.join('\t');

/** The file after pasting at `|`; what is said of it. */
async function paste(file: string, table: string, language: 'vi' | 'en' = 'vi') {
  const text = file.replace('|', '');
  const project = await open(text);
  const found = pasteRows(project, path, file.indexOf('|'), table, language);
  if (!found) return undefined;
  const { changes, rows, doubts } = found;
  const after = applyEdits(text, changes.edits.get(path)!);
  assert.equal(after.split('# ? ').length - 1, doubts, 'each doubt is a comment');
  return { text: after, rows, doubts };
}

const rowsOf = (project: Project): Criterion[] => project.trees.flatMap(({ all }) => all);
const written = ({ code, title, amounts }: Criterion) => [
  code?.text,
  title?.text,
  ...(['max', 'score', 'target'] as const).map((field) => amounts[field]?.score?.value),
];

describe('pasting rows', () => {
  it('reads the whole annex of 2021: every code, title and number', async () => {
    const table = readFileSync('samples/hanoi-2021/annex.tsv', 'utf8');
    const pasted = (await paste('par: 1\ncriteria:\n|', table))!;
    const project = await open(pasted.text);
    const sample = await projectOf(readWorkspace('samples/hanoi-2021'));
    const wanted = rowsOf(sample).filter(({ code }) => code);
    assert.equal(pasted.rows, wanted.length);
    assert.deepEqual(rowsOf(project).map(written), wanted.map(written));
    const bad = check(project).findings.filter(({ rule }) => /^(?:yaml|unknown-key|wrong-type|missing-key)/.test(rule));
    assert.deepEqual(bad, []);
    const first = rowsOf(project)[1]!;
    assert.deepEqual(
      first.tasks?.map(({ deadlines }) => deadlines?.map(({ text }) => text)),
      [['Tháng 8/2021'], ['Hằng quý'], ['Năm 2021']],
    );
  });

  it('turns decimal commas into points and notes what can be read in two ways', async () => {
    const table = [
      cell('STT', 'Tiêu chí', 'Điểm tối đa', 'Điểm năm 2024', 'Mục tiêu 2025'),
      cell('1', 'A', '10', '8,5', '1,500'),
      cell('1.1.', 'B: b', '1/2', '0,125', ' 0,5 điểm'),
    ].join('\r\n');
    const { text, doubts } = (await paste('|', table))!;
    assert.equal(
      text,
      [
        'par: 1',
        'criteria:',
        '  - code: "1"',
        '    title: A',
        '    max: 10',
        '    score: 8.5',
        '    target: 1.500 # ? bảng ghi 1,500, hiểu dấu phẩy là dấu thập phân',
        '    criteria:',
        '      - code: "1.1"',
        '        title: "B: b"',
        '        # ? bảng ghi “1/2” (max)',
        '        score: 0.125',
        '        target: 0.5',
        '',
      ].join('\n'),
    );
    assert.equal(doubts, 2);
    assert.match((await paste('|', table, 'en'))!.text, /# \? 1,500 in the table, its comma/);
  });

  it('knows the head in any order, over two lines, and leaves out what it does not know', async () => {
    const table = [
      cell('PHỤ LỤC'),
      cell('TT', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Nội dung', 'Điểm', '', 'Màu'),
      cell('', '', '', '', 'tối đa', 'đạt được', ''),
      cell('(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'),
      cell('2', 'Sở Tư pháp; Sở Nội vụ', '"Sở A\nSở B"', '"Tên ""x"""', '5', '4', 'đỏ'),
      cell('', '', '', 'Tổng cộng', '5', '4', ''),
    ].join('\n');
    const { text, doubts } = (await paste('|', table))!;
    assert.equal(
      text,
      [
        'par: 1',
        'criteria:',
        '  # ? cột “Màu” không được lấy vào',
        '  # ? dòng tổng trong bảng: 5 / 4; ghi ở “index”',
        '  - code: "2"',
        '    title: Tên "x"',
        '    max: 5',
        '    score: 4',
        '    lead:',
        '      - Sở Tư pháp',
        '      - Sở Nội vụ',
        '    with:',
        '      - Sở A',
        '      - Sở B',
        '',
      ].join('\n'),
    );
    assert.equal(doubts, 2);
  });

  it('puts cells together that Word has broken over lines', async () => {
    const table = [
      cell('STT', 'Tiêu chí', 'Điểm tối đa', 'Điểm', 'Chủ trì', 'Nhiệm vụ', 'Thời gian'),
      cell('1.1', 'A', '1', '1', 'Sở Nội vụ', '- Một'),
      '- Hai',
      cell('- Ba', '- Quý I/2025'),
      '- Quí 2/2025',
      '- Năm 2025',
      cell('1.2', 'B', '1', '1', 'Sở Y tế', 'Bốn', 'Năm 2025'),
    ].join('\r');
    const { text } = (await paste('|', table))!;
    const [first, second] = rowsOf(await open(text));
    assert.deepEqual(
      first!.tasks!.map((task) => [task.text, task.deadlines![0]!.text]),
      [
        ['Một', 'Quý I/2025'],
        ['Hai', 'Quý II/2025'],
        ['Ba', 'Năm 2025'],
      ],
    );
    assert.equal(second!.tasks![0]!.text, 'Bốn');
  });

  it('takes empty cells for merged ones, and says so', async () => {
    const table = [
      cell('STT', 'Tiêu chí', 'Điểm tối đa', 'Chủ trì', 'Nhiệm vụ', 'Thời gian'),
      cell('1.1', 'A', '1', 'Sở Nội vụ', 'Một', 'Năm 2025'),
      cell('1.2', 'B', '1', '', '', ''),
      cell('1.3', 'C', '1', '', 'Hai', ''),
      cell('2.1', 'D', '1', '', '', ''),
    ].join('\n');
    const { text, doubts } = (await paste('|', table))!;
    const [, b, c, d] = rowsOf(await open(text));
    assert.equal(b!.sameAs!.text, '1.1');
    assert.deepEqual([c!.lead![0]!.text, c!.deadlines![0]!.text], ['Sở Nội vụ', 'Năm 2025']);
    assert.equal(d!.sameAs ?? d!.lead, undefined, 'not across fields');
    assert.equal(doubts, 3);
  });

  it('mends codes that a spreadsheet took for numbers', async () => {
    const codes = Array.from({ length: 9 }, (_, i) => cell(`1,${i + 1}`, 'A', '1'));
    const { text } = (await paste('|', [...codes, cell('1,1', 'A', '1'), cell('Jan-11', 'A', '1')].join('\n')))!;
    assert.deepEqual(
      rowsOf(await open(text)).map(({ code }) => code!.text),
      ['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '1.8', '1.9', '1.10', '1.11'],
    );
    assert.match(text, /"1\.10" # \? bảng ghi 1\.1, có lẽ Excel/);
    assert.match(text, /"1\.11" # \? không đọc được STT “Jan-11”/);
  });

  it('puts rows where their codes belong, else behind the criterion at the cursor', async () => {
    const file =
      'par: 1\ncriteria:\n- code: "1"\n  max: 1\n  criteria:\n  - code: "1.1"\n    max: 1\n|- code: "2"\n  max: 1\n# end\n';
    const codes = async (table: string, at = file) =>
      rowsOf(await open((await paste(at, table))!.text)).map(({ code }) => code!.text);
    assert.deepEqual(await codes(cell('1.2', 'B', '1')), ['1', '1.1', '1.2', '2']);
    assert.deepEqual(await codes(cell('2.1', 'B', '1')), ['1', '1.1', '2', '2.1']);
    assert.deepEqual(await codes(cell('3', 'B', '1')), ['1', '1.1', '2', '3']);
    assert.deepEqual(await codes(cell('1.2', 'B', '1'), 'criteria:\n  - file: x.par.yaml\n|index: {}\n'), ['1.2']);
    assert.match((await paste(file, cell('1.2', 'B', '1')))!.text, /\n {2}- code: "1\.2"\n {4}title: B\n/);
    assert.match(
      (await paste('par: 1\r\n|', cell('1.2', 'B', '1')))!.text,
      /^par: 1\r\ncriteria:\r\n {2}- code: "1\.2"\r\n/,
    );
  });

  it('works in half-typed files: what was there stays, byte for byte', async () => {
    const file =
      'par: 1\ncriteria:\n  - file: x.par.yaml\n  - code: "1"\n    max: "2\n    criteria:\n      - code: 1.1\n        tasks: [a\n      - max: 3\n';
    for (let end = 0; end <= file.length; end++) {
      const text = file.slice(0, end);
      for (const offset of [0, end >> 1, end]) {
        const found = pasteRows(await open(text), path, offset, cell('1.2', 'B', '1'), 'vi');
        const edits = found?.changes.edits.get(path) ?? [];
        for (const { start, end: stop } of edits) assert.equal(start, stop);
        if (found) assert.match(applyEdits(text, edits), /code: "1\.2"/);
      }
    }
  });

  it('gives nothing where there is no row, or no place for one', async () => {
    assert.equal(await paste('|', 'một đoạn văn\nkhông phải bảng'), undefined);
    assert.equal(await paste('|', ''), undefined);
    assert.equal(await paste('criteria: [{code: "1"}]|', cell('2', 'A', '1')), undefined);
  });
});
