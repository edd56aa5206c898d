import assert from 'node:assert/strict';
import { hoverAt } from '../../server/src/features/hover.ts';
import type { FileContent } from '../../server/src/workspace/access.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { projectOf, readWorkspace } from '../harness/fixture.ts';

const sample = projectOf(readWorkspace('samples/hanoi-2021'));

/** What is shown on the first `word` of a file behind the text `after`. */
function shown(
  project: Project,
  name: string,
  after: string,
  word: string,
  language: 'vi' | 'en' = 'vi',
): string | undefined {
  const path = `/fixture/${name}`;
  const { text } = project.files.get(path)!.model!.source;
  const from = text.indexOf(after);
  assert.ok(from >= 0, `${name} has ${after}`);
  const offset = text.indexOf(word, from);
  const hover = hoverAt(project, path, offset + 1, language);
  if (hover) assert.ok(hover.span.start <= offset + 1 && offset + 1 <= hover.span.end);
  return hover?.markdown;
}

function one(lines: string, more: Record<string, string> = {}): Promise<Project> {
  const texts = { 'a.par.yaml': lines, ...more };
  return projectOf({
    files: Object.fromEntries(
      Object.entries(texts).map(([file, text]): [string, FileContent] => [file, { kind: 'text', text }]),
    ),
  });
}

describe('hover on a criterion', () => {
  it('shows the row, every addend and what they add up to', async () => {
    const text = shown(await sample, '7-hien-dai-hoa.par.yaml', '"7.1"', '4.937')!;
    assert.match(text, /^\*\*7\.1\*\* Ứng dụng công nghệ thông tin .* _\(tiêu chí\)_\n/);
    assert.match(text, /\| {2}\| Điểm tối đa \| Điểm đạt 2020 \| Mục tiêu 2021 \|/);
    assert.match(text, /\| \*\*Ghi\*\* \| \*\*7\.25\*\* \| \*\*4\.937\*\* \| \*\*6\.45\*\* \|/);
    assert.match(text, /\| 7\.1\.9 \| 1 \| 0\.185 \| 0\.2 \|/);
    assert.match(text, /\| Cộng các thành phần \| 7\.25 ✓ \| 4\.935 ✗ \(−0\.002\) \| 6\.45 ✓ \|/);
    assert.match(text, /Chủ trì: Văn phòng UBND Thành phố/);
    assert.match(text, /Thời gian hoàn thành: Năm 2021 \(đến hết 31\/12\/2021\) _\(kế thừa từ 7\)_/);
  });

  it('says the same on its code, title and numbers, and on their keys behind what the key means', async () => {
    const project = await sample;
    const name = '7-hien-dai-hoa.par.yaml';
    const row = shown(project, name, 'code: "7.1"', '"7.1"')!;
    assert.equal(shown(project, name, 'code: "7.1"', 'Ứng dụng công'), row);
    for (const number of ['7.25', '4.937', '6.45'])
      assert.ok(shown(project, name, 'code: "7.1"', number)!.startsWith(`${row}\n\n| Tổng phía trên |`), number);
    const onKey = shown(project, name, 'title: Ứng dụng công', 'max:')!;
    assert.ok(onKey.endsWith(row));
    assert.match(onKey, /^\*\*max\*\* – Điểm tối đa/);
  });

  it('tells what holds for a leaf, and where it comes from', async () => {
    const project = await sample;
    const same = shown(project, '1-chi-dao-dieu-hanh.par.yaml', 'code: "1.2"', '"1.2"')!;
    assert.match(same, /Chủ trì: .* _\(theo sameAs 1\.1\)_/);
    assert.match(same, /Nhiệm vụ: \d+ _\(theo sameAs 1\.1\)_/);
    const inherited = shown(project, '7-hien-dai-hoa.par.yaml', 'code: "7.1.3"', '"7.1.3"')!;
    assert.match(
      inherited,
      /Chủ trì: Văn phòng UBND Thành phố _\(kế thừa từ 7\.1\)_ {2}\nNhiệm vụ: 1 {2}\nThời gian hoàn thành: .*_\(kế thừa từ 7\)_/,
    );
    const without = shown(project, '8-tac-dong.par.yaml', 'code: "8.1"', '"8.1"')!;
    assert.match(without, /Chưa có: Nhiệm vụ, Thời gian hoàn thành/);
  });

  it('shows the target of sameAs', async () => {
    const text = shown(await sample, '1-chi-dao-dieu-hanh.par.yaml', 'sameAs:', '"1.1"')!;
    assert.match(text, /^\*\*1\.1\*\* /);
  });

  it('speaks of rounding, of components left out, and of the index', async () => {
    const project = await sample;
    assert.match(
      shown(project, '6-tai-chinh-cong.par.yaml', 'code: "6.1"', '"6.1"')!,
      /\(có thể do làm tròn, [+−]0\.\d+\)/,
    );
    const index = shown(project, 'index.par.yaml', 'max: 100', '100')!;
    assert.match(index, /^\*\*Danh mục các chỉ tiêu/);
    assert.match(index, /\| Cộng các thành phần \| 100 ✓ \|/);
    const partial = await one(
      'par: 1\ncriteria:\n  - code: "1"\n    title: A\n    max: 3\n    partial: true\n    criteria:\n      - code: "1.1"\n        title: B\n        max: 1\n',
    );
    assert.match(shown(partial, 'a.par.yaml', 'code: "1"', '"1"')!, /\| 1 \(phần chưa liệt kê, −2\) \| – \| – \|/);
  });

  it('speaks English', async () => {
    const text = shown(await sample, '7-hien-dai-hoa.par.yaml', '"7.1"', '4.937', 'en')!;
    assert.match(text, /_\(criterion\)_/);
    assert.match(text, /\| {2}\| Maximum \| Score 2020 \| Target 2021 \|/);
    assert.match(text, /Deadline: Năm 2021 \(until 31\/12\/2021\) _\(inherited from 7\)_/);
  });

  it('shows the text of the file as it stands', async () => {
    const project = await one('par: 1\ncriteria:\n  - code: "1"\n    title: A | *b* <c> [d](e) `f`\n    max: 3\n');
    assert.match(shown(project, 'a.par.yaml', 'code:', '"1"')!, /A \\\| \\\*b\\\* \\<c\\> \\\[d\\\]\\\(e\\\) \\`f\\`/);
  });
});

