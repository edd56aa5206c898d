import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Bench, Measure, Measured } from '../bench.ts';
import { manyOf, ours, setOf } from '../bench.ts';
import type { Absent } from '../peers.ts';
import { hasYamllint, inPeer, isInstalled } from '../peers.ts';
import { runProcess } from '../processes.ts';
import type { Row } from '../results.ts';
import { interleaved, summaryOf } from '../statistics.ts';

/** A program that checks a folder. */
interface Checker {
  readonly who: string;
  readonly isThere: boolean;
  /** The command, run in that folder. */
  readonly command: readonly string[];
  /** So much slower than ours that it joins in fewer rounds. */
  readonly slow?: boolean;
  /** It checks nothing, so it can't be shown an error. */
  readonly floor?: boolean;
}

export const nothing = 'an empty script';
export const ajvCli = 'ajv-cli';
export const spectral = 'spectral';
export const sourcemeta = 'sourcemeta jsonschema (C++)';

function checkersOf({ dist, floors, schema, folder }: Bench): Checker[] {
  const node = (...args: string[]): string[] => [process.execPath, ...args];
  const ruleset = path.join(folder, 'spectral.json');
  const then = { function: 'schema', functionOptions: { schema: JSON.parse(readFileSync(schema, 'utf8')) as unknown } };
  writeFileSync(ruleset, JSON.stringify({ rules: { schema: { given: '$', severity: 'error', then } } }));
  const all = '**/*.par.yaml';
  const cpp = inPeer(
    '@sourcemeta/jsonschema',
    `build/github-releases/jsonschema-${process.platform.replace('win32', 'windows')}-${process.arch.replace('x64', 'x86_64')}`,
  );
  const hasCpp = isInstalled('@sourcemeta/jsonschema') && existsSync(cpp);
  const judge = (...flags: string[]): string[] => [cpp, 'validate', schema, '.', '--extension', '.yaml', ...flags];
  return [
    { who: ours, isThere: true, command: node(path.join(dist, 'cli.js'), 'check', '.') },
    { who: nothing, isThere: true, floor: true, command: node(path.join(floors, 'nothing.cjs')) },
    {
      who: ajvCli,
      isThere: isInstalled('ajv-cli'),
      command: node(inPeer('ajv-cli', 'dist/index.js'), 'validate', '-s', schema, '-d', all, '--strict=false'),
    },
    { who: sourcemeta, isThere: hasCpp, command: judge() },
    { who: `${sourcemeta}, --fast`, isThere: hasCpp, command: judge('--fast') },
    { who: 'yaml + ajv', isThere: true, command: node(path.join(floors, 'check-yaml.cjs')) },
    {
      who: 'js-yaml + ajv',
      isThere: isInstalled('js-yaml'),
      command: node(path.join(floors, 'check-js-yaml.cjs')),
    },
    {
      who: 'v8r',
      isThere: isInstalled('v8r'),
      slow: true,
      command: node(inPeer('v8r', 'src/index.js'), '-s', schema, all),
    },
    {
      who: spectral,
      isThere: isInstalled('@stoplight/spectral-cli'),
      slow: true,
      command: node(inPeer('@stoplight/spectral-cli', 'dist/index.js'), 'lint', all, '-r', ruleset),
    },
    { who: 'yamllint', isThere: hasYamllint(), slow: true, command: ['yamllint', '-d', 'relaxed', '.'] },
  ];
}

/** The command line of the product on a folder. */
export function checkCommand({ dist }: Bench): readonly string[] {
  return [process.execPath, path.join(dist, 'cli.js'), 'check', '.'];
}

/** Each must let clean files pass and stop at a wrong one: what does not is not one to measure. */
async function proven(
  checkers: readonly Checker[],
  clean: string,
  broken: string,
): Promise<{ able: Checker[]; absent: Absent[] }> {
  const able: Checker[] = [];
  const absent: Absent[] = [];
  for (const checker of checkers.filter(({ isThere }) => isThere)) {
    const { who, floor, command } = checker;
    const right = await runProcess(command, clean);
    const wrong = floor ? undefined : await runProcess(command, broken);
    if (right.code === 0 && wrong?.code !== 0) able.push(checker);
    else if (who === ours)
      throw new Error(
        `ours is wrong on ${right.code === 0 ? 'broken' : 'clean'} files: ${right.output.slice(0, 2000)}`,
      );
    else
      absent.push({
        as: 'checker',
        who,
        why: right.code === 0 ? 'finds nothing wrong with a broken file' : 'refuses a clean file',
      });
  }
  return { able, absent };
}

function brokenOf(bench: Bench): string {
  const folder = path.join(bench.folder, 'broken');
  cpSync(setOf(bench, 'S', 'one'), folder, { recursive: true });
  const file = path.join(folder, 'index.par.yaml');
  // Wrong for a schema, and for YAML alone.
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^( +)max: .*\n/gm, '$1max: [\n'));
  return folder;
}

async function compare(
  bench: Bench,
  folder: string,
  size: string,
  rounds: number,
  everyOfSlow: number,
): Promise<Measured> {
  const { able, absent } = await proven(checkersOf(bench), setOf(bench, 'S', 'one'), brokenOf(bench));
  const contenders = able.map(({ who, command, slow }) => ({
    who,
    every: slow ? everyOfSlow : 1,
    run: async () => (await runProcess(command, folder)).milliseconds,
  }));
  const samples = await interleaved(contenders, rounds, { turns: 1 });
  return { rows: [...samples].map(([who, times]): Row => ({ who, size, unit: 'ms', ...summaryOf(times) })), absent };
}

export const checkMany: Measure = {
  name: 'check-many',
  beside: 'checker',
  title: 'Checking 504 files',
  about:
    'The whole program from start to end on the files of 63 provinces. Ours runs every rule, over files; the others judge ' +
    'each file by the schema (yamllint by its own rules), most of them without lines.',
  run: (bench) => compare(bench, manyOf(bench), '504 files', bench.quick ? 2 : 16, bench.quick ? 2 : 8),
};

export const checkOne: Measure = {
  name: 'check-one',
  beside: 'checker',
  title: 'Checking one file',
  about: 'The whole program from start to end on one file of 95 criteria.',
  run: (bench) => compare(bench, setOf(bench, 'S', 'one'), 'S', bench.quick ? 2 : 20, bench.quick ? 2 : 4),
};
