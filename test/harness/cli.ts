import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** One run of the built command line, as a process of its own. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** What `--format json` prints; schemas/findings.schema.json is its full description. */
export interface JsonReport {
  readonly version: number;
  readonly findings: readonly JsonFinding[];
  readonly summary: Readonly<
    Record<'files' | 'criteria' | 'error' | 'warning' | 'info' | 'hint' | 'suppressed', number>
  >;
}

export interface JsonRange {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

export interface JsonFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly message: string;
  readonly file: string;
  readonly range: JsonRange;
  readonly criterion?: string;
  readonly args: Readonly<Record<string, string>>;
  readonly related: readonly { readonly file: string; readonly range: JsonRange; readonly message: string }[];
  readonly fixes: readonly {
    readonly title: string;
    readonly safe: boolean;
    readonly edits: readonly { readonly file: string; readonly range: JsonRange; readonly text: string }[];
  }[];
  readonly fingerprint: string;
}

/** The built program. */
export const program = path.resolve('dist/cli.js');

/** Runs `par-index` with these arguments. Whatever it is given, it must never show a stack trace. */
export async function runCli(args: readonly string[], { cwd, stdin, env }: CliOptions = {}): Promise<CliRun> {
  const inherited = { ...process.env };
  delete inherited.NO_COLOR;
  delete inherited.PAR_INDEX_DEBUG;
  const child = spawn(process.execPath, [program, ...args], { cwd, env: { ...inherited, ...env } });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => stdout.push(part));
  child.stderr.on('data', (part: Buffer) => stderr.push(part));
  // A program that ends without reading its input is no fault of the test.
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin ?? '');
  const code = await new Promise<number | null>((done, fail) => child.on('close', done).on('error', fail));
  const run = { code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
  assert.doesNotMatch(run.stdout + run.stderr, /^\s+at .*:\d+:\d+\)?$/m, 'a stack trace');
  return run;
}

/** Runs a check and reads its result; fails where there is none. */
export async function checkJson(
  args: readonly string[],
  options: CliOptions = {},
): Promise<{ code: number | null; report: JsonReport; stderr: string }> {
  const { code, stdout, stderr } = await runCli(['check', '--format', 'json', ...args], options);
  assert.notEqual(stdout, '', `no result: ${stderr}`);
  return { code, report: JSON.parse(stdout) as JsonReport, stderr };
}

/** The findings of a folder, with paths relative to it. */
export async function cliFindings(folder: string): Promise<JsonReport> {
  return (await checkJson([], { cwd: folder })).report;
}

/**
 * A folder of its own with these files, a project by itself (it holds `.git`) unless `marked` is false. It is removed
 * when the tests end.
 */
export function temporaryProject(files: Readonly<Record<string, string | Uint8Array>>, marked = true): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'par-index-cli-')));
  folders.push(folder);
  if (marked) mkdirSync(path.join(folder, '.git'));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

const folders: string[] = [];
process.once('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
