import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  Cell,
  Hub,
  Keyed,
  letRest,
  Memo,
  MemoTable,
  still,
  untracked,
  Watched,
} from '../../server/src/base/reactive.ts';

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

  it('by key, hear of it however many keys are asked for in one computation', () => {
    const many = Array.from({ length: 200 }, (_, key) => key);
    const keyed = new Keyed<number, string>();
    const count = new Memo(() => many.reduce((sum, key) => sum + keyed.get(key).length, 0));
    const cells = many.map((value) => new Cell(value));
    const table = new MemoTable((key: number) => cells[key]!.get());
    const sum = new Memo(() => many.reduce((total, key) => total + table.get(key), 0));
    let [added, total] = [count.get(), sum.get()];
    letRest();
    for (const key of [0, 63, 64, 199]) {
      keyed.add(key, 'a');
      assert.equal(count.get(), ++added);
      cells[key]!.set(cells[key]!.peek() + 1000);
      assert.equal(sum.get(), (total += 1000));
    }
  });

  it('let go of keys that nobody asks for any more', () => {
    const which = new Cell(0);
    const keyed = new Keyed<number, string>();
    const cells = Array.from({ length: 200 }, () => new Cell(1));
    const table = new MemoTable((key: number) => cells[key]!.get());
    const one = new Memo(() => keyed.get(which.get()).length + table.get(which.get()));
    for (let key = 0; key < 200; key++) {
      which.set(key);
      assert.equal(one.get(), 1);
      letRest();
    }
    assert.ok(cells.filter(({ readers }) => readers !== undefined).length <= 65);
  });

  it('of which one rests on another are settled in whatever order they are asked', () => {
    const cell = new Cell(1);
    const below = new Hub(() => cell.get() % 10);
    const above = new Hub(() => below.get() + 1);
    assert.equal(above.get(), 2);
    cell.set(5);
    assert.equal(above.get(), 6);
  });

  it('equal a fresh computation after any changes, in any net of values', () => {
    const node = fc.record({
      reads: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      isHub: fc.boolean(),
    });
    const layer = fc.array(node, { minLength: 1, maxLength: 6 });
    const net = fc.array(layer, { minLength: 1, maxLength: 4 });
    const change = fc.record({
      cell: fc.nat(),
      value: fc.integer({ min: 0, max: 3 }),
      key: fc.nat(),
      asked: fc.nat(),
      rests: fc.boolean(),
    });
    const keys = 100;
    fc.assert(
      fc.property(net, fc.array(change, { maxLength: 30 }), (layers, changes) => {
        const cells = Array.from({ length: 5 }, (_, i) => new Cell(i));
        const keyed = new Keyed<number, string>();
        type Value = { get(): number };
        const build = (): Value[] => {
          const table = new MemoTable((key: number) => cells[key % cells.length]!.get() % 2);
          // So many keys that what nobody asks for is let go of now and then.
          const crowd = new Memo(() => {
            let sum = 0;
            for (let key = 0; key < keys; key++) sum += table.get(key) + keyed.get(key).length;
            return sum % 4;
          });
          let below: Value[] = [...cells, crowd];
          const all: Value[] = [crowd];
          for (const nodes of layers) {
            const inputs = below;
            const inputAt = (at: number): number =>
              at % 5 === 0
                ? table.get(at % keys)
                : at % 5 === 1
                  ? keyed.get(at % keys).length
                  : inputs[at % inputs.length]!.get();
            below = nodes.map(({ reads, isHub }) => {
              // What is read depends on what was read before.
              const read = (): number =>
                reads.reduce((sum, at, i) => (i > 0 && sum % 3 === 0 ? sum : sum + inputAt(at)), 0) % 4;
              return isHub ? new Hub(read) : new Memo(read);
            });
            all.push(...below);
          }
          return all;
        };
        const kept = build();
        for (const { cell, value, key, asked, rests } of changes) {
          cells[cell % cells.length]!.set(value);
          if (keyed.get(key % keys).length > 0) keyed.delete(key % keys, 'a');
          else keyed.add(key % keys, 'a');
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
