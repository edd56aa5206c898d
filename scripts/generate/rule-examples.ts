// What each rule says of a fixture of its own: the examples of its page.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { applyEdits, withoutOverlaps } from '../../server/src/base/edit.ts';
import type { Language } from '../../server/src/base/text.ts';
import { languages } from '../../server/src/base/text.ts';
import { diffOf } from '../../server/src/cli/diff.ts';
import type { Example, Shown } from '../../server/src/cli/page.ts';
import { prettyOf } from '../../server/src/cli/formats/pretty.ts';
import type { Report, Reported } from '../../server/src/cli/report.ts';
import { reportOf } from '../../server/src/cli/report.ts';
import { screenOf, visible } from '../../server/src/cli/terminal.ts';
import { rules } from '../../server/src/rules/all.ts';
import { check, locate } from '../../server/src/rules/engine/check.ts';
import type { Fix } from '../../server/src/rules/engine/finding.ts';
import type { FileContent } from '../../server/src/workspace/access.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { projectOf, readWorkspace } from '../../test/harness/fixture.ts';
import { excerptOf } from './excerpt.ts';

const home = 'test/fixtures/rules';
/** Where the harness puts the files of a fixture. */
const folder = '/fixture';
/** Narrow enough to stand indented on a screen of 80. */
const columns = 76;

/** Of every rule, by id. */
export async function ruleExamples(): Promise<Record<string, Example>> {
  const examples: Record<string, Example> = {};
  for (const { id } of rules) examples[id] = await exampleOf(id);
  return examples;
}

async function exampleOf(id: string): Promise<Example> {
  const fixtures = badFixtures(id);
  if (fixtures.length === 0) return { fix: 'none' };
  const repairs = await Promise.all(fixtures.map(async (one) => repairsOf(id, await filesOf(one))));
  // One that shows a repair tells more.
  const best = Math.max(
    0,
    repairs.findIndex((findings) => findings.some((fixes) => fixes.length > 0)),
  );
  const shown = {} as Record<Language, Shown>;
  for (const language of languages) shown[language] = await show(id, fixtures[best]!, language);
  return { fix: fixOf(repairs.flat()), shown };
}

/** The fixtures that show a rule, the plainest first. */
function badFixtures(id: string): string[] {
  const own = path.join(home, id);
  if (!existsSync(own)) return [];
  const plainest = 'bad.par.yaml';
  return readdirSync(own)
    .filter((name) => /^bad/.test(name) && !/\.fixed\.par\.yaml$|\.expected$/.test(name))
    .sort((a, b) => Number(b === plainest) - Number(a === plainest) || (a < b ? -1 : 1))
    .map((name) => path.join(own, name));
}

/** A line of a fixture that expects a finding (see test/harness/fixture.ts). */
const expectation = /^\s*#(?: *\^+(?= |$)|:\d+-\d+ )/;

type Files = Readonly<Record<string, FileContent>>;

/** The files of a fixture as an author would have them. A fixture of one file has it under `name`. */
async function filesOf(location: string, name?: string): Promise<Files> {
  return Object.fromEntries(
    Object.entries(readWorkspace(location).files).map(([own, content]) => [
      location.endsWith(own) && name !== undefined ? name : own,
      content.kind === 'text' ? { ...content, text: withoutExpectations(content.text) } : content,
    ]),
  );
}

function withoutExpectations(text: string): string {
  return text
    .split(/(?<=\n)/)
    .filter((line) => !expectation.test(line))
    .join('');
}

/** The repairs of each finding of the rule. */
async function repairsOf(id: string, files: Files): Promise<(readonly Fix[])[]> {
  const { findings } = check(await projectOf({ files }));
  return findings.filter(({ rule }) => rule === id).map((finding) => finding.fixes());
}

function fixOf(findings: readonly (readonly Fix[])[]): Example['fix'] {
  const safe = findings.filter((fixes) => fixes.some((fix) => fix.safe));
  if (safe.length > 0) return safe.length === findings.length ? 'safe' : 'some';
  return findings.some((fixes) => fixes.length > 0) ? 'offered' : 'none';
}

async function show(id: string, location: string, language: Language): Promise<Shown> {
  const name = { vi: 'vi-du.par.yaml', en: 'example.par.yaml' }[language];
  const files = await filesOf(location, name);
  const project = await projectOf({ files });
  const report = reportOf([{ project, paths: new Set(project.files.keys()) }], folder);
  const own = report.findings.filter(({ finding }) => finding.rule === id);
  const reported = own.find(({ finding }) => finding.fixes().length > 0) ?? own[0];
  if (!reported) throw new Error(`${location} shows no ${id} without its expectations`);
  const [fix] = reported.finding.fixes();
  return {
    files: Object.keys(files).sort(),
    excerpts: excerpts(reported),
    output: printed(report, reported, language),
    ...(fix ? { fix: { title: fix.title[language], changes: changesOf(project, fix) } } : {}),
  };
}

/** The lines that the finding speaks of, file by file, its own first. */
function excerpts({ finding, at, locate: locateIn }: Reported): Shown['excerpts'] {
  const related = finding.related.map((one) => locateIn(one.at));
  return [...new Set([at, ...related].map(({ file }) => file))].flatMap((file) => {
    const own = [at, ...related].filter((one) => one.file === file);
    const text = excerptOf(own[0]!.text, own);
    return text === '' ? [] : [{ file, text }];
  });
}

/** One finding as `par-index check` prints it, without the table of files and the sum below it. */
function printed(report: Report, reported: Reported, language: Language): string {
  const screen = screenOf({ isTty: false, columns, env: {} });
  const all = prettyOf({ ...report, findings: [reported] }, { language, screen });
  return all.trimEnd().split('\n\n').slice(0, -1).join('\n\n');
}

function changesOf(project: Project, { edits }: Fix): NonNullable<Shown['fix']>['changes'] {
  const placed = edits.map(({ place, text }) => ({ ...locate(project, place), text }));
  return [...new Set(placed.map((edit) => edit.path))].map((file) => {
    const content = project.files.get(file)!.content;
    if (content.kind !== 'text') throw new Error(`${file}: a repair of what can't be read`);
    const after = applyEdits(content.text, withoutOverlaps(placed.filter((edit) => edit.path === file)));
    return { file: file.slice(folder.length + 1), diff: changedLines(diffOf(file, content.text, after)) };
  });
}

/** A unified diff without its heads and with one line around each change. */
function changedLines(diff: string): string {
  const lines = diff.split('\n').slice(2, -1);
  const isChange = (at: number) => /^[-+]/.test(lines[at] ?? '');
  const kept = lines.flatMap((line, i) => {
    if (/^(?:@@|\\)/.test(line) || !(isChange(i - 1) || isChange(i) || isChange(i + 1))) return [];
    if (/^ \s*#/.test(line)) return [];
    return [{ i, sign: line[0]!, line: visible(line.slice(1).replace(/\r$/, '')) }];
  });
  const indent = Math.min(...kept.flatMap(({ line }) => (line.trim() === '' ? [] : [line.search(/\S/)])));
  return kept
    .flatMap(({ i, sign, line }, k) => {
      const shown = `${sign} ${line.slice(indent)}`.trimEnd();
      return k > 0 && kept[k - 1]!.i < i - 1 ? ['  …', shown] : [shown];
    })
    .join('\n');
}
