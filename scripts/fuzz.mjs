// `npm run fuzz`: tries inputs made by chance on everything in test/fuzz/, without the limits of a test run.
//   npm run fuzz -- --runs 1000000 --seed 7 --only quick
// Runs: how many inputs for each fuzzer (100,000). Seed: where to begin (by chance); the same seed tries the same
// inputs. Only: fuzzers whose name holds this. Ends with 1 where an input failed, and prints the smallest such input.
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importBundled } from './bundled.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    only: { type: 'string', default: '' },
  },
});
const runs = count('runs');
const seed = count('seed');

/** So many inputs are tried between two looks at the clock. */
const batch = 100;
const secondsBetweenLines = 10;

function count(name) {
  const number = Number(values[name]);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${name} takes a whole number: ${values[name]}`);
  return number;
}

/** Gives whether every input held. */
async function run(name, fuzzer) {
  const started = Date.now();
  let said = started;
  for (let tried = 0; tried < runs; tried += batch) {
    const from = seed + tried / batch;
    try {
      await fuzzer({ runs: Math.min(batch, runs - tried), seed: from });
    } catch (error) {
      console.log(`✗ ${name}: failed after ${tried.toLocaleString('en')} inputs or a few more\n`);
      console.log(error instanceof Error ? error.message : error);
      if (error?.cause instanceof Error) console.log(`\n${error.cause.message}`);
      console.log(`\nAgain: npm run fuzz -- --only '${name}' --runs ${batch} --seed ${from}`);
      return false;
    }
    if (Date.now() - said < secondsBetweenLines * 1000) continue;
    said = Date.now();
    console.log(`  ${name}: ${(tried + batch).toLocaleString('en')} of ${runs.toLocaleString('en')}`);
  }
  console.log(`✓ ${name}: ${runs.toLocaleString('en')} inputs in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return true;
}

const folder = 'test/fuzz';
const fuzzers = [];
for (const file of readdirSync(new URL(`../${folder}`, import.meta.url)).sort()) {
  const { fuzzers: found } = await importBundled(`${folder}/${file}`);
  fuzzers.push(...Object.entries(found ?? {}).filter(([name]) => name.includes(values.only)));
}
if (fuzzers.length === 0) throw new Error(`no fuzzer's name holds “${values.only}”`);
console.log(`seed ${seed}`);
let failed = 0;
for (const [name, fuzzer] of fuzzers) if (!(await run(name, fuzzer))) failed++;
console.log(`${fuzzers.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
