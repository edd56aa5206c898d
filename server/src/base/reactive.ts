/**
 * Values that are computed from other values, and kept for as long as none of these changes.
 *
 * A `Cell` holds what comes from outside. A `Memo` computes something; which cells and memos it reads while it does so
 * is noted, so a rule or a sum cannot forget what it depends on: to read is to depend. When a cell changes, all that was
 * computed from it is marked, nothing more; a memo that is asked next computes again only if one of the values that it
 * read really differs.
 */

import { none } from './list.ts';

/** What can be read: it knows who read it. */
interface Source {
  readers: Readers;
  /** The computation that read it last, so that it is noted once for each. */
  stamp: number;
  /** Brings the value up to date. */
  refresh(): void;
}

/** Most have one reader or a few; what very many read must let go of one as quickly. */
type Readers = undefined | Memo<unknown> | readonly Memo<unknown>[] | Set<Memo<unknown>>;

const few = 8;

const clean = 0;
/** Something that it was computed from, at some remove, has changed. */
const doubtful = 1;
const stale = 2;
const running = 3;

/** The memo that is being computed. */
let reader: Memo<unknown> | undefined;
let stamps = 0;
/** What the memos that are being computed have read so far, one's behind the other's; a memo keeps its part when done. */
const noted: Source[] = [];
let isStill = false;
/** What was taken last: where many things are looked at alike, many have read just the same, and share one list. */
let taken: readonly Source[] = none;

function takeNoted(base: number): readonly Source[] {
  const length = noted.length - base;
  if (taken.length !== length || !taken.every((source, i) => source === noted[base + i])) taken = noted.slice(base);
  noted.length = base;
  return taken;
}

function note(source: Source): void {
  if (!reader || source.stamp === reader.run) return;
  source.stamp = reader.run;
  noted.push(source);
}

function withReader(readers: Readers, one: Memo<unknown>): Readers {
  if (readers === undefined || readers === one) return one;
  if (readers instanceof Memo) return [readers, one];
  if (readers instanceof Set) return readers.add(one);
  if (readers.includes(one)) return readers;
  return readers.length < few ? [...readers, one] : new Set([...readers, one]);
}

function withoutReader(readers: Readers, one: Memo<unknown>): Readers {
  if (readers === one) return undefined;
  if (readers instanceof Set) {
    readers.delete(one);
    return readers.size > 0 ? readers : undefined;
  }
  if (readers === undefined || readers instanceof Memo) return readers;
  const others = readers.filter((each) => each !== one);
  return others.length > 1 ? others : others[0];
}

/**
 * Enters a memo that was computed with all that it has read since `base`, and takes it out where it has not read again
 * what it read before. Mostly it reads the same in the same order, and then nothing is to be done.
 */
function enter(memo: Memo<unknown>, base: number): void {
  const before = memo.sources;
  const count = noted.length - base;
  let same = 0;
  while (same < count && same < before.length && noted[base + same] === before[same]) same++;
  if (same === count && same === before.length) {
    noted.length = base;
    return;
  }
  const now = (memo.sources = takeNoted(base));
  const isRead = before.length - same > few ? lookupOf(now) : (source: Source) => now.includes(source);
  const wasRead = count - same > few ? lookupOf(before) : (source: Source) => before.includes(source);
  for (let i = same; i < before.length; i++) if (!isRead(before[i]!)) letGoOf(before[i]!, memo);
  for (let i = same; i < count; i++) if (!wasRead(now[i]!)) now[i]!.readers = withReader(now[i]!.readers, memo);
}

function lookupOf(sources: readonly Source[]): (source: Source) => boolean {
  const set = new Set(sources);
  return (source) => set.has(source);
}

/** Takes a memo out of the lists of all that it read. */
function forget(memo: Memo<unknown>): void {
  for (const source of memo.sources) letGoOf(source, memo);
  memo.sources = none;
}

function letGoOf(source: Source, memo: Memo<unknown>): void {
  source.readers = withoutReader(source.readers, memo);
  if (source.readers === undefined && source instanceof Memo) unread.add(source as Memo<unknown>);
}

/** Memos that the last of their readers has let go of. */
const unread = new Set<Memo<unknown>>();

/** A table in which so much has gathered that it is worth looking for what nobody asks for any more. */
interface Table {
  sweep(): void;
}

const crowded = new Set<Table>();

/**
 * Lets memos rest that nobody reads any more: else whatever they have read would hold them, and all that they hold (a
 * row that is gone), for ever. One that is asked again is computed again. Only for between two looks: who is being
 * computed is no reader yet of what it has read so far.
 */
export function letRest(): void {
  for (const table of crowded) table.sweep();
  crowded.clear();
  for (const memo of unread) {
    unread.delete(memo);
    if (memo.readers === undefined) memo.rest();
  }
}

function markReaders({ readers }: Source, state: 1 | 2): void {
  if (readers === undefined) return;
  if (readers instanceof Memo) readers.mark(state);
  else for (const each of readers) each.mark(state);
}

