// What a repair may do and what it must: over all fixtures and samples, and over other ways of writing these.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { applyEdits } from '../../server/src/base/edit.ts';
import type { Edit } from '../../server/src/base/edit.ts';
import { repair } from '../../server/src/cli/fix.ts';
import { editsOf } from '../../server/src/features/actions/quick-fix.ts';
import { check } from '../../server/src/rules/engine/check.ts';
import type { Finding } from '../../server/src/rules/engine/finding.ts';
import type { Silence } from '../../server/src/rules/engine/silence.ts';
import { silences } from '../../server/src/rules/engine/silence.ts';
import { loadProject } from '../../server/src/workspace/load.ts';
import type { FileState, Project } from '../../server/src/workspace/project.ts';
import { buildProject } from '../../server/src/workspace/project.ts';
import { readWorkspace } from '../harness/fixture.ts';
import { memoryAccess } from '../harness/memory.ts';
import { comment, variantOf, variants } from '../harness/variants.ts';

const home = 'test/fixtures/rules';
const corpus = [
  ...['hanoi-2021', 'hanoi-2021-corrected', 'agencies-2025'].map((name) => path.join('samples', name)),
  ...readdirSync(home).flatMap((rule) =>
    readdirSync(path.join(home, rule))
      .filter((name) => !/\.fixed\.|\.expected$/.test(name))
      .map((name) => path.join(home, rule, name)),
  ),
];

const folder = '/p';

/** So many findings of a rule in one project are tried: a decomposed annex has thousands alike. */
const most = 20;

interface Loaded {
  readonly project: Project;
  readonly states: ReadonlyMap<string, FileState>;
}

async function load(location: string, change: (text: string) => string): Promise<Loaded> {
  const files = variantOf(readWorkspace(location).files, change);
  const absolute = Object.fromEntries(Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content]));
  return loadProject(memoryAccess(absolute), { folder, marked: 'config' });
}

/** The project after edits, as the editor makes them. */
function after({ project, states }: Loaded, edits: ReadonlyMap<string, readonly Edit[]>): Loaded {
  const next = new Map(states);
  for (const [file, list] of edits) {
    const state = next.get(file)!;
    assert.equal(state.content.kind, 'text');
    if (state.content.kind !== 'text') continue;
    next.set(file, { ...state, content: { ...state.content, text: applyEdits(state.content.text, list) } });
  }
  return { project: buildProject(folder, folder, next.values(), project), states: next };
}

const identity = ({ rule, at, criterion = '', agency = '', key = '' }: Finding) =>
  [rule, at.path, criterion, agency, key].join(' ').normalize('NFC');
const exactly = (finding: Finding) => `${identity(finding)} ${finding.distinct}`;

function counted(findings: readonly Finding[], of: (finding: Finding) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(of(finding), (counts.get(of(finding)) ?? 0) + 1);
  return counts;
}

/** How much can't be read. */
function slips(project: Project): number {
  return [...project.files.values()].flatMap(({ source }) => source?.pieces ?? []).flatMap(({ problems }) => problems)
    .length;
}

/** How many comments of the variant there are. */
function comments(project: Project): number {
  return [...project.files.values()].reduce(
    (sum, { source }) => sum + (source?.text.split(comment).length ?? 1) - 1,
    0,
  );
}

/**
 * What a safe fix may bring to light beside what the table of silences says: the finding that it removes hid the other.
 */
const laidOpen: readonly Pick<Silence, 'by' | 'silences'>[] = [
  ...silences,
  // Words are compared composed: those of a decomposed text are read only when it is composed.
  { by: 'not-nfc', silences: ['ocr-slip'] },
  // What could not be read, or was of another kind, is judged once it is what it should be.
  { by: 'yaml-syntax', silences: ['wrong-type'] },
  { by: 'wrong-type', silences: ['missing-file'] },
  // Digits behind a comma are counted when it is a point.
  { by: 'decimal-comma', silences: ['too-many-decimals'] },
];

/** What a fix may do that others may not. */
const allowed: readonly { readonly rule: string; readonly fault: string; readonly why: string }[] = [
  { rule: 'duplicate-code', fault: 'loses a comment', why: 'a block that is taken out goes with its own comments' },
  { rule: 'partial-not-needed', fault: 'loses a comment', why: 'a line that is taken out goes with its own comment' },
  {
    rule: 'yaml-trap',
    fault: 'makes text that can not be read',
    why: 'of two slips in one text, the one that is left is told as two where the other no longer joins its lines',
  },
];
const used = new Set<string>();

function isAllowed({ rule }: Finding, fault: string): boolean {
  const found = allowed.find((one) => one.rule === rule && one.fault === fault);
  if (found) used.add(found.why);
  return found !== undefined;
}

function isLaidOpen(finding: Finding, before: readonly Finding[]): boolean {
  return before.some(
    ({ rule, at, criterion }) =>
      at.path === finding.at.path &&
      criterion === finding.criterion &&
      laidOpen.some(({ by, silences: hidden }) => by === rule && hidden.includes(finding.rule)),
  );
}

