import assert from 'node:assert/strict';
import type { Edit } from '../../server/src/base/edit.ts';
import { applyEdits } from '../../server/src/base/edit.ts';
import { linesOf, positionAt } from '../../server/src/base/lines.ts';
import { completionsAt } from '../../server/src/features/completion.ts';
import type { Source } from '../../server/src/syntax/source.ts';
import { openSource } from '../../server/src/syntax/source.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { buildProject } from '../../server/src/workspace/project.ts';
import { projectOf, readWorkspace } from '../harness/fixture.ts';

/** Every position of a file is asked at, whole and cut off there, and every proposal is taken. */
const { files } = readWorkspace('samples/hanoi-2021-corrected');
const textOf = (name: string) => (files[name] as { text: string }).text;

/** All that the format has, with empty lines between, in both styles of lists. */
const everything = `# Chú thích

par: 1
index:
  title: Chỉ số
  targetYear: 2021

  max: 10
agencies:
  - name: Sở Nội vụ
    code: SNV

    aliases: [Nội vụ, SNV cũ]
  - name: 'Ban: A'
    group: true

criteria:

  - code: "1"
    title: >-
      Chỉ đạo
      điều hành

    max: 4
    lead: Sở Nội vụ # còn hỏi
    # par-ignore missing-task: phụ lục không ghi
    criteria:

      - code: "1.1"
        title: Kế hoạch
        max: 2.5
        tasks:
        - Một
        - task: Hai
          deadline: Quý I/2021

        - "Ba: trong dấu nháy"

        deadline:
        - Năm 2021
        with: [Sở Nội vụ, "Ban: A"]

      - code: '1.2'
        title: "Báo cáo"
        max: 1.5

        sameAs: "1.1"

    note: ở sau

  - code: "2"
    title: Văn bản
    max: 6
    x-rieng:
      a: 1

`;

function problemsIn({ pieces }: Source): number {
  return pieces.reduce((count, { problems }) => count + problems.length, 0);
}

function projectWith(name: string, text: string, previous?: Project): Project {
  const path = `/fixture/${name}`;
  const texts = Object.entries({ ...files, [name]: { kind: 'text', text } as const });
  const states = texts.map(([file, content]) => ({ path: `/fixture/${file}`, realPath: `/fixture/${file}`, content }));
  assert.ok(states.some((state) => state.path === path));
  return buildProject('/fixture', '/fixture', states, previous);
}

/** What is proposed at a place, held to be what an editor can take; gives the edits. */
function askAt(project: Project, path: string, offset: number): Edit[] {
  const { text, lines } = project.files.get(path)!.source!;
  const { items } = completionsAt(project, path, offset, 'vi');
  assert.ok(items.length <= 100, `too many at ${offset}`);
  const { line } = positionAt(lines, offset);
  assert.equal(new Set(items.map(({ label }) => label)).size, items.length, `each once at ${offset}`);
  for (const { edit, filter, kind, insertEnd = edit.end, stops = [], label } of items) {
    const what = `${label} at ${offset}`;
    assert.ok(edit.start <= offset && offset <= edit.end, `the edit holds the cursor: ${what}`);
    assert.ok(offset <= insertEnd && insertEnd <= edit.end, `the insertion begins the replacement: ${what}`);
    assert.equal(positionAt(lines, edit.start).line, line, `the edit begins on the line: ${what}`);
    assert.ok(edit.end <= (lines.starts[line + 1] ?? text.length + 1) - 1, `the edit ends on the line: ${what}`);
    for (const { start, end } of stops) assert.ok(0 <= start && start <= end && end <= edit.text.length, what);
    const typed = text.slice(edit.start, offset);
    if (filter !== undefined && kind !== 'key' && kind !== 'item')
      assert.ok(filter.startsWith(typed), `an editor that filters keeps what it found: ${what}`);
  }
  return items.map(({ edit }) => edit);
}

