// One slip in one code of the sample, in each way in which codes are mistyped: it must give one finding, and the first
// repair must put it right. The floors are measured; where a slip can be read in two ways, it stays below 100 %.
import assert from 'node:assert/strict';
import type { Criterion } from '../../server/src/model/criterion.ts';
import { placeOfValue } from '../../server/src/model/entry.ts';
import { locate } from '../../server/src/rules/engine/check.ts';
import type { FileEdit, Intact } from '../harness/slips.ts';
import { openSample, slip } from '../harness/slips.ts';

interface Case {
  readonly name: string;
  readonly edits: readonly FileEdit[];
}

/** Ways to mistype a code; each gives what is written instead, or nothing where it can't happen. */
const ways: Readonly<Record<string, (parts: readonly number[], siblings: number) => (string | undefined)[]>> = {
  'last number one more': (parts) => [write(parts, parts.at(-1)! + 1)],
  'last number one less': (parts) => [parts.at(-1)! > 1 ? write(parts, parts.at(-1)! - 1) : undefined],
  'another last number': (parts, siblings) => [write(parts, siblings + 5), write(parts, 1)],
  'last digit twice': (parts) => [`${parts.join('.')}${parts.at(-1)! % 10}`],
  'a number of the parent': (parts) =>
    parts.length > 1 ? [[parts[0]! + 1, ...parts.slice(1)].join('.'), parts.with(-2, parts.at(-2)! + 1).join('.')] : [],
  'a dot missing': (parts) =>
    parts.length > 1 ? [parts.join('.').replace(/\.(\d+)$/, '$1'), parts.join('.').replace('.', '')] : [],
  'a level missing': (parts) => (parts.length > 1 ? [parts.slice(0, -1).join('.'), parts.slice(1).join('.')] : []),
  'a level more': (parts) => [`${parts.join('.')}.1`, [...parts.slice(0, -1), 1, parts.at(-1)!].join('.')],
  'no code': (parts) => [
    `${parts.join('.')}.`,
    parts.join(','),
    parts.join('.').replace(/(\d+)$/, '0$1'),
    ` ${parts.join('.')}`,
  ],
};

function write(parts: readonly number[], last: number): string {
  return parts.with(-1, last).join('.');
}

/** Per cent that must give one finding, and that its first repair must put right, where not all do. */
const floors: Readonly<Record<string, { one: number; right: number }>> = {
  // Who names one of the two with `sameAs` goes along, right or wrong.
  swap: { one: 100, right: 98 },
};

describe('a slip in a code', function () {
  this.timeout(60_000);
  const sample = openSample('hanoi-2021-corrected');
  const [tree] = sample.project.trees;
  const groups = [tree!.top, ...tree!.all.map(({ children }) => children)].filter(({ length }) => length > 0);

  /** Every so many of the cases are tried, spread evenly; `SHOW_SLIPS=1` tries all and prints what fails. */
  const every = process.env.SHOW_SLIPS ? 1 : 3;

  for (const [name, way] of Object.entries(ways)) {
    it(name, () => {
      const cases = groups.flatMap((group) =>
        group.flatMap((criterion): Case[] =>
          way(criterion.code!.parts!, group.length)
            .filter((code) => code !== undefined && code !== criterion.code!.text)
            .map((code) => ({ name: `${criterion.code!.text} → ${code!}`, edits: [edit(sample, criterion, code!)] })),
        ),
      );
      measure(
        name,
        sample,
        cases.filter((_, i) => i % every === 0),
      );
    });
  }

  it('two neighbours with each other’s code', () => {
    const cases = groups.flatMap((group) =>
      group.slice(1).map((criterion, i): Case => {
        const before = group[i]!;
        const edits = [edit(sample, before, criterion.code!.text), edit(sample, criterion, before.code!.text)];
        return { name: `${before.code!.text} ↔ ${criterion.code!.text}`, edits };
      }),
    );
    measure('swap', sample, cases);
  });
});

function edit({ project }: Intact, criterion: Criterion, code: string): FileEdit {
  return { ...locate(project, placeOfValue(criterion.fields.get('code')!)), text: `"${code}"` };
}

function measure(name: string, sample: Intact, cases: readonly Case[]): void {
  const failures: string[] = [];
  let one = 0;
  let right = 0;
  for (const { name: what, edits } of cases) {
    const { findings, repaired } = slip(sample, edits);
    if (findings.length === 1) one++;
    const isRight = repaired !== undefined && [...repaired].every(([path, text]) => sample.texts.get(path) === text);
    if (isRight) right++;
    else
      failures.push(
        `${what}: ${findings.map(({ rule, criterion }) => `${rule}@${criterion ?? ''}`).join(', ')} ${findings.length === 1 ? (findings[0]!.fixes()[0]?.title.en ?? 'no fix') : ''}`,
      );
  }
  const share = (n: number) => Math.floor((n / cases.length) * 1000) / 10;
  if (process.env.SHOW_SLIPS)
    console.log(
      `${name}: ${cases.length} cases, one finding ${share(one)} %, put right ${share(right)} %\n  ${failures.join('\n  ')}`,
    );
  const floor = floors[name] ?? { one: 100, right: 100 };
  assert.ok(cases.length > 0);
  assert.ok(
    share(one) >= floor.one && share(right) >= floor.right,
    `one finding ${share(one)} %, put right ${share(right)} %\n${failures.join('\n')}`,
  );
}
