// Keys stand in any order, items hold what they hold, lists are indented or not: what YAML reads without objection is read
// just so, piece by piece.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { openSource } from '../../server/src/syntax/source.ts';
import { valueOf } from '../fuzz/pieces.ts';

/** The lines of a map, its first key at the column. */
type Lines = readonly string[];

interface Shape {
  /** In what order the keys stand, by chance. */
  readonly order: readonly number[];
  /** Which of the keys there are. */
  readonly has: readonly boolean[];
  readonly children: readonly Shape[];
}

const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.record({
    order: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
    has: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    children: fc.oneof({ maxDepth: 2 }, fc.constant([]), fc.array(tie('shape'), { maxLength: 3 })),
  }),
}));

/** `indent` is how much deeper than its key a list stands. */
function linesOf({ order, has, children }: Shape, code: string, indent: 0 | 2): Lines {
  const list = (items: readonly Lines[]): string[] =>
    items.flatMap((lines) => lines.map((line, i) => `${' '.repeat(indent)}${i === 0 ? '- ' : '  '}${line}`));
  const keys: Lines[] = [
    [`code: "${code}"  # theo QĐ: số 1`],
    ['title: Cải cách thể chế'],
    ['max: 1.5'],
    ['deadline: Năm 2021'],
    ['tasks:', ...list([['task: Rà soát'], ['task: Báo cáo', 'deadline: Quý I/2021'], ['Công bố']])],
    ['evidence:  # kèm: tệp', ...list([['a.pdf'], ['b.pdf']])],
    ['with: [Sở Y tế]'],
    ...(children.length > 0
      ? [['criteria:', ...list(children.map((child, i) => linesOf(child, `${code}.${i + 1}`, indent)))]]
      : [['note: abc']]),
  ];
  const shown = keys.filter((_, i) => has[i] || (i === 7 && children.length > 0));
  const sorted = shown.map((lines, i) => ({ lines, at: order[i]! })).sort((a, b) => a.at - b.at);
  return sorted.length > 0 ? sorted.flatMap(({ lines }) => lines) : keys[0]!;
}

describe('keys in any order', () => {
  it('are read as YAML reads them, and nothing is wrong with them', () => {
    fc.assert(
      fc.property(
        fc.array(shape, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(0 as const, 2 as const),
        (all, indent) => {
          const items = all.flatMap((each, i) =>
            linesOf(each, String(i + 1), indent).map(
              (line, at) => `${' '.repeat(indent)}${at === 0 ? '- ' : '  '}${line}`,
            ),
          );
          const text = ['par: 1', 'criteria:', ...items, 'agencies:  # nguồn: QĐ 1', '  - name: Sở Y tế', ''].join(
            '\n',
          );
          const source = openSource('/a', text);
          assert.deepEqual(
            source.pieces.flatMap(({ problems }) => problems),
            [],
          );
          assert.deepEqual(JSON.parse(JSON.stringify(valueOf(source))), parse(text));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
