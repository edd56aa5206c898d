// `node test/web/run.mjs`: opens the samples in VS Code for the Web with the packed extension, whose server then runs in
// a worker and reads a folder that is on no disk. Pictures go to out/web/; the last line is `N passed, N failed`.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { until, workbench } from '../editor/workbench.mjs';
import { commit, installWeb } from './install.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pictures = path.join(root, 'out/web');
rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });
const scratch = mkdtempSync(path.join(tmpdir(), 'par-index-web-'));
const folder = path.join(scratch, 'hanoi-2021');
cpSync(path.join(root, 'samples/hanoi-2021'), folder, { recursive: true });

const server = await serve(unpack());
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost'],
});
try {
  process.exitCode = (await walk()) === 0 ? 0 : 1;
} finally {
  await browser.close();
  server.stop();
  rmSync(scratch, { recursive: true, force: true });
}

/** Packs the extension and gives the folder with what is in the package, nothing else. */
function unpack() {
  const { status } = spawnSync(process.execPath, ['scripts/package.mjs'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The extension could not be packed.');
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const { stdout } = spawnSync(process.execPath, [vsce, 'ls', '--no-dependencies'], { cwd: root, encoding: 'utf8' });
  const extension = path.join(scratch, 'extension');
  for (const file of stdout.trim().split('\n')) cpSync(path.join(root, file), path.join(extension, file));
  return extension;
}

/** Serves VS Code for the Web with the extension and the folder. */
async function serve(extension) {
  const { main, builds } = installWeb();
  const port = await freePort();
  const options = ['--browser', 'none', '--quality', 'stable', '--commit', commit, '--testRunnerDataDir', builds];
  const place = ['--extensionDevelopmentPath', extension, '--host', 'localhost', '--port', String(port), folder];
  const child = spawn(process.execPath, [main, ...options, ...place], { stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = () => child.kill();
  process.once('exit', stop);
  await new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`VS Code for the Web did not start: ${said}`)), 30_000);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part) => {
        said += part;
        if (!/Listening on/i.test(said)) return;
        clearTimeout(late);
        resolve();
      });
  });
  return { address: `http://localhost:${port}/`, stop };
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, 'localhost', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Walks the steps in one window; gives the number of those that failed. */
async function walk() {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const outside = new Set();
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^http/.test(protocol) && !/(^|\.)localhost$/.test(hostname)) outside.add(request.url());
  });
  const at = workbench(page, folder, pictures);
  const seven = '7-hien-dai-hoa.par.yaml';
  const root = 'index.par.yaml';
  const steps = [
    {
      name: 'checks a folder that is on no disk, in a worker',
      async run() {
        await page.goto(server.address);
        await page.locator('.explorer-folders-view .monaco-list-row', { hasText: seven }).dblclick({ timeout: 60_000 });
        await at.editor(seven).waitFor({ timeout: 60_000 });
        await at.filterProblems('7.1:');
        await until(async () =>
          assert.match(
            (await at.problemsOf(seven)).join('\n'),
            /^Error: 7\.1: .*cộng lại là 4\.935, nhưng ghi 4\.937/m,
          ),
        );
        await at.picture('1-problems');
      },
    },
    {
      name: 'knows the files that are not open',
      async run() {
        await at.filterProblems('5.9.2:');
        await until(async () => assert.equal((await at.problemsOf('5-can-bo-cong-chuc.par.yaml')).length, 1));
        await at.picture('2-not-open');
      },
    },
    {
      name: 'tells the sums in a hover',
      async run() {
        await at
          .line(seven, /code:\s"7\.1"$/)
          .locator('span span', { hasText: /^7\.1$/ })
          .hover();
        await until(async () => {
          const text = await page.locator('.monaco-hover:not(.hidden) .hover-row').first().innerText();
          for (const part of ['4.937', '4.935']) assert.ok(text.includes(part), text);
        });
        await at.picture('3-hover');
        await at.restMouse();
      },
    },
    {
      name: 'sees the index go wrong while a field is typed in',
      async run() {
        await at.filterProblems(root);
        await page.locator(`.tab[data-resource-name="${seven}"]`).click();
        // A component and its area grow together, so that the slip shows only in the index.
        await at.writeValue(seven, '7.3', 'max', '2.25');
        await at.writeValue(seven, '7', 'max', '16');
        await until(async () => assert.match((await at.problemsOf(root)).join('\n'), /^Error: .*\b101\b/m));
        await at.picture('4-index');
      },
    },
    {
      name: 'shows the scoreboard and the total',
      async run() {
        await at.total.filter({ hasText: /^Σ 86\.07 → 92\.418 \/ 100 · \d+ ✗$/ }).waitFor({ timeout: 20_000 });
        await page.locator('.activitybar [aria-label^="Bảng điểm CCHC"]').first().click();
        await at.restMouse();
        await at.row('Lĩnh vực', '7 · 12.185/16 → 13.715').waitFor({ timeout: 20_000 });
        await at.picture('5-scoreboard');
      },
    },
    {
      name: 'asks nobody outside',
      async run() {
        assert.deepEqual([...outside], []);
      },
    },
  ];
  let failed = 0;
  for (const [i, { name, run }] of steps.entries()) {
    try {
      await run();
      console.log(`✓ ${name}`);
    } catch (error) {
      failed++;
      await page.screenshot({ path: path.join(pictures, `failed-${i + 1}.png`) });
      console.log(`✗ ${name}\n  ${String(error.message).replaceAll('\n', '\n  ')}`);
    }
  }
  await page.goto('about:blank');
  console.log(`${steps.length - failed} passed, ${failed} failed`);
  return failed;
}
