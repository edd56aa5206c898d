// A general YAML extension for the test: the language server that such extensions use, from npm, and a client for it.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const here = path.join(root, 'test/editor/yaml-extension');
const server = 'yaml-language-server@1.19.2';
const cache = path.join(root, 'node_modules/.cache/par-index', server.replace('@', '-'));

/** Where the server is; a setting tells the extension. */
export const yamlServer = path.join(cache, 'node_modules/yaml-language-server/out/server/src/server.js');

/** Packs the extension in a folder; gives the path of the package. */
export function packYaml(folder) {
  if (!existsSync(cache)) installServer();
  const extension = path.join(folder, 'yaml-extension');
  mkdirSync(extension);
  cpSync(path.join(here, 'package.json'), path.join(extension, 'package.json'));
  buildSync({
    absWorkingDir: root,
    entryPoints: [path.join(here, 'extension.mjs')],
    outfile: path.join(extension, 'extension.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  });
  const vsix = path.join(folder, 'yaml.vsix');
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const options = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', vsix];
  execFileSync(process.execPath, [vsce, 'package', ...options], { cwd: extension, stdio: 'pipe' });
  return vsix;
}

function installServer() {
  const partial = `${cache}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  writeFileSync(path.join(partial, 'package.json'), '{"private":true}\n');
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', server], {
    cwd: partial,
    stdio: 'inherit',
  });
  renameSync(partial, cache);
}
