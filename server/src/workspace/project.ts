import { fileModel } from '../model/file.ts';
import { openSource } from '../syntax/source.ts';
import type { FileContent } from './access.ts';
import type { ProjectFile, ProjectFiles } from './files.ts';
import { isWithin, nameOf } from './path.ts';
import type { Settings } from './settings.ts';
import { configName, defaultSettings, readSettings } from './settings.ts';
import type { Tree } from './tree.ts';
import { treesOf } from './tree.ts';

/** A project at one moment: all its files, and the trees that they form. Immutable; an edit gives a new one. */
export interface Project extends ProjectFiles {
  /** Where its file of settings is, or would be; where it is, it stands among the files. */
  readonly configPath: string;
  readonly settings: Settings;
  /** One for each root, then one for each file that no root reaches. */
  readonly trees: readonly Tree[];
}

export interface FileState {
  readonly path: string;
  readonly realPath: string;
  readonly content: FileContent;
}

/**
 * Builds the state of a project after some files changed. `previous` lends what did not change. `configPath` names a
 * file of settings that stands in place of the folder's own.
 */
export function buildProject(
  folder: string,
  realFolder: string,
  states: Iterable<FileState>,
  previous?: Project,
  configPath = previous?.configPath ?? configIn(folder),
): Project {
  const files = new Map<string, ProjectFile>();
  for (const state of states) {
    const isConfig = state.path === configPath;
    if (!isConfig && nameOf(state.path) === configName) continue;
    if (isConfig && state.content.kind === 'missing') continue;
    const before = previous?.files.get(state.path);
    files.set(state.path, before && sameState(before, state) ? before : openFile(state, before, isConfig));
  }
  const source = files.get(configPath)?.source;
  const settings = source ? readSettings(source).settings : defaultSettings;
  const project = { folder, realFolder, configPath, settings, files };
  return { ...project, trees: treesOf(project) };
}

function sameState(a: FileState, b: FileState): boolean {
  if (a.realPath !== b.realPath) return false;
  if (a.content.kind === 'text' && b.content.kind === 'text') return a.content.text === b.content.text;
  return a.content === b.content;
}

function openFile(state: FileState, previous: ProjectFile | undefined, isConfig: boolean): ProjectFile {
  const { path, content } = state;
  const source = content.kind === 'text' ? openSource(path, content.text, previous?.source) : undefined;
  return { ...state, source, model: source && !isConfig ? fileModel(source) : undefined };
}

/** The file of settings of a folder. */
export function configIn(folder: string): string {
  return `${folder === '/' ? '' : folder}/${configName}`;
}

/** True if the path belongs to the project by its place. */
export function isInProject(project: Pick<Project, 'folder'>, path: string): boolean {
  return isWithin(path, project.folder);
}
