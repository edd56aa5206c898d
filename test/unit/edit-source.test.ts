import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { applyEdits, withoutOverlaps } from '../../server/src/base/edit.ts';
import { linesOf, offsetAt, positionAt } from '../../server/src/base/lines.ts';
import { editSource, editSourceAtOnce } from '../../server/src/syntax/edit-source.ts';
import type { Source } from '../../server/src/syntax/source.ts';
import { offsetIn, openSource, positionIn } from '../../server/src/syntax/source.ts';
import { editsOf } from '../harness/edits.ts';

const texts = ['samples/hanoi-2021', 'samples/hanoi-2021-corrected', 'samples/agencies-2025'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.par.yaml'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8')),
);

/** What a source says: its own tables and all that its pieces were read to. */
function said({ text, pieces, owners, heads, blocks, starts, lineAt, silencing, broken, needsWhole }: Source) {
  return { text, pieces, owners, heads, blocks, starts, lineAt, silencing, broken, needsWhole };
}

describe('a source through edits', () => {
  for (const kind of ['human', 'wild'] as const) {
    it(`equals the source of the new text: ${kind} edits`, () => {
      const text = fc.constantFrom(...texts, '', 'par: 1\n', ...texts.map((each) => each.replaceAll('\n', '\r\n')));
      fc.assert(
        fc.property(text, fc.array(editsOf(kind), { minLength: 1, maxLength: 12 }), (start, edits) => {
          let source = openSource('/a', start);
          for (const make of edits) {
            const edit = make(source.text);
            const next = editSource(source, edit);
            assert.equal(next.text, applyEdits(source.text, [edit]));
            assert.equal(new Set(next.pieces).size, next.pieces.length, 'no piece stands twice');
            source = next;
            assert.deepEqual(said(source), said(openSource('/a', source.text)));
          }
        }),
        { numRuns: 400 },
      );
    });
  }

  it('equals the source of the new text: several edits at once', () => {
    const edits = fc.array(editsOf('human'), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(fc.constantFrom(...texts), edits, (start, made) => {
        const source = openSource('/a', start);
        const apart = withoutOverlaps(made.map((make) => make(start)));
        const next = editSourceAtOnce(source, apart);
        assert.equal(next.text, applyEdits(start, apart));
        assert.deepEqual(said(next), said(openSource('/a', next.text)));
      }),
      { numRuns: 200 },
    );
  });

  it('sees a mark of a merge wherever a line begins, also behind a lone carriage return', () => {
    const [start] = texts.map((each) => each.replaceAll('\n', '\r\n')) as [string];
    const source = openSource('/a', start);
    const at = start.indexOf('\r\n', start.indexOf('title:', start.length / 2)) + 1;
    const now = editSource(source, { start: at, end: at, text: '<<<<<<< a\n' });
    assert.deepEqual(said(now), said(openSource('/a', now.text)));
    assert.equal(now.needsWhole, true);
  });

  it('finds lines and columns without putting the text together', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(editsOf('wild'), { maxLength: 3 }),
        fc.nat(),
        (start, edits, n) => {
          const source = edits.reduce((each, make) => editSource(each, make(each.text)), openSource('/a', start));
          const lines = linesOf(source.text);
          const offset = n % (source.text.length + 1);
          const position = positionIn(source, offset);
          assert.deepEqual(position, positionAt(lines, offset));
          const wide = { line: position.line, column: n % 90 };
          assert.equal(offsetIn(source, wide), offsetAt(lines, wide));
          assert.equal(offsetIn(source, { line: lines.starts.length + 3, column: 1 }), source.text.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads one piece anew for a letter typed, and few for a block that comes or goes', () => {
    const text = texts.find((each) => each.includes('7.1.9'))!;
    const source = openSource('/a', text);
    const fresh = (next: Source) => next.pieces.filter((piece) => !source.pieces.includes(piece)).length;
    const at = text.indexOf('Xây dựng', text.indexOf('7.1.10')) + 9;
    assert.equal(fresh(editSource(source, { start: at, end: at, text: 'x' })), 1);
    const dash = text.indexOf('- code: "7.1.9"');
    assert.ok(fresh(editSource(source, { start: dash, end: dash + 1, text: ' ' })) <= 3);
    const block = '- code: "7.1.9a"\n            title: x\n            max: 1\n          ';
    assert.equal(fresh(editSource(source, { start: dash, end: dash, text: block })), 1);
  });
});
