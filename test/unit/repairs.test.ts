// One number of the sample is wrong, in each way in which numbers are mistyped: it must give one finding, and the first
// repair must put it right. The floors are measured. They stay below 100 %, because the sums alone can't always tell:
// two components of one list are both repaired by the same difference.
import assert from 'node:assert/strict';
import { readScore, writeScore } from '../../server/src/base/thousandths.ts';
import type { AmountField, Criterion } from '../../server/src/model/criterion.ts';
import { amountFields } from '../../server/src/model/criterion.ts';
import type { Parent } from '../../server/src/workspace/rollup.ts';
import { locate } from '../../server/src/rules/engine/check.ts';
import { placeOfAmount } from '../../server/src/rules/sum/place.ts';
import type { FileEdit, Intact } from '../harness/slips.ts';
import { openSample, slip } from '../harness/slips.ts';

interface Row {
  readonly row: Parent;
  readonly field: AmountField;
}

/** Ways to mistype a number; each gives what is written instead. */
const ways: Readonly<Record<string, (written: string, row: Row) => string[]>> = {
  'a digit one off': (written) =>
    digits(written).flatMap((i) => [-1, 1].flatMap((by) => withDigit(written, i, Number(written[i]) + by))),
  'another digit': (written) =>
    digits(written).flatMap((i) => [3, 5].flatMap((by) => withDigit(written, i, (Number(written[i]) + by) % 10))),
  'two digits swapped': (written) =>
    digits(written)
      .slice(1)
      .map((i, k) => {
        const chars = [...written];
        const j = digits(written)[k]!;
        [chars[i], chars[j]] = [chars[j]!, chars[i]!];
        return chars.join('');
      }),
  'the point moved': (written) =>
    [10, 0.1]
      .map((by) => readScore(written)!.value * by)
      .filter(Number.isInteger)
      .map(writeScore),
  'a digit dropped': (written) => digits(written).map((i) => written.slice(0, i) + written.slice(i + 1)),
  'a digit doubled': (written) => digits(written).map((i) => written.slice(0, i) + written[i]! + written.slice(i)),
  'the number of another column': (_, { row, field }) =>
    amountFields.flatMap((other) => (other === field ? [] : (row.amounts[other]?.written ?? []))),
};

function digits(written: string): number[] {
  return [...written].flatMap((char, i) => (char === '.' ? [] : [i]));
}

function withDigit(written: string, at: number, digit: number): string[] {
  return digit < 0 || digit > 9 ? [] : [written.slice(0, at) + String(digit) + written.slice(at + 1)];
}

/** Shares in per cent, by what is broken and how: one finding only, and put right by its first repair. */
const floors: Readonly<Record<string, Readonly<Record<string, readonly [one: number, right: number]>>>> = {
  leaf: {
    'a digit one off': [91, 85],
    'another digit': [99, 94],
    'two digits swapped': [99, 95],
    'the point moved': [98, 97],
    'a digit dropped': [96, 86],
    'a digit doubled': [97, 93],
    'the number of another column': [92, 68],
  },
  parent: {
    'a digit one off': [89, 89],
    'a digit dropped': [95, 95],
  },
};

/** Every so many of the cases are tried, spread evenly; `SHOW_SLIPS=1` tries all and prints the table. */
const every = process.env.SHOW_SLIPS ? 1 : 5;

describe('a slip in a number', function () {
  this.timeout(120_000);
  const sample = openSample('hanoi-2021-corrected');
  const tree = sample.project.trees[0]!;
  const isLeaf = ({ children }: Criterion) => children.length === 0;
  const kinds: Readonly<Record<string, readonly Parent[]>> = {
    leaf: tree.all.filter(isLeaf),
    parent: tree.all.filter((one) => !isLeaf(one)),
    total: [tree.index!],
  };
  for (const [kind, rows] of Object.entries(kinds)) {
    for (const [name, way] of Object.entries(ways)) {
      it(`${kind}: ${name}`, () => {
        const cases = rows
          .flatMap((row) =>
            amountFields.flatMap((field) => {
              const written = row.amounts[field]!.written;
              const others = new Set(way(written, { row, field }).filter((other) => isOther(other, written)));
              return [...others].map((other) => ({ row, field, other }));
            }),
          )
          .filter((_, i) => i % every === 0);
        const { shares, failures } = measure(sample, cases);
        if (process.env.SHOW_SLIPS)
          console.log(
            `${kind} | ${name} | ${cases.length} | ${shares.join(' | ')}${process.env.SHOW_SLIPS === '2' ? `\n  ${failures.join('\n  ')}` : ''}`,
          );
        const floor = floors[kind]?.[name] ?? [100, 100];
        assert.ok(cases.length > 0);
        assert.ok(
          shares[0]! >= floor[0] && shares[1]! >= floor[1],
          `${shares.join(' %, ')} %, below ${floor.join(' %, ')} %\n${failures.slice(0, 20).join('\n')}`,
        );
      });
    }
  }
});

/** A number that can be read, and is worth something else. */
function isOther(other: string, written: string): boolean {
  return /^(?:0|[1-9]\d*)(?:\.\d{1,3})?$/.test(other) && readScore(other)?.value !== readScore(written)!.value;
}

function measure(sample: Intact, cases: readonly { row: Parent; field: AmountField; other: string }[]) {
  const failures: string[] = [];
  let one = 0;
  let right = 0;
  for (const { row, field, other } of cases) {
    const span = locate(sample.project, placeOfAmount(row, field)!);
    const edit: FileEdit = { ...span, text: other };
    const { findings, fix } = slip(sample, [edit]);
    const single = findings.length === 1;
    if (single) one++;
    const intended = readScore(row.amounts[field]!.written)!.value;
    const change = fix?.length === 1 ? fix[0]! : undefined;
    const isRight =
      change?.path === span.path && change.start === span.start && readScore(change.text)?.value === intended;
    if (single && isRight) right++;
    else {
      const name = row.kind === 'criterion' ? row.code!.text : 'index';
      const found = findings
        .map((finding) => `${finding.rule}@${finding.criterion ?? 'index'}.${finding.key ?? ''}`)
        .join(', ');
      failures.push(
        `${name}.${field} ${row.amounts[field]!.written} → ${other}: ${found} ${
          findings[0]
            ?.fixes()
            .map(({ title }) => title.en)
            .slice(0, 3)
            .join(' // ') ?? ''
        }`,
      );
    }
  }
  const share = (n: number) => Math.floor((n / cases.length) * 1000) / 10;
  return { shares: [share(one), share(right)], failures };
}
