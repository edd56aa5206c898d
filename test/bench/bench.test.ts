import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { actualFindings, projectOf } from '../harness/fixture.ts';
import type { AnnexOptions } from './annex.ts';
import { annexOf, provincesOf } from './annex.ts';
import { pictureOf } from './picture.ts';
import type { Result, Row } from './results.ts';
import { lookupIn } from './results.ts';
import { idle, yls } from './servers.ts';
import { summaryOf } from './statistics.ts';
import { isMet, marginOf, targetsOf } from './targets.ts';

async function findingsIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  const contents = Object.entries(files).map(([name, text]) => [name, { kind: 'text' as const, text }] as const);
  const found = actualFindings(await projectOf({ files: Object.fromEntries(contents) }));
  return found.map(({ file, line, rule }) => `${file}:${line + 1} ${rule}`);
}

describe('the benchmark', () => {
  for (const split of ['one', 'two', 'areas'] as const satisfies AnnexOptions['split'][]) {
    it(`made-up annexes (${split}) have as many criteria as wanted and nothing to find`, async () => {
      const files = annexOf({ criteria: 95, seed: 1, split });
      assert.equal(
        Object.values(files)
          .join('')
          .match(/- code: "\d/g)?.length,
        95,
      );
      assert.deepEqual(await findingsIn(files), []);
    });
  }

  it('63 provinces have eight files each and nothing to find', async () => {
    const files = Object.entries(provincesOf(1));
    assert.equal(files.length, 504);
    assert.deepEqual(await findingsIn(Object.fromEntries(files.filter(([name]) => /tinh-(?:01|40)/.test(name)))), []);
  });

  it('runs, and shows what it measured', () => {
    const args = ['scripts/bench.mjs', '--quick', '--alone', '--dist', 'dist', '--only', 'check-one'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /^\| PAR Index +\| S +\|.* ms/m);
    assert.match(stdout, /one file: ours ÷ an empty script \| ≤ 2\.00 × \| [\d.]+ ×/);
  });

  it('judges by ratios: what is not measured is neither met nor missed', () => {
    const row = (who: string, ...times: number[]): Row => ({ who, size: 'S', unit: 'ms', ...summaryOf(times) });
    const machine = { date: '', cpu: '', cores: 1, memory: 1, system: '', node: '' };
    const rows = [row('PAR Index', 1, 1, 2), row(yls, 300, 400, 500), row(idle, 0.4)];
    const results: Result[] = [{ measure: 'keystroke', machine, quick: false, rows, absent: [] }];
    const targets = targetsOf(lookupIn(results));
    const find = (what: string) => targets.find((target) => target.what === what)!;
    const quicker = find(`keystroke, S: ${yls} ÷ ours`);
    assert.deepEqual([quicker.reached, isMet(quicker), marginOf(quicker)], [400, true, 2]);
    const floor = find(`keystroke, S: ours ÷ ${idle}`);
    assert.deepEqual([floor.reached, isMet(floor), marginOf(floor)], [2.5, false, 0.8]);
    assert.equal(isMet(find(`keystroke, L: ours ÷ ${idle}`)), undefined);
    assert.match(pictureOf(results), /<text[^>]*>400 ms<\/text>/);
  });
});
