import { follow } from '../fuzz/workspace.ts';

describe('a workspace through edits', () => {
  for (const kind of ['human', 'wild'] as const) {
    it(`tells what a fresh start tells: ${kind} changes`, () => {
      follow({ runs: 40, seed: Number(process.env.PROPERTY_SEED ?? 20_211_122), kind, changes: 20 });
    });
  }
});
