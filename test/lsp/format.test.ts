// Formatting: by fixtures, by properties over the samples in many writings and with slips in them, and over stdio.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { TextEdit } from 'vscode-languageserver';
import { parse } from 'yaml';
import { applyEdits } from '../../server/src/base/edit.ts';
import type { Edit } from '../../server/src/base/edit.ts';
import { lineEdits } from '../../server/src/base/line-edits.ts';
import { linesOf, offsetAt } from '../../server/src/base/lines.ts';
import type { Span } from '../../server/src/base/span.ts';
import { editsOnType } from '../../server/src/features/format-on-type.ts';
import { editsBy, formatEdits } from '../../server/src/features/format.ts';
import { meaningOf } from '../../server/src/features/meaning.ts';
import { keysOf } from '../../server/src/model/keys.ts';
import { openSource } from '../../server/src/syntax/source.ts';
import { fixturesIn, openFixture } from '../harness/cursor.ts';
import { session } from '../harness/lsp-client.ts';
import { variants } from '../harness/variants.ts';

const open = (text: string) => openSource('/a.par.yaml', text);
const formatted = (text: string, within?: Span) => applyEdits(text, formatEdits(open(text), within));
const beside = (location: string, word: string) => location.replace(/\.par\.yaml$/, `.${word}.par.yaml`);

const samples = ['samples/hanoi-2021', 'samples/agencies-2025'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.par.yaml'))
    .map((name) => ({ name: path.join(folder, name), text: readFileSync(path.join(folder, name), 'utf8') })),
);
const small = samples.filter(({ text }) => text.length < 9_000);

/** Lines a level four blanks deeper, so that lists stand four deeper than their key; texts too. */
function widened(text: string): string {
  const lines = text.split('\n');
  return lines
    .map((line) => {
      const indent = /^ */.exec(line)![0].length;
      // Every second level is that of a list.
      return ' '.repeat(Math.ceil(indent / 4) * 2) + line;
    })
    .join('\n');
}

describe('formatting', () => {
  for (const location of fixturesIn('format')) {
    it(location, async () => {
      const { texts, cursors } = await openFixture(location);
      const text = texts[path.basename(location)]!;
      const [start, end] = cursors.map(({ offset }) => offset);
      const within = start === undefined || end === undefined ? undefined : { start, end };
      const expected = readFileSync(beside(location, 'formatted'), 'utf8');
      assert.equal(formatted(text, within), expected);
      if (!within) assert.equal(formatted(expected), expected, 'settled at once');
    });
  }

  it('leaves the samples as they are', () => {
    for (const { name, text } of samples) assert.deepEqual(formatEdits(open(text)), [], name);
  });

  it('brings lists that stand deeper back, every line of the samples', () => {
    for (const { name, text } of samples) {
      const wide = widened(text);
      assert.equal(meaningOf(open(wide)), meaningOf(open(text)), `${name} says the same`);
      assert.equal(formatted(wide), text, name);
    }
  });

  it('leaves what is no map alone', () => {
    for (const text of ['', '\n', 'không phải', '- a\n- b\n', 'a: [', '\t', '\uFEFF', '%YAML 1.2\n---\na:  1\n'])
      assert.equal(meaningOf(open(formatted(text))), meaningOf(open(text)));
  });
});

// Properties --------------------------------------------------------------------------------------------------------

/** Texts that authors may leave: samples in another writing, with some slips. */
const slips = fc.constantFrom(
  ...['\n', '  ', ' ', '- ', '"', "'", ': ', '#', ' # x', '\t', '>-\n', '[', '{', ':', '\r\n', '\n\n'],
  ...['criteria:\n', 'max: 1', '\n      - code: "9"\n', '|\n', '    note: x\n', 'note: x\n', '        '],
);
const texts = fc
  .tuple(
    fc.constantFrom(...small),
    fc.constantFrom(...Object.values(variants), widened),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), slips), { maxLength: 3 }),
  )
  .map(([{ text }, write, edits]) =>
    edits.reduce((before, [where, removed, added]) => {
      const at = where % (before.length + 1);
      return before.slice(0, at) + added + before.slice(at + removed);
    }, write(text)),
  );

