import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Something that stands in the YAML library and nowhere else. */
const mark = 'yaml.alias';

/** The part of the program that holds the YAML library. */
function libraryPart(): string {
  const holding = ['dist/cli.js', ...readdirSync('dist/cli').map((name) => `dist/cli/${name}`)].filter((file) =>
    readFileSync(file, 'utf8').includes(mark),
  );
  assert.equal(holding.length, 1, 'one part holds the library');
  return holding[0]!;
}

/** Whether the YAML library was loaded, and how the run ended. */
function run(...args: string[]): { readonly hasRead: boolean; readonly status: number | null } {
  const folder = mkdtempSync(path.join(tmpdir(), 'par-index-start-'));
  try {
    const { status } = spawnSync(process.execPath, ['dist/cli.js', ...args], {
      env: { ...process.env, NODE_V8_COVERAGE: folder },
    });
    // What the engine tells of the scripts that ran.
    const ran = readdirSync(folder)
      .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as { result: { url: string }[] })
      .flatMap(({ result }) => result.map(({ url }) => url));
    assert.ok(
      ran.some((url) => url.endsWith('/dist/cli.js')),
      'the run was recorded',
    );
    return { hasRead: ran.some((url) => url.endsWith(`/${libraryPart()}`)), status };
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
