import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const networkWatch = fileURLToPath(new URL('network-watch.cjs', import.meta.url));

/** No notices, no updates, no other helpers: only the extension under test is to be seen. */
const quiet = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.enableExperiments': false,
  'security.workspace.trust.enabled': false,
  'git.enabled': false,
  'files.autoSave': 'off',
  'editor.minimap.enabled': false,
  // A font with the whole Vietnamese alphabet: others draw the marks beside their letters.
  'editor.fontFamily': "'Noto Sans Mono', monospace",
  'editor.codeLensFontFamily': "'Noto Sans Mono', monospace",
  // Only newer versions know these.
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/**
 * Starts VS Code as a server, with a fresh data folder and the given extensions installed.
 * @param {{ main: string, node: string, extensions: string[] }} options `main`: VS Code's server-main.js; `node`: what
 *   runs it; `extensions`: their packages
 */
export async function startVSCode({ main, node, extensions }) {
  // Fresh each time: VS Code keeps unsaved edits in its data folder and brings them back.
  const data = mkdtempSync(path.join(tmpdir(), 'par-index-vscode-'));
  const networkLog = path.join(data, 'network.jsonl');
  const home = path.join(data, 'home');
  mkdirSync(home);
  mkdirSync(path.join(data, 'data/User'), { recursive: true });
  const settings = (more) =>
    writeFileSync(path.join(data, 'data/User/settings.json'), JSON.stringify({ ...quiet, ...more }, null, 2));
  settings({});
  const common = [main, '--accept-server-license-terms', '--server-data-dir', data];
  const env = {
    ...process.env,
    HOME: home,
    EXTENSIONS_GALLERY: '{"serviceUrl":""}', // no extension shop to ask
    NODE_OPTIONS: `--require ${networkWatch}`,
    NETWORK_LOG: networkLog,
  };

  for (const vsix of extensions) {
    const installed = spawnSync(node, [...common, '--install-extension', vsix], { env, encoding: 'utf8' });
    if (!/successfully installed/.test(installed.stdout)) {
      throw new Error(`VS Code did not install ${vsix}: ${installed.stdout}${installed.stderr}`);
    }
  }

  const served = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--telemetry-level', 'off'];
  // `detached` gives it a process group of its own, so that stop() reaches its children too.
  const child = spawn(node, [...common, ...served], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  process.once('exit', () => signal(child, 'SIGKILL'));
  const authority = `127.0.0.1:${await portOf(child)}`;

  return {
    authority,
    /** The user's settings beside the quiet ones, for windows that are opened from now on. */
    settings,
    /** The address of a window on `folder` (null for none) in which `file` is open, if one is named (both absolute). */
    url(folder, file) {
      const address =
        folder === null ? `http://${authority}/?ew=true` : `http://${authority}/?folder=${encodeURI(folder)}`;
      if (file === undefined) return address;
      const payload = JSON.stringify([['openFile', `vscode-remote://${authority}${file}`]]);
      return `${address}&payload=${encodeURIComponent(payload)}`;
    },
    /** What network-watch.cjs wrote so far. */
    network() {
      if (!existsSync(networkLog)) return [];
      return readFileSync(networkLog, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    },
    /** The language servers that run now, by process id. */
    servers() {
      const { stdout } = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
      const own = stdout.split('\n').filter((line) => line.includes(data) && /dist\/server\.js/.test(line));
      return own.map((line) => Number.parseInt(line, 10));
    },
    async stop() {
      signal(child, 'SIGTERM');
      await Promise.race([exited, sleep(5000)]);
      signal(child, 'SIGKILL');
      rmSync(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Waits until the server says on which port it listens. */
function portOf(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why) => reject(new Error(`VS Code did not start (${why}): ${said}`));
    const late = setTimeout(() => fail('30 s passed'), 30_000);
    child.once('exit', (code) => fail(`exit code ${code}`));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk;
        const port = /Extension host agent listening on (\d+)/.exec(said)?.[1];
        if (!port) return;
        clearTimeout(late);
        resolve(Number(port));
      });
    }
  });
}

/** Signals the whole process group; one that is gone already is fine. */
function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
