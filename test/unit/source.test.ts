import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { isMap, parseDocument } from 'yaml';
import type { FileModel } from '../../server/src/model/file.ts';
import { fileModel } from '../../server/src/model/file.ts';
import type { Criterion } from '../../server/src/model/criterion.ts';
import { toValue } from '../../server/src/syntax/node.ts';
import { openSource } from '../../server/src/syntax/source.ts';

const samples = ['samples/hanoi-2021', 'samples/hanoi-2021-corrected'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.par.yaml'))
    .map((name) => ({ name: path.join(folder, name), text: readFileSync(path.join(folder, name), 'utf8') })),
);

/** The file's value put together from its pieces. */
function valueOf(model: FileModel): unknown {
  const map = (entry: { all: FileModel extends never ? never : Criterion['all'] }): Record<string, unknown> =>
    Object.fromEntries(entry.all.map(({ pair }) => [pair.key.text, toValue(pair.value)]));
  // A misspelt `criteria:` opens its list all the same.
  const listKey = (entry: Pick<Criterion, 'all' | 'fields'> | undefined): string =>
    (!entry?.fields.has('criteria') && entry?.all.findLast(({ pair }) => pair.value === null)?.pair.key.text) ||
    'criteria';
  const criterion = (each: Criterion): unknown =>
    each.children.length > 0 ? { ...map(each), [listKey(each)]: each.children.map(criterion) } : map(each);
  const value = model.head ? map(model.head) : {};
  if (model.criteria && model.criteria.length > 0) {
    value[listKey(model.head)] = model.criteria.map((item) =>
      item.kind === 'criterion' ? criterion(item) : map(item),
    );
  }
  return value;
}

/** Of two empty keys in one map (`criteria:` above a misspelt one) the model does not say which one opens the list. */
function hasTwoOpeners(model: FileModel): boolean {
  const empty = ({ all }: Pick<Criterion, 'all'>): boolean => all.filter(({ pair }) => pair.value === null).length > 1;
  const within = (each: Criterion): boolean => (each.children.length > 0 && empty(each)) || each.children.some(within);
  return (
    (model.head !== undefined && empty(model.head)) ||
    (model.criteria ?? []).some((item) => item.kind === 'criterion' && within(item))
  );
}

describe('a source, read block by block', () => {
  for (const { name, text } of samples) {
    it(`${name}: the blocks together say what the YAML library reads from the whole`, () => {
      assert.deepEqual(valueOf(fileModel(openSource('/a', text))), parseDocument(text).toJS());
    });
  }

  it('an edit leaves every other piece the same object', () => {
    const { text } = samples.find(({ name }) => /hanoi-2021\/7-/.test(name))!;
    const before = openSource('/a', text);
    const after = openSource('/a', text.replace('0.185', '0.187'), before);
    assert.equal(after.pieces.filter((piece) => !before.pieces.includes(piece)).length, 1);
  });

  it('an error that the library sees in the whole is a problem of a block, and a file without any is read alike', () => {
    const inserted = fc.constantFrom(
      ...[
        '\n',
        '  ',
        ' ',
        '- ',
        'criteria:\n',
        '"',
        "'",
        ': ',
        '#',
        'max: 1',
        '\n      - code: "9"\n',
        '\t',
        '>-\n',
        '|\n',
      ],
      ...['- a\n', '  - b\n', '[', '{', 'criteria:', ':', '\r\n', 'file: x\n', '\n\n', '    note: x\n', 'note: x\n'],
    );
    const edit = fc.tuple(fc.nat(), fc.nat(12), inserted);
    const text = fc.constantFrom(...samples.map((sample) => sample.text.split('\n').slice(0, 40).join('\n')));
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 3 }), (start, edits) => {
        const changed = edits.reduce((t, [at, length, add]) => {
          const from = at % (t.length + 1);
          return t.slice(0, from) + add + t.slice(from + length);
        }, start);
        const whole = parseDocument(changed, { logLevel: 'silent', prettyErrors: false });
        const source = openSource('/a', changed);
        const problems = source.pieces.flatMap((piece) => piece.problems);
        const model = fileModel(source);
        // A file that is no map at all is refused as such; how it is cut does not matter.
        if (whole.errors.length === 0 && !isMap(whole.contents)) return;
        // Equal keys in one map are a finding of the model, and a key with no text is one of the format.
        if (whole.errors.some((error) => error.code === 'DUPLICATE_KEY')) return;
        if (whole.errors.length > 0)
          assert.ok(problems.length > 0 || model.strays.length > 0, whole.errors[0]!.message);
        // YAML takes `- code:"1"` for a text and a code among the tasks for a task; a person sees a criterion.
        else if (
          !problems.some(
            ({ quoted, kind }) =>
              quoted.startsWith(':') || /^(?:documents|no-colon|no-blank-after-colon|item-indent)$/.test(kind),
          )
        ) {
          assert.deepEqual(problems, []);
          if (model.head && model.strays.length === 0 && !hasTwoOpeners(model))
            assert.equal(JSON.stringify(valueOf(model)), JSON.stringify(whole.toJS()));
        }
      }),
      { numRuns: 800 },
    );
  });

  it('after any edits it equals a fresh reading', () => {
    const insert = fc.constantFrom(
      '\n',
      '  ',
      '- ',
      'criteria:\n',
      '"',
      ': ',
      '#',
      'max: 1',
      '\n      - code: "9"\n',
      '\t',
      '---\n',
      '',
    );
    const { text } = samples.find(({ name }) => /hanoi-2021\/5-/.test(name))!;
    const start = text.slice(0, 6000);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(30), insert), { minLength: 1, maxLength: 8 }), (edits) => {
        let source = openSource('/a', start);
        for (const [at, length, inserted] of edits) {
          const from = at % (source.text.length + 1);
          const next = source.text.slice(0, from) + inserted + source.text.slice(from + length);
          source = openSource('/a', next, source);
          assert.equal(new Set(source.pieces).size, source.pieces.length, 'no piece stands twice');
        }
        assert.deepEqual(source, openSource('/a', source.text));
      }),
      { numRuns: 150 },
    );
  });
});
