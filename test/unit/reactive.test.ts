import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Cell, Hub, Keyed, letRest, Memo, still, untracked, Watched } from '../../server/src/base/reactive.ts';

describe('values that are computed from others', () => {
  it('are computed once, and again only when what they read differs', () => {
    const text = new Cell('abc');
    let runs = 0;
    const length = new Memo(() => text.get().length);
    const isLong = new Memo(() => (runs++, length.get() > 5));
    assert.equal(isLong.get(), false);
    text.set('xyz');
    assert.equal(isLong.get(), false);
    assert.equal(runs, 1, 'the length is the same');
    text.set('a long one');
    assert.equal(isLong.get(), true);
    assert.equal(runs, 2);
  });

  it('depend on what they read last, not on what they read once', () => {
    const [which, a, b] = [new Cell(true), new Cell('a'), new Cell('b')];
    let runs = 0;
    const memo = new Memo(() => (runs++, which.get() ? a.get() : b.get()));
    memo.get();
    which.set(false);
    assert.equal(memo.get(), 'b');
    a.set('other');
    memo.get();
    assert.equal(runs, 2);
  });

  it('keep a failure as their answer until its cause changes', () => {
    const cell = new Cell(1);
    const memo = new Memo(() => {
      if (cell.get() === 1) throw new Error('one');
      return cell.get();
    });
    const seen = new Memo(() => {
      try {
        return memo.get();
      } catch {
        return -1;
      }
    });
    assert.equal(seen.get(), -1);
    cell.set(2);
    assert.equal(seen.get(), 2);
    const round: Memo<number> = new Memo(() => round.get() + 1);
    assert.throws(() => round.get(), RangeError);
  });

  it('tell once that they are no longer sure', () => {
    const cell = new Cell(1);
    let told = 0;
    const memo = new Watched(
      () => cell.get(),
      Object.is,
      () => told++,
    );
    memo.get();
    cell.set(2);
    cell.set(3);
    assert.equal(told, 1);
    memo.get();
    cell.set(4);
    assert.equal(told, 2);
  });

  it('are not told of what they read while all is still, and read as ever afterwards', () => {
    const cell = new Cell(1);
    const memo = new Memo(() => cell.get());
    const other = new Memo(() => cell.get());
    const outer = new Memo(() => still(() => memo.get()) + other.get());
    assert.equal(outer.get(), 2);
    cell.set(5);
    assert.equal(memo.get(), 1);
    assert.equal(other.get(), 5);
    assert.equal(outer.get(), 6);
  });

  it('that are watched elsewhere are left alone while all is still', () => {
    const cell = new Cell(1);
    const hub = new Hub(() => cell.get());
    const reading = new Memo(() => hub.get());
    reading.get();
    cell.set(2);
    assert.equal(
      still(() => new Memo(() => 7).get()),
      7,
    );
    assert.equal(reading.get(), 2);
    cell.set(3);
    assert.equal(reading.get(), 3);
  });

  it('rest when nobody reads them any more, and are right when they are asked again', () => {
    const [which, cell] = [new Cell(true), new Cell(1)];
    let runs = 0;
    const read = new Memo(() => (runs++, cell.get()));
    const reading = new Memo(() => (which.get() ? read.get() : 0));
    assert.equal(reading.get(), 1);
    letRest();
    which.set(false);
    assert.equal(reading.get(), 0);
    letRest();
    assert.equal(cell.readers, undefined, 'nothing that it has read holds it');
    cell.set(2);
    assert.equal(runs, 1);
    which.set(true);
    assert.equal(reading.get(), 2);
    cell.set(3);
    assert.equal(reading.get(), 3);
  });

  it('by key, hear of their own key only', () => {
    const keyed = new Keyed<string, number>();
    let runs = 0;
    const memo = new Memo(() => (runs++, keyed.get('a').length));
    assert.equal(memo.get(), 0);
    keyed.add('b', 1);
    memo.get();
    assert.equal(runs, 1);
    keyed.add('a', 1);
    assert.equal(memo.get(), 1);
    keyed.delete('a', 1);
    assert.equal(memo.get(), 0);
    assert.deepEqual(keyed.get('b'), [1]);
  });

  it('equal a fresh computation after any changes, in any net of values', () => {
    const layer = fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    const net = fc.array(layer, { minLength: 1, maxLength: 4 });
    const change = fc.record({
      cell: fc.nat(),
      value: fc.integer({ min: 0, max: 3 }),
      asked: fc.nat(),
      rests: fc.boolean(),
    });
    fc.assert(
      fc.property(net, fc.array(change, { maxLength: 30 }), (layers, changes) => {
        const cells = Array.from({ length: 5 }, (_, i) => new Cell(i));
        type Value = { get(): number };
        const build = (): Value[] => {
          let below: Value[] = cells;
          const all: Value[] = [];
          for (const memos of layers) {
            const inputs = below;
            below = memos.map((reads) => {
              // What is read depends on what was read before.
              const read = (): number =>
                reads.reduce(
                  (sum, at, i) => (i > 0 && sum % 3 === 0 ? sum : sum + inputs[at % inputs.length]!.get()),
                  0,
                ) % 4;
              return new Memo(read);
            });
            all.push(...below);
          }
          return all;
        };
        const kept = build();
        for (const { cell, value, asked, rests } of changes) {
          cells[cell % cells.length]!.set(value);
          const at = asked % kept.length;
          assert.equal(
            kept[at]!.get(),
            untracked(() => build()[at]!.get()),
          );
          if (rests) letRest();
        }
        assert.deepEqual(
          kept.map((each) => each.get()),
          build().map((each) => each.get()),
        );
      }),
      { numRuns: 500 },
    );
  });
});
