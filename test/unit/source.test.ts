import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { openSource } from '../../server/src/syntax/source.ts';
import { fuzzPieces, samples, valueOf } from '../fuzz/pieces.ts';

describe('a source, read block by block', () => {
  for (const { name, text } of samples) {
    it(`${name}: the blocks together say what the YAML library reads from the whole`, () => {
      assert.deepEqual(valueOf(openSource('/a', text)), parseDocument(text).toJS());
    });
  }

  it('an edit leaves every other piece the same object', () => {
    const { text } = samples.find(({ name }) => /hanoi-2021\/7-/.test(name))!;
    const before = openSource('/a', text);
    const after = openSource('/a', text.replace('0.185', '0.187'), before);
    assert.equal(after.pieces.filter((piece) => !before.pieces.includes(piece)).length, 1);
  });

  for (const text of [
    '1-chi-dao.par.yaml',
    '-{x',
    '"a\n    b"',
    'Các tiêu chí, tiêu chí thành phần và nhiệm vụ: như sau',
  ]) {
    it(`text between criteria: and the items is named, and the items are read: ${JSON.stringify(text)}`, () => {
      const { pieces } = openSource('/a', `par: 1\ncriteria:\n  ${text}\n  - code: "1"\n  - code: "2"\n`);
      assert.deepEqual(
        pieces.map(({ kind, problems }) => [kind, ...problems.map((problem) => problem.kind)]),
        [['head', 'no-colon'], ['item'], ['item']],
      );
    });
  }

  it('an error that the library sees in the whole is a problem of a block, and a file without any is read alike', () => {
    fuzzPieces({ runs: 800 });
  });

  it('after any edits it equals a fresh reading', () => {
    const insert = fc.constantFrom(
      '\n',
      '  ',
      '- ',
      'criteria:\n',
      '"',
      ': ',
      '#',
      'max: 1',
      '\n      - code: "9"\n',
      '\t',
      '---\n',
      '',
    );
    const { text } = samples.find(({ name }) => /hanoi-2021\/5-/.test(name))!;
    const start = text.slice(0, 6000);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(30), insert), { minLength: 1, maxLength: 8 }), (edits) => {
        let source = openSource('/a', start);
        for (const [at, length, inserted] of edits) {
          const from = at % (source.text.length + 1);
          const next = source.text.slice(0, from) + inserted + source.text.slice(from + length);
          source = openSource('/a', next, source);
          assert.equal(new Set(source.pieces).size, source.pieces.length, 'no piece stands twice');
        }
        assert.deepEqual(source, openSource('/a', source.text));
      }),
      { numRuns: 150 },
    );
  });
});
