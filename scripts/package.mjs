// Builds the product and packs it as par-index-<version>.vsix beside package.json.
// A warning of the packer, a missing part and a package that grew too large are errors.
// `npm run package -- --baseContentUrl URL --baseImagesUrl URL` makes links of the README that a shop can show; the
// pictures themselves stay out of the package, as shops take them from the web only.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const vsix = `${name}-${version}.vsix`;

/** Without these the extension would install and do nothing. */
const parts = [
  'dist/client.js',
  'dist/client-browser.js',
  'dist/report.js',
  'dist/server.js',
  'dist/server-worker.js',
  'schemas/par.schema.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
];
const largest = 1_000_000; // bytes

/** Runs a script of Node in the project; gives what it printed. */
function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stdout}${stderr}`);
  return stdout + stderr;
}

const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
run('scripts/build.mjs');
rmSync(path.join(root, vsix), { force: true });
// Packages are bundled into dist/.
const bundled = ['--no-dependencies'];
// Where it is not said what they lead to, the links of the README stay as they are written.
const given = process.argv.slice(2);
const links = given.length > 0 ? given : ['--no-rewrite-relative-links'];
const said = run(vsce, 'package', ...bundled, '--allow-missing-repository', ...links, '--out', vsix);
if (/WARN/i.test(said)) throw new Error(`The packer warns:\n${said}`);

const packed = run(vsce, 'ls', ...bundled)
  .trim()
  .split('\n');
const missing = parts.filter((part) => !packed.includes(part));
if (missing.length > 0) throw new Error(`${vsix} lacks ${missing.join(', ')}`);

const { size } = statSync(path.join(root, vsix));
if (size >= largest) throw new Error(`${vsix} has ${size} bytes; it must stay under ${largest}`);
console.log(`${vsix}: ${packed.length} files, ${Math.ceil(size / 1000)} kB`);