/** What is wrong with edits as such; undefined where nothing is. */
function fault(text: string, edits: readonly Edit[]): string | undefined {
  const isCrlf = text.includes('\r\n') && !/(?<!\r)\n/.test(text);
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  for (const [i, { start, end, text: written }] of sorted.entries()) {
    if (start < 0 || end < start || end > text.length) return `outside the file: ${start}-${end}`;
    if (i > 0 && start < sorted[i - 1]!.end) return 'edits overlap';
    for (const at of [start, end]) if (text[at - 1] === '\r' && text[at] === '\n') return 'parts a line end in two';
    for (const at of [start, end])
      if (/[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? ''))
        return 'parts a letter in two';
    if (text.slice(start, end) === written) return `changes nothing: ${JSON.stringify(written)}`;
    if (isCrlf && /(?<!\r)\n/.test(written)) return `writes LF into CRLF: ${JSON.stringify(written)}`;
    if (!text.includes('\r') && written.includes('\r')) return `writes CR: ${JSON.stringify(written)}`;
  }
  return edits.length === 0 ? 'no edit' : undefined;
}

describe('fixes', () => {
  for (const [variant, change] of Object.entries(variants)) {
    it(`each removes what it is for, and spoils nothing: files ${variant}`, async () => {
      const wrong: string[] = [];
      let made = 0;
      for (const location of corpus) {
        const loaded = await load(location, change);
        const { findings } = check(loaded.project);
        const before = counted(findings, exactly);
        const tried = new Map<string, number>();
        for (const finding of findings) {
          const times = (tried.get(finding.rule) ?? 0) + 1;
          tried.set(finding.rule, times);
          if (times > most) continue;
          for (const fix of finding.fixes()) {
            made++;
            const tell = (what: string) => {
              if (!isAllowed(finding, what)) wrong.push(`${location}: ${exactly(finding)} “${fix.title.en}”: ${what}`);
            };
            const edits = editsOf(loaded.project, fix);
            const bad = [...edits].map(([file, list]) => {
              const content = loaded.project.files.get(file)?.content;
              return content?.kind === 'text' ? fault(content.text, list) : `no text: ${file}`;
            });
            const first = edits.size === 0 ? 'no edit' : bad.find((each) => each !== undefined);
            if (first !== undefined) {
              tell(first);
              continue;
            }
            const then = after(loaded, edits);
            if (slips(then.project) > slips(loaded.project)) tell('makes text that can not be read');
            if (comments(then.project) !== comments(loaded.project)) tell('loses a comment');
            const left = counted(check(then.project).findings, exactly).get(exactly(finding)) ?? 0;
            if (left >= before.get(exactly(finding))!) tell('is still found');
          }
        }
      }
      assert.ok(made > 200, String(made));
      assert.ok(wrong.length === 0, `\n${wrong.join('\n')}`);
    }).timeout(120_000);

    it(`the safe ones settle at once and find nothing new: files ${variant}`, async () => {
      const wrong: string[] = [];
      let made = 0;
      for (const location of corpus) {
        const loaded = await load(location, change);
        const paths = new Set(loaded.project.files.keys());
        const { findings } = check(loaded.project);
        const { project, count } = repair(loaded.project, loaded.states, paths);
        made += count;
        const states = new Map(
          [...project.files].map(([file, { realPath, content }]) => [file, { path: file, realPath, content }]),
        );
        const again = repair(project, states, paths);
        if (again.count > 0) wrong.push(`${location}: ${again.count} more the second time`);
        const now = check(project).findings;
        const before = counted(findings, identity);
        const times = counted(now, identity);
        // Where a text breaks off in a quote, closing it may bring anything to light.
        const isOpen = variant.includes('cut off') && slips(loaded.project) > 0;
        if (comments(project) !== comments(loaded.project)) wrong.push(`${location}: a comment is lost`);
        for (const finding of now) {
          const what = identity(finding);
          if (times.get(what)! > (before.get(what) ?? 0) && !isOpen && !isLaidOpen(finding, findings)) {
            wrong.push(`${location}: new: ${what}`);
          }
          if (finding.fixes().some(({ safe }) => safe)) wrong.push(`${location}: still there: ${exactly(finding)}`);
        }
      }
      assert.ok(made > 50, String(made));
      assert.ok(wrong.length === 0, `\n${wrong.join('\n')}`);
    }).timeout(120_000);
  }

  it('close no bracket behind an open quote: that would go on for ever', async () => {
    const text = 'par: 1\nagencies:\n  - name: Sở Tư pháp\n    aliases: [Tư pháp, "Sở TP]\n';
    const { project, states } = await loadProject(memoryAccess({ '/p/a.par.yaml': text }), {
      folder,
      marked: 'config',
    });
    assert.ok(check(project).findings.some(({ rule }) => rule === 'yaml-syntax'));
    assert.equal(repair(project, states, new Set(states.keys())).count, 0);
  });

  it('need each exception that is made for them', () => {
    assert.deepEqual(
      allowed.filter(({ why }) => !used.has(why)),
      [],
    );
  });
});