/** The words of all lines in any order, quotes and the dash in front left out: what keys that move leave as it is. */
const wordsOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/[\s"']+/g, '').replace(/^-/, ''))
    .filter((line) => line !== '')
    .sort();

describe('formatting, whatever the text', () => {
  it('keeps what the file says, every word and every comment; done twice it is done once', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = formatted(text);
        assert.equal(meaningOf(open(once)), meaningOf(open(text)));
        assert.deepEqual(wordsOf(once), wordsOf(text));
        assert.equal(formatted(once), once);
        assert.equal(once.includes('\r\n'), text.includes('\r\n'));
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('needs no second thought where all of it can be read', () => {
    for (const { name, text } of small) {
      for (const [how, write] of Object.entries({ ...variants, 'wide lists': widened })) {
        const source = open(write(text));
        if (source.pieces.some(({ broken }) => broken)) continue;
        const after = applyEdits(source.text, editsBy(source, { moves: true, orders: true }));
        assert.equal(meaningOf(open(after)), meaningOf(source), `${name} ${how}`);
      }
    }
  });

  it('touches no line outside the range, and is right there too', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const lines = linesOf(text);
        const [first, last] = [a % lines.starts.length, b % lines.starts.length].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const within = { start: lines.starts[first]!, end: lines.starts[last + 1] ?? text.length };
        const edits = formatEdits(open(text), within);
        for (const edit of edits)
          assert.ok(edit.start >= within.start && edit.end <= within.end, JSON.stringify({ edit, within }));
        assert.equal(meaningOf(open(applyEdits(text, edits))), meaningOf(open(text)));
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('takes the smallest edits: each of one line, or of whole lines that change places', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start, end, text: now } of formatEdits(open(text))) {
          const before = text.slice(start, end);
          const isOfLine = !before.includes('\n') && !now.includes('\n');
          const isLines = /^$|\n$/.test(before) && /^$|\n$/.test(now) && (start === 0 || text[start - 1] === '\n');
          assert.ok(isOfLine || isLines, JSON.stringify({ before, now }));
          if (isOfLine && before !== '' && now !== '') assert.notEqual(before[0], now[0]);
        }
      }),
      { numRuns: 40, seed: 2 },
    );
  });
});

/** A criterion as it is written: its keys in an order of their own, `criteria` among them. */
interface Written {
  readonly keys: readonly (readonly string[])[];
  /** Where its code and its components come among the keys. */
  readonly code: number;
  readonly components: number;
  readonly children: readonly Written[];
  readonly above: readonly string[];
}

const scalarKeys: fc.Arbitrary<readonly (readonly string[])[]> = fc.tuple(
  fc.constantFrom(['title: A'], ['title: "A: b"'], ['title: >-', '  A', '  b'], ['title: |', '  A', '', '    b']),
  fc.constantFrom(['max:  1'], ['# tối đa', 'max: 1.5'], ['max: 2   ']),
  fc.constantFrom(['score: 1 # tự chấm'], ['score:'], ['', 'score: 0.5']),
  fc.constantFrom(['note: x'], ['note: "a', '  b"'], ['note: x', '  y']),
  fc.constantFrom(['unknown: 1'], ['"unknown": [a, b]']),
);
const listKeys: fc.Arbitrary<readonly (readonly string[])[]> = fc.tuple(
  fc.constantFrom(['lead: Sở A'], ['lead: {name: x, with: [a, b]}'], ['lead:', '  - Sở A'], ['lead: # ?', '- Sở A']),
  fc.constantFrom(['tasks:', '  - a', '  - b'], ['tasks:', '- a # z', '- |', '  b'], ['tasks:', '  # c', '  - a']),
);
const someOf = (keys: readonly (readonly string[])[], least: number) =>
  fc.shuffledSubarray([...keys], { minLength: least });

