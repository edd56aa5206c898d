// Runs the built tests under out/test with mocha; what stands after the name goes to mocha (`-g pattern`).
// Ends with a line `N passed, N failed`, which every CI can read.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import Mocha from 'mocha';

// Property tests try the same inputs on every run, so that a change alone decides whether they pass. Other inputs:
// `PROPERTY_SEED=<number>`, or without end `npm run fuzz`. The library is required and not imported, as the built tests
// do: its two forms know nothing of each other's settings.
const fc = createRequire(import.meta.url)('fast-check');
process.env.PROPERTY_SEED ??= '20211122';
const seed = Number(process.env.PROPERTY_SEED);
fc.configureGlobal({ seed });
console.log(`properties: seed ${seed}`);

const root = fileURLToPath(new URL('..', import.meta.url));
const grepAt = process.argv.indexOf('-g');
const mocha = new Mocha({
  reporter: process.env.CI ? 'dot' : 'spec',
  timeout: 60_000,
  forbidOnly: true,
  forbidPending: true,
  failZero: true,
  ...(grepAt > 0 ? { grep: process.argv[grepAt + 1] } : {}),
});
const built = path.join(root, 'out/test');
for (const name of readdirSync(built, { recursive: true }).map(String).sort()) {
  if (name.endsWith('.test.cjs')) mocha.addFile(path.join(built, name));
}

process.chdir(root);
process.setSourceMapsEnabled(true);
const runner = mocha.run((failures) => {
  const { passes } = runner.stats;
  console.log(`${passes} passed, ${failures} failed`);
  process.exitCode = failures === 0 ? 0 : 1;
});
