import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { languages } from '../../server/src/base/text.ts';
import { hoverAt } from '../../server/src/features/hover.ts';
import { plain } from '../../server/src/lsp/convert.ts';
import { fixturesIn, openFixture } from '../harness/cursor.ts';

/**
 * Beside a fixture of hovers stands what is shown at each of its cursors, `x.md`: in both languages, the text that it
 * speaks of first, and once as plain text. `UPDATE_FIXTURES=1` writes it.
 */
for (const location of fixturesIn('hover')) {
  describe(`hover: ${path.basename(location)}`, () => {
    it('shows what it should at each cursor, in both languages', async () => {
      const { project, cursors } = await openFixture(location);
      const shown = cursors.flatMap(({ number, path: file, offset }) => {
        const text = project.files.get(file)!.source!.text;
        return [...languages, 'plain' as const].map((form) => {
          const found = hoverAt(project, file, offset, form === 'plain' ? 'vi' : form);
          const head = `# $${number} ${form}`;
          if (!found) return `${head}\n`;
          const words = text.slice(found.span.start, found.span.end).split('\n')[0];
          return `${head}: ${words}\n\n${form === 'plain' ? plain(found.markdown) : found.markdown}\n`;
        });
      });
      const beside = `${location.replace(/\.par\.yaml$/, '')}.md`;
      if (process.env['UPDATE_FIXTURES']) writeFileSync(beside, shown.join('\n'));
      assert.equal(shown.join('\n'), readFileSync(beside, 'utf8'));
    });
  });
}
