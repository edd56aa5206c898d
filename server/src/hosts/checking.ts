import type { Language } from '../base/text.ts';
import { repair } from '../cli/fix.ts';
import { publicReport } from '../cli/formats/json.ts';
import type { Report, Severity } from '../cli/public-report.ts';
import type { Checked } from '../cli/report.ts';
import { reportOf } from '../cli/report.ts';
import type { WrittenPath } from '../cli/select.ts';
import { select } from '../cli/select.ts';
import type { FileAccess } from '../workspace/access.ts';
import { loadProject } from '../workspace/load.ts';
import type { FileState } from '../workspace/project.ts';

/** What the two entries of the library share: the same steps as a run of `par-index check`. */
export interface Loaded extends Checked {
  readonly states: ReadonlyMap<string, FileState>;
}

/** Reads in the projects of files and folders. Throws a `RangeError` that names a path at which there is nothing. */
export async function load(access: FileAccess, paths: readonly WrittenPath[], config?: string): Promise<Loaded[]> {
  const { projects, missing } = await select(access, paths);
  if (missing[0] !== undefined) throw new RangeError(`There is no file or folder ${JSON.stringify(missing[0])}`);
  return Promise.all(
    projects.map(async ({ place, paths: selected }) => {
      const { project, states } = await loadProject(access, { ...place, config }, [...selected]);
      project.freeze();
      return { project, states, paths: selected };
    }),
  );
}

export function reportFor(
  loaded: readonly Loaded[],
  cwd: string,
  { language = 'vi', severity = 'hint' }: { language?: Language | undefined; severity?: Severity | undefined },
): Report {
  return publicReport(reportOf(loaded, cwd, severity), language);
}

/** What the safe fixes make of the files asked about: the texts that change, without byte order mark. */
export function mended(loaded: readonly Loaded[]) {
  const repaired = loaded.map(({ project, states, paths }) => ({ ...repair(project, states, paths), states }));
  const texts = repaired.flatMap(({ project, states }) =>
    [...project.files.values()].flatMap(({ path, content }) => {
      const before = states.get(path)?.content;
      if (content.kind !== 'text' || before?.kind !== 'text' || before.text === content.text) return [];
      return [{ path, text: content.text, mark: content.mark === true }];
    }),
  );
  return { texts, count: repaired.reduce((sum, { count }) => sum + count, 0) };
}
