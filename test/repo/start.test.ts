import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What the engine tells of a script: which stretches of it ran, and how often. */
interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly ranges: readonly { readonly startOffset: number; readonly endOffset: number; readonly count: number }[];
    }[];
  }[];
}

/** Something that stands in the YAML library and nowhere else. */
const mark = 'yaml.alias';

/** Whether the YAML library ran, and how the run ended. */
function run(...args: string[]): { readonly hasRead: boolean; readonly status: number | null } {
  const folder = mkdtempSync(path.join(tmpdir(), 'par-index-start-'));
  try {
    const { status } = spawnSync(process.execPath, ['dist/cli.js', ...args], {
      env: { ...process.env, NODE_V8_COVERAGE: folder },
    });
    const bundle = readFileSync('dist/cli.js', 'utf8');
    const at = bundle.indexOf(mark);
    assert.ok(at > 0, 'the library is in the bundle');
    const ranges = readdirSync(folder)
      .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Coverage)
      .flatMap(({ result }) => result.filter(({ url }) => url.endsWith('/dist/cli.js')))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .filter(({ startOffset, endOffset }) => startOffset <= at && at < endOffset);
    // The narrowest stretch around the mark tells.
    ranges.sort((a, b) => a.endOffset - a.startOffset - (b.endOffset - b.startOffset));
    assert.ok(ranges.length > 0, 'the run was recorded');
    return { hasRead: ranges[0]!.count > 0, status };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the start', () => {
  for (const args of [['--version'], ['--help'], ['check', 'samples/hanoi-2021-corrected']]) {
    it(`${args.join(' ')} does without the YAML library`, () => {
      assert.deepEqual(run(...args), { hasRead: false, status: 0 });
    });
  }

  it('a text that needs it brings it in', () => {
    assert.equal(run('check', 'test/fixtures/rules/yaml-syntax').hasRead, true);
  });
});