/** Takes every proposal at every position; gives at how many positions there were any. */
function takeAll(name: string, text: string): number {
  const path = `/fixture/${name}`;
  const project = projectWith(name, text);
  const source = project.files.get(path)!.source!;
  const before = problemsIn(source);
  const seen = new Set<string>();
  let answered = 0;
  for (let offset = 0; offset <= text.length; offset++) {
    const edits = askAt(project, path, offset);
    if (edits.length > 0) answered++;
    for (const edit of edits) {
      const key = `${edit.start} ${edit.end} ${edit.text}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const after = openSource(path, applyEdits(text, [edit]), source);
      const { line, column } = positionAt(source.lines, offset);
      const problems = after.pieces.flatMap((piece) => piece.problems.map(({ kind, quoted }) => `${kind} ${quoted}`));
      assert.ok(
        problemsIn(after) <= before,
        `${name}:${line + 1}:${column + 1}: ${JSON.stringify(edit.text)} makes ${problems.join(', ')}`,
      );
    }
  }
  return answered;
}

describe('completion at every position', () => {
  it('of a file with all there is gives what can be read', function () {
    this.timeout(120_000);
    assert.ok(takeAll('index.par.yaml', everything) > everything.length / 3);
  });

  it('of the same with CRLF gives the same', function () {
    this.timeout(120_000);
    const text = everything.replaceAll('\n', '\r\n');
    assert.ok(takeAll('index.par.yaml', text) > everything.length / 3);
  });

  it('of a real file gives what can be read', function () {
    this.timeout(120_000);
    const text = textOf('7-hien-dai-hoa.par.yaml');
    assert.ok(takeAll('7-hien-dai-hoa.par.yaml', text.slice(0, 3000)) > 200);
  });

  it('of a line that was begun anywhere gives what can be read', function () {
    this.timeout(120_000);
    const lines = everything.split('\n');
    const path = '/fixture/index.par.yaml';
    let project = projectWith('index.par.yaml', everything);
    const before = problemsIn(project.files.get(path)!.source!);
    let taken = 0;
    const failures: string[] = [];
    for (let line = 3; line <= lines.length; line++) {
      for (const [i, begun] of [
        '',
        '-',
        '- ',
        't',
        'lĩnh vực',
        'muc ',
        '- c',
        'lead:',
        'lead: s',
        'deadline: "q',
        'sameAs: ',
      ].entries()) {
        const column = (line * 3 + i * 5) % 13;
        const above = lines.slice(0, line).join('\n');
        const text = [...lines.slice(0, line), ' '.repeat(column) + begun, ...lines.slice(line)].join('\n');
        project = projectWith('index.par.yaml', text, project);
        const source = project.files.get(path)!.source!;
        const broken = problemsIn(source);
        for (const edit of askAt(project, path, above.length + 1 + column + begun.length)) {
          const after = openSource(path, applyEdits(text, [edit]), source);
          const what = `${line + 1}:${column} ${begun}: ${JSON.stringify(edit.text)}`;
          // What is only begun may be broken; taken, it is whole, but where the line itself can stand nowhere.
          if (problemsIn(after) > (begun.includes(':') ? broken : before)) failures.push(what);
          taken++;
        }
      }
    }
    assert.deepEqual(failures, []);
    assert.ok(taken > 500, `${taken} taken`);
  });

  it('of a file that is cut off there answers, and only what can be taken', () => {
    const name = '7-hien-dai-hoa.par.yaml';
    const original = textOf(name);
    let project = projectWith(name, original);
    let answered = 0;
    const ends = linesOf(original).starts.slice(0, 60);
    for (const offset of ends.flatMap((start) => [start, start + 5, start + 9, start + 14, start + 20])) {
      project = projectWith(name, original.slice(0, offset), project);
      answered += askAt(project, `/fixture/${name}`, offset).length > 0 ? 1 : 0;
    }
    assert.ok(answered > 100, `${answered} answers`);
  });

  it('of a broken file answers without fail', () => {
    for (const broken of [
      '',
      ' ',
      '\n\n',
      '- ',
      'par',
      'criteria:\n- - code: "1"\n    - x',
      'criteria: [',
      'criteria:\n  - code: "1\n    title: \'a\n   max: 1\n  lead: [a, "b\n',
      'a:\n\t- b\n',
      '<<<<<<< HEAD\npar: 1\n=======\npar: 1\n>>>>>>> x\n',
      '# par-ignore\n# par-ignore-file a, ',
      '\r\r\n\u2028: - # "',
    ]) {
      const project = projectWith('7-hien-dai-hoa.par.yaml', broken);
      for (let offset = 0; offset <= broken.length; offset++)
        askAt(project, '/fixture/7-hien-dai-hoa.par.yaml', offset);
    }
  });

  it('answers nothing for a file that is not there', async () => {
    const project = await projectOf({ files });
    assert.deepEqual(completionsAt(project, '/fixture/none.par.yaml', 0, 'vi').items, []);
  });
});
