// `npm run bench:detection`: builds and runs test/bench/detection.ts. What stands behind `--` goes to it.
import { build } from 'esbuild';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';
import { generateValidators } from './schema.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const outfile = path.join(root, 'out/bench/detection.mjs');

process.chdir(root);
await generateValidators();
await build({
  absWorkingDir: root,
  entryPoints: ['test/bench/detection.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  charset: 'utf8',
  logLevel: 'warning',
});
process.argv[1] = outfile;
await import(pathToFileURL(outfile).href);
