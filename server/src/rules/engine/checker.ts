import { isSameList } from '../../base/list.ts';
import { letRest, Memo, still, untracked } from '../../base/reactive.ts';
import type { Row } from '../../model/criterion.ts';
import type { Entry } from '../../model/entry.ts';
import type { FileModel, IndexHead, LiveFile } from '../../model/file.ts';
import type { Piece } from '../../syntax/piece.ts';
import { syncFacts } from '../../workspace/facts.ts';
import type { ProjectFile } from '../../workspace/files.ts';
import type { Project } from '../../workspace/project.ts';
import { readSettings } from '../../workspace/settings.ts';
import type { TreeView } from '../../workspace/view.ts';
import { viewsOf } from '../../workspace/view.ts';
import { Collector, levelSet } from './collect.ts';
import type { FileResult } from './outcome.ts';
import { emptyResult, fileResult } from './outcome.ts';
import type { Finding } from './finding.ts';
import { Preparations } from './preparations.ts';
import type { Ahead, Check, Rule } from './rule.ts';
import type { Unit } from './units.ts';
import { Units } from './units.ts';

export interface CheckResult {
  /** In order: file, place, rule. */
  readonly findings: readonly Finding[];
  /** Found, but silenced by a comment in the file. */
  readonly suppressed: readonly Finding[];
}

/** Checks a project with a set of rules, and again what a change touches. */
export class Checker {
  private readonly units = new Units();
  private readonly failure: Rule | undefined;
  /** The rules that are not switched off, by what they look at. */
  private readonly active: { readonly [K in keyof Check]-?: Memo<readonly Rule[]> };
  private readonly files = new Map<ProjectFile, FileScope>();
  private readonly trees = new Map<TreeView, TreeScope>();
  private readonly results = new Map<string, Memo<FileResult>>();
  /** What is worked out ahead of the checks that wait, where these go slice by slice. */
  private readonly preparations = new Preparations();
  /** What there is to check, by its parts: made anew only when one comes or goes. */
  private readonly plan: Memo<Plan>;
  private planned: Plan | undefined;
  private settledFor = -1;

  constructor(
    private readonly project: Project,
    private readonly rules: readonly Rule[],
  ) {
    this.failure = rules.find(({ id }) => id === 'check-failed');
    const on = new Memo(() => rules.filter(({ id }) => levelSet(project, id) !== 'off'), isSameList);
    const looking = (at: keyof Check) => new Memo(() => on.get().filter(({ check }) => check[at]));
    this.active = {
      file: looking('file'),
      piece: looking('piece'),
      entry: looking('entry'),
      criterion: looking('criterion'),
      points: looking('points'),
      sums: looking('sums'),
      tree: looking('tree'),
      settings: looking('settings'),
      suppression: looking('suppression'),
    };
    this.plan = new Memo(() => ({
      files: new Map([...project.files.values()].map((file) => [file, file.model && partOf(file.model)])),
      views: new Map(
        viewsOf(project).map((view) => [view, { index: view.tree.index, files: view.tree.files.map(partOf) }]),
      ),
    }));
    this.unit((collector) => {
      const { configPath } = project;
      const source = project.files.get(configPath)?.source;
      if (!source) return;
      collector.run(this.active.settings.get(), 'settings', readSettings(source), rules, { path: configPath });
    });
  }

  /** All findings, in order. */
  all(): CheckResult {
    this.settle();
    const paths = new Set([...this.project.files.keys(), ...this.units.files()]);
    const findings: Finding[] = [];
    const suppressed: Finding[] = [];
    for (const path of [...paths].sort()) {
      const result = this.resultOf(path);
      findings.push(...result.findings);
      suppressed.push(...result.suppressed);
    }
    return { findings, suppressed };
  }

  /** What is found in one file; the same object for as long as nothing of it changes. */
  in(path: string): FileResult {
    this.settle();
    return this.resultOf(path);
  }

  /** The files in which something is found, silenced findings included. */
  filesWithFindings(): readonly string[] {
    this.settle();
    return this.units.files();
  }

