import type { Span } from '../base/span.ts';
import type { Language } from '../base/text.ts';
import type { FileSpan } from '../rules/engine/check.ts';
import { checkerOf, locate } from '../rules/engine/check.ts';
import type { Args, Finding, Severity } from '../rules/engine/finding.ts';
import type { Project } from '../workspace/project.ts';

/** A finding as it is shown in its file. */
export interface FileDiagnostic {
  /** UTF-16 offsets of the file's text. */
  readonly span: Span;
  readonly severity: Severity;
  /** The rule's id. */
  readonly rule: string;
  readonly message: string;
  /** What it says of the text under it, which editors then fade or strike through. */
  readonly tag?: Tag;
  readonly related: readonly (FileSpan & { readonly message: string })[];
}

export type Tag = 'deprecated' | 'unnecessary';

/** Findings about something that is no more, or that could as well not be there. */
const tags: Readonly<Record<string, (args: Args) => Tag | undefined>> = {
  // An agency that has not begun yet is no less wrong there, but not outdated.
  'agency-not-active': ({ until }) => (until === '' ? undefined : 'deprecated'),
  'unused-agency': () => 'unnecessary',
  // A comment that only stands in the wrong place is to be moved.
  'unused-suppression': ({ why }) => (why === 'misplaced' ? undefined : 'unnecessary'),
};

/** What is found in one file of a project, in the order of its text. */
export function diagnosticsOf(project: Project, path: string, language: Language): FileDiagnostic[] {
  return findingsOf(project, path).map((finding) => diagnosticOf(project, finding, language));
}

export function diagnosticOf(project: Project, finding: Finding, language: Language): FileDiagnostic {
  const { start, end } = locate(project, finding.at);
  const tag = tags[finding.rule]?.(finding.args);
  return {
    span: { start, end },
    severity: finding.severity,
    rule: finding.rule,
    message: finding.message()[language],
    ...(tag ? { tag } : {}),
    related: finding.related.map(({ at, message }) => ({ ...locate(project, at), message: message[language] })),
  };
}

/** Runs all checks that wait, so that what was computed from findings knows whether it still holds. */
export function settleChecks(project: Project): void {
  checkerOf(project).settle();
}

/** Runs checks that wait, those of about `count` things; gives how many things are left to be looked at, so that a large project can be checked in slices. */
export function advanceChecks(project: Project, count: number): number {
  const checker = checkerOf(project);
  return checker.advance(count) ? 0 : checker.waiting;
}

/** Lets go of what was read of closed files to answer a question; to be called when it is answered. */
export function letGoOfRead(project: Project): void {
  checkerOf(project).letGo();
}

/** The files that findings stand in, silenced ones included. */
export function filesWithFindings(project: Project): readonly string[] {
  return checkerOf(project).filesWithFindings();
}

/** The findings of one file where they are at hand; none while so many checks wait that somebody would have to. */
export function findingsAtHand(project: Project, path: string): readonly Finding[] {
  return advanceChecks(project, atHand) === 0 ? findingsOf(project, path) : [];
}

/** So many things are looked at in a few milliseconds. */
const atHand = 32;

/** The findings of one file; the same list for as long as nothing of it changes. */
export function findingsOf(project: Project, path: string): readonly Finding[] {
  return checkerOf(project).in(path).findings;
}
