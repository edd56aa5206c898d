import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, withoutOverlaps } from '../../server/src/base/edit.ts';
import { linesOf, offsetAt, positionAt } from '../../server/src/base/lines.ts';

describe('lines', () => {
  it('end with LF, CRLF or CR; columns count UTF-16 units', () => {
    const text = 'a\r\nđ😀x\rb\nc';
    const lines = linesOf(text);
    assert.deepEqual(lines.starts, [0, 3, 8, 10]);
    assert.deepEqual(positionAt(lines, text.indexOf('x')), { line: 1, column: 3 });
  });

  it('an offset and its position say the same place, in any text', () => {
    const text = fc.array(fc.constantFrom('a', 'ế', '😀', '\n', '\r', '\r\n')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(), (t, n) => {
        const lines = linesOf(t);
        const offset = n % (t.length + 1);
        const back = offsetAt(lines, positionAt(lines, offset));
        assert.equal(back, offset);
      }),
    );
  });

  it('a position past the end is brought back', () => {
    const lines = linesOf('ab\ncd');
    assert.equal(offsetAt(lines, { line: 0, column: 99 }), 2);
    assert.equal(offsetAt(lines, { line: 9, column: 0 }), 5);
    assert.equal(offsetAt(lines, { line: -1, column: 0 }), 0);
  });
});

describe('edits', () => {
  it('change nothing outside their spans', () => {
    assert.equal(applyEdits('a\r\nb # c\r\n', [{ start: 3, end: 4, text: '1.5' }]), 'a\r\n1.5 # c\r\n');
  });

  it('that overlap are refused; the later of two is left out on request', () => {
    const edits = [
      { start: 0, end: 3, text: 'x' },
      { start: 2, end: 4, text: 'y' },
      { start: 4, end: 4, text: 'z' },
    ];
    assert.throws(() => applyEdits('abcdef', edits), RangeError);
    assert.equal(applyEdits('abcdef', withoutOverlaps(edits)), 'xdzef');
  });
});
