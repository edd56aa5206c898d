import type { Measure } from '../bench.ts';
import { ours, setOf, sizes } from '../bench.ts';
import { runWithMemory } from '../processes.ts';
import type { Row } from '../results.ts';
import { summaryOf } from '../statistics.ts';
import { checkCommand } from './check.ts';

export const growth: Measure = {
  name: 'growth',
  title: 'Ten times and a hundred times as much',
  about: `The check of one file of ${sizes.M.toLocaleString('en')}, ${sizes.L.toLocaleString('en')} and ${sizes.XL.toLocaleString('en')} criteria: time of the whole program, and the most memory it had.`,
  async run(bench) {
    const rows: Row[] = [];
    for (const size of bench.sizes) {
      const folder = setOf(bench, size, 'one');
      const runs: { milliseconds: number; peak: number }[] = [];
      for (let i = 0; i < (bench.quick ? 2 : size === 'XL' ? 3 : 7); i++)
        runs.push(await runWithMemory(checkCommand(bench), folder));
      rows.push({
        who: ours,
        size,
        of: 'time',
        unit: 'ms',
        ...summaryOf(runs.map(({ milliseconds }) => milliseconds)),
      });
      rows.push({ who: ours, size, of: 'peak memory', unit: 'MB', ...summaryOf(runs.map(({ peak }) => peak)) });
    }
    return { rows };
  },
};
