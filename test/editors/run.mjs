// `npm run test:editors`: other editors than VS Code, each set up by the very lines that docs/editors.md gives its users,
// on a copy of a sample: findings, hover, completion, and an edit that settles a finding. Prints what each of them showed;
// the last line is `N passed, N failed`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { blockIn, blocksIn } from './blocks.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = path.join(root, 'test/editors');
const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'par-index-')));

/** What is looked for in the sample, and the one digit that its finding is about. */
const task = {
  RULE: 'sum-mismatch',
  HOVER: '4.937',
  COMPLETE: 'lead: Sở Thông tin',
  EDIT_FROM: 'score: 0.185',
  EDIT_TO: 'score: 0.187',
};

/** Each is told what to start, given the lines from the page in a file and the file to open. */
const editors = [
  {
    name: 'Neovim',
    program: 'nvim',
    version: ['--version'],
    block: ['Neovim 0.7', 'lua'],
    filetype: 'par-yaml',
    run: (configuration, file) => [
      '--headless',
      '-u',
      configuration,
      '-i',
      'NONE',
      '-n',
      '-c',
      'luafile neovim.lua',
      file,
    ],
  },
  {
    name: 'Emacs',
    program: 'emacs',
    version: ['--version'],
    block: ['Emacs', 'elisp'],
    filetype: 'par-yaml-mode',
    run: () => ['--batch', '-Q', '-l', 'emacs.el'],
  },
];

const pages = { vi: 'docs/editors.md', en: 'docs/editors.en.md' };
const words = { vi: /thành phần cộng lại/, en: /components add up/ };

let failed = 0;
let passed = 0;
try {
  const bin = path.join(scratch, 'bin');
  mkdirSync(bin);
  writeFileSync(path.join(bin, 'par-index'), `#!/bin/sh\nexec "${process.execPath}" "${root}dist/cli.js" "$@"\n`);
  chmodSync(path.join(bin, 'par-index'), 0o755);
  for (const editor of editors) {
    for (const language of Object.keys(pages))
      step(`${editor.name}, ${pages[language]}`, () => drive(editor, language, bin));
  }
  for (const page of Object.values(pages)) step(`Neovim reads every line of Lua in ${page}`, () => readLua(page));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function step(name, run) {
  try {
    const seen = run();
    passed += 1;
    console.log(`✔ ${name}`);
    for (const line of seen) console.log(`    ${line}`);
  } catch (error) {
    failed += 1;
    console.log(`✘ ${name}\n${error.stack ?? error}`);
  }
}

/** Has Neovim read, without running them, the lines for versions that are newer than itself too. */
function readLua(page) {
  const blocks = blocksIn(readFileSync(path.join(root, page), 'utf8')).filter(({ language }) => language === 'lua');
  const files = blocks.map(({ text }, i) => {
    const file = path.join(scratch, `${i}.lua`);
    writeFileSync(file, text);
    return file;
  });
  const command = `lua for _, file in ipairs({ ${files.map((file) => `'${file}'`).join(', ')} }) do assert(loadfile(file)) end`;
  const { status, stderr } = spawnSync(
    'nvim',
    ['--headless', '-u', 'NONE', '-i', 'NONE', '-c', command, '-c', 'qall!'],
    {
      encoding: 'utf8',
      timeout: 20_000,
    },
  );
  assert.equal(status, 0);
  assert.equal(stderr, '');
  return blocks.map(({ heading }) => heading);
}

/** Runs one editor on a copy of the sample; gives what it showed, as lines to print. */
function drive({ name, program, version, block, filetype, run }, language, bin) {
  const page = readFileSync(path.join(root, pages[language]), 'utf8');
  const home = mkdtempSync(path.join(scratch, 'home-'));
  const project = path.join(home, 'dự án');
  cpSync(path.join(root, 'samples/hanoi-2021'), path.join(project, 'hà nội'), { recursive: true });
  writeFileSync(path.join(project, 'par.config.yaml'), 'rules: {}\n');
  const file = path.join(project, 'hà nội/7-hien-dai-hoa.par.yaml');
  const configuration = path.join(home, `configuration.${block[1] === 'lua' ? 'lua' : 'el'}`);
  writeFileSync(configuration, blockIn(page, ...block));
  const { error, status, stdout, stderr } = spawnSync(program, run(configuration, file), {
    cwd: here,
    encoding: 'utf8',
    timeout: 60_000,
    env: {
      ...process.env,
      ...task,
      HOME: home,
      XDG_CONFIG_HOME: home,
      XDG_DATA_HOME: home,
      XDG_STATE_HOME: home,
      XDG_CACHE_HOME: home,
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      PATH: `${bin}${path.delimiter}${process.env.PATH}`,
      CONFIGURATION: configuration,
      FILE: file,
    },
  });
  if (error) throw new Error(`${name} could not be started (${error.message}); on Debian: see scripts/test.mjs`);
  assert.equal(status, 0, `${name} failed:\n${stdout}\n${stderr}`);
  const seen = JSON.parse(stdout.trim().split('\n').at(-1));
  assert.equal(seen.filetype, filetype);
  assert.equal(path.resolve(seen.root), project, 'the project is the folder with par.config.yaml');
  const [finding] = seen.findings;
  assert.equal(finding.line, 15);
  assert.match(finding.message, words[language]);
  assert.match(finding.message, /4\.935.*4\.937/s);
  assert.match(seen.hover, /4[.,]935/);
  assert.ok(
    seen.completion.some((each) => each.includes('Sở Thông tin và Truyền thông')),
    seen.completion.join(),
  );
  assert.equal(seen.left, 0);
  return [
    spawnSync(program, version, { encoding: 'utf8' }).stdout.split('\n')[0],
    `finding, line ${finding.line}: ${finding.message}`,
    `hover: ${seen.hover.split('\n').filter(Boolean)[0]}`,
    `completion: ${seen.completion.slice(0, 3).join(' | ')}`,
    `after ${task.EDIT_FROM} → ${task.EDIT_TO}: ${seen.left}`,
  ];
}
