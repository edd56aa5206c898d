import type { Language, Text } from '../base/text.ts';
import type { Lines, Position } from '../base/lines.ts';
import { linesOf, positionAt } from '../base/lines.ts';
import { entriesOf } from '../model/entries.ts';
import type { Place } from '../model/entry.ts';
import { rules } from '../rules/all.ts';
import { check, locate } from '../rules/engine/check.ts';
import type { At, Finding, Severity } from '../rules/engine/finding.ts';
import { severities } from '../rules/engine/finding.ts';
import { fingerprints } from '../rules/engine/fingerprint.ts';
import { relative } from '../workspace/path.ts';
import type { Project } from '../workspace/project.ts';

/** What every form of the result is made from. */
export interface Report {
  /** The findings to print, in order: file, position, rule. */
  readonly findings: readonly Reported[];
  /** Takes in the findings that are not printed too. */
  readonly summary: Summary;
}

export interface Summary extends Readonly<Record<Severity, number>> {
  readonly files: number;
  readonly criteria: number;
  readonly suppressed: number;
}

/** A finding where it stands. */
export interface Reported {
  readonly finding: Finding;
  readonly fingerprint: string;
  readonly at: Stretch;
  /** The stretch of any place of the same project. */
  readonly locate: (at: At | Place) => Stretch;
}

/** A stretch of a file, in the words of a reader. */
export interface Stretch {
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
}

/** The findings of the files asked for, of every sum that they are part of, and of the settings. `least` is the least severity to print. */
export function reportOf(checked: readonly Checked[], cwd: string, least: Severity = 'hint'): Report {
  const all: Reported[] = [];
  let [files, criteria, suppressed] = [0, 0, 0];
  for (const { project, paths } of checked) {
    const result = check(project);
    const concerns = concernsOf(project, paths);
    const prints = fingerprints(project, result.findings);
    const locateIn = stretchesOf(project, cwd);
    result.findings.forEach((finding, i) => {
      if (!concerns(finding)) return;
      all.push({ finding, fingerprint: prints[i]!, at: locateIn(finding.at), locate: locateIn });
    });
    suppressed += result.suppressed.filter(concerns).length;
    files += paths.size;
    for (const path of paths) {
      const model = project.files.get(path)?.model;
      criteria += model ? entriesOf(model).filter(({ kind }) => kind === 'criterion').length : 0;
    }
  }
  // Each project's are in order already; a stable sort by file keeps that.
  all.sort((a, b) => (a.finding.at.path < b.finding.at.path ? -1 : a.finding.at.path > b.finding.at.path ? 1 : 0));
  const count = (severity: Severity) => all.filter(({ finding }) => finding.severity === severity).length;
  const shown = severities.slice(0, severities.indexOf(least) + 1);
  return {
    findings: all.filter(({ finding }) => shown.includes(finding.severity)),
    summary: {
      files,
      criteria,
      error: count('error'),
      warning: count('warning'),
      info: count('info'),
      hint: count('hint'),
      suppressed,
    },
  };
}

const sumRules = new Set(rules.filter((rule) => rule.check.sums).map(({ id }) => id));

/** Whether a finding stands in one of the files or in the settings, or is on a sum of an index that a file is part of. */
function concernsOf(project: Project, paths: ReadonlySet<string>): (finding: Finding) => boolean {
  const touched = project.trees.filter(({ index, files }) => index && files.some(({ path }) => paths.has(path)));
  const roots = new Set(touched.map(({ start }) => start.path));
  const reached = new Set(touched.flatMap(({ files }) => files.map(({ path }) => path)));
  return ({ rule, at, root, ofOneRoot }) =>
    paths.has(at.path) ||
    at.path === project.configPath ||
    (sumRules.has(rule) && (ofOneRoot ? roots.has(root ?? '') : reached.has(at.path)));
}

function stretchesOf(project: Project, cwd: string): Reported['locate'] {
  const empty = { text: '', lines: linesOf('') };
  return (at) => {
    const { path, start, end } = locate(project, at);
    const { text, lines } = project.files.get(path)?.source ?? empty;
    return {
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
