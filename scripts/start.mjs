// `npm start`: shows what the program does, from a bare checkout: installs and builds what is missing, then checks the
// sample. Findings are what it is there to show, so they are no failure: it ends with 0, and with the program's own code
// only where that could not do its work. What stands after `--` goes to the check: npm start -- --lang en
import { bundlesAreOld, node, npm, packagesAreMissing, run } from './steps.mjs';

const args = process.argv.slice(2);
const english = /--lang[ =]en\b/.test(args.join(' '));
const say = (vi, en) => console.error(english ? en : vi);

async function start() {
  if (packagesAreMissing()) {
    say('Đang cài các gói cần thiết…', 'Installing packages…');
    const { code } = await run(npm('ci'), 'quiet');
    if (code !== 0) return code;
  }
  if (bundlesAreOld()) {
    say('Đang dựng chương trình…', 'Building…');
    const { code } = await run(node('scripts/build.mjs'), 'quiet');
    if (code !== 0) return code;
  }
  const command = ['check', 'samples/hanoi-2021', ...args];
  say(`Đang kiểm tra bộ mẫu: par-index ${command.join(' ')}`, `Checking the sample: par-index ${command.join(' ')}`);
  const { code } = await run(node('dist/cli.js', ...command), 'direct');
  return code === 1 ? 0 : code;
}

process.exitCode = await start();
