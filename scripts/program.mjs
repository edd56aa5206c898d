// Builds the command line into dist/: a small entry, and in dist/cli/ the parts that it loads when they are asked for, so
// that a run reads and compiles no more than it does. What is imported with `import()` is a part of its own, and so is the
// YAML library (see server/src/syntax/judge.ts).
import { build, transform } from 'esbuild';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const reader = 'read';

/** What is required at once, though it is a part of its own: esbuild parts only what is imported with `import()`. */
const readerApart = {
  name: 'reader-apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/read\.ts$/ }, ({ kind }) =>
      kind === 'require-call' ? { path: `./${reader}.js`, external: true } : undefined,
    ),
};

/** `common` is what all bundles share. */
export async function buildProgram(common) {
  const { outputFiles } = await build({
    ...common,
    entryPoints: { cli: 'server/src/hosts/cli.ts', [`cli/${reader}`]: 'server/src/syntax/read.ts' },
    outdir: 'dist',
    chunkNames: 'cli/[hash]',
    // Only modules can be parted; each part is then made one that starts without delay.
    format: 'esm',
    splitting: true,
    mainFields: ['module', 'main'],
    plugins: [readerApart],
    write: false,
  });
  const { target, charset, platform } = common;
  const form = { target, charset, platform, format: 'cjs', minify: true, supported: { 'dynamic-import': false } };
  for (const { path: file, text } of outputFiles) {
    const isEntry = path.basename(file) === 'cli.js';
    const { code } = await transform(text, { ...form, banner: isEntry ? '#!/usr/bin/env node' : '' });
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, code);
    if (isEntry) chmodSync(file, 0o755);
  }
}
