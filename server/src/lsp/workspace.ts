import { Memo } from '../base/reactive.ts';
import { letGoOfRead } from '../features/diagnostics.ts';
import type { FileAccess, FolderEntry } from '../workspace/access.ts';
import type { ProjectPlace } from '../workspace/load.ts';
import { findProject, isParFile, listFiles, loadProject, namedBy, readState } from '../workspace/load.ts';
import { folderOf, isWithin, nameOf } from '../workspace/path.ts';
import { holdsSame } from '../workspace/files.ts';
import type { FileState, Project } from '../workspace/project.ts';
import { buildProject } from '../workspace/project.ts';
import type { OpenDocument } from './documents.ts';
import { isOfFormat } from './documents.ts';
import { areTogether, isOnDisk, uriOf } from './uri.ts';

/**
 * What the client works on: its folders and its open documents, and the projects that these belong to.
 * Being told of a change costs nothing; what changed is read and built when somebody asks.
 */
export interface Workspace {
  /** The open document of a path. */
  documentAt(path: string): OpenDocument | undefined;
  /** The client's own spelling of the URI of a document that is or was open; else the usual one. */
  uriAt(path: string): string;
  setFolders(paths: readonly string[]): void;
  /** Opens a document, or takes a new version of it. */
  put(document: OpenDocument): void;
  close(path: string): void;
  /** Files on disk came, changed or went. True if that concerns a project. */
  touch(events: readonly FileEvent[]): boolean;
  /** All projects as they are now. */
  projects(): Promise<readonly Project[]>;
  /** The project that a file belongs to, as it is now; undefined where it belongs to none. */
  projectOf(path: string): Promise<Project | undefined>;
  /** A question was answered: what was read for it of closed files is let go of. */
  answered(): void;
  /** Whether the client is told of what a project has to say of a file. */
  inScope(project: Project, path: string): boolean;
}

export interface FileEvent {
  readonly path: string;
  readonly kind: 'created' | 'changed' | 'deleted';
}

interface Loaded {
  readonly place: ProjectPlace;
  states: Map<string, FileState>;
  readonly project: Project;
}

