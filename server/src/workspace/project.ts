import { Cell, Hub, Memo } from '../base/reactive.ts';
import type { Source } from '../syntax/source.ts';
import type { FileState, ProjectFile, ProjectFiles } from './files.ts';
import { LiveProjectFile } from './files.ts';
import { isWithin, join, nameOf } from './path.ts';
import type { Settings } from './settings.ts';
import { configName, defaultSettings, readSettings } from './settings.ts';
import type { Tree } from './tree.ts';
import { LiveTrees } from './tree.ts';

export type { FileState } from './files.ts';

/**
 * A project: all its files, and the trees that they form. It goes through changes: what is read of it is what its files
 * say now, and whatever was computed from it is computed again only where it could differ (base/reactive.ts).
 */
export interface Project extends ProjectFiles {
  /** Where its file of settings is, or would be; where it is, it stands among the files. */
  readonly configPath: string;
  readonly settings: Settings;
  /** One for each root, then one for each file that no root reaches. */
  readonly trees: readonly Tree[];
  /** Counts the changes: what is kept for one state of the project is kept under it. Not noted as read. */
  readonly version: number;
  /** Takes over what its files now hold: `states` are all that belong to it. */
  update(states: Iterable<FileState>): void;
  /** Takes over what one of its files now holds; false where it has no such file. */
  change(state: FileState): boolean;
  /** It changes no more (to tell it of a change is an error), so that nobody need note what was read of it. */
  freeze(): void;
  readonly isFrozen: boolean;
}

/**
 * Builds a project. `previous` lends what was read of files that hold the same. `configPath` names a file of settings
 * that stands in place of the folder's own.
 */
export function buildProject(
  folder: string,
  realFolder: string,
  states: Iterable<FileState>,
  previous?: Project,
  configPath = previous?.configPath ?? configIn(folder),
): Project {
  return new LiveProject(folder, realFolder, configPath, states, previous);
}

class LiveProject implements Project {
  version = 0;
  isFrozen = false;
  private readonly fileCell = new Cell<ReadonlyMap<string, LiveProjectFile>>(new Map());
  private readonly config = new Memo(() => this.files.get(this.configPath)?.source);
  private readonly settingsHub: Hub<Settings>;
  private readonly liveTrees: LiveTrees;

  constructor(
    readonly folder: string,
    readonly realFolder: string,
    readonly configPath: string,
    states: Iterable<FileState>,
    previous: Project | undefined,
  ) {
    this.settingsHub = new Hub(
      () => settingsOf(this.config.get()),
      (a, b) => JSON.stringify(a) === JSON.stringify(b),
    );
    this.liveTrees = new LiveTrees(this);
    this.take(states, (path) => previous?.files.get(path)?.source);
  }

  freeze(): void {
    this.isFrozen = true;
  }

  update(states: Iterable<FileState>): void {
    this.willChange();
    this.take(states, () => undefined);
  }

  change(state: FileState): boolean {
    const file = this.fileCell.peek().get(state.path);
    if (!file || (file.path === this.configPath && state.content.kind === 'missing')) return false;
    this.willChange();
    file.update(state);
    return true;
  }

  private willChange(): void {
    if (this.isFrozen) throw new RangeError('a frozen project takes no changes');
    this.version++;
  }

  private take(states: Iterable<FileState>, lent: (path: string) => Source | undefined): void {
    const before = this.fileCell.peek();
    const files = new Map<string, LiveProjectFile>();
    let isOther = false;
    for (const state of states) {
      const isConfig = state.path === this.configPath;
      if (!isConfig && nameOf(state.path) === configName) continue;
      if (isConfig && state.content.kind === 'missing') continue;
      const known = before.get(state.path);
      known?.update(state);
      if (!known) isOther = true;
      files.set(state.path, known ?? new LiveProjectFile(state, isConfig, lent(state.path)));
    }
    if (isOther || files.size !== before.size) this.fileCell.set(files);
  }

  get files(): ReadonlyMap<string, ProjectFile> {
    return this.fileCell.get();
  }
  get settings(): Settings {
    return this.settingsHub.get();
  }
  get trees(): readonly Tree[] {
    return this.liveTrees.get();
  }
}

function settingsOf(source: Source | undefined): Settings {
  return source ? readSettings(source).settings : defaultSettings;
}

/** The file of settings of a folder. */
export function configIn(folder: string): string {
  return join(folder, configName);
}

/** True if the path belongs to the project by its place. */
export function isInProject(project: Pick<Project, 'folder'>, path: string): boolean {
  return isWithin(path, project.folder);
}
