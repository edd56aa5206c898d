import assert from 'node:assert/strict';
import { check } from '../../server/src/rules/engine/check.ts';
import { loadProject } from '../../server/src/workspace/load.ts';
import { memoryAccess } from '../harness/memory.ts';

interface Numbers {
  readonly area: string;
  readonly first: string;
  readonly second: string;
}

/** A small index of one area with two components; the numbers of one column are given, the others add up. */
function index(year: number, column: 'max' | 'target', numbers: Numbers, previous?: string): string {
  const points = (given: keyof Numbers, max: string): string => {
    const value = numbers[given];
    return column === 'max' ? `max: ${value}, score: 0, target: 0` : `max: ${max}, score: 0, target: ${value}`;
  };
  const lines = (indent: string, text: string) =>
    text
      .split(', ')
      .map((line) => `${indent}${line}\n`)
      .join('');
  const leaf = (code: string, title: string, given: keyof Numbers) =>
    `      - code: "${code}"\n        title: ${title}\n${lines('        ', points(given, '10'))}        lead: Sở Nội vụ\n        tasks:\n          - Rà soát, đôn đốc.\n        deadline: Năm ${year}\n`;
  return `par: 1
index:
  title: Chỉ số thử nghiệm
  scoreYear: ${year - 1}
  targetYear: ${year}
${lines('  ', points('area', '20'))}${previous === undefined ? '' : `  previous: ${previous}\n`}criteria:
  - code: "1"
    title: Chỉ đạo điều hành
${lines('    ', points('area', '20'))}    criteria:
${leaf('1.1', 'Công tác kiểm tra', 'first')}${leaf('1.2', 'Công tác tuyên truyền', 'second')}`;
}

/** The titles of the repairs of the one wrong sum of this year. */
async function repairs(
  column: 'max' | 'target',
  lastYear: Numbers,
  thisYear: Numbers,
  previous?: string,
): Promise<string[]> {
  const files = {
    '/a/2020/index.par.yaml': index(2020, column, lastYear),
    '/a/2021/index.par.yaml': index(2021, column, thisYear, previous),
  };
  const { project } = await loadProject(memoryAccess(files), { folder: '/a', marked: 'config' });
  const findings = check(project).findings.filter(({ rule }) => rule === 'sum-mismatch');
  assert.equal(findings.length, 1);
  return findings[0]!.fixes().map(({ title }) => title.en);
}

describe('the file of last year as evidence', () => {
  const lastYear = { area: '6', first: '3.5', second: '2.5' };
  const path = '../2020/index.par.yaml';

  it('a parent that still has last year’s number, though a component changed, is repaired first', async () => {
    const thisYear = { area: '6', first: '3.5', second: '3.25' };
    const [first] = await repairs('target', lastYear, thisYear, path);
    assert.match(first!, /^Set the target of 1: 6 → 6\.75 \(still the number of last year/);
    const [without] = await repairs('target', lastYear, thisYear);
    assert.doesNotMatch(without!, /last year/, 'without the file there is no such evidence');
  });

  it('a maximum that was another last year is put back first', async () => {
    const [first] = await repairs('max', lastYear, { area: '6', first: '3.5', second: '4.5' }, path);
    assert.match(first!, /^Set the maximum of 1\.2: 4\.5 → 2\.5 \(as in last year’s file\)/);
  });
});
