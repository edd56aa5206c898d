import type { Span } from '../base/span.ts';
import type { Language } from '../base/text.ts';
import type { FileSpan } from '../rules/engine/check.ts';
import { checkerOf, locate } from '../rules/engine/check.ts';
import type { Finding, Severity } from '../rules/engine/finding.ts';
import type { Project } from '../workspace/project.ts';

/** A finding as it is shown in its file. */
export interface FileDiagnostic {
  /** UTF-16 offsets of the file's text. */
  readonly span: Span;
  readonly severity: Severity;
  /** The rule's id. */
  readonly rule: string;
  readonly message: string;
  readonly related: readonly (FileSpan & { readonly message: string })[];
}

/** What is found in one file of a project, in the order of its text. */
export function diagnosticsOf(project: Project, path: string, language: Language): FileDiagnostic[] {
  return findingsOf(project, path).map((finding) => diagnosticOf(project, finding, language));
}

export function diagnosticOf(project: Project, finding: Finding, language: Language): FileDiagnostic {
  const { start, end } = locate(project, finding.at);
  return {
    span: { start, end },
    severity: finding.severity,
    rule: finding.rule,
    message: finding.message()[language],
    related: finding.related.map(({ at, message }) => ({ ...locate(project, at), message: message[language] })),
  };
}

/** Runs all checks that wait, so that what was computed from findings knows whether it still holds. */
export function settleChecks(project: Project): void {
  checkerOf(project).settle();
}

/** The files that findings stand in, silenced ones included. */
export function filesWithFindings(project: Project): readonly string[] {
  return checkerOf(project).filesWithFindings();
}

/** The findings of one file; the same list for as long as nothing of it changes. */
export function findingsOf(project: Project, path: string): readonly Finding[] {
  return checkerOf(project).in(path).findings;
}
