import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The npm package as it is published: made from what is built, tried out where nothing of the project is. */
export interface Packed {
  readonly tarball: string;
  /** Paths in the package. */
  readonly files: readonly string[];
  /** In bytes, packed and unpacked. */
  readonly size: number;
  readonly unpackedSize: number;
  readonly version: string;
}

/** Packs the project into a folder of its own. */
export async function pack(): Promise<Packed> {
  const folder = temporaryFolder();
  // What is built is what is tested; npm would build it anew.
  const { stdout } = await npm(['pack', '--ignore-scripts', '--json', '--pack-destination', folder]);
  const [packed] = JSON.parse(stdout) as [
    { filename: string; files: { path: string }[]; size: number; unpackedSize: number; version: string },
  ];
  const { filename, files, ...rest } = packed;
  return { ...rest, tarball: path.join(folder, filename), files: files.map((file) => file.path) };
}

/** A folder whose `node_modules` holds the package and nothing else. */
export async function folderWith({ tarball }: Packed): Promise<string> {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  await npm(['install', '--offline', '--no-save', '--no-package-lock', tarball], { cwd: folder });
  return folder;
}

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs npm without the settings, the cache and the notices of this machine; fails where npm does. */
export async function npm(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const result = await execute('npm', args, { ...options, env: { ...npmSettings(), ...options.env } });
  assert.equal(result.code, 0, `npm ${args.join(' ')}\n${result.stdout}${result.stderr}`);
  return result;
}

/** What npm is told by its environment; no settings of this machine hold beside it. */
export function npmSettings(): Record<string, string> {
  const folder = temporaryFolder();
  return {
    npm_config_userconfig: path.join(folder, 'user'),
    npm_config_globalconfig: path.join(folder, 'global'),
    npm_config_cache: path.join(folder, 'cache'),
    npm_config_update_notifier: 'false',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
  };
}

/** Runs a program to its end; gives what it prints. */
export async function execute(program: string, args: readonly string[], { cwd, env }: RunOptions = {}): Promise<Run> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|GITHUB_|CI$|NO_COLOR$)/i.test(name)),
  );
  const child = spawn(program, args, { cwd, env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => stdout.push(part));
  child.stderr.on('data', (part: Buffer) => stderr.push(part));
  const code = await new Promise<number | null>((done, fail) => child.on('close', done).on('error', fail));
  return { code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
}

/** A registry on this machine that holds the package, or nothing; so that npx and npm run as they do with a real one. */
export async function registryWith(packed?: Packed): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer(({ url: asked }, response) => {
    if (!packed || (asked !== '/par-index' && asked !== '/par-index.tgz')) {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"not found"}');
      return;
    }
    const content = readFileSync(packed.tarball);
    if (asked === '/par-index.tgz') {
      response.end(content);
      return;
    }
    const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
    const { version } = packed;
    const manifest = { name: 'par-index', version, bin: { 'par-index': 'dist/cli.js' } };
    const dist = { tarball: `${url()}par-index.tgz`, integrity };
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        name: 'par-index',
        'dist-tags': { latest: version },
        versions: { [version]: { ...manifest, dist } },
      }),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url: url(), close: () => void server.close() };
}

/** A folder that is removed when the tests end. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'par-index-package-')));
  folders.push(folder);
  return folder;
}

const folders: string[] = [];
process.once('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
