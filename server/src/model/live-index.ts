import { isSameList } from '../base/list.ts';
import { Cell } from '../base/reactive.ts';
import type { Piece } from '../syntax/piece.ts';
import { sameAmounts } from './criterion.ts';
import type { Located, Place } from './entry.ts';
import type { IndexHead } from './file-parts.ts';

/** What the head of an index says in its own lines. */
export type IndexOwn = Omit<IndexHead, 'kind' | 'has'>;

/** The head of an index as it goes through edits; what others read of it counts as changed only if it says another thing. */
export class LiveIndex implements IndexHead {
  readonly kind = 'index';
  private readonly own: Cell<IndexOwn>;
  private readonly ownAmounts: Cell<IndexHead['amounts']>;
  private readonly years: Cell<readonly (number | undefined)[]>;
  private readonly keys: Cell<readonly string[]>;
  private readonly isBroken: Cell<boolean>;

  constructor(own: IndexOwn) {
    this.own = new Cell(own);
    this.ownAmounts = new Cell(own.amounts);
    this.years = new Cell<readonly (number | undefined)[]>([own.scoreYear, own.targetYear]);
    this.keys = new Cell<readonly string[]>([...own.fields.keys()]);
    this.isBroken = new Cell(own.broken);
  }

  update(own: IndexOwn): void {
    this.own.set(own);
    this.ownAmounts.set(own.amounts, sameAmounts(this.ownAmounts.peek(), own.amounts));
    const [scoreYear, targetYear] = this.years.peek();
    this.years.set([own.scoreYear, own.targetYear], scoreYear === own.scoreYear && targetYear === own.targetYear);
    const keys = [...own.fields.keys()];
    this.keys.set(keys, isSameList(keys, this.keys.peek()));
    this.isBroken.set(own.broken);
  }

  get amounts(): IndexHead['amounts'] {
    return this.ownAmounts.get();
  }
  get scoreYear(): number | undefined {
    return this.years.get()[0];
  }
  get targetYear(): number | undefined {
    return this.years.get()[1];
  }
  get broken(): boolean {
    return this.isBroken.get();
  }
  has(key: string): boolean {
    return this.keys.get().includes(key);
  }
  get title(): Located | undefined {
    return this.own.get().title;
  }
  get previous(): Located | undefined {
    return this.own.get().previous;
  }
  get piece(): Piece {
    return this.own.get().piece;
  }
  get fields(): IndexHead['fields'] {
    return this.own.get().fields;
  }
  get all(): IndexHead['all'] {
    return this.own.get().all;
  }
  get anchor(): Place {
    return this.own.get().anchor;
  }
}
