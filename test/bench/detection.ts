/**
 * Measures the checker by breaking clean sets in one place: was the slip found, found alone, and does the first repair
 * give back what stood there? `npm run bench:detection` prints the table; with `--write` it goes to docs/detection.md.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { applyEdits, withoutOverlaps } from '../../server/src/base/edit.ts';
import { check, locate } from '../../server/src/rules/engine/check.ts';
import type { Finding } from '../../server/src/rules/engine/finding.ts';
import { loadProject } from '../../server/src/workspace/load.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { memoryAccess } from '../harness/memory.ts';
import { provinceOf } from './province.ts';
import { randomOf } from './random.ts';
import type { Files, Slip } from './slip.ts';
import { slips } from './slip.ts';

const folder = '/set';

export interface Score {
  readonly slip: Slip;
  made: number;
  found: number;
  alone: number;
  restored: number;
  /** What went wrong, for whoever improves the checker. */
  readonly faults: string[];
}

async function projectOf(files: Files): Promise<Project> {
  const absolute = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
  return (await loadProject(memoryAccess(absolute), { folder, marked: 'config' })).project;
}

function sampleFiles(): Files {
  const home = 'samples/hanoi-2021-corrected';
  const names = readdirSync(home).filter((name) => name.endsWith('.par.yaml'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(`${home}/${name}`, 'utf8')]));
}

/** The clean sets: the real annex put right, and made-up provinces. */
export function cleanSets(count: number): { name: string; files: Files }[] {
  return [
    { name: 'hanoi-2021-corrected', files: sampleFiles() },
    ...Array.from({ length: count }, (_, i) => provinceOf(i + 1)),
  ];
}

export async function measure(sets: readonly { name: string; files: Files }[], perSlip: number, seed: number) {
  const scores = slips.map((slip): Score => ({ slip, made: 0, found: 0, alone: 0, restored: 0, faults: [] }));
  const noisy: string[] = [];
  for (const { name, files } of sets) {
    const clean = check(await projectOf(files)).findings;
    const loud = clean.filter(({ severity }) => severity === 'error' || severity === 'warning');
    if (loud.length > 0)
      noisy.push(`${name}: ${loud.map(({ rule, criterion }) => `${rule} ${criterion ?? ''}`).join(', ')}`);
    const known = new Set(clean.map(identity));
    for (const [i, score] of scores.entries()) {
      for (let n = 0; n < perSlip; n++) {
        const random = randomOf(
          seed * 7919 + i * 101 + n * 31 + name.length * 13 + Number(name.match(/\d+/)?.[0] ?? 0) * 1009,
        );
        const broken = score.slip.make(files, random);
        if (!broken) continue;
        score.made++;
        const project = await projectOf(broken);
        const fresh = check(project).findings.filter((finding) => !known.has(identity(finding)));
        const hits = fresh.filter(({ rule }) => score.slip.rules.includes(rule));
        const where = `${name} #${n}: ${changed(files, broken)}`;
        if (hits.length === 0)
          score.faults.push(`missed: ${where} (${fresh.map(({ rule }) => rule).join(', ') || 'nothing'})`);
        else score.found++;
        if (fresh.length === 1 && hits.length === 1) score.alone++;
        else if (hits.length > 0)
          score.faults.push(
            `not alone: ${where} → ${fresh.map(({ rule, criterion }) => `${rule} ${criterion ?? ''}`).join(', ')}`,
          );
        if (score.slip.determined && hits.length > 0) {
          if (restores(project, hits[0]!, files)) score.restored++;
          else score.faults.push(`not restored: ${where} → ${hits[0]!.fixes()[0]?.title.en ?? 'no fix'}`);
        }
      }
    }
  }
  return { scores, noisy };
}

/** The words of a finding may change with its surroundings; it is the same finding all the same. */
function identity({ rule, at, criterion, key, distinct }: Finding): string {
  return [rule, at.path, criterion, key, distinct].join('|');
}

/** The line that the slip changed, before and after. */
function changed(before: Files, after: Files): string {
  for (const [name, text] of Object.entries(after)) {
    const a = before[name]!.split('\n');
    const b = text.split('\n');
    const at = b.findIndex((line, i) => line !== a[i]);
    if (at >= 0 || a.length !== b.length) return `${name}:${at + 1}: ${a[at]?.trim() ?? ''} ⇒ ${b[at]?.trim() ?? ''}`;
  }
  return '';
}

/** True if the first repair of the finding gives back the set as it was, to the byte. */
function restores(project: Project, finding: Finding, clean: Files): boolean {
  const [fix] = finding.fixes();
  if (!fix) return false;
  const edits = fix.edits.map(({ place, text }) => ({ ...locate(project, place), text }));
  return Object.entries(clean).every(([name, original]) => {
    const path = `${folder}/${name}`;
    const content = project.files.get(path)?.content;
    if (content?.kind !== 'text') return false;
    return applyEdits(content.text, withoutOverlaps(edits.filter((edit) => edit.path === path))) === original;
  });
}

function percent(n: number, of: number): string {
  return of === 0 ? '–' : `${((100 * n) / of).toFixed(1)} %`;
}

export function table(scores: readonly Score[]): string {
  const rows = scores.map(({ slip, made, found, alone, restored }) => [
    slip.family,
    slip.name,
    String(made),
    percent(found, made),
    percent(alone, made),
    slip.determined ? percent(restored, made) : '',
  ]);
  const sum = (key: 'made' | 'found' | 'alone') => scores.reduce((n, score) => n + score[key], 0);
  const sure = scores.filter(({ slip }) => slip.determined);
  const made = sure.reduce((n, score) => n + score.made, 0);
  const restored = sure.reduce((n, score) => n + score.restored, 0);
  rows.push([
    '**all**',
    '',
    String(sum('made')),
    percent(sum('found'), sum('made')),
    percent(sum('alone'), sum('made')),
    percent(restored, made),
  ]);
  const head = ['family', 'slip', 'made', 'found', 'found alone', 'first repair restores'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Reads the options of the process: --sets, --each, --seed, --faults, --write. */
export async function main(): Promise<void> {
  const option = (name: string, fallback: number) =>
    Number(process.argv[process.argv.indexOf(name) + 1] ?? fallback) || fallback;
  const sets = cleanSets(option('--sets', 12));
  const seed = option('--seed', 1);
  const { scores, noisy } = await measure(sets, option('--each', 4), seed);
  const text = table(scores);
  console.log(text);
  console.log(
    `\n${sets.length} clean sets, ${noisy.length === 0 ? 'all silent' : `not silent: ${noisy.join('; ')}`}; seed ${seed}`,
  );
  if (process.argv.includes('--faults'))
    for (const { slip, faults } of scores) for (const fault of faults) console.log(`${slip.name}: ${fault}`);
  if (process.argv.includes('--write')) writeDocument(text, sets.length, noisy.length, seed);
}

function writeDocument(text: string, sets: number, noisy: number, seed: number): void {
  writeFileSync(
    'docs/detection.md',
    `# How well slips are found

Made by \`npm run bench:detection -- --write\`. ${sets} clean sets (Hanoi's annex put right, and made-up provinces in the
styles that people write) are broken in one place at a time, in the ways below.

- **found**: one of the rules that the slip is about speaks.
- **found alone**: it speaks, and nothing else does.
- **first repair restores**: the first repair gives back the set as it was, to the byte. Only asked where the evidence in
  the set determines what stood there; even so, some slips have more than one reading, such as a digit that fits two
  rows equally well.

Clean sets that are silent (no error, no warning): ${sets - noisy} of ${sets}. Seed ${seed}.

${text}
`,
  );
}