/**
 * Runs `compute` on values that will not change any more: what it reads is not noted, which for one look at everything
 * is a good part of the work. What is computed meanwhile is not told of later changes.
 */
export function still<T>(compute: () => T): T {
  const outer = { reader, isStill };
  reader = undefined;
  isStill = true;
  try {
    return compute();
  } finally {
    ({ reader, isStill } = outer);
  }
}

/** Stands for something that others hold: who reads that notes this, and is told when that is another. */
export class Signal implements Source {
  readers: Readers = undefined;
  stamp = 0;

  note(): void {
    if (reader) note(this);
  }

  changed(): void {
    markReaders(this, stale);
  }

  refresh(): void {
    // What is held is always up to date.
  }
}

/** Whether what is read now is noted: only then a signal is needed. */
export function isNoting(): boolean {
  return reader !== undefined;
}

/** A value that is set from outside. */
export class Cell<T> implements Source {
  readers: Readers = undefined;
  stamp = 0;

  constructor(private value: T) {}

  get(): T {
    if (reader) note(this);
    return this.value;
  }

  /** The value, without depending on it. */
  peek(): T {
    return this.value;
  }

  /** Sets the value; whoever read it is told, unless `same` says that for readers nothing has changed. */
  set(value: T, same = Object.is(value, this.value)): void {
    this.value = value;
    if (!same) markReaders(this, stale);
  }

  refresh(): void {
    // What is set is always up to date.
  }
}

/** Whether a value is as good as the one before. (As a method, so that a memo of a list is one of a read-only list.) */
type Same<T> = { same(before: T, now: T): boolean }['same'];

/** A value that is computed when it is asked for. */
export class Memo<T> implements Source {
  readers: Readers = undefined;
  stamp = 0;
  sources: readonly Source[] = none;
  run = 0;
  private state: 0 | 1 | 2 | 3 = stale;
  private value: T | undefined = undefined;
  /** What the computation threw: as much an answer as a value, until something that it read changes. */
  private failure: { readonly error: unknown } | undefined = undefined;
  private isKnown = false;

  /** `same` says whether a newly computed value is as good as the one before, which then stays. */
  constructor(
    private readonly compute: () => T,
    private readonly same: Same<T> = Object.is,
  ) {}

  /** Told once when the value is no longer sure. Must not read. */
  protected onStale(): void {
    // Most are asked when they are needed, and not before.
  }

  /** @throws what the computation throws. A value that asks for itself is a RangeError. */
  get(): T {
    if (reader) note(this);
    // While all is still nothing waits to be settled, but for what others watch: that must note what it reads.
    else if (unsettled.size > 0 && !isStill) settle();
    this.refresh();
    if (this.failure) throw this.failure.error;
    return this.value as T;
  }

  /** The value, without looking after hubs first. */
  now(): T {
    this.refresh();
    if (this.failure) throw this.failure.error;
    return this.value as T;
  }

  refresh(): void {
    if (this.state === clean) return;
    if (this.state === running) throw new RangeError('a value is computed from itself');
    if (this.state === doubtful) {
      for (const source of this.sources) {
        source.refresh();
        // It told its readers, this one among them, that it differs.
        if ((this.state as number) === stale) break;
      }
    }
    if (this.state === stale) this.recompute();
    else this.state = clean;
  }

  private recompute(): void {
    const outer = reader;
    const base = noted.length;
    reader = isStill ? undefined : (this as Memo<unknown>);
    this.run = ++stamps;
    this.state = running;
    let now: T | undefined;
    let failure: { readonly error: unknown } | undefined;
    try {
      now = this.compute();
    } catch (error) {
      failure = { error };
    } finally {
      reader = outer;
      this.state = clean;
      enter(this as Memo<unknown>, base);
    }
    const isSame = this.isKnown && !failure && !this.failure && this.same(this.value as T, now as T);
    this.failure = failure;
    this.isKnown = true;
    if (isSame) return;
    this.value = now;
    markReaders(this, stale);
  }

  /** For this file only. */
  mark(state: 1 | 2): void {
    if (this.state >= state) return;
    const wasClean = this.state === clean;
    this.state = state;
    if (!wasClean) return;
    this.onStale();
    markReaders(this, doubtful);
  }

  /** Called by `letRest` where nobody reads it. Who needs it nevertheless leaves it as it is. */
  rest(): void {
    if (this.state !== running) this.dispose();
  }

  /** It is not needed any more: nothing keeps it alive or tells it of changes. */
  dispose(): void {
    forget(this as Memo<unknown>);
    this.state = stale;
  }
}

/** A memo that tells when its value is no longer sure. */
export class Watched<T> extends Memo<T> {
  constructor(
    compute: () => T,
    same: Same<T> | undefined,
    private readonly tell: () => void,
  ) {
    super(compute, same);
  }

  protected override onStale(): void {
    this.tell();
  }

  override rest(): void {
    // Whoever is to be told of its changes needs it, though nobody reads it.
  }
}

