// The library from the outside: the packed package, installed beside code that uses it.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createContext, Script } from 'node:vm';
import { build } from 'esbuild';
import ts from 'typescript';
import { execute, folderWith, pack } from '../harness/package.ts';
import { wrongSum } from '../cli/projects.ts';

let folder = '';

/** Installs the package once; each part below needs it. */
async function install(): Promise<void> {
  if (folder) return;
  folder = await folderWith(await pack());
  cpSync('samples', path.join(folder, 'samples'), { recursive: true });
}

/** The blocks of the page, in order: the language each is marked with, and its text. */
const blocks = [...readFileSync('docs/api.md', 'utf8').matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map((match) => ({
  of: match[1]!,
  text: match[2]!,
}));

describe('library: docs/api.md', () => {
  before(install);

  const examples = blocks.flatMap(({ of, text }, i) => (of === 'js' ? [{ text, next: blocks[i + 1] }] : []));

  for (const [i, { text, next }] of examples.entries()) {
    it(`example ${i + 1} prints what the page says`, async () => {
      assert.equal(next?.of, 'text', 'what it prints stands below');
      const file = `example-${i + 1}.mjs`;
      writeFileSync(path.join(folder, file), text);
      const { code, stdout, stderr } = await execute(process.execPath, [file], { cwd: folder });
      assert.deepEqual([code, stderr], [0, '']);
      assert.equal(stdout, next!.text);
    });
  }

  it('has examples for memory, fixes and disk', () => {
    assert.equal(examples.length, 3);
  });

  it('is typed as it says, however a consumer resolves packages', () => {
    const typed = blocks.filter(({ of }) => of === 'ts');
    assert.equal(typed.length, 1);
    const file = path.join(folder, 'consumer.mts');
    writeFileSync(file, typed[0]!.text);
    for (const resolution of resolutions) assert.deepEqual(errorsIn(file, resolution), []);
  });
});

/** How compilers look for a package. */
const resolutions: readonly ts.CompilerOptions[] = [
  { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
];

/** What the compiler says of a file that uses the package, as strictly as it can, the package's own types included. */
function errorsIn(file: string, resolution: ts.CompilerOptions): string[] {
  const program = ts.createProgram([file], {
    ...resolution,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
  });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('library: types', () => {
  before(install);

  it('hold for what the entry for Node adds, and let nothing wrong through', () => {
    const file = path.join(folder, 'node.mts');
    writeFileSync(
      file,
      `import { check, checkPaths, fixPaths, version, type Report, type FixedPaths } from 'par-index/node';
export const report: Report = await checkPaths(['a', 'b'], { cwd: '/', config: 'x.yaml', language: 'vi' });
export const fixed: FixedPaths = await fixPaths('a', { dryRun: true });
export const text: string = version + fixed.changed[0]?.path;
// @ts-expect-error there is no such language
await check({}, { language: 'fr' });
// @ts-expect-error a text, not a number
await check({ 'a.par.yaml': 1 });
// @ts-expect-error findings are not to be changed
report.findings.length = 0;
`,
    );
    for (const resolution of resolutions) assert.deepEqual(errorsIn(file, resolution), []);
  });
});

/** Bundles a module that uses the package for a browser; a module of Node in it is an error. */
async function bundled(code: string, format: 'iife' | 'esm'): Promise<string> {
  const { outputFiles, warnings } = await build({
    stdin: { contents: code, resolveDir: folder, sourcefile: 'consumer.js' },
    bundle: true,
    write: false,
    platform: 'browser',
    format,
    globalName: 'consumer',
    minify: true,
    logLevel: 'silent',
  });
  assert.deepEqual(warnings, []);
  return outputFiles[0]!.text;
}

describe('library: browsers', () => {
  before(install);

  it('runs where there is only the language: no Node, no page, no code from strings', async () => {
    const code = await bundled(
      "import { check } from 'par-index'; export const run = (files) => check(files);",
      'iife',
    );
    const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
    new Script(`${code}; globalThis.consumer = consumer`).runInContext(context);
    const worker = context as { consumer: { run: (files: object) => Promise<{ findings: { rule: string }[] }> } };
    const { findings } = await worker.consumer.run({ 'a.par.yaml': wrongSum });
    assert.deepEqual(
      // An array of this world, not of the worker's.
      Array.from(findings, ({ rule }) => rule),
      ['sum-mismatch'],
    );
  });

  it('stays out of a bundle that does not use it, and the engine out of one that asks for the version', async () => {
    assert.equal((await bundled("import { check } from 'par-index';", 'esm')).trim(), '');
    const version = await bundled("export { version } from 'par-index';", 'esm');
    assert.ok(version.length < 500, `${version.length} bytes`);
    assert.match(version, /"\d+\.\d+\.\d+"/);
  });

  it('offers browsers no entry for Node', async () => {
    await assert.rejects(bundled("export { checkPaths } from 'par-index/node';", 'esm'), /par-index\/node/);
  });
});
