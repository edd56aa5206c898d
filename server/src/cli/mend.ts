import type { Text } from '../base/text.ts';
import { relative } from '../workspace/path.ts';
import type { Project } from '../workspace/project.ts';
import { diffOf } from './diff.ts';
import { repair } from './fix.ts';
import type { Loaded } from './gather.ts';
import { fixedWords, notWritten, wouldFix } from './notices.ts';
import type { Ports } from './ports.ts';
import { codeOf } from './reasons.ts';

/** What `--fix` made of the projects. */
export interface Mended {
  /** As they now are: repaired, or as before where a file could not be written. */
  readonly loaded: readonly Loaded[];
  readonly failed: boolean;
}

/** Applies the safe fixes and writes what changed. */
export async function mend(loaded: readonly Loaded[], ports: Ports, tell: (text: Text) => void): Promise<Mended> {
  const { repaired, changes, count } = repairAll(loaded);
  let failed = false;
  for (const { path, after, mark } of changes) {
    try {
      await ports.write(path, after, mark);
    } catch (error) {
      failed = true;
      tell(notWritten(relative(ports.cwd, path), codeOf(error)));
    }
  }
  if (failed) return { loaded, failed };
  tell(fixedWords(count, changes.length));
  return { loaded: repaired, failed };
}

/** Prints what `mend` would change. */
export function showMending(loaded: readonly Loaded[], ports: Ports, tell: (text: Text) => void): void {
  const { changes, count } = repairAll(loaded);
  for (const { path, before, after, mark } of changes) {
    const bom = mark ? '\uFEFF' : '';
    ports.stdout(diffOf(relative(ports.cwd, path), bom + before, bom + after));
  }
  tell(wouldFix(count, changes.length));
}

function repairAll(loaded: readonly Loaded[]): { repaired: Loaded[]; changes: Change[]; count: number } {
  const all = loaded.map((one) => ({ one, ...repair(one.project, one.states, one.paths) }));
  return {
    repaired: all.map(({ one, project, states }) => ({ ...one, project, states })),
    changes: all.flatMap(({ one, project }) => changesOf(one.project, project)),
    count: all.reduce((sum, { count }) => sum + count, 0),
  };
}

interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly mark: boolean;
}

function changesOf(before: Project, after: Project): Change[] {
  return [...after.files].flatMap(([path, { content }]) => {
    const old = before.files.get(path)?.content;
    if (content.kind !== 'text' || old?.kind !== 'text' || old.text === content.text) return [];
    return [{ path, before: old.text, after: content.text, mark: content.mark === true }];
  });
}
