import type { Text } from '../base/text.ts';
import type { FileAccess } from '../workspace/access.ts';
import type { ProjectPlace } from '../workspace/load.ts';
import { loadProject } from '../workspace/load.ts';
import { isWithin, relative } from '../workspace/path.ts';
import type { FileState } from '../workspace/project.ts';
import type { Arguments } from './arguments.ts';
import type { Baseline } from './baseline.ts';
import { readBaseline } from './baseline.ts';
import { emptyFolder, missingPath, refusedFolder, unreadableConfig } from './notices.ts';
import type { Ports } from './ports.ts';
import { exit } from './ports.ts';
import type { Checked } from './report.ts';
import { select } from './select.ts';

/** A project that was read in, and the files of it to check. */
export interface Loaded extends Checked {
  readonly place: ProjectPlace;
  readonly states: ReadonlyMap<string, FileState>;
}

/** All that a check needs, read in. */
export interface Gathered {
  /** Files and folders as asked for: absolute, with `/`. */
  readonly asked: readonly string[];
  readonly loaded: readonly Loaded[];
  readonly baseline: Baseline | undefined;
  /** What could not be found or read, for the user. */
  readonly notices: readonly Text[];
  /** How the run ends for that, whatever is found; 0 where all is well. */
  readonly fault: number;
}

/** Reads what a `check` is asked about. `before` lends the projects of the last time. */
export async function gather(
  { words, options }: Pick<Arguments, 'words' | 'options'>,
  ports: Ports,
  access: FileAccess,
  before?: Gathered,
): Promise<Gathered> {
  const named = [options['stdin-filename'] ?? options['print-config'] ?? words].flat();
  const paths = (named.length > 0 ? named : ['.']).map((written) => ({ written, path: ports.toPath(written) }));
  const asked = paths.map(({ path }) => path);
  const nothing = { asked, loaded: [], baseline: undefined, fault: exit.usage };

  const config = options.config === undefined ? undefined : ports.toPath(options.config);
  if (config !== undefined) {
    const { kind } = await access.read(config);
    if (kind === 'missing') return { ...nothing, notices: [missingPath(options.config!)] };
    if (kind === 'unreadable') return { ...nothing, notices: [unreadableConfig(options.config!)] };
  }
  let baseline: Baseline | undefined;
  if (options.baseline !== undefined) {
    const mayBeNew = options['update-baseline'] !== undefined;
    const { read, wrong } = await readBaseline(access, ports.toPath(options.baseline), options.baseline, mayBeNew);
    if (wrong) return { ...nothing, notices: [wrong] };
    baseline = read;
  }

  const { projects, missing, empty } = await select(access, paths);
  const loaded: Loaded[] = [];
  for (const { place, paths: selected } of projects) {
    const previous = before?.loaded.find((one) => one.place.folder === place.folder)?.project;
    const { project, states } = await loadProject(access, { ...place, config }, [...selected], previous);
    // A file may go between being listed and being read.
    const there = [...selected].filter((path) => states.get(path)?.content.kind !== 'missing');
    if (options.watch === undefined) project.freeze();
    if (there.length > 0) loaded.push({ place, project, states, paths: new Set(there) });
  }
  const tops = [...asked, ...loaded.map(({ place }) => place.folder)];
  const refused = [...ports.refused].filter(([folder]) => tops.some((top) => isWithin(folder, top)));
  const isRefused = (path: string) => refused.some(([folder]) => folder === path);
  const notices = [
    ...missing.map(missingPath),
    ...empty.filter((written) => !isRefused(ports.toPath(written))).map(emptyFolder),
    ...refused.map(([folder, why]) => refusedFolder(relative(ports.cwd, folder) || '.', why)),
  ];
  const isFaulty = missing.length + refused.length > 0;
  const fault = loaded.length === 0 ? exit.failure : isFaulty ? exit.usage : exit.clean;
  return { asked, loaded, baseline, notices, fault };
}
