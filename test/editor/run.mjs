// `npm run test:editor`: packs the extension, installs it in a real VS Code and walks the journey in it.
// Pictures go to out/editor/; the last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { install } from './install.mjs';
import { journey } from './journey.mjs';
import { report } from './report.mjs';
import { scoreboard } from './scoreboard.mjs';
import { startVSCode } from './vscode.mjs';
import { workbench } from './workbench.mjs';

const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];
const root = fileURLToPath(new URL('../..', import.meta.url));
const pictures = path.join(root, 'out/editor');
rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });

const main = install();
const vsix = pack();
const scratch = mkdtempSync(path.join(tmpdir(), 'par-index-'));
const folder = path.join(scratch, 'hanoi-2021');
cpSync(path.join(root, 'samples/hanoi-2021'), folder, { recursive: true });
// Whatever ends this process, VS Code is not left behind.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

const code = await startVSCode({ main, vsix });
try {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: browserArguments });
  process.exitCode = (await walk(browser)) === 0 ? 0 : 1;
  await browser.close();
} finally {
  await code.stop();
  rmSync(scratch, { recursive: true, force: true });
}

/** Packs the extension; gives the path of the package. */
function pack() {
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { status } = spawnSync(process.execPath, ['scripts/package.mjs'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The extension could not be packed.');
  return path.join(root, `${name}-${version}.vsix`);
}

/** Walks the journey in one window, whatever a step says; gives the number of steps that failed. */
async function walk(browser) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const outside = new Set();
  const note = (address) => {
    const { protocol, host } = new URL(address);
    if (/^(http|ws)/.test(protocol) && host !== code.authority) outside.add(address);
  };
  page.context().on('request', (request) => note(request.url()));
  // Previews have made-up hosts, which VS Code's service worker answers inside the page: only these answers count as
  // given here; a request that anyone else answers, or nobody, has gone out.
  page.context().on('response', (response) => {
    if (response.fromServiceWorker()) outside.delete(response.url());
  });
  page.on('websocket', (socket) => note(socket.url()));
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  page.on('dialog', (dialog) => void dialog.accept());

  const at = workbench(page, folder, pictures);
  const window = {
    folder,
    pictures,
    start: (file) => page.goto(code.url(folder, file && path.join(folder, file))),
    requests: () => [...outside],
    network: code.network,
  };
  const steps = [...scoreboard(at, window), ...report(at, window), ...journey(at, window)];
  const failures = [];
  for (const [i, { name, run }] of steps.entries()) {
    const began = performance.now();
    const took = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
    try {
      await run();
      console.log(`✓ ${name} (${took()})`);
    } catch (error) {
      failures.push(name);
      await page.screenshot({ path: path.join(pictures, `failed-${i + 1}.png`) });
      console.log(
        `✗ ${name} (${took()}; picture: failed-${i + 1}.png)\n  ${String(error.message).replaceAll('\n', '\n  ')}`,
      );
    }
  }
  // Leaving the page first lets VS Code end the window's extension host at once instead of waiting for it to come back.
  await page.goto('about:blank');
  console.log(`${steps.length - failures.length} passed, ${failures.length} failed`);
  return failures.length;
}
