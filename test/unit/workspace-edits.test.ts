import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { letGoOfRead } from '../../server/src/features/diagnostics.ts';
import { symbolsFor } from '../../server/src/features/workspace-symbols.ts';
import { rules } from '../../server/src/rules/all.ts';
import { checkerOf, checkWith } from '../../server/src/rules/engine/check.ts';
import type { FileState } from '../../server/src/workspace/project.ts';
import { buildProject } from '../../server/src/workspace/project.ts';
import { openSource } from '../../server/src/syntax/source.ts';
import { filesIn, follow, told } from '../fuzz/workspace.ts';

const seed = Number(process.env.PROPERTY_SEED);

const statesOf = (files: Readonly<Record<string, string>>): FileState[] =>
  Object.entries(files).map(([path, text]) => ({ path, realPath: path, content: { kind: 'text', text } }));

describe('a workspace through changes', function () {
  this.timeout(600_000);

  it('an item that becomes the name of a file, and the other way round', () => {
    const part = 'par: 1\ncriteria:\n  - code: "1"\n    title: a\n    max: 1\n';
    const root = 'par: 1\nindex:\n  title: a\n  max: 2\ncriteria:\n  - file: 1.par.yaml\n';
    const project = buildProject('/w', '/w', statesOf({ '/w/1.par.yaml': part, '/w/2.par.yaml': part }));
    checkerOf(project).settle();
    for (const second of [root, part, root]) {
      const states = statesOf({ '/w/1.par.yaml': part, '/w/2.par.yaml': second });
      project.update(states);
      const fresh = buildProject('/w', '/w', states);
      assert.deepEqual(told(project, checkerOf(project).all().findings), told(fresh, checkWith(fresh, rules).findings));
    }
  });

  it('a repair that the level above names, when only the level above changes', () => {
    const file = 'test/fixtures/rules/sum-mismatch/bad-partial-parent.par.yaml';
    const text = readFileSync(file, 'utf8');
    const statesWith = (score: string) =>
      statesOf({ '/w/a.par.yaml': text.replace('\n  score: 3.5', `\n  score: ${score}`) });
    const project = buildProject('/w', '/w', statesWith('3.5'));
    const before = told(project, checkerOf(project).all().findings);
    project.update(statesWith('3.25'));
    const now = told(project, checkerOf(project).all().findings);
    assert.notDeepEqual(now, before);
    const fresh = buildProject('/w', '/w', statesWith('3.25'));
    assert.deepEqual(now, told(fresh, checkWith(fresh, rules).findings));
  });

  it('who of a long registry is named, when another is named', () => {
    const names = Array.from(
      { length: 100 },
      (_, i) => `Ủy ban nhân dân xã Tân ${String.fromCharCode(65 + (i % 26))}${i}`,
    );
    const agencies = names.map((name) => `  - name: ${name}\n`).join('');
    const statesWith = (lead: string) =>
      statesOf({
        '/w/a.par.yaml': `par: 1\nindex:\n  title: a\n  max: 1\nagencies:\n${agencies}criteria:\n  - code: "1"\n    title: a\n    max: 1\n    lead: ${lead}\n`,
      });
    const project = buildProject('/w', '/w', statesWith('Bưu điện tỉnh'));
    checkerOf(project).settle();
    for (const name of [names[0]!, names[40]!, names[99]!]) {
      project.update(statesWith(name));
      const fresh = buildProject('/w', '/w', statesWith(name));
      assert.deepEqual(told(project, checkerOf(project).all().findings), told(fresh, checkWith(fresh, rules).findings));
    }
  });

  it('lets go of trees that are none any more', () => {
    const part =
      'par: 1\ncriteria:\n  - code: "1"\n    title: a\n    max: 1\n    tasks: [Thực hiện Quyết định số 1/QĐ-UBND]\n';
    const source = openSource('/w/1.par.yaml', part);
    const files = (isRoot: boolean): FileState[] => [
      ...statesOf({
        '/w/0.par.yaml': `par: 1\n${isRoot ? 'index' : 'x-index'}:\n  title: a\n  max: 1\ncriteria:\n  - file: 1.par.yaml\n`,
      }),
      { path: source.path, realPath: source.path, content: { kind: 'text', text: part, source } },
    ];
    const project = buildProject('/w', '/w', files(true));
    /** How many follow the rows of the part. */
    const followers = (): number => {
      checkerOf(project).settle();
      const { watchers } = project.files.get('/w/1.par.yaml')!.model as unknown as { watchers: ReadonlySet<unknown> };
      return watchers.size;
    };
    const before = followers();
    for (let times = 0; times < 5; times++) {
      project.update(files(false));
      followers();
      project.update(files(true));
    }
    assert.equal(followers(), before);
  });

  it('keeps what was read of the criteria of open files only, and reads it again as it was', () => {
    const files = filesIn('samples/hanoi-2021-corrected');
    const [opened, closed] = Object.keys(files).filter((file) => /\/\d/.test(file)) as [string, string];
    const states = (isOpen: (path: string) => boolean): FileState[] =>
      Object.entries(files).map(([path, text]) => ({
        path,
        realPath: path,
        content: { kind: 'text', text, ...(isOpen(path) ? { source: openSource(path, text) } : {}) },
      }));
    const project = buildProject(
      '/w',
      '/w',
      states((path) => path === opened),
    );
    const readOf = (path: string) =>
      project.files
        .get(path)!
        .source!.pieces.filter(({ kind }) => kind === 'item')
        .map(({ node }) => node);
    const before = { opened: readOf(opened), closed: readOf(closed) };
    assert.ok(before.closed.length > 5);
    checkerOf(project).settle();
    assert.ok(readOf(opened).every((node, i) => node === before.opened[i]));
    assert.ok(readOf(closed).every((node, i) => node !== before.closed[i]));
    assert.deepEqual(readOf(closed), before.closed);
    assert.ok(symbolsFor([project], 'a', 500).length > 5);
    const answered = readOf(closed);
    letGoOfRead(project);
    assert.ok(readOf(closed).every((node, i) => node !== answered[i]));
    project.update(states((path) => path === closed));
    const now = readOf(closed);
    checkerOf(project).settle();
    assert.ok(readOf(closed).every((node, i) => node === now[i]));
  });

  for (const kind of ['human', 'wild'] as const) {
    it(`tells what a fresh start tells: ${kind} changes, small folders`, () => {
      assert.ok(follow({ runs: 800, seed, kind, size: 'small', changes: 30 }) >= 10_000);
    });

    it(`tells what a fresh start tells: ${kind} changes, whole annexes`, () => {
      assert.ok(follow({ runs: 20, seed, kind, size: 'large', changes: 20 }) > 100);
    });
  }
});
