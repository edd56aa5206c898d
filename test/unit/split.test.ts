import assert from 'node:assert/strict';
import fc from 'fast-check';
import { split } from '../../server/src/syntax/split.ts';

/** Pieces as readable lines: kind, owner, text. */
function pieces(text: string): string[] {
  return split(text).cuts.map(
    ({ kind, owner, start, end }, i) =>
      `${i} ${kind}${owner === undefined ? '' : ` of ${owner}`}: ${JSON.stringify(text.slice(start, end))}`,
  );
}

const cases: readonly { what: string; text: string; expected: readonly string[] }[] = [
  {
    what: 'a list of criteria, nested',
    text: 'par: 1\ncriteria:\n  - code: "1"\n    criteria:\n      - code: "1.1"\n      - code: "1.2"\n  - code: "2"\n',
    expected: [
      '0 head: "par: 1\\ncriteria:\\n"',
      '1 item of 0: "  - code: \\"1\\"\\n    criteria:\\n"',
      '2 item of 1: "      - code: \\"1.1\\"\\n"',
      '3 item of 1: "      - code: \\"1.2\\"\\n"',
      '4 item of 0: "  - code: \\"2\\"\\n"',
    ],
  },
  {
    what: 'lists at the own indent of their key',
    text: 'criteria:\n- code: "1"\n  criteria:\n  - code: "1.1"\n- code: "2"\n',
    expected: [
      '0 head: "criteria:\\n"',
      '1 item of 0: "- code: \\"1\\"\\n  criteria:\\n"',
      '2 item of 1: "  - code: \\"1.1\\"\\n"',
      '3 item of 0: "- code: \\"2\\"\\n"',
    ],
  },
  {
    what: 'keys behind the components, and a section behind the criteria',
    text: 'criteria:\n  - code: "1"\n    criteria:\n      - code: "1.1"\n    note: a\nagencies:\n  - name: b\n',
    expected: [
      '0 head: "criteria:\\n"',
      '1 item of 0: "  - code: \\"1\\"\\n    criteria:\\n"',
      '2 item of 1: "      - code: \\"1.1\\"\\n"',
      '3 rest of 1: "    note: a\\n"',
      '4 head: "agencies:\\n  - name: b\\n"',
    ],
  },
  {
    what: 'a comment goes with what it stands above, unless it is indented deeper',
    text: 'criteria:\n  # of 1\n  - code: "1"\n    # of 1 too\n  # of 2\n  - code: "2"\n',
    expected: [
      '0 head: "criteria:\\n"',
      '1 item of 0: "  # of 1\\n  - code: \\"1\\"\\n    # of 1 too\\n"',
      '2 item of 0: "  # of 2\\n  - code: \\"2\\"\\n"',
    ],
  },
  {
    what: 'dashes inside block text and other lists begin no piece',
    text: 'criteria:\n  - code: "1"\n    tasks:\n    - >-\n      - code: "9"\n      criteria:\n    - b\n',
    expected: [
      '0 head: "criteria:\\n"',
      '1 item of 0: "  - code: \\"1\\"\\n    tasks:\\n    - >-\\n      - code: \\"9\\"\\n      criteria:\\n    - b\\n"',
    ],
  },
  {
    what: 'a quote that never closes stays in its piece',
    text: 'criteria:\n  - code: "1\n    max: 1\n  - code: "2"\n',
    expected: [
      '0 head: "criteria:\\n"',
      '1 item of 0: "  - code: \\"1\\n    max: 1\\n"',
      '2 item of 0: "  - code: \\"2\\"\\n"',
    ],
  },
  {
    what: 'CRLF',
    text: 'criteria:\r\n  - code: "1"\r\n  - code: "2"',
    expected: [
      '0 head: "criteria:\\r\\n"',
      '1 item of 0: "  - code: \\"1\\"\\r\\n"',
      '2 item of 0: "  - code: \\"2\\""',
    ],
  },
];

describe('split', () => {
  for (const { what, text, expected } of cases) it(what, () => assert.deepEqual(pieces(text), expected));

  it('a dash in a wrong column is an item all the same, and says where it should stand', () => {
    const { cuts } = split('criteria:\n  - code: "1"\n   - code: "2"\n - code: "3"\n');
    assert.deepEqual(
      cuts.map(({ kind, indent, expectedIndent }) => [kind, indent, expectedIndent]),
      [
        ['head', 0, undefined],
        ['item', 2, undefined],
        ['item', 3, 2],
        ['item', 1, 2],
      ],
    );
  });

  it('a second document is told once, where content follows', () => {
    assert.deepEqual(split('---\npar: 1\n').markers, []);
    assert.deepEqual(split('par: 1\n---\n').markers, []);
    assert.deepEqual(split('par: 1\n---\npar: 1\n').markers, [{ start: 7, end: 10 }]);
  });

  it('loses no character: the pieces joined are the text, for any text', () => {
    const part = fc.constantFrom(
      'criteria:',
      '- ',
      'code: "1"',
      '\n',
      '  ',
      ' ',
      '\t',
      '#',
      '---',
      '\r\n',
      ': ',
      '"',
      '>-',
      'x',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const { cuts } = split(text);
        assert.equal(cuts.map(({ start, end }) => text.slice(start, end)).join(''), text);
        for (const { lineStart, start, end, owner } of cuts) {
          assert.ok(start <= lineStart && lineStart <= end);
          if (owner !== undefined) assert.ok(owner < cuts.length);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
