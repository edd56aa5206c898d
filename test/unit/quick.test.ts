import assert from 'node:assert/strict';
import { quickRead } from '../../server/src/syntax/quick.ts';
import type { PieceShape } from '../../server/src/syntax/read.ts';
import type { inputs } from '../fuzz/quick.ts';
import { fuzz, isRead, piecesOf } from '../fuzz/quick.ts';

/** A name, the text, and whether the quick reader takes it (else it is left to the library). */
type Case = readonly [what: string, text: string, taken: boolean, shape?: PieceShape];

const criterion: readonly Case[] = [
  ['a criterion', '  - code: "1.1"\n    title: Kế hoạch\n    max: 0.50\n    tasks:\n      - Ban hành\n', true, 'item'],
  ['lists at the indent of their key', 'tasks:\n- a\n- b\nwith:\n- c\n', true],
  ['lists two deeper', 'tasks:\n  - a\n  - b\nwith:\n  - c\n', true],
  ['maps in a list', 'tasks:\n  - task: a\n    deadline: Năm 2021\n  -   task: b\n', true],
  ['keys below the dash', '-\n  code: "1"\n  max: 1\n', true, 'item'],
  ['comments above the dash', '# a\n\n  # b\n  - code: "1" # c\n', true, 'item'],
  ['CRLF', '- code: "1"\r\n  tasks:\r\n    - >-\r\n      a\r\n      b\r\n\r\n    - c\r\n', true, 'item'],
  ['no last line break', '- code: "1"\n  max: 1', true, 'item'],
  ['decomposed letters, signs beyond the basic plane', `title: ${'Kế hoạch'.normalize('NFD')} 🙂\n`, true],
  ['a key typed so far', '- code: "1"\n  titl\n', false, 'item'],
  ['a key with nothing behind it', '- code: "1"\n  title:\n  max:\n', true, 'item'],
  ['nothing', '', true],
  ['nothing but comments', '# a\n\n   # b', true],
  ['a dash alone', '-\n', true, 'item'],
  ['two items', '- a: 1\n- b: 2\n', false, 'item'],
  ['text where the list of criteria should stand', 'criteria:\n  just text\n', false],
  ['the list of criteria in brackets', 'criteria:\n  [a]\n', true],
  ['text where a map should stand', 'just text\n', false],
  ['a list where a map should stand', '- a\n', false],
  ['a question mark behind the value above', 'title: Vì sao?\nmax: 1\n', true],
  ['marks of an unfinished merge', '<<<<<<< a: b\nc: d\n', false],
];

