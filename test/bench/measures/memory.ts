import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bench, Measure } from '../bench.ts';
import { manyOf, ours } from '../bench.ts';
import { withAll } from '../opened.ts';
import type { LanguageServer } from '../lsp.ts';
import { Session } from '../lsp.ts';
import type { Row } from '../results.ts';
import { conventional, idle, serversOf, yls, ylsBefore } from '../servers.ts';
import { summaryOf } from '../statistics.ts';

export const memory: Measure = {
  name: 'memory',
  beside: 'server',
  title: 'Memory of the server',
  about:
    'Of the whole process, children included, after a file was opened and edited: the most there was, and what is left.',
  async run(bench) {
    const rows: Row[] = [];
    for (const size of (['S', 'L'] as const).filter((each) => bench.sizes.includes(each))) {
      bench.say(`size ${size}`);
      for (const server of serversOf(bench, [ours, idle, conventional, yls, ylsBefore])) {
        const fast = server.who === ours || server.who === idle || size === 'S';
        const found = await withAll(bench, [server], size, async ([one]) => {
          const { session, uri, middle } = one!;
          for (let i = 0; i < (fast ? 20 : 3); i++)
            await session.change(uri, i % 2 === 0 ? middle.letter.make : middle.letter.undo);
          return session.memory;
        });
        if (!found) continue;
        rows.push({ who: server.who, size, of: 'peak', unit: 'MB', ...summaryOf([found.peak]) });
        rows.push({ who: server.who, size, of: 'left', unit: 'MB', ...summaryOf([found.now]) });
      }
    }
    for (const server of serversOf(bench, [ours, yls])) {
      bench.say(`${server.who}: files opened and closed`);
      rows.push(...(await openAndClose(bench, server, bench.quick ? 20 : 1000)));
    }
    return { rows };
  },
};

/** Opens and closes files of the many, one after the other. */
async function openAndClose(bench: Bench, server: LanguageServer, count: number): Promise<Row[]> {
  const folder = manyOf(bench);
  const names = Array.from({ length: 63 }, (_, i) =>
    Array.from({ length: 7 }, (_, area) => `tinh-${String(i + 1).padStart(2, '0')}/${area + 1}-linh-vuc.par.yaml`),
  ).flat();
  const through = async (session: Session, times: number): Promise<void> => {
    for (let i = 0; i < times; i++) {
      const file = path.join(folder, names[i % names.length]!);
      const uri = pathToFileURL(file).href;
      await session.open(uri, readFileSync(file, 'utf8'));
      session.close(uri);
    }
  };
  const [before, after] = await Session.during(server, folder, async (session) => {
    await through(session, Math.min(count, 100));
    const early = session.memory;
    await through(session, count);
    return [early, session.memory];
  });
  if (!before || !after) return [];
  return [
    {
      who: server.who,
      size: `${count} files`,
      of: 'after 100 opened and closed',
      unit: 'MB',
      ...summaryOf([before.now]),
    },
    { who: server.who, size: `${count} files`, of: 'after all', unit: 'MB', ...summaryOf([after.now]) },
  ];
}

export const soak: Measure = {
  name: 'soak',
  title: 'Memory after a hundred thousand edits',
  about: 'Letters in a title, and each hundredth time an edit of the structure; memory of the process along the way.',
  long: true,
  async run(bench) {
    const rows: Row[] = [];
    for (const size of (['S', 'L'] as const).filter((each) => bench.sizes.includes(each))) {
      await withAll(bench, serversOf(bench, [ours]), size, async ([one]) => {
        const { session, uri, middle } = one!;
        const edits = bench.quick ? 1000 : 100_000;
        const sizes: number[] = [];
        for (let i = 0; i < edits; i += 2) {
          const { structural, letter } = middle;
          const edit = i % 100 === 0 ? structural[(i / 100) % structural.length]! : letter;
          await session.change(uri, edit.make);
          await session.change(uri, edit.undo);
          if (i % (edits / 100) !== 0) continue;
          const { now } = session.memory ?? { now: NaN };
          sizes.push(now);
          if (i % (edits / 10) === 0) bench.say(`size ${size}: ${i.toLocaleString('en')} edits, ${Math.round(now)} MB`);
        }
        // The first tenth is what it takes to get warm.
        const row = (of: string, from: number, to: number): Row => {
          return { who: ours, size, of, unit: 'MB', ...summaryOf(sizes.slice(from, to)) };
        };
        rows.push(row('second tenth', 10, 20), row('last tenth', 90, 100));
      });
    }
    return { rows };
  },
};
