import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdits } from '../../server/src/base/edit.ts';
import type { Changes } from '../../server/src/features/changes.ts';
import { refactoringsAt } from '../../server/src/features/refactor/all.ts';
import type { Refactoring } from '../../server/src/features/refactor/refactoring.ts';
import type { Criterion } from '../../server/src/model/criterion.ts';
import { locate } from '../../server/src/rules/engine/check.ts';
import { effective, isLeaf } from '../../server/src/workspace/effective.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { buildProject } from '../../server/src/workspace/project.ts';

/** Every refactoring that is offered at every criterion of the sample is made, and what comes out is held. */
type Texts = ReadonlyMap<string, string>;

const home = 'samples/hanoi-2021-corrected';

function sample(shape: (text: string) => string): Texts {
  const names = readdirSync(home).filter((name) => name.endsWith('.par.yaml'));
  return new Map(names.map((name) => [`/s/${name}`, shape(readFileSync(path.join(home, name), 'utf8'))]));
}

/** The whole sample in one file. */
function whole(): Texts {
  const texts = sample((text) => text);
  const items = [...texts]
    .filter(([name]) => /\/\d/.test(name))
    .map(([, text]) => text.slice(text.indexOf('criteria:\n') + 10))
    .join('');
  const index = texts.get('/s/index.par.yaml')!;
  const root = index.slice(0, index.indexOf('criteria:\n') + 10) + items;
  return new Map([
    ['/s/index.par.yaml', root],
    ['/s/agencies.par.yaml', texts.get('/s/agencies.par.yaml')!],
  ]);
}

function open(texts: Texts, previous?: Project): Project {
  const states = [...texts].map(([file, text]) => ({
    path: file,
    realPath: file,
    content: { kind: 'text', text } as const,
  }));
  return buildProject('/s', '/s', states, previous);
}

function changed(texts: Texts, { edits, created, deleted }: Changes): Texts {
  const after = new Map(texts);
  for (const [file, list] of edits) after.set(file, applyEdits(after.get(file)!, list));
  for (const [file, text] of created ?? []) after.set(file, text);
  for (const file of deleted ?? []) after.delete(file);
  return after;
}

function criteriaOf(project: Project): Criterion[] {
  const below = (criterion: Criterion): Criterion[] => [criterion, ...criterion.children.flatMap(below)];
  return project.trees[0]!.top.flatMap(below);
}

function offered(project: Project, criterion: Criterion): Refactoring[] {
  const { path: file, start } = locate(project, criterion.anchor);
  return refactoringsAt(project, file, start).filter(({ disabled }) => !disabled);
}

/**
 * What every criterion is worth and who does what until when, codes left out: what no move may change. A leaf that has
 * no deadline gets one where all others have it, since nothing switches inheritance off.
 */
function values(project: Project): string[] {
  const [tree] = project.trees;
  return criteriaOf(project)
    .map((criterion) => {
      const { title, amounts } = criterion;
      const texts = (key: 'lead' | 'deadlines') =>
        key === 'deadlines' && without.has(title!.text)
          ? undefined
          : effective(tree!, criterion, key)?.value.map(({ text }) => text);
      return JSON.stringify([
        title?.text,
        [amounts.max, amounts.score, amounts.target].map((amount) => amount?.written),
        ...(isLeaf(criterion)
          ? [
              texts('lead'),
              effective(tree!, criterion, 'lead')?.from.with?.map(({ text }) => text),
              texts('deadlines'),
              effective(tree!, criterion, 'tasks')?.value.map(({ text, deadlines }) => [text, deadlines?.length]),
            ]
          : []),
      ]);
    })
    .sort();
}

/** Titles of the leaves without a deadline: every task of theirs has its own, or the annex gives none. */
const without = titlesWithout(open(sample((text) => text)));

function titlesWithout(project: Project): ReadonlySet<string> {
  const bare = criteriaOf(project).filter((leaf) => !effective(project.trees[0]!, leaf, 'deadlines'));
  return new Set(bare.map(({ title }) => title!.text));
}

function problems(project: Project): string[] {
  return [...project.files.values()].flatMap(({ path: file, source }) =>
    source!.pieces.flatMap((piece) => piece.problems.map(({ kind }) => `${file} ${kind}`)),
  );
}

function codes(project: Project): string[] {
  return criteriaOf(project).map(({ code }) => code!.text);
}

/** Name, texts, and at each how many-th criterion it is tried. */
const shapes: readonly (readonly [string, () => Texts, number])[] = [
  ['in files', () => sample((text) => text), 1],
  ['with CRLF', () => sample((text) => text.replaceAll('\n', '\r\n')), 5],
  [
    'in one file, without a line end at its end',
    () => new Map([...whole()].map(([file, text]) => [file, text.trimEnd()])),
    4,
  ],
];

const stays = /^(?:move|extract|inline|hoist|to-same-as|write-out)/;