const scalars: readonly Case[] = [
  ...[
    '7.10',
    '05',
    '0x1F',
    '0o17',
    '1e3',
    '1E-3',
    '.5',
    '1.',
    '-0',
    '+8',
    '123456789012345678901234567890',
    '1e999',
  ].map((text): Case => [`number ${text}`, `a: ${text}\n`, true]),
  ...['.inf', '-.Inf', '+.INF', '.nan', '.NaN', '~', 'null', 'Null', 'true', 'FALSE'].map((text): Case => [
    `word ${text}`,
    `a: ${text}\n`,
    true,
  ]),
  ...[
    '8,5',
    '1_000',
    '1.000,5',
    '0b1',
    '0X1',
    '1e',
    'nULL',
    'tRUE',
    'yes',
    '.',
    '-',
    '+.nan',
    '12:30',
    '2021-01-01',
  ].map((text): Case => [`text ${text}`, `a: ${text}\n`, text !== '-']),
  ['keys that are no text', '1: a\n~: b\ntrue: c\n"k": d\n', true],
  ['signs inside text', 'a: b:c d#e "f" [g] {h}, - i & j * k ! l % m @ n | o > p\n', true],
  ['signs at the start of text', 'a: -b\nc: (d)\ne: =\nf: $\ng: ^\nh: ;\n', true],
  ...['@', '`', '%', '&a', '*a', '!a', '{a: b}', '? a', ': a', ', a', '}', ']', '- a', '"', "'", '| a', '>x'].map(
    (text): Case => [`reserved: ${text}`, `a: ${text}\n`, false],
  ),
  ['a comment behind a value', 'a: b # c\nd: "e" # f\ng: # h\n', true],
  ['a comment without a blank', 'a: "b"#c\n', false],
  ['tabs in text and comments', 'a: b\tc # d\te\nf: "g\th"\n', true],
  ...['\ta: b\n', 'a:\tb\n', 'a: b\t\n', 'a: b\n\t\n', 'a: b\n\t# c\n', 'a: |\n  b\n\tc\n', '-\ta: b\n'].map(
    (text): Case => [`tab elsewhere: ${JSON.stringify(text)}`, text, false],
  ),
  ...['\u0085', '\u2028', '\u2029', '\ufeff', '\0', '\x1f', '\x7f', '\rb'].map((sign): Case => [
    `sign ${JSON.stringify(sign)}`,
    `a: b${sign}\n`,
    false,
  ]),
  ['single quotes', "a: 'it''s # no comment: \\n'\nb: ''\nc: ''''\n", true],
  ['double quotes', 'a: "b # c: d"\ne: ""\n', true],
  ['escapes', 'a: "\\n \\t \\" \\\\ \\/ \\u1ebf \\_ \\0"\n', true],
  ...['\\x41', '\\U0001F600', '\\u12', '\\q', '\\N'].map((text): Case => [`escape ${text}`, `a: "${text}"\n`, false]),
  ['quotes over two lines', 'a: "b\n  c"\n', false],
  ['text behind quotes', 'a: "b" c\n', false],
  ['quotes that do not close', "a: 'b\nc: d\n", false],
  ['lists in brackets', 'a: [b, "c", \'d\', 3, ~]\ne: []\nf: [ ]\ng: [ h , ] # i\n', true],
  ...[
    '[a',
    '[a: b]',
    '[a, [b]]',
    '[a,,b]',
    '[,]',
    '[a b: c]',
    '[a\n  ]',
    '[a] b',
    '["a":b]',
    '[-]',
    '[- a]',
    '[a #b\n]',
  ].map((text): Case => [`brackets: ${JSON.stringify(text)}`, `a: ${text}\n`, false]),
];

const layout: readonly Case[] = [
  ['plain text over lines', 'a: b\n  c\n   d\n\n  - e\n \n\n  f: g\n', false],
  ['plain text over lines, with breaks', 'a: b\n  c\n   d\n\n  - e\n \n\n  f:g\nh: i\n', true],
  ['plain text in a list', '- a: b\n- c\n  d\n', false, 'item'],
  ['plain text in a list, as deep as its dash allows', 'a:\n  - b\n   c\n  - d\n', true],
  ['a comment inside plain text', 'a: b\n  # c\n  d\n', false],
  ['a value on the next line', 'a:\n  b\nc:\n  "d"\ne:\n  >-\n    f\n', true],
  ['a value below a comment', 'a:\n# b\n  c\n', false],
  ['a map below a comment', 'a: # b\n# c\n  d: e\n', true],
  ['a line too deep', 'a: "b"\n  c: d\n', false],
  ['a line between two columns', 'a:\n    b: c\n  d: e\n', false],
  ['a dash below a value', 'a: b\n- c\n', false],
  ['a key below a list at its column', 'a:\n  - b\n  c: d\n', false],
  ['a key behind blanks', 'a : b\n', false],
  ['two keys on a line', 'a: b: c\n', false],
  ['lists in lists', 'a:\n  - - b\n    - c\n  -   - d\n', true],
  ['markers', '---\na: b\n', false],
  ['markers before a key', '... a: b\n', false],
  ['markers at the end', 'a: b\n...\n', false],
  ['directives', '%YAML 1.2\n---\na: b\n', false],
  ['merge keys', '<<: a\n', false],
  ['a key of the length that YAML still has', `${'a'.repeat(1000)}: b\n`, true],
  ['a longer key', `${'a'.repeat(1001)}: b\n`, false],
  ['deep nesting', `${Array.from({ length: 45 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')}`, true],
  ['nesting without end', `a:\n  ${'- '.repeat(100_000)}b: c\n`, false],
];

