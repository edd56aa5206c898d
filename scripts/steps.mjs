// What npm start, npm test and npm run check share: running a step, and bringing packages and bundles up to date.
// Plain Node, no packages: it runs before they are installed.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program in the project's folder.
 * @param {string[]} command the program and its arguments
 * @param {'direct' | 'show' | 'quiet'} output `direct` leaves it the terminal; `show` passes on what it prints; `quiet`
 *   only does so where it failed
 * @returns {Promise<{ code: number, output: string }>} its exit code (1 where it could not run), and what it printed
 *   unless `direct`
 */
export function run([program, ...args], output = 'show', env = process.env) {
  return new Promise((done) => {
    const stdio = output === 'direct' ? 'inherit' : ['ignore', 'pipe', 'pipe'];
    const child = spawn(program, args, { cwd: root, env, stdio });
    const parts = [];
    const read = (from, to) =>
      from?.on('data', (part) => {
        parts.push(part);
        if (output === 'show') to.write(part);
      });
    read(child.stdout, process.stdout);
    read(child.stderr, process.stderr);
    const end = (code, said = '') => {
      const all = Buffer.concat(parts) + said;
      if (code !== 0 && output === 'quiet') process.stderr.write(all);
      else process.stderr.write(said);
      done({ code, output: all });
    };
    child.on('error', (error) => end(1, `${program}: ${error.message}\n`));
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Adds the last `N passed, N failed` that a run printed; gives false where it printed none. */
export function add(counts, output) {
  const last = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  if (!last) return false;
  counts.passed += Number(last[1]);
  counts.failed += Number(last[2]);
  return true;
}

/** The command that runs npm: the npm that started this script, else the one on the path. */
export function npm(...args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return [process.execPath, script, ...args];
  return process.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', 'npm', ...args] : ['npm', ...args];
}

export const node = (...args) => [process.execPath, ...args];

/** Whether node_modules lacks a package of package-lock.json or has another version of it. */
export function packagesAreMissing() {
  const installed = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return true;
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const present = packagesOf(installed);
  // npm leaves out an optional package that is for another system.
  return Object.entries(packagesOf(path.join(root, 'package-lock.json'))).some(
    ([name, { version, optional }]) => name !== '' && !optional && present[name]?.version !== version,
  );
}

/** What the bundles are made from. */
const sources = ['server/src', 'client/src', 'schemas', 'scripts', 'package.json', 'package-lock.json'];
const bundles = ['cli', 'server', 'server-worker', 'client', 'client-browser', 'report'].map(
  (name) => `dist/${name}.js`,
);

/** Whether a bundle is missing or older than what it is made from. */
export function bundlesAreOld() {
  const built = bundles.map((file) => path.join(root, file));
  if (!built.every((file) => existsSync(file))) return true;
  const oldest = Math.min(...built.map((file) => statSync(file).mtimeMs));
  const isNewer = (file) => {
    const info = statSync(file);
    if (!info.isDirectory()) return info.mtimeMs > oldest;
    return readdirSync(file).some((name) => isNewer(path.join(file, name)));
  };
  return sources.some((source) => isNewer(path.join(root, source)));
}
