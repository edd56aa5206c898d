import type { Row } from '../../model/criterion.ts';

interface Preparation {
  readonly rows: readonly Row[];
  readonly act: (row: Row) => void;
  /** How many of the rows are done. */
  done: number;
}

/** What waits to be worked out, criterion by criterion, before the checks that ask for all of it at once. */
export class Preparations {
  private readonly waiting: Preparation[] = [];

  add(rows: readonly Row[], act: (row: Row) => void): void {
    if (rows.length > 0) this.waiting.push({ rows, act, done: 0 });
  }

  /** How many criteria wait. */
  get count(): number {
    return this.waiting.reduce((sum, { rows, done }) => sum + rows.length - done, 0);
  }

  /** Goes on for at most `most` criteria; gives how many more it could have been. */
  run(most: number): number {
    let left = most;
    for (let first = this.waiting[0]; first && left > 0; first = this.waiting[0]) {
      for (; first.done < first.rows.length && left > 0; left--) first.act(first.rows[first.done++]!);
      if (first.done === first.rows.length) this.waiting.shift();
    }
    return left;
  }

  /** Whoever asks for all will work it out. */
  drop(): void {
    this.waiting.length = 0;
  }
}
