import { advanceChecks } from '../features/diagnostics.ts';
import type { Project } from '../workspace/project.ts';
import type { Connection, Token } from './connection.ts';
import { cancelled } from './connection.ts';
import type { Progress } from './progress.ts';
import type { Workspace } from './workspace.ts';

/**
 * Gives projects when all of their checks have run. The first check of a large project takes seconds: it is done in
 * slices, between which what has arrived is taken in. So an edit is followed at once (what it touches is checked again,
 * the rest stands), what needs no findings is answered meanwhile, and what is taken back costs no more than its slice.
 */
export interface FirstCheck {
  /** The project of a file as it is when it has been checked; undefined where the file belongs to none. */
  projectOf(path: string, token: Pick<Token, 'isCancelled'>): Promise<Project | undefined>;
  /** All projects as they are when all have been checked. */
  projects(token: Pick<Token, 'isCancelled'>): Promise<readonly Project[]>;
}

/** In milliseconds: long enough that slices cost little, short enough that nobody feels one. */
const slice = 12;
/** Things that are looked at between two looks at the clock. */
const batch = 32;
/** Where more things than this wait to be looked at, the client is told that it takes a while; else after so many slices. */
const many = 2000;
const patience = 25;

/** `show` opens a progress in the client; undefined where the client shows none. */
export function createFirstCheck(
  connection: Connection,
  workspace: Workspace,
  show: () => Progress | undefined,
): FirstCheck {
  /** The slice that is being spent, by all that wait together; resolves when what has arrived by its end was taken in. */
  let turn: Promise<void> | undefined;
  let until = 0;
  /** Slices since somebody began to wait. */
  let turns = 0;
  let waiting = 0;
  let progress: Progress | undefined;
  /** The largest number of things that waited in each project, to tell how many of them are done. */
  let most = new Map<Project, number>();

  function begin(): Promise<void> {
    until = Date.now() + slice;
    return connection.quiet().then(() => {
      turn = undefined;
      turns++;
    });
  }

  /** Runs checks for the rest of the slice; gives how much of the project is done, 1 where all is. */
  function advance(project: Project): number {
    turn ??= begin();
    for (;;) {
      const left = advanceChecks(project, batch);
      if (left === 0) return 1;
      if (Date.now() < until) continue;
      const all = Math.max(most.get(project) ?? 0, left);
      most.set(project, all);
      return 1 - left / all;
    }
  }

  /** Asks for projects anew after each slice, for a change may have made others of them. */
  async function checked<T>(
    ask: () => Promise<T>,
    projectsIn: (answer: T) => readonly Project[],
    token: Pick<Token, 'isCancelled'>,
  ): Promise<T> {
    if (waiting++ === 0) turns = 0;
    try {
      for (;;) {
        const answer = await ask();
        if (token.isCancelled) throw cancelled();
        const projects = projectsIn(answer);
        const done = sumUntilUndone(projects, advance);
        if (done === projects.length) return answer;
        await turn;
        if (turns >= patience || Math.max(...most.values()) > many) progress ??= show();
        progress?.report(done / projects.length);
      }
    } finally {
      if (--waiting === 0) rest();
    }
  }

  function rest(): void {
    progress?.end();
    progress = undefined;
    most = new Map();
  }

  return {
    projectOf: (path, token) =>
      checked(
        () => workspace.projectOf(path),
        (project) => (project ? [project] : []),
        token,
      ),
    projects: (token) =>
      checked(
        () => workspace.projects(),
        (projects) => projects,
        token,
      ),
  };
}

/** How much is done of all: each in full up to the first that is not, and of that a part. */
function sumUntilUndone(projects: readonly Project[], advance: (project: Project) => number): number {
  for (const [i, project] of projects.entries()) {
    const done = advance(project);
    if (done < 1) return i + done;
  }
  return projects.length;
}
