// Folds, growing selections and coloured words: by fixtures, on broken texts, and over stdio.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  FoldingRange,
  FoldingRangeClientCapabilities,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
} from 'vscode-languageserver';
import { positionAt } from '../../server/src/base/lines.ts';
import type { Span } from '../../server/src/base/span.ts';
import { foldsOf } from '../../server/src/features/folding.ts';
import { editsOnType, typedSigns } from '../../server/src/features/format-on-type.ts';
import { formatEdits } from '../../server/src/features/format.ts';
import { hintsOf } from '../../server/src/features/hints.ts';
import { lensesOf } from '../../server/src/features/lens.ts';
import { selectionsAt } from '../../server/src/features/selection.ts';
import { tokenModifiers, tokensOf, tokenTypes } from '../../server/src/features/tokens.ts';
import { defaultEditorSettings } from '../../server/src/lsp/editor-settings.ts';
import { openSource } from '../../server/src/syntax/source.ts';
import type { CursorFixture } from '../harness/cursor.ts';
import { fixturesIn, fixtureOf, openFixture, unmet } from '../harness/cursor.ts';
import { ableClient, session, uriOf } from '../harness/lsp-client.ts';

const sourceIn = ({ project }: CursorFixture, file: string) => project.files.get(`/fixture/${file}`)!.source!;

describe('folding', () => {
  // Marks would be comments to fold, so what is expected stands beside: first and last line, kind.
  for (const location of fixturesIn('folding').filter((name) => name.endsWith('.par.yaml'))) {
    it(location, async () => {
      const fixture = await openFixture(location);
      const source = sourceIn(fixture, path.basename(location));
      const lineOf = (offset: number) => positionAt(source.lines, offset).line + 1;
      const found = foldsOf(source).map(({ span, kind }) =>
        [`${lineOf(span.start)}-${lineOf(span.end)}`, ...(kind ? [kind] : [])].join(' '),
      );
      assert.deepEqual(found, readFileSync(`${location}.expected`, 'utf8').trimEnd().split('\n'));
    });
  }
});

describe('selections', () => {
  // Beside: for each cursor what is selected step by step, of several lines the first and the last.
  for (const location of fixturesIn('selection').filter((name) => name.endsWith('.par.yaml'))) {
    it(location, async () => {
      const fixture = await openFixture(location);
      const found = fixture.cursors.flatMap(({ number, file, offset }) => {
        const source = sourceIn(fixture, file);
        const steps = selectionsAt(source, offset).map(({ start, end }) => {
          const lines = source.text.slice(start, end).trimEnd().split('\n');
          return lines.length === 1 ? lines[0]! : `${lines[0]} … ${lines.at(-1)!.trim()}`;
        });
        return [`$${number}`, ...steps, ''];
      });
      assert.deepEqual(found, readFileSync(`${location}.expected`, 'utf8').split('\n'));
    });
  }

  it('of a text that is none of ours are words and the whole', () => {
    const source = openSource('/a', 'không phải');
    const texts = selectionsAt(source, 2).map(({ start, end }) => source.text.slice(start, end));
    assert.deepEqual(texts, ['không', 'không phải']);
    assert.deepEqual(selectionsAt(openSource('/a', ''), 0), [{ start: 0, end: 0 }]);
  });
});

describe('semantic tokens', () => {
  for (const location of fixturesIn('tokens')) {
    it(location, async () => {
      const fixture = await openFixture(location);
      const answers = Object.keys(fixture.texts).flatMap((file) =>
        tokensOf(fixture.project, `/fixture/${file}`)
          .filter(({ type }) => type !== 'property')
          .map((token) => ({ path: file, span: token, words: [token.type, ...token.modifiers].join(' ') })),
      );
      assert.deepEqual(unmet(fixture, 0, answers), []);
    });
  }
});

// Over the wire -----------------------------------------------------------------------------------------------------

const annex = 'samples/hanoi-2021';
const file = path.join(annex, '7-hien-dai-hoa.par.yaml');
const uri = uriOf(file);
const text = readFileSync(file, 'utf8');
const document = { textDocument: { uri } };
const lines = text.split('\n');
const lineOf = (part: string) => lines.findIndex((line) => line.includes(part));
const range = (from: number, to: number) => ({ start: { line: from, character: 0 }, end: { line: to, character: 0 } });