describe('hover on an agency', () => {
  it('shows its code and its share of the index', async () => {
    const text = shown(await sample, '7-hien-dai-hoa.par.yaml', 'lead: Sở Thông tin', 'Sở Thông')!;
    assert.match(text, /^\*\*Sở Thông tin và Truyền thông\*\* \(STTTT\) {2}\nChủ trì 5 tiêu chí/);
    // 7.1.1, 7.1.2 and 7.3, 7.2.1, 7.2.2 by the annex: maximum less score, target less score.
    assert.match(text, /Điểm bị mất năm 2020: 0\.774; dự kiến tăng năm 2021: \+0\.504/);
  });

  it('shows aliases, validity and successors, and finds it by another name', async () => {
    const registry =
      'par: 1\nagencies:\n  - name: Cục Thuế\n    code: CT\n    aliases: [Thuế tỉnh]\n    from: 2008-08-01\n    until: 2025-02-28\n    successors: [Thuế Thành phố]\n  - name: Các sở, ngành\n    group: true\n';
    const project = await one(
      'par: 1\ncriteria:\n  - code: "1"\n    title: A\n    max: 3\n    score: 2\n    target: 2.5\n    lead: [Thuế tỉnh, "các sở, ngành", Cục Thuê, Không Có]\n',
      { 'agencies.par.yaml': registry },
    );
    const text = shown(project, 'a.par.yaml', 'lead:', 'Thuế tỉnh')!;
    assert.equal(
      text,
      [
        '**Cục Thuế** (CT)',
        'Tên khác: Thuế tỉnh',
        'Hoạt động từ 01/08/2008 đến hết 28/02/2025',
        'Cơ quan kế thừa: Thuế Thành phố',
        'Chủ trì 1 tiêu chí (chỉ tính tiêu chí không chia nhỏ): 1',
        'Điểm bị mất: 1; dự kiến tăng: +0.5',
      ].join('  \n'),
    );
    assert.match(shown(project, 'a.par.yaml', 'lead:', '"các sở')!, /Tên chung của nhiều cơ quan/);
    assert.match(
      shown(project, 'a.par.yaml', 'lead:', 'Cục Thuê')!,
      /không có trong danh mục cơ quan\. Có phải là \*\*Cục Thuế\*\*\?/,
    );
    assert.match(shown(project, 'a.par.yaml', 'lead:', 'Không Có')!, /“Không Có” không có trong danh mục cơ quan\.$/);
    assert.equal(shown(project, 'agencies.par.yaml', 'name:', 'Cục Thuế'), text);
  });
});

