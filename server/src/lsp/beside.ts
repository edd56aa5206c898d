import { lensesTold } from '../features/lens.ts';
import type { Connection } from './connection.ts';
import type { Workspace } from './workspace.ts';

/**
 * Watches what stands beside the document that is typed in: a client asks anew for that one, but knows nothing of sums
 * and totals that thereby change in the others it shows.
 */
export interface Beside {
  opened(path: string): void;
  changed(path: string): void;
  closed(path: string): void;
}

export interface BesideOptions {
  /** Whether the client can be told at all. */
  readonly isWanted: () => boolean;
  /** Another document's numbers have changed. */
  readonly tell: () => void;
  /** It could not be found out. */
  readonly log: (error: unknown) => void;
}

export function createBeside(
  connection: Connection,
  workspace: Workspace,
  { isWanted, tell, log }: BesideOptions,
): Beside {
  /** What lenses say of each open document, as of the last look; empty before the first. */
  const said = new Map<string, string>();
  /** The documents that were typed in since. */
  const typed = new Set<string>();
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    // What was typed meanwhile is seen along with it.
    await connection.quiet();
    const own = new Set(typed);
    typed.clear();
    let differs = false;
    for (const path of [...said.keys()]) {
      const project = await workspace.projectOf(path);
      const now = project ? lensesTold(project, path) : '';
      const before = said.get(path);
      if (before === undefined) continue;
      if (before !== '' && before !== now && !own.has(path)) differs = true;
      said.set(path, now);
    }
    if (differs) tell();
  }

  function start(): void {
    if (said.size < 2 || looking || !isWanted()) return;
    looking = look()
      .catch(log)
      .finally(() => {
        looking = undefined;
        if (typed.size > 0) start();
      });
  }

  return {
    opened(path) {
      said.set(path, '');
      start();
    },
    changed(path) {
      if (!said.has(path)) return;
      typed.add(path);
      start();
    },
    closed(path) {
      said.delete(path);
      typed.delete(path);
    },
  };
}
