import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linesOf, positionAt } from '../../server/src/base/lines.ts';
import { withoutOverlaps } from '../../server/src/base/edit.ts';
import { changeDocument as change, clientText, isOfFormat, openDocument } from '../../server/src/lsp/documents.ts';

const at = (text: string, offset: number) => {
  const { line, column } = positionAt(linesOf(text), offset);
  return { line, character: column };
};
type Arguments = Parameters<typeof change>;
const changeDocument = (document: Arguments[0], version: number, changes: Arguments[2]) =>
  change(document, version, changes, 'utf-16');
const open = (text: string) => openDocument('file:///a.par.yaml', 'par-yaml', 1, text);

describe('open documents', () => {
  it('take changes one after the other, each in what the one before left', () => {
    const document = changeDocument(open('a\r\nb\r\n'), 2, [
      { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 1 } }, text: 'hai\r\nba' },
      { range: { start: { line: 2, character: 2 }, end: { line: 2, character: 2 } }, text: '!' },
    ]);
    assert.equal(clientText(document), 'a\r\nhai\r\nba!\r\n');
    assert.equal(document.version, 2);
    assert.equal(clientText(changeDocument(document, 3, [{ text: 'x' }])), 'x');
  });

  it('bring a position beyond its line back to its end, before the line break', () => {
    const range = { start: { line: 0, character: 99 }, end: { line: 0, character: 99 } };
    assert.equal(clientText(changeDocument(open('a\r\nb'), 2, [{ range, text: '!' }])), 'a!\r\nb');
    const below = { start: { line: 9, character: 0 }, end: { line: 9, character: 0 } };
    assert.equal(clientText(changeDocument(open('a\nb'), 2, [{ range: below, text: '!' }])), 'a\nb!');
  });

  it('count UTF-16 units, and a byte order mark that the client sends', () => {
    const range = { start: { line: 0, character: 3 }, end: { line: 0, character: 4 } };
    const document = changeDocument(open('\uFEFF😀a😀'), 2, [{ range, text: 'e\u0301' }]);
    assert.equal(clientText(document), '\uFEFF😀e\u0301😀');
    assert.equal(document.content.mark, true);
    assert.equal(document.content.text, '😀e\u0301😀');
  });

  it('become what any edit makes of the text', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', '😀', 'ệ', ' ') });
    fc.assert(
      fc.property(texts, texts, fc.nat(), fc.nat(), (text, inserted, x, y) => {
        // Never between the two halves of a line break, where no position is.
        const places = [...Array(text.length + 1).keys()].filter((i) => !(text[i - 1] === '\r' && text[i] === '\n'));
        const [start, end] = [places[x % places.length]!, places[y % places.length]!].sort((a, b) => a - b) as [
          number,
          number,
        ];
        const changed = changeDocument(open(text), 2, [
          { range: { start: at(text, start), end: at(text, end) }, text: inserted },
        ]);
        assert.equal(clientText(changed), text.slice(0, start) + inserted + text.slice(end));
      }),
    );
  });

  it('take edits in many places, from either end, as the same edits one by one', () => {
    const line = fc.constantFrom('- code: "1"', '  title: ệ', '😀', '', '    max: 5');
    const edit = fc.tuple(fc.nat(), fc.nat(4), fc.constantFrom('', 'x', '  ', '\n', '\r\n', '\r', '- '));
    const edits = fc.array(edit, { minLength: 2, maxLength: 30 });
    const newline = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(fc.array(line), newline, edits, fc.boolean(), fc.boolean(), (lines, newline, made, marked, isUp) => {
        const text = `${marked ? '\uFEFF' : ''}${lines.join(newline)}`;
        const isPlace = (i: number): boolean => !(text[i - 1] === '\r' && text[i] === '\n');
        const apart = withoutOverlaps(
          made.flatMap(([n, length, inserted]) => {
            const start = n % (text.length + 1);
            const end = Math.min(start + length, text.length);
            return isPlace(start) && isPlace(end) ? [{ start, end, text: inserted }] : [];
          }),
        );
        // Each at positions in what the ones before it left.
        let now = text;
        let longer = 0;
        const changes = (isUp ? apart.reverse() : apart).map(({ start, end, text: inserted }) => {
          const [from, to] = isUp ? [start, end] : [start + longer, end + longer];
          const range = { start: at(now, from), end: at(now, to) };
          now = now.slice(0, from) + inserted + now.slice(to);
          longer += inserted.length - (end - start);
          return { range, text: inserted };
        });
        const oneByOne = changes.reduce((document, each) => changeDocument(document, 2, [each]), open(text));
        assert.equal(clientText(changeDocument(open(text), 2, changes)), clientText(oneByOne));
      }),
      { numRuns: 2000 },
    );
  });

  it('take edits on one line at once, from either end, also where positions are beyond it or equal', () => {
    const place = fc.record({ line: fc.nat(4), character: fc.nat(9) });
    const made = fc.tuple(place, fc.nat(3), fc.constantFrom('', 'x', '😀', 'ệ b', '\n', '\r\n', '\r', 'c\nd'));
    const line = fc.constantFrom('abcdefgh', 'ab', '', '😀ệ😀', 'title: a');
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(made, { minLength: 2, maxLength: 6 }),
        fc.constantFrom('up', 'down', 'none'),
        fc.constantFrom<Arguments[3]>('utf-8', 'utf-16', 'utf-32'),
        fc.boolean(),
        (lines, newline, made, order, encoding, marked) => {
          const document = open(`${marked ? '\uFEFF' : ''}${lines.join(newline)}`);
          const changes = made.map(([start, length, text]) => ({
            range: { start, end: { line: start.line, character: start.character + length } },
            text,
          }));
          const sign = { up: -1, down: 1, none: 0 }[order];
          changes.sort(
            ({ range: { start: a } }, { range: { start: b } }) => sign * (a.line - b.line || a.character - b.character),
          );
          const oneByOne = changes.reduce((now, each) => change(now, 2, [each], encoding), document);
          assert.equal(clientText(change(document, 2, changes, encoding)), clientText(oneByOne));
        },
      ),
      { numRuns: 2000 },
    );
  });

  for (const isUp of [true, false]) {
    it(`may replace a name twice on each of many lines, from the ${isUp ? 'end up' : 'beginning down'}`, () => {
      const count = 300;
      const line = '  title: "Sở Y tế, Sở Y tế"';
      const document = open(Array.from({ length: count }, () => `- code: "1"\n${line}\n`).join(''));
      const changes = Array.from({ length: count }, (_, i) =>
        [10, 19].map((character, second) => {
          const from = character + (isUp ? 0 : second * 2);
          const range = { start: { line: i * 2 + 1, character: from }, end: { line: i * 2 + 1, character: from + 2 } };
          return { range, text: 'Bộ-X' };
        }),
      ).flat();
      const changed = changeDocument(document, 2, isUp ? changes.reverse() : changes);
      assert.equal(clientText(changed), clientText(document).replaceAll('Sở', 'Bộ-X'));
    });
  }

  it('are of the format by language or by name', () => {
    assert.ok(isOfFormat(openDocument('untitled:Untitled-1', 'par-yaml', 1, '')));
    assert.ok(isOfFormat(openDocument('file:///a.par.yaml', 'yaml', 1, '')));
    assert.ok(!isOfFormat(openDocument('file:///a.yaml', 'yaml', 1, '')));
  });
});
