import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { environment } from './processes.ts';

/** What others made for the same kind of work, by the name it has in the cache folder. Never part of the product. */
const packages: Readonly<Record<string, { readonly version: string; readonly as: Role }>> = {
  'yls-2.0': { version: 'npm:yaml-language-server@2.0.0', as: 'server' },
  'yls-1.19': { version: 'npm:yaml-language-server@1.19.2', as: 'server' },
  'ajv-cli': { version: '5.0.0', as: 'checker' },
  '@stoplight/spectral-cli': { version: '6.16.3', as: 'checker' },
  v8r: { version: '5.1.0', as: 'checker' },
  '@sourcemeta/jsonschema': { version: '16.11.0', as: 'checker' },
  'js-yaml': { version: '5.5.0', as: 'checker' },
};

/** Whether it takes part in an editor or as a program that checks files. */
export type Role = 'server' | 'checker';

const cache = path.resolve('node_modules/.cache/par-index-bench');

/** Where the peers' packages are. */
export const peerModules = path.join(cache, 'node_modules');

/** What takes no part, and why: said with the results. */
export interface Absent {
  readonly as: Role;
  readonly who: string;
  readonly why: string;
}

let isAlone = false;

/** From now on no peer takes part, installed or not. */
export function leaveOutPeers(): void {
  isAlone = true;
}

/** Installs what is missing, and says what then is not there. */
export function installPeers(): Absent[] {
  const versions = Object.fromEntries(Object.entries(packages).map(([name, { version }]) => [name, version]));
  const manifest = JSON.stringify({ private: true, dependencies: versions }, null, 2);
  const file = path.join(cache, 'package.json');
  let why = 'not installed';
  if (!(existsSync(file) && readFileSync(file, 'utf8') === manifest && isComplete())) {
    mkdirSync(cache, { recursive: true });
    writeFileSync(file, manifest);
    console.log('installing the peers into node_modules/.cache …');
    const npm = process.env.npm_execpath?.endsWith('.js')
      ? [process.execPath, process.env.npm_execpath]
      : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
    try {
      const flags = ['--ignore-scripts', '--no-fund', '--no-audit', '--loglevel', 'error'];
      execFileSync(npm[0]!, [...npm.slice(1), 'install', '--prefix', cache, ...flags], {
        stdio: 'inherit',
        cwd: cache,
      });
    } catch {
      why = 'its package could not be installed';
    }
  }
  if (existsSync(inPeer('yls-2.0'))) takeOutWait();
  return [
    ...Object.entries(packages)
      .filter(([name]) => !isInstalled(name))
      .map(([who, { as }]) => ({ as, who, why })),
    ...(hasYamllint() ? [] : [{ as: 'checker' as const, who: 'yamllint', why: 'not on this machine' }]),
  ];
}

function isComplete(): boolean {
  return Object.keys(packages).every(isInstalled);
}

export function inPeer(name: string, ...parts: string[]): string {
  return path.join(peerModules, name, ...parts);
}

export const isInstalled = (name: string): boolean => !isAlone && existsSync(inPeer(name));

let yamllint: boolean | undefined;

export function hasYamllint(): boolean {
  return (yamllint ??= !isAlone && spawnSync('yamllint', ['--version'], { env: environment() }).status === 0);
}

/** The server waits 200 ms after each key before it begins. Beside it stands a copy that does not. */
export const withoutWait = 'yls-2.0-no-wait';

function takeOutWait(): void {
  if (existsSync(inPeer(withoutWait))) return;
  cpSync(inPeer('yls-2.0'), inPeer(withoutWait), { recursive: true });
  const settings = inPeer(withoutWait, 'out/src/yamlSettings.js');
  const text = readFileSync(settings, 'utf8');
  const patched = text.replace(/(validationDelayMs\s*=\s*)200/, '$10');
  if (patched === text) throw new Error('yaml-language-server no longer keeps its wait where it was');
  writeFileSync(settings, patched);
}
