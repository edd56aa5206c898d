import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdits } from '../../server/src/base/edit.ts';
import { completionsAt } from '../../server/src/features/completion.ts';
import { fixturesIn, openFixture } from '../harness/cursor.ts';
import { readFileSync } from 'node:fs';

/**
 * A fixture of a completion, by its `#!` lines: `first` are the labels that are proposed first at `$0`, parted by
 * ` | ` (`none` where nothing is); `never` are labels that are not; `take` is the one that is taken, with the result
 * in `x.after.par.yaml`. `UPDATE_FIXTURES=1` writes the results.
 */
for (const location of fixturesIn('completion')) {
  describe(`completion: ${path.basename(location)}`, () => {
    it('proposes what it should, and what is taken stands where it should', async () => {
      const { project, cursors, notes, texts } = await openFixture(location);
      const [cursor] = cursors;
      assert.ok(cursor, 'the fixture has a $0');
      const { items } = completionsAt(project, cursor.path, cursor.offset, 'vi');
      const labels = items.map(({ label }) => label);
      const first = notes['first']!.split(' | ');
      assert.deepEqual(labels.slice(0, first.length), first[0] === 'none' ? [] : first);
      if (first[0] === 'none') assert.deepEqual(labels, []);
      for (const never of (notes['never'] ?? '').split(' | '))
        assert.ok(!labels.includes(never), `${never} is not there`);
      if (notes['take'] === undefined) return;
      const taken = items.find(({ label }) => label === notes['take']);
      assert.ok(taken, `${notes['take']} is proposed among ${labels.join(', ')}`);
      const after = applyEdits(texts[cursor.file]!, [taken.edit]);
      const beside = location.endsWith('.par.yaml')
        ? location.replace(/\.par\.yaml$/, '.after.par.yaml')
        : path.join(`${location}.after`, cursor.file);
      if (process.env['UPDATE_FIXTURES']) writeFileSync(beside, after);
      assert.equal(after, readFileSync(beside, 'utf8'));
    });
  });
}
