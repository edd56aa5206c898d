import path from 'node:path';
import process from 'node:process';
import type { Report } from '../cli/public-report.ts';
import { load, mended, reportFor } from './checking.ts';
import { disk, toSlashes } from './disk.ts';
import type { CheckOptions, SourceFile } from './library.ts';
import { write } from './write.ts';

export * from './library.ts';

export interface CheckPathsOptions extends Pick<CheckOptions, 'language' | 'severity'> {
  /** The folder that paths count from, given and told: the working directory unless given. */
  readonly cwd?: string | undefined;
  /** A file of settings to use instead of the project's `par.config.yaml`. */
  readonly config?: string | undefined;
}

export interface FixPathsOptions extends Pick<CheckPathsOptions, 'cwd' | 'config'> {
  /** Only tell what would change. */
  readonly dryRun?: boolean | undefined;
}

/** The files that the safe fixes changed, with their new texts, and how many fixes that took. */
export interface FixedPaths {
  readonly changed: readonly SourceFile[];
  readonly count: number;
}

/**
 * Checks files, folders or patterns on disk, each within its project, as `par-index check <paths>` does.
 * Rejects with a `RangeError` where there is nothing at a path.
 */
export async function checkPaths(
  paths: string | readonly string[] = '.',
  options: CheckPathsOptions = {},
): Promise<Report> {
  const { cwd, loaded } = loadPaths(paths, options);
  return reportFor(await loaded, cwd, options);
}

/**
 * Applies the safe fixes to files on disk, as `par-index check --fix` does; each file is replaced as a whole or not at
 * all. Rejects as `checkPaths` does, and with the error of the system where a file cannot be written.
 */
export async function fixPaths(
  paths: string | readonly string[] = '.',
  options: FixPathsOptions = {},
): Promise<FixedPaths> {
  const { cwd, loaded } = loadPaths(paths, options);
  const { texts, count } = mended(await loaded);
  if (options.dryRun !== true) for (const { path: file, text, mark } of texts) await write(file, text, mark);
  const changed = texts.map(({ path: file, text, mark }) => ({
    path: toSlashes(path.relative(cwd, file)),
    text: mark ? `\uFEFF${text}` : text,
  }));
  return { changed, count };
}

function loadPaths(paths: string | readonly string[], { cwd, config }: Pick<CheckPathsOptions, 'cwd' | 'config'>) {
  const from = path.resolve(cwd ?? process.cwd());
  const toPath = (written: string) => toSlashes(path.resolve(from, written));
  const asked = [paths].flat().map((written) => ({ written, path: toPath(written) }));
  return { cwd: toSlashes(from), loaded: load(disk, asked, config === undefined ? undefined : toPath(config)) };
}
