import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bench, Measure } from '../bench.ts';
import { ours, setOf } from '../bench.ts';
import type { LanguageServer } from '../lsp.ts';
import { Session } from '../lsp.ts';
import { environment } from '../processes.ts';
import type { Row } from '../results.ts';
import { conventional, idle, serversOf, yls, ylsBefore } from '../servers.ts';
import { interleaved, summaryOf } from '../statistics.ts';

export const echo = 'a process that echoes';

export const start: Measure = {
  name: 'start',
  beside: 'server',
  title: 'From the start of the server to the first findings',
  about: 'A new process each time: started, greeted, a file of 95 criteria opened, until its findings are there.',
  async run(bench) {
    const servers = serversOf(bench, [ours, idle, conventional, yls, ylsBefore]);
    const contenders = [
      { who: echo, run: () => timeOfEcho(bench) },
      ...servers.map((server) => ({ who: server.who, run: () => timeOfStart(bench, server) })),
    ];
    const samples = await interleaved(contenders, bench.quick ? 2 : 20, { turns: 1 });
    const rows = [...samples].map(([who, times]): Row => ({ who, size: 'S', unit: 'ms', ...summaryOf(times) }));
    return { rows };
  },
};

async function timeOfStart(bench: Bench, server: LanguageServer): Promise<number> {
  const folder = setOf(bench, 'S', 'two');
  const file = path.join(folder, 'criteria.par.yaml');
  const text = readFileSync(file, 'utf8');
  const started = process.hrtime.bigint();
  return Session.during(server, folder, async (session) => {
    await session.open(pathToFileURL(file).href, text);
    return Number(process.hrtime.bigint() - started) / 1e6;
  });
}

async function timeOfEcho({ floors }: Bench): Promise<number> {
  const started = process.hrtime.bigint();
  const child = spawn(process.execPath, [path.join(floors, 'echo.cjs')], { env: environment() });
  const ended = new Promise((done) => child.on('close', done));
  await new Promise((done, fail) => {
    child.stdout.once('data', done);
    child.once('error', fail);
    child.stdin.write('x');
  });
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  child.stdin.end();
  await ended;
  return milliseconds;
}
