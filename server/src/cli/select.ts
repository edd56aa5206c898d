import type { FileAccess } from '../workspace/access.ts';
import type { ProjectPlace } from '../workspace/load.ts';
import { extension, findProject, listFiles } from '../workspace/load.ts';
import { folderOf, nameOf, relative } from '../workspace/path.ts';
import { configName } from '../workspace/settings.ts';
import { globMatcher, isGlob } from './glob.ts';

/** What a command line's paths name. */
export interface Selection {
  readonly projects: readonly SelectedProject[];
  /** Paths, as written, at which there is nothing, and folders in which no file belongs to the format. */
  readonly missing: readonly string[];
  readonly empty: readonly string[];
}

/** A project, and the files of it that were named. */
export interface SelectedProject {
  readonly place: ProjectPlace;
  readonly paths: ReadonlySet<string>;
}

export interface WrittenPath {
  readonly written: string;
  /** Absolute, with `/`. */
  readonly path: string;
}

/**
 * Finds the files that paths name, and the project of each. A file is taken whatever its name, a folder with all
 * `.par.yaml` files below it that git would not ignore, `par.config.yaml` for the whole folder that it rules.
 */
export async function select(access: FileAccess, written: readonly WrittenPath[]): Promise<Selection> {
  const missing: string[] = [];
  const empty: string[] = [];
  const files = new Set<string>();
  for (const each of written) {
    const found = await filesAt(access, each.path);
    if (!found) missing.push(each.written);
    else if (found.length === 0) empty.push(each.written);
    found?.forEach((path) => files.add(path));
  }
  const places = new Map<string, Promise<ProjectPlace>>();
  const byProject = new Map<string, { place: ProjectPlace; paths: Set<string> }>();
  for (const path of [...files].sort()) {
    const folder = folderOf(path);
    if (!places.has(folder)) places.set(folder, findProject(access, path));
    const place = await places.get(folder)!;
    const project = byProject.get(place.folder) ?? { place, paths: new Set() };
    byProject.set(place.folder, project);
    project.paths.add(path);
  }
  return { projects: [...byProject.values()], missing, empty };
}

/** Undefined where there is nothing. */
async function filesAt(access: FileAccess, path: string): Promise<string[] | undefined> {
  if (nameOf(path) === configName) return filesBelow(access, folderOf(path));
  const content = await access.read(path);
  if (content.kind === 'missing') return isGlob(path) ? filesOfGlob(access, path) : undefined;
  const isFolder = content.kind === 'unreadable' && content.why === 'folder';
  // A folder whose name is that of a file is a slip, and found as one.
  return isFolder && !path.endsWith(extension) ? filesBelow(access, path) : [path];
}

async function filesBelow(access: FileAccess, folder: string): Promise<string[]> {
  return (await listFiles(access, folder, true)).filter((path) => nameOf(path) !== configName);
}

/**
 * Shells expand globs; on Windows, and where one is quoted, it comes here as it was written. A folder that is there by
 * the very name stands before what its name would mean as a pattern.
 */
async function filesOfGlob(access: FileAccess, path: string): Promise<string[] | undefined> {
  const parts = path.split('/');
  let fixed = 0;
  while (fixed < parts.length - 1 && (!isGlob(parts[fixed]!) || (await isFolder(access, parts, fixed)))) fixed++;
  const folder = parts.slice(0, fixed).join('/') || '/';
  const matches = globMatcher(parts.slice(fixed).join('/'));
  const found = (await filesBelow(access, folder)).filter((file) => matches(relative(folder, file)));
  return found.length > 0 ? found : undefined;
}

async function isFolder(access: FileAccess, parts: readonly string[], last: number): Promise<boolean> {
  const content = await access.read(parts.slice(0, last + 1).join('/'));
  return content.kind === 'unreadable' && content.why === 'folder';
}