/** What stands behind the last value of a map or list, and whether that ends by it. */
const ends: readonly Case[] = [
  ['deeper comments belong to the value', 'a:\n  b: c\n    # d\n\n    # e\nf: g\n', true],
  ['comments at the column of the keys do not', 'a:\n  b: c\n  # d\n    # e\nf: g\n', true],
  ['comments in between belong to nobody', 'a:\n    b: c\n  # d\ne: f\n', true],
  ['comments at the border', 'a:\n  b: c\n# d\ne: f\n', true],
  ['comments below nothing', 'a:\n  b:\n  # c\n', true],
  ['comments beside nothing', 'a:\n  -   # b\n\nc:  # d\n', true],
  ['comments above a dash without value', 'a:\n  - b\n# c\n  -\nd: e\n', true],
  ['comments below a block', 'a:\n  b: |\n    c\n    # text\n   # d\n  # e\nf: g\n', true],
  ['comments below brackets', 'a:\n  b: [c] # d\n    # e\n', true],
  ['comments below a list', 'a:\n- b\n  # c\n# d\ne: f\n', true],
  ['comments below a list at the border', 'a:\n- b\n# c\n', true],
  ['empty lines with blanks', 'a:\n  b: c\n   \n \nd: e\n    ', true],
];

const blocks: readonly Case[] = [
  ...['|', '|-', '|+', '>', '>-', '>+'].flatMap((header): Case[] => [
    [`${header} with empty lines around`, `a: ${header}\n\n  b\n  c\n\n  d  \n\n\ne: f\n`, true],
    [`${header} with deeper lines`, `a: ${header}\n  b\n    c\n\n    d\n\n\n  e\n   - f\n  g\n`, true],
    [`${header} at the end of the text`, `a: ${header} # b\n  c`, true],
    [`${header} with an end of comments`, `a: ${header}\n  # b\n # c\n\n# d\ne: f\n`, true],
    [`${header} with blanks at the end of the text`, `a: ${header}\n  b\n\n `, !header.endsWith('+')],
    [`${header} in a list`, `a:\n- ${header}\n b\n- ${header}\n  c\n`, true],
    [`${header} with nothing in it`, `a: ${header}\nb: c\n`, false],
    [`${header} with nothing below`, `a: ${header}`, false],
  ]),
  ...['|2', '>1-', '|-+', '>- a', '>#a'].map((header): Case => [`header ${header}`, `a: ${header}\n  b\n`, false]),
  ['an empty line deeper than the text', 'a: |\n    \n  b\n', false],
  ['an empty line deeper than the text, below', 'a: |\n  b\n    \n', false],
  ['a tab at the start of a line', 'a: >\n  b\n  \tc\n', false],
  ['quotes, dashes and keys are text', 'a: >-\n  "b\n  - c\n  d: e # f\n', true],
];

