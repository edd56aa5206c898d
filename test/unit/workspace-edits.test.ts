import assert from 'node:assert/strict';
import { follow } from '../fuzz/workspace.ts';

const seed = Number(process.env.PROPERTY_SEED ?? 20_211_122);

describe('a workspace through changes', function () {
  this.timeout(600_000);

  for (const kind of ['human', 'wild'] as const) {
    it(`tells what a fresh start tells: ${kind} changes, small folders`, () => {
      assert.ok(follow({ runs: 800, seed, kind, size: 'small', changes: 30 }) >= 10_000);
    });

    it(`tells what a fresh start tells: ${kind} changes, whole annexes`, () => {
      assert.ok(follow({ runs: 20, seed, kind, size: 'large', changes: 20 }) > 100);
    });
  }
});
