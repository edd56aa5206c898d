import assert from 'node:assert/strict';
import type { OutlineItem } from '../../server/src/features/symbols.ts';
import { outlineOf } from '../../server/src/features/symbols.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { projectOf, readWorkspace } from '../harness/fixture.ts';

const sample = projectOf(readWorkspace('samples/hanoi-2021'));
const single = (text: string) => projectOf({ files: { 'a.par.yaml': { kind: 'text', text } } });

/** The outline as lines, each level two deeper. */
function drawn(items: readonly OutlineItem[], depth = 0): string[] {
  return items.flatMap(({ name, detail, kind, children }) => [
    `${'  '.repeat(depth)}${kind} ${name}${detail === '' ? '' : ` [${detail}]`}`,
    ...drawn(children, depth + 1),
  ]);
}

/** Selections lie in their item, items in their parent. */
function assertNested(items: readonly OutlineItem[], start: number, end: number): void {
  for (const { span, selection, children, name } of items) {
    assert.ok(start <= span.start && span.end <= end, `${name} lies in what it is listed under`);
    assert.ok(span.start <= selection.start && selection.end <= span.end, `the selection of ${name} lies in it`);
    assert.notEqual(name, '');
    assertNested(children, span.start, span.end);
  }
}

const whole = (project: Project, path: string) =>
  assertNested(outlineOf(project, path), 0, project.files.get(path)!.model!.source.text.length);

describe('outline', () => {
  it('lists criteria by their levels with score and maximum', async () => {
    const lines = drawn(outlineOf(await sample, '/fixture/7-hien-dai-hoa.par.yaml'));
    assert.equal(lines[0], 'parent 7 HIỆN ĐẠI HÓA HÀNH CHÍNH · 12.185/15');
    assert.equal(lines[1], '  parent 7.1 Ứng dụng công nghệ thông tin (CNTT) của tỉnh · 4.937/7.25');
    assert.match(lines[2]!, /^ {4}leaf 7\.1\.1 .* · 0\/0\.5$/);
  });

  it('cuts long titles between words, so that the points are seen', async () => {
    const [, , , ...rows] = drawn(outlineOf(await sample, '/fixture/7-hien-dai-hoa.par.yaml'));
    assert.ok(
      rows.includes('    leaf 7.1.9 Tỷ lệ dịch vụ công trực tuyến mức độ 3 và 4 của tỉnh được … · 0.185/1'),
      rows.find((row) => row.includes('7.1.9')),
    );
  });

  it('lists the head of the index, the files it is made of, and agencies', async () => {
    const project = await sample;
    const lines = drawn(outlineOf(project, '/fixture/index.par.yaml'));
    assert.match(lines[0]!, /^index Danh mục các chỉ tiêu .* … · 86\.07\/100$/);
    assert.equal(lines[1], 'file agencies.par.yaml');
    assert.equal(lines[9], 'file 8-tac-dong.par.yaml');
    assert.equal(drawn(outlineOf(project, '/fixture/agencies.par.yaml'))[0], 'agency Sở Nội vụ [SNV]');
  });

  it('keeps every item inside the one it is listed under', async () => {
    const project = await sample;
    for (const path of project.files.keys()) whole(project, path);
  });

  it('works where keys follow the components, in brackets, and where parts are missing or broken', async () => {
    const project = await single(
      [
        'par: 1',
        'criteria:',
        '  - code: "1"',
        '    criteria:',
        '      - { code: "1.1", title: B, max: 1 }',
        '      - title: >-',
        '          hai',
        '          dòng',
        '    score: 1.5',
        '    max: 2',
        '  - code: "2"',
        '    title: "Kế hoạch A" và B',
        '    max: 2',
        '  - max: 3',
      ].join('\n'),
    );
    assert.deepEqual(drawn(outlineOf(project, '/fixture/a.par.yaml')), [
      'parent 1 · 1.5/2',
      '  leaf 1.1 B · –/1',
      '  leaf hai dòng',
      'leaf 2 · –/2',
      'leaf ? · –/3',
    ]);
    whole(project, '/fixture/a.par.yaml');
    assert.deepEqual(outlineOf(await single(''), '/fixture/a.par.yaml'), []);
    assert.deepEqual(outlineOf(project, '/fixture/none.par.yaml'), []);
  });
});
