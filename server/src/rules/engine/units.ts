import { none } from '../../base/list.ts';
import { Cell, Memo } from '../../base/reactive.ts';
import type { Finding } from './finding.ts';

/** Makes what is found of one thing. */
type Look = () => readonly Finding[];

/**
 * The checks of one thing (a criterion by itself, a criterion in its tree, a file, a tree by one rule), with what they
 * found last. Run again only after something that they read has changed.
 */
export class Unit extends Memo<readonly Finding[]> {
  found: readonly Finding[] = none;

  constructor(
    look: Look,
    private readonly waiting: Waiting,
    /** How many things it looks at. */
    readonly things: number,
  ) {
    super(look);
    waiting.add(this);
  }

  protected override onStale(): void {
    this.waiting.add(this);
  }

  override rest(): void {
    // A check is wanted, though nobody reads it.
  }
}

/** The units that are to be run, in the order in which this was known. */
class Waiting {
  /** How many things they look at. */
  things = 0;
  private readonly units = new Set<Unit>();

  add(unit: Unit): void {
    if (!this.units.has(unit)) this.things += unit.things;
    this.units.add(unit);
  }

  delete(unit: Unit): void {
    if (this.units.delete(unit)) this.things -= unit.things;
  }

  [Symbol.iterator](): Iterator<Unit> {
    return this.units.values();
  }
}

/** All units of a project, those that wait to be run, and what they found by file. */
export class Units {
  private readonly waiting = new Waiting();
  private readonly byFile = new Map<string, { readonly units: Set<Unit>; readonly changes: Cell<number> }>();
  private readonly paths = new Cell(0);
  private readonly filesFound = new Memo((): readonly string[] => {
    this.paths.get();
    return [...this.byFile].filter(([, { units }]) => units.size > 0).map(([path]) => path);
  });

  /** A new unit that looks at so many things, to be run. */
  add(look: Look, things: number): Unit {
    return new Unit(look, this.waiting, things);
  }

  remove(unit: Unit): void {
    this.waiting.delete(unit);
    unit.dispose();
    this.take(unit, none);
  }

  get isSettled(): boolean {
    return this.waiting.things === 0;
  }

  /** How many things those look at that wait. */
  get count(): number {
    return this.waiting.things;
  }

  /** Runs what waits, until `isEnough` says so. */
  run(isEnough: (done: Unit) => boolean): void {
    while (!this.isSettled) {
      for (const unit of this.waiting) {
        this.waiting.delete(unit);
        this.take(unit, unit.get());
        if (isEnough(unit)) return;
      }
    }
  }

  /** What all units found in one file, in no order. */
  foundIn(path: string): readonly Finding[] {
    const file = this.fileOf(path);
    file.changes.get();
    const found: Finding[] = [];
    for (const unit of file.units) for (const finding of unit.found) if (finding.at.path === path) found.push(finding);
    return found;
  }

  /** The files in which something was found. */
  files(): readonly string[] {
    return this.filesFound.get();
  }

  private fileOf(path: string) {
    let file = this.byFile.get(path);
    if (!file) this.byFile.set(path, (file = { units: new Set<Unit>(), changes: new Cell(0) }));
    return file;
  }

  private take(unit: Unit, found: readonly Finding[]): void {
    const before = unit.found;
    if (found === before || (found.length === 0 && before.length === 0)) return;
    unit.found = found;
    for (const path of new Set([...before, ...found].map(({ at }) => at.path))) {
      const { units, changes } = this.fileOf(path);
      const [was] = [units.size];
      if (found.some(({ at }) => at.path === path)) units.add(unit);
      else units.delete(unit);
      changes.set(changes.peek() + 1);
      if ((was === 0) !== (units.size === 0)) this.paths.set(this.paths.peek() + 1);
    }
  }
}
