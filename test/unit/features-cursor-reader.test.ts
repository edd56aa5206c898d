import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { readerOf } from '../../server/src/features/cursor/reader.ts';
import { editSource } from '../../server/src/syntax/edit-source.ts';
import { openSource } from '../../server/src/syntax/source.ts';
import { editsOf } from '../harness/edits.ts';

const folder = 'samples/hanoi-2021';
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.par.yaml'))
  .map((name) => readFileSync(path.join(folder, name), 'utf8'));

/**
 * The nearest line with something in it that is no deeper than a column, by looking at all lines of the text. To YAML a
 * line separator (U+2028) is a sign like any other.
 */
function nextIn(lines: readonly string[], index: number, step: 1 | -1, deepest: number): number | undefined {
  for (let at = index + step; at >= 0 && at < lines.length; at += step) {
    const { blanks, sign } = /^(?<blanks> *)(?<sign>.?)/s.exec(lines[at]!)!.groups!;
    if (sign !== '' && sign !== '#' && blanks!.length <= deepest) return at;
  }
  return undefined;
}

describe('the reader of lines around a cursor', () => {
  it('reads the lines of the whole text, and finds those that are no deeper, piece by piece', () => {
    const edits = fc.array(editsOf('wild'), { maxLength: 4 });
    const depth = fc.constantFrom(-1, 0, 1, 2, 3, 4, 6, 8, Infinity);
    fc.assert(
      fc.property(fc.constantFrom(...texts, ''), edits, fc.array(fc.tuple(fc.nat(), depth)), (start, made, asked) => {
        const source = made.reduce((each, make) => editSource(each, make(each.text)), openSource('/a', start));
        const lines = source.text.split(/\r\n|\r|\n/);
        const reader = readerOf(source, 'file');
        assert.equal(reader.count, lines.length);
        for (const [n, deepest] of asked) {
          const index = n % lines.length;
          assert.equal(reader.at(index).text, lines[index]);
          for (const step of [1, -1] as const)
            assert.equal(reader.next(index, step, deepest), nextIn(lines, index, step, deepest));
        }
      }),
      { numRuns: 500 },
    );
  });
});
