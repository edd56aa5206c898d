import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdits } from '../../server/src/base/edit.ts';
import type { Changes } from '../../server/src/features/changes.ts';
import { refactoringsAt } from '../../server/src/features/refactor/all.ts';
import type { CursorFixture } from '../harness/cursor.ts';
import { fixturesIn, openFixture, textsBeside } from '../harness/cursor.ts';

/**
 * A fixture of a refactoring, by its `#!` lines: `do` is the id of what is done at `$0` and `title` how it is offered,
 * with the result in `x.after`; `never` are ids that must not be offered there; `refused` says why one can't be done.
 * `UPDATE_FIXTURES=1` writes the results.
 */
for (const location of fixturesIn('refactor')) {
  describe(`refactoring: ${path.basename(location)}`, () => {
    it('offers what it should and does it in one step', async () => {
      const fixture = await openFixture(location);
      const { notes, project, cursors } = fixture;
      const [cursor] = cursors;
      assert.ok(cursor, 'the fixture has a $0');
      const offered = refactoringsAt(project, cursor.path, cursor.offset);
      const ids = offered.map(({ id }) => id);
      for (const id of (notes['never'] ?? '').split(', ').filter(Boolean))
        assert.ok(!ids.includes(id), `${id} is not offered among ${ids.join(', ')}`);
      const { do: wanted, title, refused } = notes;
      if (wanted === undefined) {
        assert.ok(notes['never'], 'the fixture says what is done, or what never is');
        return;
      }
      const one = offered.find(({ id }) => id === wanted);
      assert.ok(one, `${wanted} is offered among ${ids.join(', ')}`);
      assert.equal(one.title.vi, title);
      assert.equal(one.disabled?.vi, refused);
      if (refused === undefined) holdAfter(location, fixture, one.changes());
    });
  });
}

function holdAfter(location: string, fixture: CursorFixture, { edits, created, deleted = [] }: Changes): void {
  const name = (file: string) => file.replace('/fixture/', '');
  const after: Record<string, string> = { ...fixture.texts };
  for (const [file, list] of edits) {
    const text = after[name(file)]!;
    const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
    after[name(file)] = mark + applyEdits(text.slice(mark.length), list);
  }
  for (const [file, text] of created ?? []) after[name(file)] = text;
  if (process.env['UPDATE_FIXTURES']) write(location, fixture, after);
  assert.deepEqual(after, textsBeside(location, 'after', fixture));
  for (const file of deleted) assert.ok(name(file) in fixture.texts, `${file} was there`);
  assert.deepEqual(deleted.map(name).join(', '), fixture.notes['deleted'] ?? '');
}

function write(location: string, { texts }: CursorFixture, after: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(after)) {
    if (text === texts[file]) continue;
    const target = location.endsWith('.par.yaml')
      ? location.replace(/\.par\.yaml$/, '.after.par.yaml')
      : path.join(`${location}.after`, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}