/** The topics of the public YAML test suite, with texts of our own. */
const topics: readonly Case[] = [
  ['aliases and anchors', 'a: &b c\nd: *b\n', false],
  ['anchors on maps', '&a\nb: c\n', false],
  ['tags', 'a: !!str 1\nb: !c d\n', false],
  ['complex keys', '? a\n: b\n', false],
  ['complex keys in a list', '- ? a\n  : b\n', false, 'item'],
  ['empty keys', ': a\n', false],
  ['maps in braces', 'a: {b: c}\n', false],
  ['brackets as a key', '[a]: b\n', false],
  ['brackets over lines', 'a: [b,\n  c]\n', false],
  ['brackets at the top', '[a, b]\n', false],
  ['quoted keys', '"a b": c\n\'d: e\': f\n', true],
  ['a colon inside a key', 'a:b: c\nhttp://d: e\n', true],
  ['a hash inside a key', 'a#b: c\n', true],
  ['equal keys', 'a: b\na: c\n', true],
  ['documents', 'a: b\n---\nc: d\n', false],
  ['documents, the second alone', '--- a: b\n', false],
  ['a marker inside a block', 'a: |\n  ---\n  ...\n', true],
  ['a marker as a value', 'a: ---\nb: ...\n', true],
  ['a percent sign at the start of a line of text', 'a: b\n  % c\n', true],
  ['a byte order mark', '\ufeffa: b\n', false],
  ['comments only above', '# a\n# b\nc: d\n', true],
  ['comments inside lists', 'a:\n  # b\n  - c\n  # d\n  - e\n', true],
  ['folding, deeper lines first', 'a: >\n\n  b\n\n    c\n  d\n', true],
  ['keeping breaks before a key', 'a: |+\n  b\n\n \nc: d\n', true],
  ['stripping breaks', 'a: >-\n  b\n\n\n', true],
  ['blanks at the end of lines', 'a: b   \nc:   \n  - d   \n', true],
  ['blanks of Unicode are text', 'a: b\u00a0\nc: \u3000d\n', true],
  ['blanks of Unicode inside text', 'a: b\u00a0c\n', true],
  ['a dash inside text', 'a: b - c\nd: e -\n', true],
  ['a dash without a blank', 'a:\n  -b\n', true],
  ['a colon without a blank', 'a:b\n', false],
  ['text below a list', 'a:\n  - b\nc\n', false],
  ['a list on the line of its key', 'a: - b\n', false],
  ['wrong indentation', ' a: b\nc: d\n', false],
  ['a top that is indented', '  a: b\n  c:\n    - d\n', true],
  ['null in lists', 'a:\n  -\n  - ~\n  - null\n', true],
  ['letters of other scripts, keys too', 'tiêu_chí: 標準\n🙂: ß\n', true],
  ['half a surrogate pair', 'a: \ud83d\n', true],
];

const seed = 20240;
/** How many texts of each kind, and how many of them must have been taken at least for the test to say something. */
const runs: Readonly<Record<keyof typeof inputs, readonly [runs: number, taken: number]>> = {
  'pieces after edits': [12_000, 3000],
  'documents laid out': [12_000, 2500],
  'lines by chance': [20_000, 3000],
  'signs by chance': [20_000, 2500],
};

describe('quickRead: what it takes, and that it reads this as the library does', () => {
  for (const [title, cases] of Object.entries({ criterion, scalars, layout, ends, blocks, topics })) {
    describe(title, () => {
      for (const [what, text, taken, shape = 'map'] of cases) {
        it(`${what}: ${taken ? 'taken' : 'left'}`, () => {
          assert.equal(isRead({ text, shape }), taken, JSON.stringify(text));
        });
      }
    });
  }

  it('takes the pieces of real files', () => {
    const pieces = piecesOf('samples');
    assert.ok(pieces.length > 200);
    const left = pieces.filter((piece) => !isRead(piece));
    assert.ok(left.length <= pieces.length / 100, left.map(({ file, text }) => `${file}:\n${text}`).join('\n'));
  });

  it('reads the pieces of the fixtures, or leaves them', () => {
    const pieces = piecesOf('test/fixtures');
    assert.ok(pieces.filter(isRead).length > pieces.length / 2);
  });

  it('gives each reading its own nodes', () => {
    assert.notEqual(quickRead('a: b\n', 'map')?.node, quickRead('a: b\n', 'map')?.node);
  });

  for (const [kind, [count, taken]] of Object.entries(runs) as [keyof typeof inputs, readonly [number, number]][]) {
    it(`${kind}: ${count} texts, seed ${seed}`, () => {
      assert.ok(fuzz(kind, { runs: count, seed }) >= taken);
    });
  }
});
