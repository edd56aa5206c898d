import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bench, Size } from './bench.ts';
import { setOf } from './bench.ts';
import type { Middle } from './edits.ts';
import { middleOf } from './edits.ts';
import type { LanguageServer } from './lsp.ts';
import { Session } from './lsp.ts';

/** A server that has a file of a set open and has shown that it looks at it. */
export interface Opened {
  readonly who: string;
  readonly session: Session;
  readonly uri: string;
  readonly middle: Middle;
}

/** Opens the criteria of a set, whose root is a file beside it. */
export async function opened(bench: Bench, server: LanguageServer, size: Size): Promise<Opened> {
  const folder = setOf(bench, size, 'two');
  const file = path.join(folder, 'criteria.par.yaml');
  const text = readFileSync(file, 'utf8');
  const session = await Session.start(server, folder);
  const uri = pathToFileURL(file).href;
  const middle = middleOf(text);
  await session.open(uri, text);
  if (server.judges) await prove(server, session, uri, middle);
  return { who: server.who, session, uri, middle };
}

/** A server that finds nothing wrong with a number that is none is not one to measure. */
async function prove(server: LanguageServer, session: Session, uri: string, { slip }: Middle): Promise<void> {
  // Settings may come to it late.
  for (let tries = 0; tries < 10; tries++) {
    const found = await session.change(uri, slip.make);
    const left = await session.change(uri, slip.undo);
    if (found.length > left.length) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`${server.who} finds nothing`);
}

/** Opens it with each, and closes all at the end. */
export async function withAll<T>(
  bench: Bench,
  servers: readonly LanguageServer[],
  size: Size,
  use: (all: readonly Opened[]) => Promise<T>,
): Promise<T> {
  const all: Opened[] = [];
  try {
    for (const server of servers) all.push(await opened(bench, server, size));
    return await use(all);
  } finally {
    await Promise.all(all.map(({ session }) => session.stop()));
  }
}
