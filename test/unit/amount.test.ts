import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readScore, writeScore } from '../../server/src/base/thousandths.ts';
import { readAmount } from '../../server/src/model/amount.ts';
import { isMap } from '../../server/src/syntax/node.ts';
import { openSource } from '../../server/src/syntax/source.ts';

function amountOf(written: string) {
  const { node } = openSource('/a', `max: ${written}\n`).pieces[0]!;
  assert.ok(isMap(node));
  return readAmount(node.pairs[0]!.value);
}

describe('a score', () => {
  /** As written → thousandths, digits behind the point. */
  const read: readonly (readonly [string, number, number])[] = [
    ['0', 0, 0],
    ['8', 8000, 0],
    ['8.5', 8500, 1],
    ['8.50', 8500, 2],
    ['86.07', 86070, 2],
    ['0.185', 185, 3],
    ['1.500', 1500, 3],
    ['1.5000', 1500, 4],
  ];
  for (const [source, value, decimals] of read) {
    it(`${source} is ${value} thousandths`, () => assert.deepEqual(readScore(source), { value, decimals }));
  }

  for (const source of ['', '.', '8.', '.5', '-1', '+1', '8,5', '1e3', '1.0005', '0x1', ' 1', '99999999999999999']) {
    it(`${JSON.stringify(source)} is none`, () => assert.equal(readScore(source), undefined));
  }

  it('written and read again is the same, for every thousandth', () => {
    fc.assert(fc.property(fc.nat(200_000), (value) => assert.equal(readScore(writeScore(value))!.value, value)));
  });

  it('adds without the errors of floats', () => {
    const digits = ['0.897', '0.895', '1.265', '1.176'];
    assert.equal(writeScore(digits.reduce((sum, d) => sum + readScore(d)!.value, 0)), '4.233');
    assert.notEqual(0.1 + 0.2, 0.3);
    assert.equal(writeScore(readScore('0.1')!.value + readScore('0.2')!.value), '0.3');
  });
});

describe('the number of a criterion, by its writing', () => {
  /** As written in the file → form, the value in thousandths if there is one reading, how it should be written. */
  const forms: readonly (readonly [string, string | undefined, number | undefined, string | undefined])[] = [
    ['8.50', 'plain', 8500, '8.50'],
    ['0', 'plain', 0, '0'],
    ['8,5', 'comma', 8500, '8.5'],
    ['"8,5"', 'comma', 8500, '8.5'],
    ['0,185', 'comma', 185, '0.185'],
    ['1,500', 'comma', undefined, undefined],
    ['"8.5"', 'quoted', 8500, '8.5'],
    ["' 8.5 '", 'quoted', 8500, '8.5'],
    ['1e1', 'other', 10000, '10'],
    ['12.5e-1', 'other', 1250, '1.25'],
    ['.5', 'other', 500, '0.5'],
    ['5.', 'other', 5000, '5'],
    ['+8', 'other', 8000, '8'],
    ['08', 'other', 8000, '8'],
    ['1_000', 'other', 1000000, '1000'],
    ['0x1F', 'other', undefined, undefined],
    ['-1', 'other', undefined, undefined],
    ['.inf', 'other', undefined, undefined],
    ['1.000,5', 'other', undefined, undefined],
    ['1.5000', 'decimals', 1500, undefined],
    ['8.1234', 'decimals', undefined, undefined],
    ['8.5 điểm', undefined, undefined, undefined],
    ['true', undefined, undefined, undefined],
    ['[1]', undefined, undefined, undefined],
    ['', undefined, undefined, undefined],
  ];
  for (const [written, form, value, plain] of forms) {
    it(`${written || 'nothing'}: ${form ?? 'no number'}`, () => {
      const amount = amountOf(written);
      assert.deepEqual([amount?.form, amount?.score?.value], [form, value]);
      if (form !== 'plain') assert.equal(amount?.plain, plain);
    });
  }
});
