// `npm run test:editor`: packs the extension, installs it in a real VS Code and walks the journeys in it.
//   --newest     in the newest VS Code instead of 1.100
//   --pictures   renews the pictures that the first pages show (docs/pictures)
//   NAME…        only these journeys
// Pictures go to out/editor/ or out/editor-newest/; the last line is `N passed, N failed`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { install } from './install.mjs';
import { journeys } from './journeys/all.mjs';
import { shownPictures } from './shown-pictures.mjs';
import { startVSCode } from './vscode.mjs';
import { walker } from './walk.mjs';
import { workbench } from './workbench.mjs';

const { values: options, positionals: names } = parseArgs({
  options: { newest: { type: 'boolean', default: false }, pictures: { type: 'boolean', default: false } },
  allowPositionals: true,
});
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
const pictures = path.join(root, options.newest ? 'out/editor-newest' : 'out/editor');
rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });

const wanted = Object.entries(journeys).filter(([name]) => names.length === 0 || names.includes(name));
const unknown = names.filter((name) => !(name in journeys));
if (unknown.length > 0) {
  throw new Error(`No journey is called ${unknown.join(', ')}; there are ${Object.keys(journeys).join(', ')}`);
}

// A link in the path of the folder for temporary files would make two paths of every file.
const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'par-index-')));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
// Whatever ends this process, VS Code is not left behind.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

const walk = walker(pictures);
const shown = shownPictures({ pictures, renew: options.pictures, isCompared: !options.newest });
const program = install(options.newest ? 'vscode-1.139' : 'vscode-1.100');
const vsix = pack();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: browserArguments });
try {
  // The newest does not let its processes be watched from within.
  await visit([vsix], ([, { beside }]) => !beside, { isWatched: !options.newest });
  for (const journey of wanted.filter(([, { beside }]) => beside)) {
    await visit([vsix, journey[1].beside(scratch)], (each) => each === journey, { isWatched: false });
  }
} finally {
  await browser.close();
}
if (names.length === 0) await walk('the first pages', [shown.step], undefined);
process.exitCode = walk.end();

/** Packs the extension; gives the path of the package. */
function pack() {
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { status } = spawnSync(process.execPath, ['scripts/package.mjs'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The extension could not be packed.');
  return path.join(root, `${name}-${version}.vsix`);
}

/** Walks some of the journeys in one VS Code with these extensions; `isWatched` where nothing may leave the machine. */
async function visit(extensions, isMeant, { isWatched }) {
  const chosen = wanted.filter(isMeant);
  if (chosen.length === 0) return;
  const code = await startVSCode({ ...program, extensions });
  const outside = new Set();
  try {
    for (const [name, journey] of chosen) await take(name, journey, code, outside);
    if (isWatched) await walk('all of these', [sendsNothing(code, outside)], undefined);
  } finally {
    await code.stop();
  }
}

/** Takes one journey, in a window and a folder of its own. */
async function take(name, { steps, sample, settings = {} }, code, outside) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  noteRequests(context, code.authority, outside);
  const page = await context.newPage();
  page.on('dialog', (dialog) => void dialog.accept());

  const folder = path.join(scratch, name, sample ?? 'chi-so-2026');
  mkdirSync(folder, { recursive: true });
  if (sample) cpSync(path.join(root, 'samples', sample), folder, { recursive: true });
  code.settings(settings);
  const at = { ...workbench(page, folder, pictures), show: (title, clip, of = page) => shown.take(of, title, clip) };
  const run = {
    folder,
    pictures,
    /** Opens the window on the folder, with one of its files if one is named; on no folder where `folder` is null. */
    start: (file, { in: opened = folder } = {}) => page.goto(code.url(opened, file && path.join(folder, file))),
    servers: code.servers,
  };
  await walk(name, steps(at, run), page);
  // Leaving the page first lets VS Code end the window's extension host at once instead of waiting for it to come back.
  await page.goto('about:blank');
  await context.close();
}

/** Notes every address off this machine that a window asks for. */
function noteRequests(context, authority, outside) {
  const note = (address) => {
    const { protocol, host } = new URL(address);
    if (/^(http|ws)/.test(protocol) && host !== authority) outside.add(address);
  };
  context.on('request', (request) => note(request.url()));
  // Previews have made-up hosts, which VS Code's service worker answers inside the page: only these answers count as
  // given here; a request that anyone else answers, or nobody, has gone out.
  context.on('response', (response) => {
    if (response.fromServiceWorker()) outside.delete(response.url());
  });
  context.on('page', (page) => page.on('websocket', (socket) => note(socket.url())));
}

function sendsNothing(code, outside) {
  return {
    name: 'sends nothing off this machine',
    run() {
      const seen = code.network();
      const watched = seen.flatMap((entry) => entry.watched ?? []).join(' ');
      assert.match(watched, /--type=extensionHost/, 'the extension host is watched');
      assert.match(watched, /dist\/server\.js/, 'the language server is watched');
      assert.deepEqual(
        seen.filter((entry) => entry.connected),
        [],
      );
      assert.deepEqual([...outside], []);
    },
  };
}