describe('hover on an agency of several indexes', () => {
  const index = (title: string, score: string) =>
    `par: 1\nindex:\n  title: ${title}\n  max: 3\n  score: ${score}\n  scoreYear: 2020\nagencies:\n  - file: ../agencies.par.yaml\ncriteria:\n  - code: "1"\n    title: A\n    max: 3\n    score: ${score}\n    lead: Sở Nội vụ\n    with: [Sở Tài chính]\n`;
  const files = {
    'agencies.par.yaml': 'par: 1\nagencies:\n  - name: Sở Nội vụ\n  - name: Sở Tài chính\n',
    'mot/index.par.yaml': index('Chỉ số một', '2'),
    'hai/index.par.yaml': index('Chỉ số hai', '1.5'),
  };

  it('tells its share of each in the registry, of the own one elsewhere', async () => {
    const project = await one('par: 1\n', files);
    const lines = (lost: string) =>
      `Chủ trì 1 tiêu chí (chỉ tính tiêu chí không chia nhỏ): 1  \nĐiểm bị mất năm 2020: ${lost}; dự kiến tăng: +0`;
    assert.equal(
      shown(project, 'agencies.par.yaml', 'name', 'Sở Nội vụ'),
      `**Sở Nội vụ**  \n_Chỉ số hai_  \n${lines('1.5')}  \n_Chỉ số một_  \n${lines('1')}`,
    );
    assert.equal(shown(project, 'mot/index.par.yaml', 'lead', 'Sở Nội vụ'), `**Sở Nội vụ**  \n${lines('1')}`);
    assert.match(
      shown(project, 'agencies.par.yaml', 'name: Sở Tài', 'Sở Tài chính')!,
      /Không chủ trì tiêu chí nào ở đây\.$/,
    );
    assert.match(
      shown(project, 'mot/index.par.yaml', 'code', '"1"')!,
      /Chủ trì: Sở Nội vụ {2}\nPhối hợp: Sở Tài chính/,
    );
  });
});

describe('hover on the rest', () => {
  const lines = (deadline: string) =>
    `par: 1\ncriteria:\n  - code: "1"\n    title: A\n    max: 3\n    deadline: ${deadline}\n    tasks:\n      - task: Làm việc này\n        deadline: Quý IV/2021\n`;

  it('reads a deadline', async () => {
    assert.equal(
      shown(await one(lines('Quý I/2021')), 'a.par.yaml', 'deadline:', 'Quý I'),
      '**Quý I/2021**  \nHạn cuối: hết ngày 31/03/2021.',
    );
    assert.equal(
      shown(await one(lines('Trước ngày 30/11/2021')), 'a.par.yaml', 'deadline:', 'Trước'),
      '**Trước ngày 30/11/2021**  \nPhải xong trước ngày 30/11/2021.',
    );
    assert.match(shown(await one(lines('Hằng quý')), 'a.par.yaml', 'deadline:', 'Hằng')!, /không có ngày cuối/);
    assert.match(
      shown(await one(lines('Q4/2021')), 'a.par.yaml', 'deadline:', 'Q4')!,
      /Không đúng mẫu ghi thời gian hoàn thành\. Nên ghi: \*\*Quý IV\/2021\*\*/,
    );
    assert.match(
      shown(await one(lines('Tháng 13/2021')), 'a.par.yaml', 'deadline:', 'Tháng')!,
      /Không có ngày, tháng hoặc quý này; hãy đối chiếu/,
    );
    assert.match(shown(await one(lines('x')), 'a.par.yaml', 'task:', 'Quý IV')!, /Hạn cuối: hết ngày 31\/12\/2021/);
  });

  it('explains keys in both languages, of tasks too, and says nothing about texts', async () => {
    const project = await one(lines('x'));
    assert.match(shown(project, 'a.par.yaml', 'tasks:', 'tasks')!, /^\*\*tasks\*\* – /);
    assert.match(shown(project, 'a.par.yaml', '- task:', 'deadline')!, /^\*\*deadline\*\* – /);
    assert.notEqual(
      shown(project, 'a.par.yaml', 'par:', 'par', 'en'),
      shown(project, 'a.par.yaml', 'par:', 'par', 'vi'),
    );
    assert.equal(shown(project, 'a.par.yaml', 'task:', 'Làm việc'), undefined);
    assert.equal(hoverAt(project, '/fixture/none.par.yaml', 0, 'vi'), undefined);
  });

  it('works in a file that is broken elsewhere', async () => {
    const project = await one(`${lines('Năm 2021')}  - code: "2"\n    title: "Kế hoạch A" và B\n    max: 2\n`);
    assert.match(shown(project, 'a.par.yaml', 'code: "1"', '"1"')!, /^\*\*1\*\* A/);
    assert.match(shown(project, 'a.par.yaml', 'code: "2"', '"2"')!, /\| \*\*Ghi\*\* \| \*\*2\*\* \|/);
  });
});