/** Hubs of which it is not known whether they still hold. */
const unsettled = new Set<Hub<unknown>>();

/** Finds out whether they do, and tells their readers where they do not. */
function settle(): void {
  for (const hub of unsettled) hub.refresh();
}

/**
 * A computed value that very many read and that seldom differs. Where a memo marks its readers as soon as something that
 * it was computed from changes, a hub first looks whether it still holds, and marks them only if not.
 */
export class Hub<T> {
  private readonly memo: Memo<T>;
  private readonly cell: Cell<{ readonly value?: T; readonly error?: unknown; readonly failed: boolean } | undefined>;

  constructor(compute: () => T, same?: Same<T>) {
    this.memo = new Watched(compute, same, () => unsettled.add(this as Hub<unknown>));
    this.cell = new Cell<{ readonly failed: boolean } | undefined>(undefined);
  }

  /** @throws what the computation throws. */
  get(): T {
    if (!reader && !isStill && unsettled.size > 0) settle();
    // Before it was asked for, nobody depends on it: there was nothing to settle.
    if (!this.cell.peek() || unsettled.has(this as Hub<unknown>)) this.refresh();
    const { failed, error, value } = this.cell.get()!;
    if (failed) throw error;
    return value as T;
  }

  /** It is not needed any more: nothing keeps it alive or tells it of changes. */
  dispose(): void {
    unsettled.delete(this as Hub<unknown>);
    this.memo.dispose();
    this.cell.set(undefined);
  }

  /** Brings it up to date. */
  refresh(): void {
    unsettled.delete(this as Hub<unknown>);
    untracked(() => {
      const before = this.cell.peek();
      try {
        const value = this.memo.now();
        if (!before || before.failed || !Object.is(before.value, value)) this.cell.set({ value, failed: false });
      } catch (error) {
        this.cell.set({ error, failed: true });
      }
    });
  }
}

/** Runs `read` without noting what it reads. */
export function untracked<T>(read: () => T): T {
  const outer = reader;
  reader = undefined;
  try {
    return read();
  } finally {
    reader = outer;
  }
}

/** Things by key, each key a value of its own: who asks for one key is told of changes to that key only. */
export class Keyed<K, V> implements Table {
  private readonly lists = new Map<K, { values: readonly V[]; signal: Signal | undefined }>();
  private sweepAt = 64;
  private whole: Signal | undefined;

  /** What stands under a key, in the order of adding. */
  get(key: K): readonly V[] {
    let list = this.lists.get(key);
    if (this.whole) this.whole.note();
    else if (isNoting()) {
      if (!list) {
        if (this.lists.size >= this.sweepAt) crowded.add(this);
        this.lists.set(key, (list = { values: none, signal: undefined }));
      }
      (list.signal ??= new Signal()).note();
    }
    return list?.values ?? none;
  }

  /** From now on who asks for any key notes `whole`, which is told of changes by somebody else; undefined: each key. */
  noteWhole(whole: Signal | undefined): void {
    this.whole = whole;
    if (!whole) return;
    for (const [key, list] of this.lists) {
      list.signal?.changed();
      list.signal = undefined;
      if (list.values.length === 0) this.lists.delete(key);
    }
  }

  add(key: K, value: V): void {
    const list = this.lists.get(key);
    if (!list) {
      this.lists.set(key, { values: [value], signal: undefined });
      return;
    }
    list.values = [...list.values, value];
    list.signal?.changed();
  }

  delete(key: K, value: V): void {
    const list = this.lists.get(key);
    if (!list?.values.includes(value)) return;
    list.values = list.values.filter((each) => each !== value);
    list.signal?.changed();
    if (list.values.length === 0 && list.signal?.readers === undefined) this.lists.delete(key);
  }

  /** Lets go of keys under which nothing stands, and for which nobody asks any more. */
  sweep(): void {
    for (const [key, { values, signal }] of this.lists)
      if (values.length === 0 && signal?.readers === undefined) this.lists.delete(key);
    this.sweepAt = Math.max(64, this.lists.size * 2);
  }
}

/** A computation for each of many keys. What nobody reads any more is let go from time to time. */
export class MemoTable<K, V> implements Table {
  private readonly memos = new Map<K, Memo<V>>();
  private sweepAt = 64;

  constructor(
    private readonly compute: (key: K) => V,
    private readonly same: Same<V> = Object.is,
  ) {}

  get(key: K): V {
    let memo = this.memos.get(key);
    if (!memo) {
      // Where nothing is noted, nobody seems to read anything.
      if (this.memos.size >= this.sweepAt && !isStill) crowded.add(this);
      this.memos.set(key, (memo = new Memo(() => this.compute(key), this.same)));
    }
    return memo.get();
  }

  /** Lets go of computations that nobody reads any more. */
  sweep(): void {
    for (const [key, memo] of this.memos) {
      if (memo.readers !== undefined) continue;
      memo.dispose();
      this.memos.delete(key);
    }
    this.sweepAt = Math.max(64, this.memos.size * 2);
  }
}
