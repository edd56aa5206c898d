// Builds the bundles (one a host), the command line and the library into dist/, and with --tests the tests into out/test/.
// A host whose entry does not exist is an error: a build never leaves a part out silently.
import { build } from 'esbuild';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { buildLibrary } from './library.mjs';
import { buildProgram } from './program.mjs';
import { generateValidators } from './schema.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** How bundles are made that run where there is no Node. */
const browser = { platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };

/** What the server of Node shares with the one for browsers stands in that one's script alone: the extension stays small. */
const besideWorker = {
  name: 'beside-worker',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/worker\.ts$/ }, () => ({ path: './server-worker.js', external: true })),
};

/** A worker has no `module`. */
const isAnywhere = "var module = typeof module === 'object' ? module : {};";

/** The bundles of the product: what is started by whom. */
const bundles = [
  { entry: 'server/src/hosts/server.ts', out: 'dist/server.js', plugins: [besideWorker] },
  { entry: 'client/src/main-node.ts', out: 'dist/client.js', external: ['vscode'] },
  { entry: 'client/src/main-browser.ts', out: 'dist/client-browser.js', external: ['vscode'], ...browser },
  { entry: 'server/src/hosts/worker.ts', out: 'dist/server-worker.js', ...browser, banner: isAnywhere },
  { entry: 'client/src/report/script.ts', out: 'dist/report.js', ...browser, format: 'iife' },
];

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  charset: 'utf8',
  logLevel: 'warning',
  legalComments: 'none',
};

async function buildProduct() {
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  await Promise.all(
    bundles.map(({ entry, out, banner, external, ...host }) =>
      build({
        ...common,
        entryPoints: [entry],
        outfile: out,
        minify: true,
        external: external ?? [],
        banner: banner ? { js: banner } : {},
        mainFields: ['module', 'main'],
        ...host,
      }),
    ),
  );
  await buildProgram(common);
}

/** Each test file becomes one bundle; packages stay outside, the project's own code comes in. */
async function buildTests() {
  const { readdirSync } = await import('node:fs');
  rmSync(path.join(root, 'out/test'), { recursive: true, force: true });
  const tests = readdirSync(path.join(root, 'test'), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${name.replaceAll('\\', '/')}`);
  await build({
    ...common,
    entryPoints: tests,
    outdir: 'out/test',
    outbase: 'test',
    outExtension: { '.js': '.cjs' },
    packages: 'external',
    sourcemap: 'inline',
    sourcesContent: false,
  });
}

await generateValidators();
await buildProduct();
await buildLibrary();
if (process.argv.includes('--tests')) await buildTests();
