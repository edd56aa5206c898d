import assert from 'node:assert/strict';
import { isMap, isScalar } from '../../server/src/syntax/node.ts';
import type { ScalarNode } from '../../server/src/syntax/node.ts';
import { read } from '../../server/src/syntax/read.ts';
import { scalarMap } from '../../server/src/syntax/scalar-map.ts';

/** The scalar behind `a:`. */
function scalar(text: string): ScalarNode {
  const { node, problems } = read(text, 'map');
  assert.deepEqual(problems, []);
  const value = isMap(node) ? node.pairs[0]?.value : null;
  assert.ok(isScalar(value), text);
  return value;
}

describe('scalarMap', () => {
  const texts: Readonly<Record<string, string>> = {
    plain: 'a: Công DVC',
    'plain, with a comment': 'a: Công DVC  # ghi chú',
    'plain, folded': 'a: một\n  hai \n\n   ba\n',
    'plain, folded, CRLF': 'a: một\r\n  hai \r\n\r\n   ba\r\n',
    single: "a: 'it''s Công'",
    'single, folded': "a: ' một\n  hai''s  \n\n  ba '",
    double: 'a: "Công \\"DVC\\" \\x41\\u00C9 \\\\ b"',
    'double, escapes of two units': 'a: "x\\U0001F600y"',
    'double, folded': 'a: "một  \n   hai\\\n   ba\\ \n\n  bốn"',
    'double, folded, CRLF': 'a: "một  \r\n   hai\\\r\n   ba\\ \r\n\r\n  bốn"',
    'double, blank and break escaped at a fold': 'a: "một\\n\n  \\ hai\n  \\n"',
    literal: 'a: |\n\n  một\n    hai  \n \n  ba\n\n',
    'literal, kept breaks': 'a: |+  # par-ignore x: y\n  một\n\n\n',
    'literal, stated indentation': 'a: |2-\n    một\n   hai\n',
    'literal, the same words again': 'a: |\n  một\n  một một\n  một\n',
    folded: 'a: >-\n  một\n  hai\n\n  ba\n    bốn\n\n  năm\n',
    'folded, CRLF': 'a: >-\r\n  một  \r\n  hai\r\n\r\n  ba\r\n    bốn\r\n  năm\r\n',
    'folded, stated indentation': 'a: >1-\n   một\n  hai\n',
    'folded, with tabs': 'a: >-\n  một\n  \thai\n  ba\n',
    'decomposed and beyond the first plane': `a: >-\n  ${'Sở 🏛 Nội'.normalize('NFD')}\n  vụ 🏛\n`,
    empty: 'a: ""',
  };
  for (const [name, text] of Object.entries(texts)) {
    it(`brings each letter of the text to where it is written: ${name}`, () => {
      const node = scalar(text);
      const map = scalarMap(text, node);
      let last = node.span.start;
      for (let i = 0; i < node.text.length; i++) {
        const { start, end } = map(i, i + 1);
        assert.ok(node.span.start <= start && start <= end && end <= node.span.end, `${i}: ${start}-${end}`);
        assert.ok(start >= last || text[start] === '\\', 'in order');
        last = start;
        const written = text.slice(start, end);
        const unit = node.text[i]!;
        if (/\s/.test(unit)) assert.match(written, /^\s*$|^\\/, JSON.stringify(written));
        else if (!written.startsWith('\\') && written !== "''") assert.equal(written, unit);
      }
      const whole = map(0, node.text.length);
      assert.ok(node.span.start <= whole.start && whole.end <= node.span.end);
    });
  }

  it('gives the exact characters, also over a fold', () => {
    const text = 'a: >-\n    đề xuất với Công\n    DVC Quốc gia\n';
    const node = scalar(text);
    const at = node.text.indexOf('Công DVC');
    const { start, end } = scalarMap(text, node)(at, at + 8);
    assert.equal(text.slice(start, end), 'Công\n    DVC');
  });

  it('gives an escape as a whole', () => {
    const text = 'a: "e\\u0301x"';
    const { start, end } = scalarMap(text, scalar(text))(0, 2);
    assert.equal(text.slice(start, end), 'e\\u0301');
  });

  it('gives an empty span where an insertion would go', () => {
    const text = "a: 'it''s'";
    const map = scalarMap(text, scalar(text));
    assert.deepEqual(map(3, 3), { start: 8, end: 8 });
    assert.deepEqual(map(4, 4), { start: 9, end: 9 });
  });

  it('gives the whole scalar where text and source do not belong together', () => {
    const node = { ...scalar('a: "x\\ty"'), text: 'other' };
    assert.deepEqual(scalarMap('a: "x\\ty"', node)(1, 2), node.span);
  });
});
