import { isSameList } from '../base/list.ts';
import { Hub, Memo, MemoTable, untracked } from '../base/reactive.ts';
import type { Registry } from '../model/agency.ts';
import { registryOf } from '../model/agency.ts';
import type { Criterion } from '../model/criterion.ts';
import type { AgencyEntry, FileItem, FileModel, IndexHead, LiveFile } from '../model/file.ts';
import type { ProjectFiles } from './files.ts';
import { folderOf, foldersAbove, isAbsolute, isWithin, join, resolve } from './path.ts';

/**
 * What is checked as one: the index of a root with all files that it reaches, or one file that no root reaches.
 * A file that two roots reach stands in two trees.
 */
export interface Tree {
  /** The file it begins at. */
  readonly start: FileModel;
  /** The head of the index; undefined where no root reaches the file: what needs the whole then stays silent. */
  readonly index: IndexHead | undefined;
  /** The files it is made of, the start first, in the order in which they are named. */
  readonly files: readonly FileModel[];
  /** Its uppermost criteria, in order, over all files. */
  readonly top: readonly Criterion[];
  /** All its criteria, each before its components. Whoever asks for it depends on all of them: ask by code if you can. */
  readonly all: readonly Criterion[];
  /** By code as written; a code that stands twice has two, in their order. */
  readonly byCode: ReadonlyMap<string, readonly Criterion[]>;
  /** The criteria with a `sameAs`, in their order. */
  readonly referring: readonly Criterion[];
  /** Those whose `sameAs` is this code, in their order. */
  referringTo(code: string): readonly Criterion[];
  /** The registry that its leads are judged by; undefined where there is none: agency rules then stay silent. */
  readonly registry: TreeRegistry | undefined;
  readonly links: readonly Link[];
  /** A part of its criteria could not be read, so its uppermost sums can't be compared. */
  readonly incomplete: boolean;
  /** Runs `act` when its files make other trees, and it is one no more: who follows what is in it lets go. */
  whenGone(act: () => void): void;
}

export interface TreeRegistry {
  readonly registry: Registry;
  readonly entries: readonly AgencyEntry[];
  /** The files that it stands in. */
  readonly files: readonly FileModel[];
}

/** An item `- file:` and what became of it. */
export interface Link {
  readonly from: FileModel;
  readonly item: FileItem;
  /** The path it names, made absolute. */
  readonly path: string;
  readonly state: 'reached' | 'missing' | 'unreadable' | 'outside' | 'cycle' | 'twice' | 'without-section';
  /** Where it comes back to a file: the paths from that file down to the one that the item stands in. */
  readonly round?: readonly string[];
  /** Where the file is listed twice: the item that lists it first. */
  readonly first?: Link;
}

export const registryName = 'agencies.par.yaml';

/** The trees of a project: one for each root in the order of paths, then one for each file that is in none. */
export class LiveTrees {
  private known = new Map<FileModel, { root?: LiveTree; alone?: LiveTree }>();
  private readonly list = new Hub(() => this.find(), isSameList);

  constructor(private readonly project: ProjectFiles) {}

  get(): readonly LiveTree[] {
    return this.list.get();
  }

  private find(): readonly LiveTree[] {
    const models = [...this.project.files.values()].flatMap(({ model }) => (model as LiveFile | undefined) ?? []);
    models.sort((a, b) => (a.path < b.path ? -1 : 1));
    const known = new Map<FileModel, { root?: LiveTree; alone?: LiveTree }>();
    const treeOf = (model: LiveFile, isRoot: boolean): LiveTree => {
      const kind = isRoot ? 'root' : 'alone';
      const tree = this.known.get(model)?.[kind] ?? new LiveTree(this.project, model, isRoot);
      known.set(model, { ...known.get(model), [kind]: tree });
      return tree;
    };
    const trees = models
      .filter((model) => model.index !== undefined || model.hasIndexKey)
      .map((root) => treeOf(root, true));
    const reached = new Set<FileModel>(trees.flatMap((tree) => [...tree.files, ...(tree.registry?.files ?? [])]));
    const alone = models.filter((model) => !reached.has(model)).map((model) => treeOf(model, false));
    // A file that another rootless file names is checked there, not once more by itself.
    const named = new Set<FileModel>(alone.flatMap((tree) => tree.files.slice(1)));
    const first = alone.filter(({ start }) => !named.has(start));
    const covered = new Set<FileModel>(first.flatMap((tree) => tree.files));
    // Of files that name each other in a circle, one begins.
    const circles = alone.filter((tree) => {
      if (covered.has(tree.start)) return false;
      tree.files.forEach((file) => covered.add(file));
      return true;
    });
    for (const [model, { root, alone: single }] of this.known) {
      const now = known.get(model);
      if (root !== now?.root) root?.end();
      if (single !== now?.alone) single?.end();
    }
    this.known = known;
    return [...trees, ...first, ...circles];
  }
}

