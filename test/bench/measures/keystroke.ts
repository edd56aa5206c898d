import type { Bench, Measure } from '../bench.ts';
import { ours, warmUpOf } from '../bench.ts';
import type { Keystroke } from '../edits.ts';
import type { Opened } from '../opened.ts';
import { withAll } from '../opened.ts';
import type { Row } from '../results.ts';
import { conventional, idle, serversOf, yls, ylsAtOnce, ylsBefore } from '../servers.ts';
import type { Contender } from '../statistics.ts';
import { interleaved, summaryOf } from '../statistics.ts';

/** Those that take long take part in each so many rounds only. */
const plan: Readonly<Record<'S' | 'M' | 'L', { rounds: number; everyOfSlow: number; servers: readonly string[] }>> = {
  S: { rounds: 100, everyOfSlow: 2, servers: [ours, idle, conventional, yls, ylsAtOnce, ylsBefore] },
  M: { rounds: 100, everyOfSlow: 4, servers: [ours, idle, conventional, yls, ylsAtOnce, ylsBefore] },
  L: { rounds: 100, everyOfSlow: 12, servers: [ours, idle, conventional, yls, ylsBefore] },
};

export const keystroke: Measure = {
  name: 'keystroke',
  beside: 'server',
  title: 'From a keystroke to all findings',
  about:
    'A letter is typed in the middle of a title in the middle of the file, then deleted, and so on; each time over ' +
    'stdio, from the change being sent to the findings for it being there. Each has typed alone for five seconds before.',
  run: (bench) =>
    eachSize(bench, async (size) => {
      const { rounds, everyOfSlow, servers } = plan[size];
      return withAll(bench, serversOf(bench, servers), size, async (all) => {
        const contenders = all.map((one) => ({
          ...toAndFro(one, one.middle.letter),
          every: one.who === ours || one.who === idle || bench.quick ? 1 : everyOfSlow,
        }));
        const samples = await interleaved(contenders, bench.quick ? 4 : rounds, warmUpOf(bench));
        return [...samples].map(([who, times]): Row => ({ who, size, unit: 'ms', ...summaryOf(times) }));
      });
    }),
};

export const structure: Measure = {
  name: 'structure',
  title: 'From an edit of the structure to all findings',
  about:
    'The same for edits that move the borders between criteria: a dash is deleted and typed again, a criterion pasted ' +
    'and removed, a block indented and brought back.',
  run: (bench) =>
    eachSize(bench, async (size) =>
      withAll(bench, serversOf(bench, [ours]), size, async ([one]) => {
        const contenders = one!.middle.structural.map((edit) => ({ ...toAndFro(one!, edit), who: edit.name }));
        const rounds = bench.quick ? 4 : 100;
        // One edit is taken back before the next is made.
        const samples = new Map<string, number[]>();
        for (const contender of contenders)
          for (const [name, times] of await interleaved([contender], rounds, warmUpOf(bench))) samples.set(name, times);
        return [...samples].map(([of, times]): Row => ({ who: ours, size, of, unit: 'ms', ...summaryOf(times) }));
      }),
    ),
};

/** Makes an edit the first time, takes it back the next. */
function toAndFro({ who, session, uri }: Opened, { make, undo }: Keystroke): Contender {
  let made = false;
  return {
    who,
    run: () => {
      made = !made;
      return session.timeOfChange(uri, made ? make : undo);
    },
  };
}

async function eachSize(bench: Bench, run: (size: 'S' | 'M' | 'L') => Promise<Row[]>): Promise<{ rows: Row[] }> {
  const rows: Row[] = [];
  for (const size of (['S', 'M', 'L'] as const).filter((each) => bench.sizes.includes(each))) {
    bench.say(`size ${size}`);
    rows.push(...(await run(size)));
  }
  return { rows };
}
