// Runs TypeScript that uses the engine: bundles an entry into out/ and imports it. Packages stay outside.
import { build } from 'esbuild';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { generateValidators } from './schema.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Takes a path from the project's folder, which becomes the working directory; gives what the module exports. */
export async function importBundled(entry) {
  const outfile = path.join(root, 'out', entry.replace(/\.ts$/, '.mjs'));
  process.chdir(root);
  await generateValidators();
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    charset: 'utf8',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
