// `npm test`: every test there is, from a bare checkout: installs what is missing, then runs the checks of the code
// itself, the tests, the journeys in a real VS Code and in VS Code for the Web, and the other editors. Stops where code
// does not pass its checks. The last line is the sum `N passed, N failed`, and it ends with 0 only where nothing failed.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { add, node, npm, packagesAreMissing, root, run } from './steps.mjs';

/** The tests that drive other programs, with what they need: Debian package → a file that shows it is there. */
const programTests = [
  {
    name: 'editor',
    command: node('test/editor/run.mjs'),
    packages: {
      chromium: '/usr/bin/chromium',
      ripgrep: '/usr/bin/rg',
      git: '/usr/bin/git',
      // For its pictures.
      'fonts-noto-core': '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf',
      'fonts-noto-mono': '/usr/share/fonts/truetype/noto/NotoSansMono-Regular.ttf',
    },
  },
  {
    name: 'editor in a browser',
    command: node('test/web/run.mjs'),
    packages: { chromium: '/usr/bin/chromium' },
  },
  {
    name: 'other editors',
    command: node('test/editors/run.mjs'),
    packages: {
      neovim: '/usr/bin/nvim',
      'emacs-nox': '/usr/bin/emacs',
      'elpa-eglot': '/var/lib/dpkg/info/elpa-eglot.list',
    },
  },
];

/** Each proves something about the code without running it. */
const staticChecks = ['format:check', 'lint', 'typecheck', 'layers'];

/**
 * Runs everything.
 * @param {{ system: boolean }} options `system`: bring along the programs that some tests drive (and fail without them);
 *   else these tests run only where they are
 * @returns {Promise<number>} the exit code
 */
export async function test({ system }) {
  const counts = { passed: 0, failed: 0 };
  const steps = [
    packagesAreMissing() && { name: 'packages', command: npm('ci', '--no-fund') },
    ...(system ? systemSteps() : []),
    ...staticChecks.map((name) => ({ name, command: npm('run', '--silent', name) })),
    { name: 'build', command: node('scripts/build.mjs', '--tests') },
    existsSync(path.join(root, 'scripts/generate.mjs')) && {
      name: 'generated files',
      command: node('scripts/generate.mjs', '--check'),
    },
    { name: 'tests', command: node('scripts/mocha.mjs'), counted: true },
    ...programTests
      .filter((each) => system || isThere(each))
      .map(({ name, command }) => ({ name, command, counted: true })),
  ];
  let code = 0;
  for (const step of steps) {
    if (!step) continue;
    console.log(`\n— ${step.name}`);
    const { code: ended, output } = await run(step.command, 'show', { ...process.env, ...step.env });
    code ||= ended;
    // A run of tests that ends without its sum did not run to its end.
    const counted = step.counted ? add(counts, output) : ended === 0;
    if (!counted) {
      counts.failed += 1;
      code ||= 1;
    }
    // Whatever tests say, the other tests are still worth running; without a build there is nothing to run.
    if (ended !== 0 && !step.counted) break;
  }
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
  return code;
}

/** The packages that a test needs and this machine lacks. */
function missingFor({ packages }) {
  return Object.keys(packages).filter((name) => !existsSync(packages[name]));
}

/** Whether a test can be run; says what it lacks. */
function isThere(programTest) {
  const missing = missingFor(programTest);
  if (missing.length > 0) console.log(`Left out: ${programTest.name}. It needs ${missing.join(', ')}.`);
  return missing.length === 0;
}

/** Installs Debian packages where this is Debian and we may; elsewhere says what to install. */
function systemSteps() {
  const missing = programTests.flatMap(missingFor);
  if (missing.length === 0) return [];
  const release = '/etc/os-release';
  const isDebian = existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'));
  if (!isDebian || process.getuid?.() !== 0) {
    console.log(`Tests drive these programs; please install them: ${missing.join(', ')}`);
    return [];
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  return [
    { name: 'apt-get update', command: ['apt-get', 'update', '-q'], env },
    {
      name: 'system packages',
      command: ['apt-get', 'install', '-q', '-y', '--no-install-recommends', ...missing],
      env,
    },
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await test({ system: true });
