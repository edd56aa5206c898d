import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {
  ClientCapabilities,
  CodeAction,
  Position,
  PositionEncodingKind,
  Range,
  TextEdit,
} from 'vscode-languageserver';
import { applyEdits } from '../../server/src/base/edit.ts';
import type { Encoding } from '../../server/src/lsp/positions.ts';
import { encodingFor, offsetOf, positionOf, unitsIn } from '../../server/src/lsp/positions.ts';
import { openSource } from '../../server/src/syntax/source.ts';
import type { LspClient } from '../harness/lsp-client.ts';
import { ableClient, session } from '../harness/lsp-client.ts';

const encodings: readonly Encoding[] = ['utf-8', 'utf-16', 'utf-32'];

/** Counted by others: the length of the bytes, of the string, of the code points. */
const count: Readonly<Record<Encoding, (text: string) => number>> = {
  'utf-8': (text) => Buffer.byteLength(text),
  'utf-16': (text) => text.length,
  'utf-32': (text) => [...text].length,
};

/** Tone marks of their own, signs of two units, the mark at the start, line ends of every kind. */
const texts = fc.string({
  unit: fc.constantFrom('a', 'ế', 'e\u0302\u0301', 'đ', '…', '😀', '👨‍👩‍👧', '\uFEFF', ' ', '\n', '\r\n', '\r'),
});

/** The offsets where a character begins, none between the two halves of a line break. */
const places = (text: string) =>
  [...Array(text.length + 1).keys()].filter(
    (i) => !(text[i - 1] === '\r' && text[i] === '\n') && !/[\udc00-\udfff]/.test(text[i] ?? ''),
  );

describe('positions in what the client counts', () => {
  it('count as others do, and come back to the offset', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...encodings), (text, encoding) => {
        const source = openSource('/a', text);
        for (const offset of places(text)) {
          const position = positionOf(source, offset, encoding);
          const before = text.slice(0, offset).split(/\r\n|\n|\r/);
          assert.deepEqual(position, { line: before.length - 1, character: count[encoding](before.at(-1)!) });
          assert.equal(offsetOf(source, position, encoding), offset);
        }
      }),
    );
  });

  it('beyond a line or the text are brought back to its end, inside a character to its beginning', () => {
    const text = 'a😀\r\nế';
    const source = openSource('/a', text);
    for (const encoding of encodings) {
      assert.equal(offsetOf(source, { line: 0, character: 99 }, encoding), 3, encoding);
      assert.equal(offsetOf(source, { line: 7, character: 0 }, encoding), text.length, encoding);
      assert.equal(offsetOf(source, { line: 1, character: 99 }, encoding), text.length, encoding);
    }
    assert.equal(offsetOf(source, { line: 0, character: 3 }, 'utf-8'), 1);
    assert.equal(offsetOf(source, { line: 1, character: 2 }, 'utf-8'), 5);
  });

  it('are counted in the first kind of the client that is known; else in UTF-16', () => {
    const chosen = (positionEncodings?: PositionEncodingKind[]) =>
      encodingFor(positionEncodings ? { general: { positionEncodings } } : {});
    assert.equal(chosen(), 'utf-16');
    assert.equal(chosen([]), 'utf-16');
    assert.equal(chosen(['utf-8', 'utf-16', 'utf-32']), 'utf-8');
    assert.equal(chosen(['utf-7', 'utf-32', 'utf-16']), 'utf-32');
    assert.equal(chosen(['toString']), 'utf-16');
  });
});

const name = 'untitled:Untitled-1';
const rows = [
  'par: 1 # 😀 ế',
  'agencies:',
  '  - { note: Đ😀, name: So\u031b\u0309 Nội vụ }',
  'criteria:',
  '  - code: "1"',
  '    title: Ke\u0302\u0301 hoạch 😀 cải cách',
  '    max: 3',
  '    criteria:',
  '      - { title: 😀 Hạ tầng, code: "1.1", max: 1 }',
  '      - { title: "e\u0301😀😀", sameAs: "1.1", code: "1.2", max: 1, lead: [ế😀, So\u031b\u0309 Nội vụ] } # 😀',
  '',
];