/** What a walk along the links of a tree finds. */
interface Walk {
  readonly files: readonly LiveFile[];
  readonly top: readonly Criterion[];
  readonly links: readonly Link[];
  readonly incomplete: boolean;
  readonly agencies: readonly AgencyEntry[];
  readonly agencyFiles: readonly FileModel[];
  /** The registry can be trusted to be whole. */
  readonly hasRegistry: boolean;
}

/** A tree as its files go through changes. */
class LiveTree implements Tree {
  private readonly walk: Memo<Walk>;
  // What all criteria of the tree ask for, and what an edit of a head seldom changes.
  private readonly fileList = new Hub(() => this.walk.get().files, isSameList);
  private readonly topList = new Hub(() => this.walk.get().top, isSameList);
  private readonly isIncomplete = new Hub(() => this.walk.get().incomplete);
  private readonly allList = new Memo(() => this.gather(), isSameList);
  private readonly referringList = new Memo(() => this.inOrder((file) => file.referring.get(true)), isSameList);
  private readonly hasRegistry = new Hub(() => this.walk.get().hasRegistry);
  private readonly ownRegistry: TreeRegistry;
  private readonly endings: (() => void)[];
  readonly byCode: ReadonlyMap<string, readonly Criterion[]>;
  private readonly referringBy = new MemoTable<string, readonly Criterion[]>(
    (code) => this.inOrder((file) => file.bySameAs.get(code)),
    isSameList,
  );

  constructor(
    project: ProjectFiles,
    readonly start: LiveFile,
    private readonly isRoot: boolean,
  ) {
    this.walk = new Memo(() => walkFrom(project, start));
    this.byCode = new CodeTable(
      (code) => this.inOrder((file) => file.byCode.get(code)),
      () => this.all,
    );
    const registry = new Hub(
      () => registryOf(this.walk.get().agencies.map((entry) => entry.agency)),
      (a, b) => isSameList(a.agencies, b.agencies),
    );
    const entries = new Hub(() => this.walk.get().agencies, isSameList);
    const files = new Hub(() => this.walk.get().agencyFiles, isSameList);
    const ofWalk = [this.fileList, this.topList, this.isIncomplete, this.hasRegistry, registry, entries, files];
    this.endings = [...ofWalk, this.walk].map((each) => () => each.dispose());
    this.ownRegistry = {
      get registry(): Registry {
        return registry.get();
      },
      get entries(): readonly AgencyEntry[] {
        return entries.get();
      },
      get files(): readonly FileModel[] {
        return files.get();
      },
    };
  }

  get index(): IndexHead | undefined {
    return this.isRoot ? this.start.index : undefined;
  }
  get files(): readonly LiveFile[] {
    return this.fileList.get();
  }
  get top(): readonly Criterion[] {
    return this.topList.get();
  }
  get all(): readonly Criterion[] {
    return this.allList.get();
  }
  get referring(): readonly Criterion[] {
    return this.referringList.get();
  }
  get registry(): TreeRegistry | undefined {
    return this.hasRegistry.get() ? this.ownRegistry : undefined;
  }
  get links(): readonly Link[] {
    return this.walk.get().links;
  }
  get incomplete(): boolean {
    return this.isIncomplete.get();
  }

  referringTo(code: string): readonly Criterion[] {
    return this.referringBy.get(code);
  }

  whenGone(act: () => void): void {
    this.endings.push(act);
  }

  /** Else the living files would hold it, and all that asks for it, for ever. */
  end(): void {
    for (const act of this.endings) act();
  }

  private gather(): Criterion[] {
    const all: Criterion[] = [];
    const collect = (criterion: Criterion): void => {
      all.push(criterion);
      criterion.children.forEach(collect);
    };
    this.top.forEach(collect);
    return all;
  }

  /** What each file has, one file after the other, and in each from the top down. */
  private inOrder(of: (file: LiveFile) => readonly Criterion[]): readonly Criterion[] {
    return this.files.flatMap((file) => {
      const found = of(file);
      return found.length > 1 ? untracked(() => [...found].sort(byPlace)) : found;
    });
  }
}

/** The order in one file. Rows keep it for as long as they are there, so it need not be noted as read. */
export function byPlace(a: Criterion, b: Criterion): number {
  return a.piece.at - b.piece.at || a.anchor.start - b.anchor.start;
}

/** Criteria by code: who asks for one code depends on that code only; who walks through all depends on all. */
class CodeTable implements ReadonlyMap<string, readonly Criterion[]> {
  private readonly one: MemoTable<string, readonly Criterion[]>;
  private readonly whole: Memo<Map<string, Criterion[]>>;

  constructor(find: (code: string) => readonly Criterion[], all: () => readonly Criterion[]) {
    this.one = new MemoTable(find, isSameList);
    this.whole = new Memo(() => {
      const table = new Map<string, Criterion[]>();
      for (const criterion of all()) {
        if (!criterion.code) continue;
        const same = table.get(criterion.code.text);
        if (same) same.push(criterion);
        else table.set(criterion.code.text, [criterion]);
      }
      return table;
    });
  }