/** @param readsVirtual whether `access` can read virtual folders that are open in the client, beside what is on disk */
export function createWorkspace(access: FileAccess, readsVirtual: () => boolean = () => false): Workspace {
  const documents = new Map<string, OpenDocument>();
  const spellings = new Map<string, string>();
  /** What was read from disk, until it is told to have changed. */
  const known = new Map<string, ReturnType<FileAccess['read']>>();
  const realPaths = new Map<string, Promise<string>>();
  let folders: readonly string[] = [];
  let loaded = new Map<string, Loaded>();
  /** Which projects there are is no longer sure. */
  let unsure = false;
  const changed = new Set<string>();
  let settling: Promise<void> | undefined;
  /** The folders that were listed by now, while projects are laid out. */
  let listed: ReadonlyMap<string, unknown> | undefined;

  /** Else there is nothing beside an open document: it stands alone. */
  const isReadable = (path: string): boolean =>
    isOnDisk(path) || (readsVirtual() && folders.some((folder) => areTogether(folder, path)));

  /** Files as the client sees them: open documents stand before what is on disk. */
  const files: FileAccess = {
    async read(path) {
      const document = documents.get(path);
      if (document) return document.content;
      if (!isReadable(path)) return { kind: 'missing' };
      if (!isParFile(nameOf(path))) return access.read(path);
      return remember(known, path, access.read);
    },
    async list(folder) {
      const entries = isReadable(folder) ? await access.list(folder) : [];
      const unsaved = [...documents.values()]
        .filter(
          ({ path }) =>
            folderOf(path) === folder && isReadable(path) && !entries.some((entry) => entry.name === nameOf(path)),
        )
        .map(({ path }): FolderEntry => ({ name: nameOf(path), kind: 'file' }));
      return [...entries, ...unsaved];
    },
    realPath: async (path) => (isReadable(path) ? remember(realPaths, path, access.realPath) : path),
    ...(access.breathe ? { breathe: access.breathe } : {}),
  };

  /** Brings the projects up to all that was told so far, also to what is told meanwhile. */
  function settle(): Promise<void> {
    if (settling) return settling;
    if (!unsure && changed.size === 0) return Promise.resolve();
    settling = bringUp().finally(() => (settling = undefined));
    return settling;
  }

  async function bringUp(): Promise<void> {
    try {
      while (unsure || changed.size > 0) {
        if (unsure) await layOut().finally(() => (listed = undefined));
        else await refresh();
      }
    } catch (error) {
      // What was not taken in is not forgotten: who asks next tries again.
      unsure = true;
      throw error;
    }
  }

  /** Finds out which projects there are, and loads them; what was read before is not read again. */
  async function layOut(): Promise<void> {
    unsure = false;
    changed.clear();
    const lists = new Map<string, Promise<readonly FolderEntry[]>>();
    listed = lists;
    const once: FileAccess = { ...files, list: (folder) => remember(lists, folder, files.list) };
    const found = new Map<string, { place: ProjectPlace; paths: Set<string> }>();
    const places = new Map<string, Promise<ProjectPlace>>();
    const add = async (path: string): Promise<void> => {
      const place = await remember(places, folderOf(path), () => findProject(once, path));
      const project = found.get(place.folder) ?? { place, paths: new Set() };
      found.set(place.folder, project);
      project.paths.add(path);
    };
    for (const folder of folders) for (const path of await listFiles(once, folder, true)) await add(path);
    const alone: OpenDocument[] = [];
    for (const document of documents.values()) {
      if (!isOfFormat(document)) continue;
      if (isReadable(document.path)) await add(document.path);
      else alone.push(document);
    }
    const next = new Map<string, Loaded>();
    for (const { place, paths } of found.values()) {
      next.set(place.folder, {
        place,
        ...(await loadProject(once, place, [...paths], loaded.get(place.folder)?.project)),
      });
    }
    for (const { path, content } of alone) {
      const states = new Map([[path, { path, realPath: path, content }]]);
      const folder = folderOf(path);
      next.set(path, {
        place: { folder, marked: 'none' },
        states,
        project: buildProject(folder, folder, states.values(), loaded.get(path)?.project),
      });
    }
    loaded = next;
    // What changed meanwhile had its place among the projects of before.
    for (const path of changed) if (!ownerOf(path)) unsure = true;
  }

  /** Takes in changes inside files. */
  async function refresh(): Promise<void> {
    const paths = [...changed];
    changed.clear();
    for (const each of loaded.values()) {
      const touched = paths.filter((path) => each.states.has(path));
      if (touched.length === 0) continue;
      const { project } = each;
      const roots = touched.filter((path) => isRoot(project, path));
      let differs = false;
      let isOther = false;
      for (const path of touched) {
        const state = each.states.get(path)!;
        const now = await stateOf(path, state);
        each.states.set(path, now);
        if (holdsSame(state.content, now.content)) continue;
        differs = true;
        if (!project.change(now)) isOther = true;
        if (now.content.kind === 'missing' && state.content.kind !== 'missing') unsure = true;
      }
      if (!differs) continue;
      if (isOther) project.update(each.states.values());
      for (;;) {
        const named = namedBy(project).filter((path) => !each.states.has(path) && isWithin(path, each.place.folder));
        if (named.length === 0) break;
        for (const path of named) each.states.set(path, await readState(files, path));
        project.update(each.states.values());
      }
      // Where no folder is marked, what is a root decides which files belong together.
      if (each.place.marked === 'root' || each.place.marked === 'none') {
        if (touched.some((path) => isRoot(project, path) !== roots.includes(path))) unsure = true;
      }
    }
  }

  /** An open document needs no reading, so its new version is taken in without waiting. */
  async function stateOf(path: string, before: FileState): Promise<FileState> {
    const document = documents.get(path);
    return document ? { ...before, content: document.content } : readState(files, path);
  }

  /** Of nested projects that both read a file, the inner one owns it. */
  function ownerOf(path: string): Loaded | undefined {
    let owner = loaded.get(path);
    for (const each of loaded.values()) {
      if (each.states.has(path) && each.place.folder.length > (owner?.place.folder.length ?? -1)) owner = each;
    }
    return owner;
  }

  const scopes = new Map<Project, Memo<ReadonlySet<string>>>();

  /** What is open or which folders there are has changed. */
  function forgetScopes(): void {
    for (const scope of scopes.values()) scope.dispose();
    scopes.clear();
  }

  const isShown = (path: string) => documents.has(path) || folders.some((folder) => isWithin(path, folder));

  /**
   * The files whose findings the client is told beside those in its folders and the open ones: all of an index that one
   * of these belongs to. A folder may be a small part of a large project.
   */
  function scopeOf(project: Project): ReadonlySet<string> {
    // The settings rule over all of it, wherever they stand.
    const scope = new Set<string>([project.configPath]);
    for (const { files: ofTree, registry } of project.trees) {
      const all = [...ofTree, ...(registry?.files ?? [])];
      if (ofTree.some(({ path }) => isShown(path))) for (const { path } of all) scope.add(path);
    }
    return scope;
  }

  return {
    documentAt: (path) => documents.get(path),
    uriAt: (path) => spellings.get(path) ?? uriOf(path),

    setFolders(paths) {
      folders = paths;
      unsure = true;
      forgetScopes();
    },

    put(document) {
      const { path } = document;
      const isNew = !documents.has(path);
      documents.set(path, document);
      spellings.set(path, document.uri);
      if (!isOfFormat(document)) return;
      if (isNew) forgetScopes();
      if (ownerOf(path)) changed.add(path);
      else unsure = true;
    },

    close(path) {
      const document = documents.get(path);
      documents.delete(path);
      if (!document || !isOfFormat(document)) return;
      forgetScopes();
      // What the document showed may never have been on disk.
      known.delete(path);
      const stays = isReadable(path) && folders.some((folder) => isWithin(path, folder)) && ownerOf(path);
      if (stays && !listed) changed.add(path);
      else unsure = true;
    },

    touch(events) {
      let concerns = false;
      for (const { path, kind } of events) {
        if (kind === 'changed' && documents.has(path)) {
          known.delete(path);
          continue;
        }
        const below = kind === 'deleted' ? [...known.keys()].filter((file) => isWithin(file, path)) : [path];
        for (const each of below) {
          known.delete(each);
          realPaths.delete(each);
        }
        // While projects are laid out for the first time, what was read already counts as well.
        const isKnown =
          (kind === 'deleted' && below.length > 0) ||
          [...loaded.values()].some(({ states }) =>
            [...states.keys()].some((file) => file === path || (kind === 'deleted' && isWithin(file, path))),
          );
        const isOurs = isParFile(nameOf(path)) || nameOf(path) === '.gitignore';
        const concernsUs = kind === 'deleted' ? listed && (isOurs || listed.has(path)) : isOurs;
        if (!isKnown && !concernsUs) continue;
        concerns = true;
        if (isKnown && kind === 'changed') changed.add(path);
        else unsure = true;
      }
      return concerns;
    },

    async projects() {
      await settle();
      return [...loaded.values()].map(({ project }) => project);
    },

    async projectOf(path) {
      await settle();
      return ownerOf(path)?.project;
    },

    answered() {
      for (const { project } of loaded.values()) letGoOfRead(project);
    },
    inScope(project, path) {
      const owner = ownerOf(path);
      if (owner && owner.project !== project) return false;
      let scope = scopes.get(project);
      if (!scope) scopes.set(project, (scope = new Memo(() => scopeOf(project))));
      return scope.get().has(path) || isShown(path);
    },
  };
}

function isRoot(project: Project, path: string): boolean {
  return project.files.get(path)?.model?.head?.fields.has('index') === true;
}

/** Asks once a path; what failed is asked again. */
function remember<T>(answers: Map<string, Promise<T>>, path: string, ask: (path: string) => Promise<T>): Promise<T> {
  let answer = answers.get(path);
  if (!answer) {
    answers.set(path, (answer = ask(path)));
    answer.catch(() => answers.delete(path));
  }
  return answer;
}
