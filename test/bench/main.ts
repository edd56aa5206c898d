import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as prettier from 'prettier';
import type { Bench, Measure, Size } from './bench.ts';
import { sizes } from './bench.ts';
import { buildFloors } from './floors.ts';
import { thisMachine } from './machine.ts';
import { checkMany, checkOne } from './measures/check.ts';
import { growth } from './measures/growth.ts';
import { keystroke, structure } from './measures/keystroke.ts';
import { memory, soak } from './measures/memory.ts';
import { requests } from './measures/requests.ts';
import { start } from './measures/start.ts';
import { installPeers, leaveOutPeers } from './peers.ts';
import { pictureOf } from './picture.ts';
import { machineLine, pageOf, tableOf, targetTable } from './report.ts';
import type { Result } from './results.ts';

export const measures: readonly Measure[] = [
  keystroke,
  structure,
  requests,
  start,
  memory,
  soak,
  checkMany,
  checkOne,
  growth,
];

const help = `npm run bench -- [options]

  --only a,b      only these measures: ${measures.map(({ name }) => name).join(', ')}
  --quick         few rounds, small files: shows that it works
  --sizes S,M     only these sizes: ${Object.keys(sizes).join(', ')}
  --soak          the long measure of memory after 100,000 edits
  --write         puts what was measured into docs/performance.md, .json and the picture
  --alone         without the peers, which are installed when first needed
  --dist FOLDER   the bundles to measure (dist)`;

/** Where the results are kept between runs, so that one measure can be made anew. */
const kept = 'docs/performance.json';

/** `npm run bench`. Gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      sizes: { type: 'string' },
      soak: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      alone: { type: 'boolean', default: false },
      dist: { type: 'string', default: 'dist' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const names = values.only?.split(',') ?? [];
  const unknown = names.filter((name) => !measures.some((measure) => measure.name === name));
  if (unknown.length > 0) throw new Error(`no such measure: ${unknown.join(', ')}\n\n${help}`);
  const chosen = measures.filter(({ name, long = false }) =>
    names.length > 0 ? names.includes(name) : long === values.soak,
  );

  const wantedSizes = (Object.keys(sizes) as Size[]).filter((size) =>
    values.sizes === undefined ? !values.quick || size === 'S' : values.sizes.split(',').includes(size),
  );
  if (wantedSizes.length === 0) throw new Error(`no such size: ${values.sizes}\n\n${help}`);
  if (values.alone) leaveOutPeers();
  const missing = values.alone ? [] : installPeers();
  for (const { who, why } of missing) console.log(`not taking part: ${who}: ${why}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'par-index-bench-'));
  const results: Result[] = [];
  let failed = false;
  try {
    const bench: Bench = {
      quick: values.quick,
      sizes: wantedSizes,
      folder,
      dist: path.resolve(values.dist),
      floors: await buildFloors(),
      schema: path.resolve('schemas/par.schema.json'),
      say: (line) => console.log(`  ${line}`),
    };
    for (const measure of chosen) {
      console.log(`\n— ${measure.title}`);
      const measured = await measure.run(bench).catch((error: unknown) => {
        console.log(`✗ ${measure.name}: ${error instanceof Error ? error.message : String(error)}`);
        failed = true;
      });
      if (!measured) continue;
      const { rows, absent = [] } = measured;
      const result: Result = {
        measure: measure.name,
        machine: thisMachine(),
        quick: values.quick,
        rows,
        absent: [...missing.filter(({ as }) => as === measure.beside), ...absent],
      };
      results.push(result);
      console.log(`\n${tableOf(result)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`\n${machineLine(thisMachine())}\n\n${targetTable(results, true)}`);
  if (values.write) await write(results);
  return failed ? 1 : 0;
}

/** Puts the results in the place of those of the same measures, and makes the page and the picture anew. */
async function write(results: readonly Result[]): Promise<void> {
  const before = existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as Result[]) : [];
  const all = measures.flatMap(({ name }) => {
    const found = [...results, ...before].find(({ measure }) => measure === name);
    return found ? [found] : [];
  });
  const formatted = async (file: string, text: string): Promise<void> => {
    const options = await prettier.resolveConfig(file);
    writeFileSync(file, await prettier.format(text, { ...options, filepath: file }));
    console.log(`written: ${file}`);
  };
  await formatted(kept, JSON.stringify(all));
  await formatted('docs/performance.md', pageOf(measures, all));
  const picture = pictureOf(all);
  if (picture === '') return;
  mkdirSync('docs/pictures', { recursive: true });
  writeFileSync('docs/pictures/performance.svg', picture);
}
