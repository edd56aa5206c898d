// Runs the built tests under out/test with mocha; what stands after the name goes to mocha (`-g pattern`).
// Ends with a line `N passed, N failed`, which every CI can read.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import fc from 'fast-check';
import Mocha from 'mocha';

// Property tests try the same inputs on every run, so that a change alone decides whether they pass. Other inputs:
// `PROPERTY_SEED=<number>`, or without end `npm run fuzz`.
const seed = Number(process.env.PROPERTY_SEED ?? 20_211_122);
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