  /** Runs all checks that wait. */
  settle(): void {
    if (this.settledFor === this.project.version && this.units.isSettled) return;
    // Whoever asks depends on what was found, not on the way there.
    (this.project.isFrozen ? still : untracked)(() => {
      this.begin();
      this.preparations.drop();
      this.units.run(() => false);
    });
    this.letGo();
    this.settledFor = this.project.version;
  }

  /** Runs checks that wait, those of about `count` things; true when none is left. */
  advance(count: number): boolean {
    this.begin();
    let left = untracked(() => this.preparations.run(count));
    if (left > 0) this.units.run(({ things }) => (left -= things) <= 0);
    this.letGo();
    return this.units.isSettled;
  }

  /** Lets go of what was only needed to look, or to answer. Not amid either. */
  letGo(): void {
    letRest();
    if (this.project.isFrozen) return;
    for (const part of this.planned?.files.values() ?? []) part?.model.letGo();
  }

  /** How many things wait to be checked. */
  get waiting(): number {
    return this.units.count + this.preparations.count;
  }

  /** Works out ahead, for each criterion of a file, what checks ask of all of them at once. */
  prepare<K extends keyof Ahead>(model: LiveFile, kind: K, act: (ahead: Required<Ahead>[K], row: Row) => void): void {
    const wanted = this.rules.flatMap(({ id, ahead }) =>
      ahead?.[kind] && levelSet(this.project, id) !== 'off' ? [ahead[kind]] : [],
    );
    if (wanted.length === 0) return;
    // Components come behind what holds them.
    const rows = [...model.allRows()].reverse();
    this.preparations.add(rows, (row) => {
      for (const ahead of wanted) act(ahead as Required<Ahead>[K], row);
    });
  }

  /** Brings along the things that are checked: files, trees, their criteria. */
  private begin(): void {
    const plan = this.plan.get();
    if (plan !== this.planned) {
      this.planned = plan;
      bringAlong(this.files, plan.files, (file) => new FileScope(this, file));
      bringAlong(this.trees, plan.views, (view) => new TreeScope(this, view));
    }
    for (const { tree } of plan.views.keys()) syncFacts(tree);
  }

  private resultOf(path: string): FileResult {
    let memo = this.results.get(path);
    if (!memo) {
      const { project, rules, failure } = this;
      memo = new Memo(() => {
        const raw = this.units.foundIn(path);
        if (raw.length === 0 && !project.files.get(path)?.model?.silencing.length) return emptyResult;
        return fileResult(project, path, raw, { rules, failure, active: this.active.suppression.get() });
      });
      this.results.set(path, memo);
    }
    return memo.get();
  }

  /** A unit that runs `check`, on so many things, and gives what it found. */
  unit(check: (collector: Collector) => void, things = 1): Unit {
    return this.units.add(() => {
      const collector = new Collector(this.project, this.failure);
      check(collector);
      return collector.findings;
    }, things);
  }

  remove(unit: Unit): void {
    this.units.remove(unit);
  }

  /** The checks of a file as a whole. */
  ofFile(file: ProjectFile): Unit {
    return this.unit((collector) => {
      collector.run(this.active.file.get(), 'file', file, this.project, { path: file.path });
    });
  }

  /** The checks of what stands outside of criteria: the head and its sections, items that are no maps. */
  ofHead(model: LiveFile): Unit {
    return this.unit((collector) => {
      const { head, index, agencies = [], criteria = [], loose } = model;
      const items = criteria.filter((item) => item.kind === 'fileItem');
      for (const entry of [head, index, ...agencies, ...items]) if (entry) this.checkEntry(entry, collector);
      for (const piece of loose) {
        const isOfHead = head && [head, ...head.all].some((each) => each.piece === piece);
        this.checkPiece(piece, isOfHead ? head : items.find((item) => item.piece === piece), collector);
      }
    });
  }

  /** Checks a criterion's own lines. */
  checkRow(row: Row, collector: Collector): void {
    for (const piece of row.pieces) this.checkPiece(piece, row, collector);
    this.checkEntry(row, collector);
  }

  private checkPiece(piece: Piece, about: Entry | undefined, collector: Collector): void {
    if (piece.problems.length === 0) return;
    collector.run(this.active.piece.get(), 'piece', piece, about, { path: piece.path, subject: about });
  }

