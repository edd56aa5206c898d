// `npm run generate`: writes the files that are made from the rules and their fixtures (the pages of docs/rules, the
// examples of `par-index explain`) and from the tables of the command line (docs/cli.md). With --check it writes nothing, and fails with a list of those that are not fresh.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { importBundled } from './bundled.mjs';

const { pagesFolder, rulePages } = await importBundled('scripts/generate/rule-pages.ts');
const { cliPages } = await importBundled('scripts/generate/cli-page.ts');
const pages = new Map([...(await rulePages()), ...cliPages()]);
const stale = [...pages].filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
/** Pages of rules that are no more. */
const left = (existsSync(pagesFolder) ? readdirSync(pagesFolder) : [])
  .map((name) => `${pagesFolder}/${name}`)
  .filter((file) => !pages.has(file));

if (!process.argv.includes('--check')) {
  mkdirSync(pagesFolder, { recursive: true });
  for (const [file, text] of stale) writeFileSync(file, text);
  for (const file of left) rmSync(file);
  console.log(`${pages.size} files: ${stale.length} written, ${left.length} removed`);
} else if (stale.length + left.length > 0) {
  console.error('Not fresh; run `npm run generate`:');
  for (const file of [...stale.map(([name]) => name), ...left]) console.error(`  ${file}`);
  process.exitCode = 1;
} else {
  console.log(`${pages.size} files are fresh`);
}
