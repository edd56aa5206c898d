import type { Language, Text } from '../base/text.ts';
import type { Lines, Position } from '../base/lines.ts';
import { linesOf, positionAt } from '../base/lines.ts';
import { entriesOf } from '../model/entries.ts';
import type { Place } from '../model/entry.ts';
import { rules } from '../rules/all.ts';
import { check, locate } from '../rules/engine/check.ts';
import type { At, Finding, Severity } from '../rules/engine/finding.ts';
import { severities } from '../rules/engine/finding.ts';
import { fingerprints, hash } from '../rules/engine/fingerprint.ts';
import { suppress } from '../rules/engine/suppress.ts';
import { relative } from '../workspace/path.ts';
import type { Project } from '../workspace/project.ts';

/** What every form of the result is made from. */
export interface Report {
  /** The findings to print, in order: file, position, rule. */
  readonly findings: readonly Reported[];
  /** Those that the author silenced, in the same order, of the same severities. */
  readonly suppressed: readonly Suppressed[];
  /** Every file asked for, with or without findings, as a stretch names it; in order. */
  readonly files: readonly string[];
  /** Takes in the findings that are not printed too. */
  readonly summary: Summary;
}

export interface Summary extends Readonly<Record<Severity, number>> {
  readonly files: number;
  readonly criteria: number;
  readonly suppressed: number;
  /** Findings that the baseline knows, and its entries that are found no more; absent where there is no baseline. */
  readonly baseline?: number;
  readonly stale?: number;
}

/** A finding where it stands. */
export interface Reported {
  readonly finding: Finding;
  /** No other finding of the run has it. */
  readonly fingerprint: string;
  readonly at: Stretch;
  /** The stretch of any place of the same project. */
  readonly locate: (at: At | Place) => Stretch;
}

export interface Suppressed extends Reported {
  /** What the author wrote in the comment that silences it. */
  readonly reason: () => string;
}

/** A stretch of a file, in the words of a reader. */
export interface Stretch {
  /** Absolute, with `/`. */
  readonly path: string;
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  /** The text of the file and its lines; empty where it can't be read. */
  readonly text: string;
  readonly lines: Lines;
  /** UTF-16 offsets. */
  readonly span: { readonly start: number; readonly end: number };
  /** Both from 0. */
  readonly start: Position;
  readonly end: Position;
}

/** One loaded project and the files of it that were asked for. */
export interface Checked {
  readonly project: Project;
  readonly paths: ReadonlySet<string>;
  /** Fingerprints of findings that are known and left out; undefined where there is no baseline. */
  readonly known?: ReadonlySet<string>;
}

/** The findings of the files asked for, of every sum that they are part of, and of the settings. `least` is the least severity to print. */
export function reportOf(checked: readonly Checked[], cwd: string, least: Severity = 'hint'): Report {
  const all: Reported[] = [];
  const silenced: Suppressed[] = [];
  const files: string[] = [];
  let [criteria, baseline] = [0, 0];
  for (const { project, paths, known } of checked) {
    const { findings, suppressed } = check(project);
    const concerns = concernsOf(project, paths);
    const prints = fingerprints(project, [...findings, ...suppressed]);
    const locateIn = stretchesOf(project, cwd);
    const reported = (finding: Finding, i: number): Reported => ({
      finding,
      fingerprint: prints[i]!,
      at: locateIn(finding.at),
      locate: locateIn,
    });
    findings.forEach((finding, i) => {
      if (!concerns(finding)) return;
      if (known?.has(prints[i]!)) baseline++;
      else all.push(reported(finding, i));
    });
    suppressed.forEach((finding, i) => {
      if (!concerns(finding)) return;
      silenced.push({ ...reported(finding, findings.length + i), reason: () => reasonOf(project, finding) });
    });
    for (const path of paths) {
      files.push(relative(cwd, path));
      const model = project.files.get(path)?.model;
      criteria += model ? entriesOf(model).filter(({ kind }) => kind === 'criterion').length : 0;
    }
  }
  const [shown, hushed] = [distinct(inOrder(all)), distinct(inOrder(silenced))];
  const count = (severity: Severity) => shown.filter(({ finding }) => finding.severity === severity).length;
  const levels = severities.slice(0, severities.indexOf(least) + 1);
  const isShown = ({ finding }: Reported) => levels.includes(finding.severity);
  return {
    findings: shown.filter(isShown),
    suppressed: hushed.filter(isShown),
    files: files.sort(),
    summary: {
      files: files.length,
      criteria,
      error: count('error'),
      warning: count('warning'),
      info: count('info'),
      hint: count('hint'),
      suppressed: hushed.length,
      ...(checked.some(({ known }) => known) ? { baseline } : {}),
    },
  };
}

/** Each project's are in order already; a stable sort by file keeps that. */
function inOrder<R extends Reported>(reported: readonly R[]): R[] {
  return [...reported].sort(({ at: a }, { at: b }) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** Two projects of one run may hold findings that are alike but for their folder. */
function distinct<R extends Reported>(reported: readonly R[]): R[] {
  const seen = new Set<string>();
  return reported.map((one) => {
    let { fingerprint } = one;
    while (seen.has(fingerprint)) fingerprint = hash(`${fingerprint}\n${one.at.file}`);
    seen.add(fingerprint);
    return { ...one, fingerprint };
  });
}

function reasonOf(project: Project, finding: Finding): string {
  const use = suppress(project, finding.at.path, [finding]).uses.find(({ silenced }) => silenced.has(finding.rule));
  return use?.suppression.reason ?? '';
}

const sumRules = new Set(rules.filter((rule) => rule.check.sums).map(({ id }) => id));

/** Whether a finding stands in one of the files or in the settings, or is on a sum of an index that a file is part of. */
export function concernsOf(project: Project, paths: ReadonlySet<string>): (finding: Finding) => boolean {
  const touched = project.trees.filter(({ index, files }) => index && files.some(({ path }) => paths.has(path)));
  const roots = new Set(touched.map(({ start }) => start.path));
  const reached = new Set(touched.flatMap(({ files }) => files.map(({ path }) => path)));
  return ({ rule, at, root, ofOneTree }) =>
    paths.has(at.path) ||
    at.path === project.configPath ||
    (sumRules.has(rule) && (ofOneTree ? roots.has(root ?? '') : reached.has(at.path)));
}

function stretchesOf(project: Project, cwd: string): Reported['locate'] {
  const empty = { text: '', lines: linesOf('') };
  return (at) => {
    const { path, start, end } = locate(project, at);
    const { text, lines } = project.files.get(path)?.source ?? empty;
    return {
      path,
      file: relative(cwd, path),
      text,
      lines,
      span: { start, end },
      start: positionAt(lines, start),
      end: positionAt(lines, end),
    };
  };
}

/** The sentence of a finding, one line. */
export function sentenceOf({ message }: Finding, language: Language): string {
  return say(message(), language).replace(/\s*\n\s*/g, ' ');
}

export function say(text: Text, language: Language): string {
  return text[language];
}

/** Lines and columns from 1, columns in UTF-16 units, the end exclusive: how other programs are told of a stretch. */
export function rangeOf({ start, end }: Stretch) {
  return {
    start: { line: start.line + 1, column: start.column + 1 },
    end: { line: end.line + 1, column: end.column + 1 },
  };
}

/** `file:line:column`, as people and compilers write it. */
export function placeOf({ file, start }: Stretch): string {
  return `${file}:${start.line + 1}:${start.column + 1}`;
}