describe('a client that counts in', () => {
  for (const encoding of encodings)
    for (const [what, eol, mark] of [
      ['LF', '\n', ''],
      ['CRLF', '\r\n', ''],
      ['CRLF and a byte order mark', '\r\n', '\uFEFF'],
    ] as const)
      it(`${encoding} is asked and answered in it, with ${what}`, async () => {
        const text = mark + rows.join(eol);
        const capabilities: ClientCapabilities = { ...ableClient, general: { positionEncodings: [encoding] } };
        await session({ capabilities }, async (client) => {
          assert.equal(client.initialized?.capabilities.positionEncoding, encoding);
          client.open(name, text);
          await assertAnswers(client, encoding, text);
          // Two changes, the second in what the first left; behind letters that each encoding counts otherwise.
          const [first, second] = [rangeOf(text, 'Hạ tầng', encoding), rangeOf(text, 'cải cách', encoding)];
          client.change(name, [
            { range: first, newText: '😀ế' },
            { range: second, newText: 'e\u0301' },
          ]);
          await assertAnswers(client, encoding, text.replace('Hạ tầng', '😀ế').replace('cải cách', 'e\u0301'));
        });
      });
});

/** The range of the first (or of the last) `part` of a text. */
function rangeOf(text: string, part: string, encoding: Encoding, last = false): Range {
  const lines = text.split(/\r\n|\n/);
  const line = last ? lines.findLastIndex((row) => row.includes(part)) : lines.findIndex((row) => row.includes(part));
  const before = lines[line]!.slice(0, last ? lines[line]!.lastIndexOf(part) : lines[line]!.indexOf(part));
  const character = unitsIn(before, encoding);
  assert.equal(character, count[encoding](before));
  return { start: { line, character }, end: { line, character: character + count[encoding](part) } };
}

async function assertAnswers(client: LspClient, encoding: Encoding, text: string): Promise<void> {
  const ask = (method: string, position: Position, more = {}) =>
    client.request(method, { textDocument: { uri: name }, position, ...more });
  const key = rangeOf(text, 'par', encoding);
  const hover = (await ask('textDocument/hover', key.end)) as { range: Range };
  assert.deepEqual(hover.range, key);

  const agency = 'So\u031b\u0309 Nội vụ';
  const places = [rangeOf(text, agency, encoding), rangeOf(text, agency, encoding, true)];
  const references = (await ask('textDocument/references', places[1]!.end, {
    context: { includeDeclaration: true },
  })) as { range: Range }[];
  assert.deepEqual(
    references.map(({ range }) => range),
    places,
  );

  const edit = (await ask('textDocument/rename', rangeOf(text, '1.1', encoding, true).start, { newName: '1.7' })) as {
    documentChanges: { edits: TextEdit[] }[];
  };
  assert.deepEqual(
    edit.documentChanges[0]!.edits.map(({ range }) => range),
    [rangeOf(text, '1.1', encoding), rangeOf(text, '1.1', encoding, true)],
  );

  // A fix of the server, made as the client would make it.
  const [wrong] = (await client.items(name)).filter(({ code }) => code === 'sum-mismatch');
  const actions = (await client.request('textDocument/codeAction', {
    textDocument: { uri: name },
    range: wrong!.range,
    context: { diagnostics: [wrong] },
  })) as CodeAction[];
  assert.deepEqual(wrong!.range, rangeOf(text, '3', encoding));
  const change = actions.find(({ title }) => /3 → 2/.test(title))!.edit!.documentChanges![0]!;
  assert.ok('edits' in change);
  const source = openSource('/a', text);
  const edits = (change.edits as TextEdit[]).map(({ range, newText }) => ({
    start: offsetOf(source, range.start, encoding),
    end: offsetOf(source, range.end, encoding),
    text: newText,
  }));
  assert.equal(applyEdits(text, edits), text.replace('max: 3', 'max: 2'));
}
