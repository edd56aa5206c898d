// The npm package: what it holds, and that it installs and runs where nothing else is.
import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Packed } from '../harness/package.ts';
import { execute, npm, npmSettings, pack, registryWith, temporaryFolder } from '../harness/package.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  version: string;
  description: string;
  dependencies?: object;
  private?: boolean;
  files?: object;
  exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  types: string;
};

describe('npm package', () => {
  let packed: Packed;
  before(async () => {
    packed = await pack();
  });

  it('holds the program, the library, its schemas and the manual, and nothing else', () => {
    const { files, version } = packed;
    assert.equal(version, manifest.version);
    const isPart = (file: string) => /^dist\/(?:library-\w+\.mjs|cli\/\w+\.js)$/.test(file);
    const plain = files.filter((file) => !file.startsWith('docs/rules/') && !isPart(file));
    assert.deepEqual(plain.sort(), [
      'LICENSE',
      'README.md',
      'README.vi.md',
      'dist/cli.js',
      'dist/library.d.mts',
      'dist/library.mjs',
      'dist/node.d.mts',
      'dist/node.mjs',
      'dist/report.d.mts',
      'dist/version.d.mts',
      'dist/version.mjs',
      'package.json',
      ...readdirSync('schemas')
        .map((name) => `schemas/${name}`)
        .sort(),
    ]);
    assert.deepEqual(
      files.filter((file) => file.startsWith('docs/rules/')).sort(),
      readdirSync('docs/rules')
        .filter((name) => name.endsWith('.md'))
        .map((name) => `docs/rules/${name}`)
        .sort(),
    );
  });

  it('stays small', () => {
    assert.ok(packed.size < 900_000, `${packed.size} bytes`);
    assert.ok(packed.unpackedSize < 3_500_000, `${packed.unpackedSize} bytes unpacked`);
  });

  it('asks for no other package, and has what every entry names', () => {
    assert.equal(manifest.dependencies, undefined);
    assert.equal(manifest.private, undefined);
    // The packer of the extension takes either `files` or .vscodeignore, and npm the same with .npmignore.
    assert.equal(manifest.files, undefined);
    assert.doesNotMatch(manifest.description, /%/, 'a registry shows it as it stands');
    const entries = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : Object.values(entry),
    );
    const targets = [manifest.types, ...entries].filter((target) => !target.includes('*'));
    assert.ok(targets.length > 5);
    for (const target of targets) assert.ok(packed.files.includes(target.slice(2)), target);
  });

  it('names the types of an entry before its code', () => {
    for (const entry of Object.values(manifest.exports)) {
      if (typeof entry === 'string') continue;
      const [first, ...rest] = Object.keys(entry);
      assert.equal(first, 'types');
      assert.ok(rest.length > 0);
    }
  });

  it('installs into an empty prefix without a network, and runs', async () => {
    const prefix = temporaryFolder();
    await npm(['install', '--global', '--offline', '--prefix', prefix, packed.tarball]);
    const windows = process.platform === 'win32';
    const program = path.join(prefix, windows ? 'par-index.cmd' : 'bin/par-index');
    const home = path.join(prefix, windows ? '' : 'lib', 'node_modules/par-index');
    assert.equal(existsSync(path.join(home, 'node_modules')), false, 'nothing was installed beside it');

    const folder = temporaryFolder();
    cpSync('samples', path.join(folder, 'samples'), { recursive: true });
    const inFolder = { cwd: folder };
    assert.deepEqual(await execute(program, ['--version'], inFolder), {
      code: 0,
      stdout: `par-index ${manifest.version}\n`,
      stderr: '',
    });
    const { code, stdout } = await execute(program, ['check', 'samples/hanoi-2021', '--lang', 'en'], inFolder);
    assert.equal(code, 1);
    assert.match(stdout, /\n10 files, 95 criteria: 5 errors/);
    const total = await execute(program, ['explain-total', '7.1', 'samples/hanoi-2021', '--lang', 'en'], inFolder);
    assert.equal(total.code, 1);
    assert.match(total.stdout, /= 4\.935 {2}added up/);

    const library = (await import(pathToFileURL(path.join(home, 'dist/library.mjs')).href)) as { version: string };
    assert.equal(library.version, manifest.version);
  });

  it('starts at once: the program is one file, and of that little runs', async () => {
    const bare = await quickest(['-e', '0']);
    const version = await quickest([path.resolve('dist/cli.js'), '--version']);
    assert.ok(version - bare < 250, `${Math.round(version - bare)} ms more than Node by itself`);
  });

  it('could be published without a word of warning', async () => {
    const registry = await registryWith();
    try {
      const { host } = new URL(registry.url);
      // npm asks for a login even where it only tries; a registry on this machine takes any.
      const { stderr } = await npm(
        ['publish', '--dry-run', '--ignore-scripts', '--registry', registry.url, `--//${host}/:_authToken=none`],
        { env: npmSettings() },
      );
      const warnings = stderr.split('\n').filter((line) => /\b(?:warn|error)\b/i.test(line));
      assert.deepEqual(warnings, []);
      assert.match(stderr, new RegExp(`par-index@${manifest.version.replaceAll('.', '\\.')}`));
    } finally {
      registry.close();
    }
  });
});

/** The shortest of several runs, in milliseconds: what else the machine does then counts for little. */
async function quickest(args: readonly string[]): Promise<number> {
  let least = Infinity;
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    assert.equal((await execute(process.execPath, args)).code, 0);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}
