// `npm run bench`: how quick the program is, beside others (test/bench/main.ts). What stands behind `--` goes to it.
import { importBundled } from './bundled.mjs';
import { bundlesAreOld, node, run } from './steps.mjs';

const args = process.argv.slice(2);
// Bundles that were chosen are measured as they are.
if (!args.includes('--dist') && bundlesAreOld()) {
  const { code } = await run(node('scripts/build.mjs'), 'quiet');
  if (code !== 0) process.exit(code);
}
const { main } = await importBundled('test/bench/main.ts');
process.exitCode = await main(args);
