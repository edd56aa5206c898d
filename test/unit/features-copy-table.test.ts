import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/edit.ts';
import { copyTable } from '../../server/src/features/copy-table.ts';
import { pasteRows } from '../../server/src/features/paste-rows.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { projectOf, readWorkspace } from '../harness/fixture.ts';

const path = '/fixture/a.par.yaml';
const open = (text: string) => projectOf({ files: { 'a.par.yaml': { kind: 'text', text } } });
const whole = { start: 0, end: 0 };

describe('copying a table', () => {
  it('writes inherited cells out, and numbers as spreadsheets here read them', async () => {
    const text = [
      'index: {title: T, scoreYear: 2024, targetYear: 2025, max: 2}',
      'criteria:',
      '  - code: "1"',
      '    title: A "a"',
      '    max: 2',
      '    lead: [Sở Nội vụ, Sở Y - Tế]',
      '    criteria:',
      '      - code: "1.1"',
      '        title: =B',
      '        max: 1.250',
      '        score: 1,5',
      '        tasks: [Một, {task: Hai, deadline: Quý I/2025}]',
      '      - code: "1.2"',
      '        sameAs: "1.1"',
      '',
    ].join('\n');
    const project = await open(text);
    assert.deepEqual(copyTable(project, path, whole, 'vi')!.text.split('\r\n'), [
      'STT\tLĩnh vực/tiêu chí\tĐiểm tối đa\tĐiểm đạt năm 2024\tMục tiêu năm 2025\tChủ trì\tPhối hợp\tNhiệm vụ\tThời gian hoàn thành',
      '1\t"A ""a"""\t2\t\t\t\t\t\t',
      '1.1.\t =B\t1,25\t1,5\t\t"Sở Nội vụ\nSở Y - Tế"\t\t"• Một\n• Hai"\tQuý I/2025',
      '1.2.\t\t\t\t\t"Sở Nội vụ\nSở Y - Tế"\t\t"• Một\n• Hai"\tQuý I/2025',
      '',
    ]);
    assert.match(
      copyTable(project, path, whole, 'en')!.text,
      /^Code\tTitle\tMaximum\tScore 2024.*\r\n.*\r\n1\.1\.\t =B\t1\.25\t1\.5/,
    );
    const at = text.indexOf('=B');
    const one = copyTable(project, path, { start: at, end: at + 1 }, 'vi')!;
    assert.equal(one.rows, 1);
    assert.match(one.text, /\r\n1\.1\./);
    assert.equal(copyTable(project, path, { start: 0, end: 5 }, 'vi'), undefined);
  });

  it('comes back the same when it is pasted', async () => {
    const sample = await projectOf(readWorkspace('samples/hanoi-2021'));
    const rows = (project: Project, file: string) =>
      copyTable(project, file, whole, 'vi')!.text.split('\r\n').slice(1).join('\n');
    for (const file of ['/fixture/1-chi-dao-dieu-hanh.par.yaml', '/fixture/7-hien-dai-hoa.par.yaml']) {
      const copied = copyTable(sample, file, whole, 'vi')!;
      const empty = await open('');
      const { changes, rows: count } = pasteRows(empty, path, 0, copied.text, 'vi')!;
      assert.equal(count, copied.rows);
      const pasted = await open(applyEdits('', changes.edits.get(path)!));
      assert.equal(rows(pasted, path), rows(sample, file));
    }
  });

  it('gives nothing for a file without criteria', async () => {
    assert.equal(copyTable(await open('agencies:\n  - name: A\n'), path, whole, 'vi'), undefined);
    assert.equal(copyTable(await open(''), path, whole, 'vi'), undefined);
  });
});