  private checkEntry(entry: Entry, collector: Collector): void {
    collector.run(this.active.entry.get(), 'entry', entry, this.project, { path: entry.piece.path, subject: entry });
  }

  /** Checks a criterion, or the head of the index, in its tree. */
  checkLine(line: Row | IndexHead, view: TreeView, collector: Collector): void {
    const where = { path: line.piece.path, subject: line, view };
    if (line.kind === 'criterion') collector.run(this.active.criterion.get(), 'criterion', line, view, where);
    collector.run(this.active.points.get(), 'points', line, view, where);
    const sums = view.rollup.of.get(line);
    if (sums) collector.run(this.active.sums.get(), 'sums', sums, view, where);
  }

  /** The checks of a tree as a whole, each by itself: they read different things. */
  ofTree(view: TreeView): Unit[] {
    const { path } = view.tree.start;
    return this.rules
      .filter(({ check }) => check.tree)
      .map((rule) =>
        this.unit((collector) => {
          if (!this.active.tree.get().includes(rule)) return;
          collector.run([rule], 'tree', view, undefined, { path, view });
        }),
      );
  }
}

/** What there is to check: the files with what was read of them, the trees with what they are made of. */
interface Plan {
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

function partOf(model: FileModel): FilePart {
  return { model: model as LiveFile, isAtRest: (model as LiveFile).isAtRest };
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
    private readonly checker: Checker,
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
        this.checker.unit((collector) => this.check(row, collector)),
      );
    };
    const removed = (row: Row): void => {
      const unit = units.get(row);
      if (unit) this.checker.remove(unit);
      units.delete(row);
    };
    for (const row of file.allRows()) added(row);
    const end = file.watch({ added, removed, changed: () => undefined });
    return () => {
      end();
      for (const unit of units.values()) this.checker.remove(unit);
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
      units.push(this.checker.unit(checkAll, Math.min(left, rowsAtOnce)));
      added();
    };
    added();
    const end = file.watch({ added, removed: changed, changed: () => undefined });
    return () => {
      end();
      for (const unit of units) this.checker.remove(unit);
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
    private readonly checker: Checker,
    file: ProjectFile,
  ) {
    this.whole = checker.ofFile(file);
    this.rows = new RowUnits(checker, (row, collector) => checker.checkRow(row, collector));
  }

  sync(part: FilePart | undefined): void {
    const before = this.part;
    if (part?.model === before?.model && part?.isAtRest === before?.isAtRest) return;
    this.part = part;
    this.endRows?.();
    this.endRows = part && this.rows.follow(part);
    if (part) this.checker.prepare(part.model, 'row', (ahead, row) => ahead(row));
    if (part?.model === before?.model) return;
    if (this.head) this.checker.remove(this.head);
    this.head = part && this.checker.ofHead(part.model);
  }

  end(): void {
    this.sync(undefined);
    this.checker.remove(this.whole);
  }
}

/** What is checked of a tree. */
class TreeScope {
  private readonly whole: readonly Unit[];
  private index: { readonly line: IndexHead; readonly unit: Unit } | undefined;
  private readonly rows: RowUnits;
  private readonly followed = new Map<LiveFile, { readonly isAtRest: boolean; readonly end: () => void }>();

  constructor(
    private readonly checker: Checker,
    private readonly view: TreeView,
  ) {
    this.whole = checker.ofTree(view);
    this.rows = new RowUnits(checker, (row, collector) => checker.checkLine(row, view, collector));
  }

  sync({ index, files }: TreeParts): void {
    const { checker, view } = this;
    if (index !== this.index?.line) {
      if (this.index) checker.remove(this.index.unit);
      this.index = index && {
        line: index,
        unit: checker.unit((collector) => checker.checkLine(index, view, collector)),
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
      checker.prepare(file, 'line', (ahead, row) => ahead(row, view));
    }
  }

  end(): void {
    for (const unit of this.whole) this.checker.remove(unit);
    if (this.index) this.checker.remove(this.index.unit);
    for (const { end } of this.followed.values()) end();
  }
}
