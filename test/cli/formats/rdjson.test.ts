// The Reviewdog Diagnostic Format: its columns count bytes, and its suggestions are applied by others.
import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/base/edit.ts';
import { corpus } from './corpus.ts';
import { render, reportOn } from './render.ts';
import { faultsBy } from './schema.ts';

const faults = faultsBy('test/fixtures/formats/rdjson.schema.json');

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Range {
  readonly start: Place;
  readonly end: Place;
}

interface Diagnostic {
  readonly message: string;
  readonly location: { readonly path: string; readonly range: Range };
  readonly suggestions?: readonly { readonly range: Range; readonly text: string }[];
}

const diagnosticsOf = async (project: string) =>
  (JSON.parse(await render('rdjson', await reportOn(corpus[project]!))) as { diagnostics: Diagnostic[] }).diagnostics;

/** Replaces a range as reviewdog does: in the bytes of the file, lines parted by line feeds. */
function replaced(file: string, { start, end }: Range, text: string): string {
  const bytes = Buffer.from(file);
  const offset = ({ line, column }: Place): number => {
    let from = 0;
    for (let at = 1; at < line; at++) from = bytes.indexOf(10, from) + 1;
    return from + column - 1;
  };
  return Buffer.concat([bytes.subarray(0, offset(start)), Buffer.from(text), bytes.subarray(offset(end))]).toString();
}

describe('rdjson', () => {
  for (const project of Object.keys(corpus)) {
    it(`has the fields that every reviewdog knows, and no others: ${project}`, async () => {
      assert.deepEqual(faults(JSON.parse(await render('rdjson', await reportOn(corpus[project]!)))), []);
    });
  }

  it('marks in bytes what the engine marks', async () => {
    for (const project of ['letters', 'decomposed', 'line-ends', 'sample', 'hostile']) {
      const { findings } = await reportOn(corpus[project]!);
      const diagnostics = await diagnosticsOf(project);
      for (const [i, { at }] of findings.entries()) {
        const { range } = diagnostics[i]!.location;
        const cut = at.text.slice(0, at.span.start) + at.text.slice(at.span.end);
        assert.equal(replaced(at.text, range, ''), cut, `${project} ${i}`);
      }
    }
  });

  it('suggests what the engine offers, each repair whole', async () => {
    let seen = 0;
    for (const project of ['letters', 'decomposed', 'line-ends', 'sample', 'hostile', 'split']) {
      const { findings } = await reportOn(corpus[project]!);
      const diagnostics = await diagnosticsOf(project);
      for (const [i, { finding, at, locate }] of findings.entries()) {
        const offered = finding.fixes().map(({ edits }) =>
          applyEdits(
            at.text,
            edits.map(({ place, text }) => ({ ...locate(place).span, text })),
          ),
        );
        const { suggestions = [] } = diagnostics[i]!;
        assert.equal(suggestions.length > 0, offered.length > 0, `${project} ${finding.rule}`);
        for (const { range, text } of suggestions) {
          seen++;
          assert.ok(offered.includes(replaced(at.text, range, text)), `${project} ${finding.rule} ${text}`);
        }
      }
    }
    assert.ok(seen > 20);
  });

  it('keeps the suggestions of a finding to one stretch of lines: its own where a repair is there', async () => {
    for (const project of Object.keys(corpus)) {
      for (const { location, suggestions = [] } of await diagnosticsOf(project)) {
        const stretches = new Set(suggestions.map(({ range }) => `${range.start.line}-${range.end.line}`));
        assert.ok(stretches.size <= 1, [...stretches].join(', '));
        if (suggestions.length > 1) {
          assert.equal([...stretches][0], `${location.range.start.line}-${location.range.end.line}`);
        }
      }
    }
    const sum = (await diagnosticsOf('sample')).find(({ message }) => message.startsWith('7.1:'));
    assert.deepEqual(sum?.suggestions, [{ range: sum?.location.range, text: '4.935' }]);
  });
});
