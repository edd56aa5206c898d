import { fileModel } from '../model/file.ts';
import type { Source } from '../syntax/source.ts';
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
  readonly settings: Settings;
  /** One for each root, then one for each file that no root reaches. */
  readonly trees: readonly Tree[];
}

export interface FileState {
  readonly path: string;
  readonly realPath: string;
  readonly content: FileContent;
}

/** Builds the state of a project after some files changed. `previous` lends what did not change. */
export function buildProject(
  folder: string,
  realFolder: string,
  states: Iterable<FileState>,
  previous?: Project,
): Project {
  const files = new Map<string, ProjectFile>();
  let settings = defaultSettings;
  for (const state of states) {
    if (nameOf(state.path) === configName) {
      if (state.path === `${folder === '/' ? '' : folder}/${configName}` && state.content.kind === 'text') {
        settings = readSettings(state.content.text).settings;
      }
      continue;
    }
    const before = previous?.files.get(state.path);
    files.set(state.path, before && sameState(before, state) ? before : openFile(state, before?.model?.source));
  }
  const project = { folder, realFolder, settings, files };
  return { ...project, trees: treesOf(project) };
}

function sameState(a: FileState, b: FileState): boolean {
  if (a.realPath !== b.realPath) return false;
  if (a.content.kind === 'text' && b.content.kind === 'text') return a.content.text === b.content.text;
  return a.content === b.content;
}

function openFile(state: FileState, previous: Source | undefined): ProjectFile {
  const { content } = state;
  const model = content.kind === 'text' ? fileModel(openSource(state.path, content.text, previous)) : undefined;
  return { ...state, model };
}

/** True if the path belongs to the project by its place. */
export function isInProject(project: Pick<Project, 'folder'>, path: string): boolean {
  return isWithin(path, project.folder);
}
