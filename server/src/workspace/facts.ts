import { isSameList } from '../base/list.ts';
import type { Memo } from '../base/reactive.ts';
import { Keyed, untracked, Watched } from '../base/reactive.ts';
import type { Criterion, Row } from '../model/criterion.ts';
import type { LiveFile } from '../model/file.ts';
import type { Tree } from './tree.ts';
import { byPlace } from './tree.ts';

/**
 * Facts of one kind that the criteria of a tree state (which documents they cite, whom they name), by key: who asks for
 * one key depends on that key alone. An edit takes away what its criterion stated before, and adds what it states now.
 */
export interface Facts {
  /** The criteria that state a key, in their order. */
  get(key: string): readonly Criterion[];
  /** Whether any does. */
  has(key: string): boolean;
  /** Takes in what one criterion states, where that is still to be done: asking does it for all that are left. */
  ahead(criterion: Criterion): void;
}

/** `of` names the keys that one criterion states. */
export function factsOf(tree: Tree, of: (criterion: Criterion) => readonly string[]): Facts {
  const index = new FactIndex(tree, of);
  indexes.set(tree, [...(indexes.get(tree) ?? []), index]);
  return index;
}

const indexes = new WeakMap<Tree, readonly FactIndex[]>();

/** Takes in what criteria state now, so that all who asked for a key that they state, or stated, are told. */
export function syncFacts(tree: Tree): void {
  for (const index of indexes.get(tree) ?? []) index.tell();
}

interface Stated {
  readonly memo: Memo<readonly string[]>;
  keys: readonly string[];
}

class FactIndex implements Facts {
  private readonly keyed = new Keyed<string, Criterion>();
  private readonly stated = new Map<Criterion, Stated>();
  private readonly queue = new Set<Criterion>();
  private files: readonly LiveFile[] = [];
  private isAsked = false;
  private readonly watched = new Map<LiveFile, () => void>();

  constructor(
    private readonly tree: Tree,
    private readonly of: (criterion: Criterion) => readonly string[],
  ) {
    tree.whenGone(() => this.end());
  }

  get(key: string): readonly Criterion[] {
    this.sync();
    const found = this.keyed.get(key);
    return found.length > 1 ? untracked(() => inOrder(this.files, found)) : found;
  }

  has(key: string): boolean {
    this.sync();
    return this.keyed.get(key).length > 0;
  }

  ahead(row: Criterion): void {
    untracked(() => {
      this.follow();
      if (this.queue.delete(row)) this.take(row);
    });
  }

  /** Tells those who have asked; as long as nobody has, nobody is to be told. */
  tell(): void {
    if (this.isAsked) this.sync();
  }

  private sync(): void {
    this.isAsked = true;
    // Bringing it up to date is no part of what is computed by whoever asks.
    untracked(() => {
      this.follow();
      if (this.queue.size === 0) return;
      const waiting = [...this.queue];
      this.queue.clear();
      for (const row of waiting) this.take(row);
    });
  }

  /** Goes along with the files that the tree is made of. */
  private follow(): void {
    const files = this.tree.files as readonly LiveFile[];
    if (files === this.files) return;
    for (const [file, end] of this.watched) {
      if (files.includes(file)) continue;
      end();
      this.watched.delete(file);
      for (const row of [...this.stated.keys()]) if ((row as Row).file === file.path) this.drop(row);
    }
    for (const file of files) {
      if (this.watched.has(file)) continue;
      this.watched.set(
        file,
        file.watch({
          added: (row) => this.queue.add(row),
          removed: (row) => this.drop(row),
          changed: () => undefined,
        }),
      );
      for (const row of file.allRows()) this.queue.add(row);
    }
    this.files = files;
  }

  private end(): void {
    for (const endOne of this.watched.values()) endOne();
    this.watched.clear();
    for (const row of [...this.stated.keys()]) this.drop(row);
    this.queue.clear();
    this.files = [];
  }

  private take(row: Criterion): void {
    let known = this.stated.get(row);
    if (!known) {
      const memo = new Watched(
        () => this.of(row),
        isSameList,
        () => this.queue.add(row),
      );
      this.stated.set(row, (known = { memo, keys: [] }));
    }
    const keys = known.memo.get();
    if (keys === known.keys) return;
    for (const key of known.keys) if (!keys.includes(key)) this.keyed.delete(key, row);
    for (const key of keys) if (!known.keys.includes(key)) this.keyed.add(key, row);
    known.keys = keys;
  }

  private drop(row: Criterion): void {
    this.queue.delete(row);
    const known = this.stated.get(row);
    if (!known) return;
    for (const key of known.keys) this.keyed.delete(key, row);
    known.memo.dispose();
    this.stated.delete(row);
  }
}

function inOrder(files: readonly LiveFile[], rows: readonly Criterion[]): readonly Criterion[] {
  const order = new Map(files.map(({ path }, i) => [path, i]));
  return [...rows].sort((a, b) => order.get(a.piece.path)! - order.get(b.piece.path)! || byPlace(a, b));
}