  get(code: string): readonly Criterion[] | undefined {
    const found = this.one.get(code);
    return found.length > 0 ? found : undefined;
  }
  has(code: string): boolean {
    return this.get(code) !== undefined;
  }
  get size(): number {
    return this.whole.get().size;
  }
  keys(): MapIterator<string> {
    return this.whole.get().keys();
  }
  values(): MapIterator<readonly Criterion[]> {
    return this.whole.get().values();
  }
  entries(): MapIterator<[string, readonly Criterion[]]> {
    return this.whole.get().entries();
  }
  [Symbol.iterator](): MapIterator<[string, readonly Criterion[]]> {
    return this.entries();
  }
  forEach(
    each: (value: readonly Criterion[], key: string, map: ReadonlyMap<string, readonly Criterion[]>) => void,
  ): void {
    for (const [code, criteria] of this.whole.get()) each(criteria, code, this);
  }
}

function walkFrom(project: ProjectFiles, start: LiveFile): Walk {
  const files: LiveFile[] = [];
  const links: Link[] = [];
  const top: Criterion[] = [];
  let incomplete = false;
  const modelAt = (path: string): LiveFile => project.files.get(path)!.model as LiveFile;
  const visit = (model: LiveFile, above: readonly string[]): void => {
    files.push(model);
    if (model.isBroken || model.isUnread) incomplete = true;
    for (const item of model.criteria ?? []) {
      if (item.kind === 'criterion') {
        top.push(item);
        continue;
      }
      const link = follow(project, model, item, [...above, model.path], links);
      if (!link) {
        incomplete = true;
        continue;
      }
      links.push(link);
      // An item that leads back, or to a file that is there already, was probably to name another file.
      if (link.state === 'reached') visit(modelAt(link.path), [...above, model.path]);
      else incomplete = true;
    }
  };
  visit(start, []);

  const agencies: AgencyEntry[] = [];
  const agencyFiles: FileModel[] = [];
  let broken = false;
  const read = (model: FileModel, above: readonly string[]): void => {
    agencyFiles.push(model);
    for (const item of model.agencies ?? []) {
      if (item.kind === 'agency') {
        agencies.push(item);
        continue;
      }
      const link = follow(project, model, item, [...above, model.path], links);
      if (!link) continue;
      links.push(link);
      if (link.state === 'reached') read(modelAt(link.path), [...above, model.path]);
      else if (link.state !== 'twice' && link.state !== 'cycle') broken = true;
    }
  };
  const first = start.agencies ? start : registryNear(project, start.path);
  if (first) read(first, []);
  const hasRegistry =
    // An entry whose name can't be read may be the very agency that others name.
    !agencies.some(({ name }) => !name || name.text.trim() === '') &&
    // A registry that could only be read in part would call every other agency unknown.
    !broken &&
    agencies.length > 0 &&
    !agencyFiles.some((file) => file.isBroken);
  return { files, top, links, incomplete, agencies, agencyFiles, hasRegistry };
}

/** The nearest `agencies.par.yaml` in the folder of a file or above, within the project. */
function registryNear(project: ProjectFiles, path: string): FileModel | undefined {
  return foldersAbove(path)
    .filter((folder) => isWithin(folder, project.folder))
    .map((folder) => project.files.get(join(folder, registryName))?.model)
    .find((model) => model?.agencies !== undefined);
}

/** What a `- file:` item leads to. Undefined where it names nothing. */
function follow(
  project: ProjectFiles,
  from: FileModel,
  item: FileItem,
  above: readonly string[],
  links: readonly Link[],
): Link | undefined {
  if (!item.target) return undefined;
  const path = resolve(folderOf(from.path), item.target.text);
  const link = (state: Link['state'], more: Pick<Link, 'round' | 'first'> = {}): Link => ({
    from,
    item,
    path,
    state,
    ...more,
  });
  const file = project.files.get(path);
  if (isAbsolute(item.target.text) || !isWithin(path, project.folder)) return link('outside');
  if (file && !isWithin(file.realPath, project.realFolder)) return link('outside');
  if (!file || file.kind === 'missing') return link('missing');
  if (file.kind !== 'text') return link('unreadable');
  if (!file.model) return link('without-section');
  const real = (p: string) => project.files.get(p)?.realPath ?? p;
  const back = above.findIndex((p) => real(p) === file.realPath);
  if (back >= 0) return link('cycle', { round: above.slice(back) });
  const first = links.find(
    (other) => other.item.section === item.section && other.state === 'reached' && real(other.path) === file.realPath,
  );
  if (first) return link('twice', { first });
  if (file.model[item.section] === undefined) return link(file.model.isBroken ? 'unreadable' : 'without-section');
  return link('reached');
}
