import type { Row } from '../../model/criterion.ts';
import type { FileModel, IndexHead, LiveFile } from '../../model/file.ts';
import type { ProjectFile } from '../../workspace/files.ts';
import type { Project } from '../../workspace/project.ts';
import type { TreeView } from '../../workspace/view.ts';
import { viewsOf } from '../../workspace/view.ts';
import type { Collector } from './collect.ts';
import type { Looks } from './looks.ts';
import type { Unit } from './units.ts';

/** What there is to check: the files with what was read of them, the trees with what they are made of. */
export interface Plan {
  readonly files: ReadonlyMap<ProjectFile, FilePart | undefined>;
  readonly views: ReadonlyMap<TreeView, TreeParts>;
}

interface FilePart {
  readonly model: LiveFile;
  readonly isAtRest: boolean;
}

interface TreeParts {
  readonly index: IndexHead | undefined;
  readonly files: readonly FilePart[];
}

/** The plan of a project as it is now. Made of parts, so that it is another only when one comes, goes, or goes to rest. */
export function planOf(project: Project): Plan {
  return {
    files: new Map([...project.files.values()].map((file) => [file, file.model && partOf(file.model)])),
    views: new Map(
      viewsOf(project).map((view) => [view, { index: view.tree.index, files: view.tree.files.map(partOf) }]),
    ),
  };
}

function partOf(model: FileModel): FilePart {
  return { model: model as LiveFile, isAtRest: (model as LiveFile).isAtRest };
}

/** What is checked of a project, part by part; goes along with what there is. */
export class Scopes {
  private readonly files = new Map<ProjectFile, FileScope>();
  private readonly trees = new Map<TreeView, TreeScope>();

  constructor(private readonly looks: Looks) {}

  sync({ files, views }: Plan): void {
    bringAlong(this.files, files, (file) => new FileScope(this.looks, file));
    bringAlong(this.trees, views, (view) => new TreeScope(this.looks, view));
  }
}

/** Makes, brings up to date and ends the scopes of what there is. */
function bringAlong<T, P>(
  scopes: Map<T, { sync(parts: P): void; end(): void }>,
  parts: ReadonlyMap<T, P>,
  make: (thing: T) => { sync(parts: P): void; end(): void },
): void {
  for (const [thing, scope] of scopes) {
    if (parts.has(thing)) continue;
    scope.end();
    scopes.delete(thing);
  }
  for (const [thing, part] of parts) {
    let scope = scopes.get(thing);
    if (!scope) scopes.set(thing, (scope = make(thing)));
    scope.sync(part);
  }
}

/** At rest so many rows are checked by one unit: it notes the file, not each of them. */
const rowsAtOnce = 32;

/** The units of rows that come and go. */
class RowUnits {
  constructor(
    private readonly looks: Looks,
    private readonly check: (row: Row, collector: Collector) => void,
  ) {}

  /** Goes along with the rows of a file. The answer ends it. */
  follow({ model, isAtRest }: FilePart): () => void {
    return isAtRest ? this.followAll(model) : this.followEach(model);
  }

  private followEach(file: LiveFile): () => void {
    const units = new Map<Row, Unit>();
    const added = (row: Row): void => {
      units.set(
        row,
        this.looks.unit((collector) => this.check(row, collector)),
      );
    };
    const removed = (row: Row): void => {
      const unit = units.get(row);
      if (unit) this.looks.remove(unit);
      units.delete(row);
    };
    for (const row of file.allRows()) added(row);
    const end = file.watch({ added, removed, changed: () => undefined });
    return () => {
      end();
      for (const unit of units.values()) this.looks.remove(unit);
    };
  }

  private followAll(file: LiveFile): () => void {
    const units: Unit[] = [];
    /** In a list, so that its parts are found at once; made anew when rows come or go. */
    let list: readonly Row[] | undefined;
    const changed = (): void => void (list = undefined);
    const added = (): void => {
      changed();
      const from = units.length * rowsAtOnce;
      const left = file.allRows().size - from;
      if (left <= 0) return;
      const checkAll = (collector: Collector): void => {
        const rows = file.allRows();
        list ??= [...rows];
        for (const row of list.slice(from, from + rowsAtOnce)) this.check(row, collector);
      };
      units.push(this.looks.unit(checkAll, Math.min(left, rowsAtOnce)));
      added();
    };
    added();
    const end = file.watch({ added, removed: changed, changed: () => undefined });
    return () => {
      end();
      for (const unit of units) this.looks.remove(unit);
    };
  }
}

/** What is checked of a file by itself. */
class FileScope {
  private readonly whole: Unit;
  private readonly rows: RowUnits;
  private part: FilePart | undefined;
  private head: Unit | undefined;
  private endRows: (() => void) | undefined;

  constructor(
    private readonly looks: Looks,
    file: ProjectFile,
  ) {
    this.whole = looks.ofFile(file);
    this.rows = new RowUnits(looks, (row, collector) => looks.checkRow(row, collector));
  }

  sync(part: FilePart | undefined): void {
    const before = this.part;
    if (part?.model === before?.model && part?.isAtRest === before?.isAtRest) return;
    this.part = part;
    this.endRows?.();
    this.endRows = part && this.rows.follow(part);
    if (part) this.looks.prepare(part.model, 'row', (ahead, row) => ahead(row));
    if (part?.model === before?.model) return;
    if (this.head) this.looks.remove(this.head);
    this.head = part && this.looks.ofHead(part.model);
  }

  end(): void {
    this.sync(undefined);
    this.looks.remove(this.whole);
  }
}

/** What is checked of a tree. */
class TreeScope {
  private readonly whole: readonly Unit[];
  private index: { readonly line: IndexHead; readonly unit: Unit } | undefined;
  private readonly rows: RowUnits;
  private readonly followed = new Map<LiveFile, { readonly isAtRest: boolean; readonly end: () => void }>();

  constructor(
    private readonly looks: Looks,
    private readonly view: TreeView,
  ) {
    this.whole = looks.ofTree(view);
    this.rows = new RowUnits(looks, (row, collector) => looks.checkLine(row, view, collector));
  }

  sync({ index, files }: TreeParts): void {
    const { looks, view } = this;
    if (index !== this.index?.line) {
      if (this.index) looks.remove(this.index.unit);
      this.index = index && {
        line: index,
        unit: looks.unit((collector) => looks.checkLine(index, view, collector)),
      };
    }
    const parts = new Map(files.map((part) => [part.model, part]));
    for (const [file, { isAtRest, end }] of this.followed) {
      if (parts.get(file)?.isAtRest === isAtRest) continue;
      end();
      this.followed.delete(file);
    }
    for (const [file, part] of parts) {
      if (this.followed.has(file)) continue;
      this.followed.set(file, { ...part, end: this.rows.follow(part) });
      looks.prepare(file, 'line', (ahead, row) => ahead(row, view));
    }
  }

  end(): void {
    for (const unit of this.whole) this.looks.remove(unit);
    if (this.index) this.looks.remove(this.index.unit);
    for (const { end } of this.followed.values()) end();
  }
}