/** The words of an answer: line, text, type and modifiers. */
function decoded(data: readonly number[]): string[] {
  let [line, character] = [0, 0];
  return Array.from({ length: data.length / 5 }, (_, i) => {
    const [down, right, length, type, bits] = data.slice(i * 5, i * 5 + 5) as [number, number, number, number, number];
    character = down === 0 ? character + right : right;
    line += down;
    const modifiers = tokenModifiers.filter((_, bit) => bits & (1 << bit));
    return [line, lines[line]!.slice(character, character + length), tokenTypes[type], ...modifiers].join(' ');
  });
}

describe('text features of the server', () => {
  it('folds lines, or from sign to sign where the client can; as many as it takes', async () => {
    const folds = async (foldingRange: FoldingRangeClientCapabilities) => {
      let answer: FoldingRange[] = [];
      const capabilities = { ...ableClient, textDocument: { ...ableClient.textDocument, foldingRange } };
      await session({ folders: [annex], capabilities }, async (client) => {
        assert.equal(client.initialized!.capabilities.foldingRangeProvider, true);
        client.open(uri, text);
        answer = (await client.request('textDocument/foldingRange', document)) as FoldingRange[];
      });
      return answer;
    };
    const [byLine, bySign] = [await folds({ lineFoldingOnly: true }), await folds({})];
    const [area] = byLine.filter(({ startLine }) => startLine === lineOf('code: "7"'));
    assert.deepEqual(area, { startLine: lineOf('code: "7"'), endLine: lines.length - 2, kind: 'region' });
    assert.ok(byLine.every((fold) => fold.endLine > fold.startLine && fold.endCharacter === undefined));
    assert.equal(new Set(byLine.map(({ startLine }) => startLine)).size, byLine.length, 'one a line');
    assert.ok(bySign.every(({ endLine, endCharacter }) => endCharacter === lines[endLine]!.trimEnd().length));
    const few = await folds({ lineFoldingOnly: true, rangeLimit: 3 });
    assert.equal(few.length, 3);
    assert.ok(
      few.some(({ startLine }) => startLine === area!.startLine),
      'the longest stay',
    );
  });

  it('grows a selection at each cursor', async () => {
    await session({ folders: [annex] }, async (client) => {
      client.open(uri, text);
      const line = lineOf('score: 4.937');
      const positions = [
        { line, character: 17 },
        { line: 0, character: 4 },
        { line: 9999, character: 0 },
      ];
      const answers = (await client.request('textDocument/selectionRange', {
        ...document,
        positions,
      })) as SelectionRange[];
      assert.equal(answers.length, 3);
      assert.deepEqual(answers[0]!.range, { start: { line, character: 15 }, end: { line, character: 20 } });
      assert.deepEqual(answers[0]!.parent!.range.start, { line, character: 8 });
      let outer = answers[0]!;
      while (outer.parent) outer = outer.parent;
      assert.deepEqual(outer.range.start, { line: 0, character: 0 });
    });
  });

  it('colours all words, those of a range, and what has changed since', async () => {
    await session({ folders: [annex] }, async (client) => {
      const { legend } = client.initialized!.capabilities.semanticTokensProvider!;
      assert.deepEqual(legend, { tokenTypes, tokenModifiers });
      client.open(uri, text);
      const full = (await client.request('textDocument/semanticTokens/full', document)) as SemanticTokens;
      const words = decoded(full.data);
      const wrong = lineOf('score: 4.937');
      assert.ok(words.includes(`${wrong} 4.937 points wrongSum`));
      assert.ok(words.includes(`${wrong} score property`));
      assert.ok(words.includes(`${lineOf('code: "7.1.2"')} "7.1.2" criterionCode declaration inherited`));

      const within = (await client.request('textDocument/semanticTokens/range', {
        ...document,
        range: range(wrong - 2, wrong + 1),
      })) as SemanticTokens;
      const near = words.filter((word) => [wrong - 2, wrong - 1, wrong].includes(Number(word.split(' ')[0])));
      assert.deepEqual(decoded(within.data), near);

      const delta = async (previousResultId: string) =>
        (await client.request('textDocument/semanticTokens/full/delta', {
          ...document,
          previousResultId,
        })) as SemanticTokensDelta | SemanticTokens;
      const same = await delta(full.resultId!);
      assert.deepEqual('edits' in same && same.edits, []);

      // Put right, this sum and the one above lose their marks, and little else is told.
      const at = { start: { line: wrong, character: 15 }, end: { line: wrong, character: 20 } };
      client.change(uri, [{ range: at, newText: '4.935' }]);
      const next = await delta(same.resultId!);
      assert.ok('edits' in next);
      const data = [...full.data];
      for (const { start, deleteCount, data: added = [] } of next.edits) data.splice(start, deleteCount, ...added);
      const again = (await client.request('textDocument/semanticTokens/full', document)) as SemanticTokens;
      assert.deepEqual(data, again.data);
      const told = next.edits.flatMap((edit) => edit.data ?? []);
      assert.ok(told.length > 0 && told.length < full.data.length / 5, `${told.length} of ${full.data.length}`);
      // Of an answer that is not the last, everything is told again.
      assert.ok('data' in (await delta(full.resultId!)));
    });
  });

  it('takes a question back', async () => {
    await session({ folders: [annex] }, async (client) => {
      client.open(uri, text);
      for (const [method, params] of [
        ['textDocument/foldingRange', document],
        ['textDocument/selectionRange', { ...document, positions: [{ line: 0, character: 0 }] }],
        ['textDocument/semanticTokens/full', document],
        ['textDocument/codeLens', document],
        ['textDocument/inlayHint', { ...document, range: range(0, 9) }],
        ['textDocument/formatting', { ...document, options: { tabSize: 2, insertSpaces: true } }],
      ] as const) {
        const { error } = await client.askAndTakeBack(method, params);
        assert.equal(error?.code, -32800, method);
      }
    });
  });

  it('knows nothing of documents that are none of ours, and goes on', async () => {
    await session({ folders: [annex] }, async (client) => {
      const other = { textDocument: { uri: 'file:///khong-co.txt' } };
      const positions = [{ line: 0, character: 0 }];
      assert.equal(await client.request('textDocument/foldingRange', other), null);
      assert.equal(await client.request('textDocument/selectionRange', { ...other, positions }), null);
      assert.equal(await client.request('textDocument/semanticTokens/full', other), null);
      assert.equal(await client.request('textDocument/codeLens', other), null);
      assert.equal(await client.request('textDocument/inlayHint', { ...other, range: range(0, 9) }), null);
    });
  });
});

