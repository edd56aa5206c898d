// The parts of the command line that deal with text alone.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diffOf } from '../../server/src/cli/diff.ts';
import { excerptOf } from '../../server/src/cli/excerpt.ts';
import { globMatcher } from '../../server/src/cli/glob.ts';
import { displayWidth, visible, wrap } from '../../server/src/cli/terminal.ts';
import { patched } from './patch.ts';

/** The line and the marks under it, for the part of the line between the signs « and ». */
function marks(marked: string, room = 60): [string, string] {
  const from = marked.indexOf('«');
  const to = marked.indexOf('»') - 1;
  const { shown, before, under } = excerptOf(marked.replace(/[«»]/g, ''), from, to, room);
  return [shown, ' '.repeat(before) + '^'.repeat(under)];
}

describe('excerpt of a line', () => {
  it('marks what it is about', () => {
    assert.deepEqual(marks('score: «4.937»'), ['score: 4.937', '       ^^^^^']);
    assert.deepEqual(marks('«»score: 1'), ['score: 1', '^']);
    assert.deepEqual(marks('score:«»'), ['score:', '      ^']);
  });

  it('counts letters, not their units, composed or not', () => {
    const composed = marks('lead: «Sở Nội vụ»'.normalize('NFC'));
    assert.equal(composed[1], '      ^^^^^^^^^');
    const { shown, before, under } = excerptOf('lead: Sở Nội vụ'.normalize('NFD'), 6, 100, 60);
    assert.deepEqual([shown.normalize('NFC'), before, under], ['lead: Sở Nội vụ', 6, 9]);
    const behind = 'tiêu đề: x'.normalize('NFD');
    assert.equal(excerptOf(behind, behind.length - 1, behind.length, 60).before, 9);
  });

  it('marks the whole letter where only its mark is meant', () => {
    const text = 'Nội'.normalize('NFD');
    assert.deepEqual(
      [excerptOf(text, 2, 3, 60).before, excerptOf(text, 2, 3, 60).under],
      [1, 1],
      'ộ is the second of three',
    );
  });

  it('gives wide letters and emoji their two columns', () => {
    assert.deepEqual(marks('中文: «x»'), ['中文: x', '      ^']);
    assert.deepEqual(marks('👍 ok: «👍🏽»!'), ['👍 ok: 👍🏽!', '       ^^']);
    assert.deepEqual(marks('🇻🇳: «x»'), ['🇻🇳: x', '    ^']);
  });

  it('shows tabs as blanks and what has no width as a dot', () => {
    assert.deepEqual(marks('\t«max»: 1'), ['    max: 1', '    ^^^']);
    assert.deepEqual(marks('a«\t»b'), ['a    b', ' ^^^^']);
    assert.deepEqual(marks('Sở«\u200b» Nội'), ['Sở· Nội', '  ^']);
    assert.deepEqual(marks('a «\u001b»[31m'), ['a ␛[31m', '  ^']);
  });

  it('cuts a long line around the place', () => {
    const long = `note: ${'chữ '.repeat(40)}`;
    const [shown, under] = marks(`${long}«đây»${' sau'.repeat(40)}`, 40);
    assert.equal(displayWidth(shown) <= 40, true);
    assert.equal(shown.slice(under.indexOf('^'), under.length), 'đây');
    assert.match(shown, /^….*…$/);
    assert.deepEqual(marks(`«note»: ${'x'.repeat(100)}`, 20), [`note: ${'x'.repeat(13)}…`, '^^^^']);
  });

  it('never leaves its room, and marks the place, in any line', () => {
    const letters = fc.constantFrom(
      'a',
      'ế',
      'ế'.normalize('NFD'),
      '\t',
      '中',
      '👍',
      '👨‍👩‍👧',
      ' ',
      '\u200b',
      '\u0301',
      '\r',
    );
    const line = fc.array(letters, { maxLength: 200 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(line, fc.nat(600), fc.nat(40), fc.integer({ min: 20, max: 100 }), (text, at, length, room) => {
        const from = Math.min(at, text.length);
        const { shown, before, under } = excerptOf(text, from, from + length, room);
        assert.ok(displayWidth(shown) <= room, `${displayWidth(shown)} > ${room}`);
        assert.ok(under >= 1 && before >= 0 && before + under <= room + 1, `${before} + ${under} in ${room}`);
        assert.doesNotMatch(shown, /[\t\r\u200b]/);
      }),
    );
  });

  it('reads no more of a line than it shows', () => {
    const line = 'x'.repeat(10_000_000);
    const began = performance.now();
    const { shown, before } = excerptOf(line, 5_000_000, 5_000_003, 70);
    assert.ok(performance.now() - began < 500);
    assert.equal(displayWidth(shown), 70);
    assert.equal(shown.slice(before, before + 3), 'xxx');
  });
});

describe('wrap', () => {
  it('breaks at blanks, by the width that is shown', () => {
    assert.deepEqual(wrap('một hai ba bốn', 8, '  '), ['  một', '  hai ba', '  bốn']);
    assert.deepEqual(wrap('một hai ba'.normalize('NFD'), 10, '').length, 1);
    assert.deepEqual(wrap('a b', 9, '  ', '- '), ['- a b']);
    assert.deepEqual(wrap('dài-quá-một-dòng x', 6, ' '), [' dài-quá-một-dòng', ' x']);
    assert.deepEqual(wrap('', 9, '  '), ['  ']);
  });

  it('lets no file steer the terminal', () => {
    assert.equal(visible('a\u001b[2Jb\u202ec\u0007\u009b'), 'a␛[2Jb·c␇·');
  });
});

describe('diff', () => {
  it('shows changes with the lines around them', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng\nh\ni\n';
    assert.equal(
      diffOf('x', before, before.replace('e', 'E')),
      '--- a/x\n+++ b/x\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n',
    );
    assert.equal(diffOf('x', before, before), '');
    assert.equal(diffOf('x', 'a', 'b\n'), '--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\n');
  });

  it('turns any text into any other', () => {
    const line = fc.constantFrom('', 'a', 'b', '  max: 1', 'ế', 'x\r', '- y');
    const text = fc
      .tuple(fc.array(line, { maxLength: 40 }), fc.boolean())
      .map(([lines, ends]) => lines.join('\n') + (ends ? '\n' : ''));
    fc.assert(
      fc.property(text, text, (before, after) => assert.equal(patched(before, diffOf('x', before, after)), after)),
    );
  });

  it('shows one changed line of many alike as one', () => {
    const lines = Array.from({ length: 500 }, (_, i) => (i % 3 === 0 ? `  - code: "${i}"` : '    max: 1'));
    const after = lines.with(250, '    max: 2');
    const diff = diffOf('x', lines.join('\n'), after.join('\n'));
    assert.deepEqual(diff.match(/^[-+](?![-+]).*$/gm), ['-    max: 1', '+    max: 2']);
  });
});

