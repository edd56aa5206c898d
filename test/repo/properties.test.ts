import assert from 'node:assert/strict';
import fc from 'fast-check';

describe('property tests', () => {
  it('try the same inputs on every run: those of the seed that the run prints', () => {
    const { seed } = fc.check(fc.property(fc.nat(), () => true));
    assert.equal(String(seed), process.env.PROPERTY_SEED);
  });
});
