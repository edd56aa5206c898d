// The form for programs, and the schema that is published with it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { JsonReport } from '../../harness/cli.ts';
import { corpus } from './corpus.ts';
import { render, reportOn } from './render.ts';
import { faultsBy } from './schema.ts';

const file = 'schemas/findings.schema.json';
const faults = faultsBy(file);

const reportOf = async (project: string): Promise<JsonReport> =>
  JSON.parse(await render('json', await reportOn(corpus[project]!))) as JsonReport;

type Node = { readonly properties?: Readonly<Record<string, Node>>; readonly items?: Node; readonly $ref?: string };

/** Keys of a value that its schema does not speak of. */
function untold(value: unknown, node: Node | undefined, whole: { definitions: Record<string, Node> }): string[] {
  const of = node?.$ref ? whole.definitions[node.$ref.slice('#/definitions/'.length)] : node;
  if (Array.isArray(value)) return value.flatMap((each) => untold(each, of?.items, whole));
  if (typeof value !== 'object' || value === null || !of?.properties) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key in of.properties! ? untold(inner, of.properties![key], whole) : [key],
  );
}

describe('json', () => {
  for (const project of Object.keys(corpus)) {
    it(`is as its schema says, and the schema tells of every field: ${project}`, async () => {
      const report = await reportOf(project);
      assert.deepEqual(faults(report), []);
      const schema = JSON.parse(readFileSync(file, 'utf8')) as Node & { definitions: Record<string, Node> };
      assert.deepEqual(untold(report, schema, schema), []);
    });
  }

  it('has a schema that does not let everything pass', async () => {
    const report = JSON.parse(JSON.stringify(await reportOf('letters'))) as Record<string, unknown> & JsonReport;
    const [first] = report.findings as unknown as Record<string, unknown>[];
    for (const [key, value] of [
      ['severity', 'fatal'],
      ['rule', 'Sum Mismatch'],
      ['fingerprint', ''],
      ['file', ''],
      ['range', { start: { line: 0, column: 1 }, end: { line: 1, column: 1 } }],
      ['message', undefined],
    ] as const) {
      const before = first![key];
      first![key] = value;
      assert.notDeepEqual(faults(report), [], key);
      first![key] = before;
    }
    assert.deepEqual(faults(report), []);
  });

  it('places a finding that has no place at the first character of its file', async () => {
    const { findings } = await reportOf('placeless');
    const start = { line: 1, column: 1 };
    assert.deepEqual(
      findings.filter(({ file: name }) => name !== 'par.config.yaml').map(({ file: name, range }) => [name, range]),
      ['denied.par.yaml', 'empty.par.yaml', 'old.par.yaml'].map((name) => [name, { start, end: start }]),
    );
  });

  it('counts columns in UTF-16 units, in any composition', async () => {
    for (const [project, columns] of [
      ['letters', [24, 24, 29]],
      ['line-ends', [24, 24, 29]],
    ] as const) {
      const { findings } = await reportOf(project);
      const found = findings.filter(({ rule }) => rule === 'ocr-slip').map(({ range }) => range.start.column);
      assert.deepEqual(found, columns, project);
    }
    const { findings } = await reportOf('decomposed');
    const [, line] = Object.values(corpus.decomposed!) as string[];
    assert.equal(line, undefined);
    const text = String(Object.values(corpus.decomposed!)[0]).split('\n');
    for (const { range, rule } of findings.filter((one) => one.rule === 'not-nfc')) {
      const marked = text[range.start.line - 1]!.slice(range.start.column - 1, range.end.column - 1);
      assert.notEqual(marked, marked.normalize('NFC'), `${rule} ${range.start.line}`);
    }
  });
});