const written = fc.memo((depth): fc.Arbitrary<Written> =>
  fc.record({
    keys: fc
      .tuple(scalarKeys, listKeys)
      .chain(([scalars, lists]) => fc.tuple(someOf(scalars, 1), someOf([...scalars, ...lists], 0)))
      // A list comes behind another key, as authors write it.
      .map(([[first], more]) => [first!, ...more.filter(([key]) => key !== first![0])]),
    code: fc.nat({ max: 8 }),
    components: fc.nat({ max: 8 }),
    children: depth > 1 ? fc.array(written(depth - 1), { maxLength: 2 }) : fc.constant([]),
    above: fc.constantFrom([], [], [''], ['# nhận xét'], ['', '# nhận xét']),
  }),
);

function linesOfWritten({ keys, code, components, children, above }: Written, own: string, deep: number): string[] {
  const all = [...keys];
  if (children.length > 0) {
    const below = children.flatMap((child, i) => linesOfWritten(child, `${own}.${i + 1}`, deep));
    all.splice(components % (all.length + 1), 0, ['criteria:', ...below]);
  }
  all.splice(code % (all.length + 1), 0, [`code: "${own}"`]);
  const lines = all.flat();
  while (/^(?:#|$)/.test(lines[0]!)) lines.shift();
  const item = lines.map((line, i) => (i === 0 ? `- ${line}` : `  ${line}`));
  return [...above, ...item].map((line) => (line.trim() === '' ? '' : ' '.repeat(deep) + line));
}

/** Files that say nothing wrong, their keys shuffled at every level. */
const shuffled = fc
  .record({
    heads: fc.shuffledSubarray([['par: 1'], ['index:', '  title: X', '  year: 2021'], ['note: z']], { minLength: 1 }),
    at: fc.nat({ max: 3 }),
    areas: fc.array(written(3), { minLength: 1, maxLength: 2 }),
    deep: fc.constantFrom(0, 2, 4),
    end: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ heads, at, areas, deep, end }) => {
    const criteria = ['criteria:', ...areas.flatMap((area, i) => linesOfWritten(area, String(i + 1), deep))];
    const all: string[][] = heads.map((head) => [...head]);
    all.splice(at % (all.length + 1), 0, criteria);
    return all
      .flat()
      .map((line) => line + end)
      .join('');
  });

describe('formatting of keys in any order', () => {
  const order = keysOf('criterion').map(({ name }) => name);
  const isInOrder = (criterion: { criteria?: object[] }): boolean => {
    const ranks = Object.keys(criterion).flatMap((key) => (order.includes(key) ? [order.indexOf(key)] : []));
    const isSorted = ranks.every((rank, i) => i === 0 || ranks[i - 1]! < rank);
    return isSorted && (criterion.criteria ?? []).every(isInOrder);
  };

  it('puts them in order at every level, before and behind the components, and the file says the same', () => {
    let count = 0;
    fc.assert(
      fc.property(shuffled, (text) => {
        const edits = formatEdits(open(text));
        for (const [i, { start }] of edits.entries())
          assert.ok(start >= (edits[i - 1]?.end ?? 0), `in order and apart: ${JSON.stringify(edits)}`);
        const once = applyEdits(text, edits);
        const said = parse(once) as { criteria: object[] };
        assert.deepEqual(said, parse(text));
        // What is not read as it is meant stays where it is.
        const isRead = !open(text).pieces.some(({ broken }) => broken);
        if (isRead) assert.ok(said.criteria.every(isInOrder), once);
        count += isRead ? 1 : 0;
        assert.deepEqual(wordsOf(once), wordsOf(text));
        assert.equal(formatted(once), once);
      }),
      { numRuns: 200, seed: 1 },
    );
    assert.ok(count > 100, `${count} files`);
  });
});

describe('edits between two texts', () => {
  it('lead from one to the other', () => {
    const lines = fc
      .array(fc.constantFrom('a\n', 'b\n', '  a\n', 'a  \n', 'c\r\n', '\n', ' x y\n', 'x  y\n'), { maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        assert.equal(applyEdits(before, lineEdits(before, after)), after);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });
});

// While it is typed -------------------------------------------------------------------------------------------------

describe('formatting while it is typed', () => {
  for (const location of fixturesIn('type')) {
    it(location, async () => {
      const { texts: given, cursors, notes } = await openFixture(location);
      const text = given[path.basename(location)]!;
      const edits = editsOnType(open(text), cursors[0]!.offset, notes.typed === 'enter' ? '\n' : '-');
      const expected = beside(location, 'typed');
      // Without a text beside, there is nothing to say.
      assert.equal(applyEdits(text, edits), existsSync(expected) ? readFileSync(expected, 'utf8') : text);
      if (existsSync(expected)) assert.equal(edits.length, 1);
    });
  }

  it('agrees with formatting: in the samples no new line and no dash is moved', () => {
    for (const { name, text } of samples) {
      const source = open(text);
      for (const match of text.matchAll(/^ *-(?= )/gm)) {
        const end = match.index + match[0].length;
        const typed = `${text.slice(0, end)}${text.slice(text.indexOf('\n', end))}`;
        assert.deepEqual(editsOnType(open(typed), end, '-'), [], `${name} ${source.lines.starts.length}`);
      }
    }
  });
});

// Over the wire -----------------------------------------------------------------------------------------------------

describe('formatting by the server', () => {
  const uri = 'untitled:Untitled-1';
  const options = { tabSize: 8, insertSpaces: false };
  const before = '\uFEFFpar:  1\r\ncriteria:\r\n    - max:  1 # 😀\r\n      code: 1.10   \r\n      tasks:\r\n\r\n';
  const after = '\uFEFFpar: 1\r\ncriteria:\r\n  - code: "1.10"\r\n    max: 1 # 😀\r\n    tasks:\r\n\r\n';

  /** A text after edits of the protocol. */
  function edited(text: string, edits: readonly TextEdit[]): string {
    const lines = linesOf(text);
    const offset = ({ line, character }: { line: number; character: number }) =>
      offsetAt(lines, { line, column: character });
    return applyEdits(
      text,
      edits.map(({ range, newText }): Edit => ({ start: offset(range.start), end: offset(range.end), text: newText })),
    );
  }

  it('formats a document, a range and what is typed, with the byte order mark and the line ends it has', async () => {
    await session({}, async (client) => {
      const { capabilities } = client.initialized!;
      assert.equal(capabilities.documentFormattingProvider, true);
      assert.equal(capabilities.documentRangeFormattingProvider, true);
      assert.deepEqual(capabilities.documentOnTypeFormattingProvider, {
        firstTriggerCharacter: '\n',
        moreTriggerCharacter: ['-'],
      });
      client.open(uri, before);
      const textDocument = { uri };
      const whole = (await client.request('textDocument/formatting', { textDocument, options })) as TextEdit[];
      assert.equal(edited(before, whole), after);

      const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
      const first = (await client.request('textDocument/rangeFormatting', {
        textDocument,
        range,
        options,
      })) as TextEdit[];
      assert.equal(edited(before, first), before.replace('par:  1', 'par: 1'));

      const position = { line: 5, character: 0 };
      const typed = (await client.request('textDocument/onTypeFormatting', {
        textDocument,
        position,
        ch: '\n',
        options,
      })) as TextEdit[];
      assert.deepEqual(typed, [{ range: { start: position, end: position }, newText: '        ' }]);

      client.change(uri, after);
      assert.deepEqual(await client.request('textDocument/formatting', { textDocument, options }), []);
    });
  });

  it('leaves what is broken, and answers null for what is none of ours', async () => {
    await session({}, async (client) => {
      const broken = 'par:  1\ncriteria:\n    - code: "1\n      max:   1\n';
      client.open(uri, broken);
      const edits = (await client.request('textDocument/formatting', { textDocument: { uri }, options })) as TextEdit[];
      assert.equal(edited(broken, edits), broken.replace('par:  1', 'par: 1'));
      const other = { uri: 'file:///khong-co.txt' };
      assert.equal(await client.request('textDocument/formatting', { textDocument: other, options }), null);
    });
  });
});