describe('glob', () => {
  const table: readonly [pattern: string, yes: string[], no: string[]][] = [
    ['/a/*.par.yaml', ['/a/1.par.yaml', '/a/.par.yaml'], ['/a/b/1.par.yaml', '/a/1xpar.yaml']],
    ['/a/**/*.yaml', ['/a/1.yaml', '/a/b/c/1.yaml'], ['/b/1.yaml']],
    ['/a/[0-3]-?.yaml', ['/a/2-x.yaml'], ['/a/4-x.yaml', '/a/2-.yaml']],
    ['/a/[!0-3].yaml', ['/a/4.yaml'], ['/a/2.yaml']],
    ['/a/{b,c*}/x(1).yaml', ['/a/b/x(1).yaml', '/a/cd/x(1).yaml'], ['/a/d/x(1).yaml', '/a/b/x1.yaml']],
    ['/a/[z-a].yaml', [], ['/a/z.yaml']],
    ['/a/[.yaml', ['/a/[.yaml'], ['/a/a.yaml']],
    ['/Tệp/*.yaml', ['/Tệp/ế.yaml'], []],
  ];
  for (const [pattern, yes, no] of table) {
    it(pattern, () => {
      const matches = globMatcher(pattern);
      assert.deepEqual(yes.filter(matches), yes);
      assert.deepEqual(no.filter(matches), []);
    });
  }
});
