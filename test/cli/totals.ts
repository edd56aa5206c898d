import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Ajv } from 'ajv';
import { readArguments } from '../../server/src/cli/arguments.ts';
import { explainTotal } from '../../server/src/cli/explain-total.ts';
import type { Ports } from '../../server/src/cli/ports.ts';
import { memoryAccess } from '../harness/memory.ts';

/** What the tests of `explain-total` share: runs on files in memory, and small files to run on. */
export interface SumReport {
  readonly root: string;
  readonly sums: readonly WorkedSum[];
}

export interface WorkedSum {
  readonly criterion?: string;
  readonly field: string;
  readonly stated?: Written;
  readonly addends: readonly (Partial<Written> & Pick<Written, 'file' | 'range'> & { readonly criterion?: string })[];
  readonly computed?: string;
  readonly difference?: string;
  readonly verdict: string;
  readonly message: string;
  readonly rule?: string;
  readonly cause?: { readonly kind: string; readonly criterion: string };
}

interface Written {
  readonly written: string;
  readonly value?: string;
  readonly file: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** Runs the command on files in memory, in a project of their own; what it prints, and how it ends. */
export async function run(files: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const placed = Object.fromEntries(Object.entries(files).map(([name, text]) => [`/p/${name}`, text]));
  const ports = {
    access: memoryAccess({ ...placed, '/p/.git/HEAD': '' }),
    stdout: (text: string) => void out.push(text),
    stderr: (text: string) => void err.push(text),
    cwd: '/p',
    toPath: (written: string) => (written === '.' ? '/p' : `/p/${written.replace(/^\.\//, '')}`),
    env: {},
    isTty: false,
    columns: undefined,
  } as unknown as Ports;
  const args = readArguments(['explain-total', ...argv], parseArgs as Ports['parseArgs']);
  assert.equal(args.wrong, undefined, args.wrong?.en);
  const code = await explainTotal(args, ports);
  return { code, stdout: out.join(''), stderr: err.join('') };
}

export async function runJson(files: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  const { code, stdout, stderr } = await run(files, ...argv, '--format', 'json', '--lang', 'en');
  assert.notEqual(stdout, '', stderr);
  const report = JSON.parse(stdout) as SumReport;
  assert.ok(validate(report), JSON.stringify(validate.errors, null, 2));
  return { code, report };
}

const validate = new Ajv({ allErrors: true }).compile(
  JSON.parse(readFileSync('schemas/sums.schema.json', 'utf8')) as object,
);

/** A root whose criteria stand in the same file: `head` under `index:`, then the criteria as written. */
export const root = (head: string, criteria: string) =>
  `par: 1\nindex:\n  title: Kiểm thử\n  scoreYear: 2020\n${indent(head, 2)}\ncriteria:\n${criteria}`;
const indent = (text: string, by: number) => text.replace(/^/gm, ' '.repeat(by));
export const row = (code: string, rest: string) => `- code: "${code}"\n  title: Nội dung ${code}\n${indent(rest, 2)}\n`;
export const parent = (code: string, rest: string, ...rows: string[]) =>
  `${row(code, rest)}  criteria:\n${rows.map((each) => indent(each.trimEnd(), 4)).join('\n')}\n`;