for (const [shape, texts, step] of shapes) {
  describe(`refactorings of the sample ${shape}`, () => {
    const before = texts();
    const project = open(before);
    const held = values(project);
    const counts = new Map<string, number>();

    it('leave a file that can be read, with its line ends, and what they move unchanged', function () {
      this.timeout(120_000);
      assert.deepEqual(problems(project), []);
      for (const criterion of criteriaOf(project).filter((_, i) => i % step === 0)) {
        for (const one of offered(project, criterion)) {
          const what = `${one.id} at ${criterion.code!.text}: ${one.title.vi}`;
          const id = one.id.split(' ')[0]!;
          counts.set(id, (counts.get(id) ?? 0) + 1);
          const changes = one.changes();
          assert.ok(changes.edits.size > 0, what);
          const after = changed(before, changes);
          const result = open(after, project);
          assert.deepEqual(problems(result), [], what);
          for (const text of after.values())
            assert.equal(/(?<!\r)\n/.test(text) && text.includes('\r\n'), false, `${what}: one kind of line end`);
          if (stays.test(one.id)) assert.deepEqual(values(result), held, what);
          assert.equal(new Set(codes(result)).size, codes(result).length, `${what}: every code once`);
          for (const { sameAs } of criteriaOf(result))
            if (sameAs) assert.ok(result.trees[0]!.byCode.has(sameAs.text), `${what}: ${sameAs.text} is there`);
        }
      }
      for (const id of ['insert-before', 'insert-after', 'insert-under', 'move-up', 'move-down', 'move-to', 'delete'])
        assert.ok(counts.get(id)! > 3, `${id} is offered ${counts.get(id)} times`);
    });

    it('are undone by their counterparts', function () {
      this.timeout(120_000);
      const at = (state: Project, code: string, id: string) => {
        const criterion = criteriaOf(state).find((each) => each.code!.text === code);
        return criterion && offered(state, criterion).find((one) => one.id === id);
      };
      let undone = 0;
      for (const code of codes(project).filter((_, i) => i % step === 0)) {
        const last = Number(code.split('.').at(-1));
        const next = [...code.split('.').slice(0, -1), last + 1].join('.');
        for (const [id, back, where] of [
          ['insert-before', 'delete', code],
          ['insert-after', 'delete', next],
          ['move-down', 'move-up', next],
          ['move-up', 'move-down', [...code.split('.').slice(0, -1), last - 1].join('.')],
        ] as const) {
          const one = at(project, code, id);
          if (!one) continue;
          const there = changed(before, one.changes());
          const state = open(there, project);
          const inverse = at(state, where, back);
          assert.ok(inverse, `${id} at ${code} is undone by ${back} at ${where}`);
          assert.deepEqual([...changed(there, inverse.changes())], [...before], `${id} at ${code} and back`);
          undone++;
        }
      }
      assert.ok(undone > 200 / step, `${undone} pairs`);
    });

    it('take an area out of a root and back', function () {
      this.timeout(120_000);
      const [root] = before.keys();
      let taken = 0;
      for (const area of project.trees[0]!.top) {
        const one = offered(project, area).find(({ id }) => id === 'extract-file');
        if (!one) continue;
        const there = changed(before, one.changes());
        const state = open(there, project);
        const offset = there.get(root!)!.indexOf('- file:', there.get(root!)!.indexOf('criteria:'));
        const back = refactoringsAt(state, root!, offset).find(({ id }) => id === 'inline-file');
        assert.ok(back, area.code!.text);
        assert.deepEqual([...changed(there, back.changes())], [...before]);
        taken++;
      }
      assert.equal(taken, before.has('/s/1-chi-dao-dieu-hanh.par.yaml') ? 0 : 8);
    });
  });
}

describe('codes that two indexes share', () => {
  const index = 'index:\n  title: X\n  year: 2021\n';
  const item = (code: string, more = '') => `criteria:\n  - code: "${code}"\n    title: T\n    max: 1\n${more}`;
  const insertAt = (texts: Texts, file: string): Texts => {
    const project = open(texts);
    const one = refactoringsAt(project, file, texts.get(file)!.indexOf('code')).find(
      ({ id }) => id === 'insert-before',
    );
    assert.ok(one);
    return changed(texts, one.changes());
  };

  it('go on in each of them, also where a file is an index of its own', () => {
    const texts = new Map([
      ['/s/index.par.yaml', `${index}criteria:\n  - file: 4.par.yaml\n  - file: 5.par.yaml\n`],
      ['/s/4.par.yaml', item('4')],
      ['/s/5.par.yaml', index + item('5', '  - code: "7"\n    sameAs: "5"\n')],
    ]);
    const after = insertAt(texts, '/s/4.par.yaml');
    assert.match(after.get('/s/4.par.yaml')!, /code: "4"\n[^]*code: "5"\n    title: T\n/);
    assert.equal(after.get('/s/5.par.yaml'), index + item('6', '  - code: "7"\n    sameAs: "6"\n'));
  });

  it('stay in an index where another criterion has them', () => {
    const texts = new Map([
      ['/s/index.par.yaml', `${index}criteria:\n  - file: 4.par.yaml\n  - file: 5.par.yaml\n`],
      ['/s/4.par.yaml', item('4')],
      ['/s/5.par.yaml', item('5')],
      ['/s/z.par.yaml', `${index}${item('4', '  - file: 5.par.yaml\n  - code: "9"\n    sameAs: "4"\n')}`],
    ]);
    const after = insertAt(texts, '/s/4.par.yaml');
    assert.equal(after.get('/s/5.par.yaml'), item('6'));
    assert.equal(after.get('/s/z.par.yaml'), texts.get('/s/z.par.yaml'));
  });
});
