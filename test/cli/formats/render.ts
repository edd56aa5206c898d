import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '../../../server/src/base/text.ts';
import type { FormatName } from '../../../server/src/cli/formats/all.ts';
import { formatInfo } from '../../../server/src/cli/formats/all.ts';
import type { Context } from '../../../server/src/cli/formats/format.ts';
import type { Report } from '../../../server/src/cli/report.ts';
import { reportOf } from '../../../server/src/cli/report.ts';
import { screenOf } from '../../../server/src/cli/terminal.ts';
import type { FileContent } from '../../../server/src/workspace/access.ts';
import { loadProject } from '../../../server/src/workspace/load.ts';
import { resolve } from '../../../server/src/workspace/path.ts';
import { memoryAccess } from '../../harness/memory.ts';

/** Path from the project's folder → content. */
export type Files = Readonly<Record<string, string | FileContent>>;

/** The folder that small projects are in. */
export const folder = '/tỉnh/par';

/** The result of a check of all these files. */
export async function reportOn(files: Files, cwd: string = folder): Promise<Report> {
  const placed = Object.fromEntries(Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content]));
  const paths = Object.keys(placed).filter((name) => name.endsWith('.par.yaml'));
  const { project } = await loadProject(memoryAccess(placed), { folder, marked: 'git' }, paths);
  return reportOf([{ project, paths: new Set(paths) }], cwd);
}

/** The files of a folder of the samples, as they are on disk. */
export function sampleFiles(name: string): Files {
  const from = path.join('samples', name);
  const names = readdirSync(from).filter((file) => file.endsWith('.par.yaml'));
  return Object.fromEntries(names.map((file) => [file, readFileSync(path.join(from, file), 'utf8')]));
}

export interface Surroundings {
  readonly language?: Language;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export function contextOf({ language = 'vi', cwd = folder, env = {} }: Surroundings = {}): Context {
  return {
    language,
    cwd,
    env,
    version: '1.2.3',
    toPath: (written) => resolve(cwd, written),
    screen: screenOf({ isTty: false, columns: 80, env: {} }),
  };
}

/** A result in one form. */
export async function render(format: FormatName, report: Report, surroundings: Surroundings = {}): Promise<string> {
  return (await formatInfo(format).load())(report, contextOf(surroundings));
}
