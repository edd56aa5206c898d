// Builds the library into dist/: one ES module for any host, one more for Node, and the types of both, made from the
// same sources file by file, so what is published is what is compiled.
import { build } from 'esbuild';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The entries of the library, by name in dist/. The version is one of its own: asking for it alone loads no engine. */
const entries = {
  library: 'server/src/hosts/library.ts',
  node: 'server/src/hosts/library-node.ts',
  version: 'server/src/hosts/version.ts',
};

/** Everything that the types of the entries may refer to, by name in dist/. */
const typed = { ...entries, report: 'server/src/cli/public-report.ts' };

export async function buildLibrary() {
  await build({
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([out, entry]) => ({ in: entry, out })),
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'library-[hash]',
    bundle: true,
    splitting: true,
    // No host: what packages ship for Node stays out, and only the entry for Node names Node's modules.
    platform: 'neutral',
    external: ['node:*'],
    mainFields: ['module', 'main'],
    format: 'esm',
    target: ['es2022', 'node20'],
    minify: true,
    charset: 'utf8',
    logLevel: 'warning',
    legalComments: 'none',
  });
  for (const [name, file] of Object.entries(typed)) {
    writeFileSync(path.join(root, 'dist', `${name}.d.mts`), declarationsOf(file));
  }
}

/** The types of one file, with the names that its neighbours have in dist/. */
function declarationsOf(file) {
  const { outputText, diagnostics } = ts.transpileDeclaration(readFileSync(path.join(root, file), 'utf8'), {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, isolatedDeclarations: true },
  });
  const [wrong] = diagnostics ?? [];
  if (wrong) throw new Error(`${file}: ${ts.flattenDiagnosticMessageText(wrong.messageText, '\n')}`);
  return outputText.replace(/(from |import\()(['"])(\.[^'"]+)\2/g, (_, before, quote, to) => {
    const target = path.posix.join(path.posix.dirname(file), to);
    const name = Object.keys(typed).find((each) => typed[each] === target);
    if (!name) throw new Error(`The types of ${file} refer to ${target}, which is not published`);
    return `${before}${quote}./${name}.mjs${quote}`;
  });
}
