// `npm run test:editor:all`: the journeys in every VS Code that npm has: 1.100 (Node 20), the newest (Node 24), and VS Code
// for the Web. The last line is the sum `N passed, N failed`.
import { add, node, run } from './steps.mjs';

const editors = {
  'VS Code 1.100': node('test/editor/run.mjs'),
  'the newest VS Code': node('test/editor/run.mjs', '--newest'),
  'VS Code for the Web': node('test/web/run.mjs'),
};

const counts = { passed: 0, failed: 0 };
for (const [name, command] of Object.entries(editors)) {
  console.log(`\n— ${name}`);
  const { code, output } = await run(command);
  // A run that ends without its sum did not run to its end.
  if (!add(counts, output) || (code !== 0 && counts.failed === 0)) counts.failed += 1;
}
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
