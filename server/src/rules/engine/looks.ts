import { isSameList } from '../../base/list.ts';
import { Memo } from '../../base/reactive.ts';
import type { Row } from '../../model/criterion.ts';
import type { Entry } from '../../model/entry.ts';
import type { IndexHead, LiveFile } from '../../model/file.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ProjectFile } from '../../workspace/files.ts';
import type { Project } from '../../workspace/project.ts';
import { readSettings } from '../../workspace/settings.ts';
import type { TreeView } from '../../workspace/view.ts';
import { Collector, levelSet } from './collect.ts';
import { Preparations } from './preparations.ts';
import type { Ahead, Check, Rule } from './rule.ts';
import type { Unit } from './units.ts';
import { Units } from './units.ts';

/** What each thing of a project is checked for: the units that look at it, by the rules that are not switched off. */
export class Looks {
  readonly units = new Units();
  /** What is worked out ahead of the checks that wait, where these go slice by slice. */
  readonly preparations = new Preparations();
  /** What is told where a check fails. */
  readonly failure: Rule | undefined;
  /** The rules that are not switched off, by what they look at. */
  readonly active: { readonly [K in keyof Check]-?: Memo<readonly Rule[]> };

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
  }

  /** The checks of the settings. */
  ofSettings(): Unit {
    const { project, rules } = this;
    return this.unit((collector) => {
      const { configPath } = project;
      const source = project.files.get(configPath)?.source;
      if (!source) return;
      collector.run(this.active.settings.get(), 'settings', readSettings(source), rules, { path: configPath });
    });
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
}
