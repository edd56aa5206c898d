import type { Disposable } from 'vscode';
import type { Overviews } from './overviews.ts';
import { written } from './scoreboard/rows.ts';
import type { Server } from './server.ts';
import { words } from './words.ts';

/** Tells in the output channel, in sentences, what the server does and what it has found. */
export function keepLog(server: Server, overviews: Overviews, version: string): Disposable[] {
  let last: string | undefined;

  function tellState(): void {
    server.output.info(words.logState(server.state(), version));
    last = undefined;
  }

  /** Typing changes much that is not worth a line: only another total or number of findings is. */
  function tellFound(): void {
    const overview = overviews.current();
    if (!overview) return;
    const { title, totals, counts } = overview;
    const found = words.logFound(
      title ?? words.wholeFile(),
      { max: written(totals.max), score: written(totals.score), target: written(totals.target) },
      counts.error,
      counts.warning,
    );
    if (found === last) return;
    last = found;
    server.output.info(found);
  }

  return [server.onDidChangeState(tellState), overviews.onDidChange(tellFound)];
}