// Half typed --------------------------------------------------------------------------------------------------------

/** A little of everything. */
const whole = `par: 1 # 😀
index: {title: Chỉ số, targetYear: 2021, max: 3}
agencies:
  - name: Sở Nội vụ
criteria:
  - code: "1"
    title: >-
      # Chỉ đạo
    max: 3
    score: 2
    lead: Sở Nội vụ
    criteria:
      # par-ignore code-gap: đúng
      # như bản gốc
      - code: 1.1
        max:   1
        score: 1
        tasks:
          - task: Rà soát
            deadline: [Hằng quý]
      - {code: '1.3', sameAs: "1.1", max: 2}
    note: hết
`;

describe('while a file is typed, letter by letter', () => {
  it('every feature answers, with places inside the text and in order', async () => {
    const on = { sums: true, lead: true, deadline: true, due: true };
    for (let length = 0; length <= whole.length; length++) {
      const half = whole.slice(0, length);
      const { project } = await fixtureOf('half', { 'a.par.yaml': half });
      const source = project.files.get('/fixture/a.par.yaml')!.source!;
      const inside = ({ start, end }: Span, what: string) =>
        assert.ok(0 <= start && start <= end && end <= length, `${what} at ${length}: ${start}-${end}`);
      for (const { span } of foldsOf(source)) inside(span, 'fold');
      const steps = selectionsAt(source, length);
      steps.forEach((span, i) => {
        inside(span, 'selection');
        const inner = steps[i - 1];
        assert.ok(!inner || (span.start <= inner.start && inner.end <= span.end), `selection ${i} at ${length}`);
      });
      let end = 0;
      for (const token of tokensOf(project, '/fixture/a.par.yaml')) {
        inside(token, 'token');
        assert.ok(token.start >= end, `token at ${length}`);
        ({ end } = token);
      }
      const lenses = lensesOf(project, '/fixture/a.par.yaml', defaultEditorSettings.lens, 'vi');
      for (const { span } of lenses) inside(span, 'lens');
      for (const { offset } of hintsOf(project, '/fixture/a.par.yaml', { start: 0, end: length }, on, 'vi'))
        inside({ start: offset, end: offset }, 'hint');
      for (const edit of formatEdits(source)) inside(edit, 'formatting');
      for (const sign of typedSigns) for (const edit of editsOnType(source, length, sign)) inside(edit, 'typing');
    }
  });
});
