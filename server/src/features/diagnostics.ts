import type { Span } from '../base/span.ts';
import type { Language } from '../base/text.ts';
import type { FileSpan } from '../rules/engine/check.ts';
import { check, locate } from '../rules/engine/check.ts';
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

const byFile = new WeakMap<Project, ReadonlyMap<string, readonly Finding[]>>();

/** The findings of a project by the file they stand in. */
export function findingsByFile(project: Project): ReadonlyMap<string, readonly Finding[]> {
  let table = byFile.get(project);
  if (!table) {
    const groups = new Map<string, Finding[]>();
    for (const finding of check(project).findings) {
      const group = groups.get(finding.at.path);
      if (group) group.push(finding);
      else groups.set(finding.at.path, [finding]);
    }
    byFile.set(project, (table = groups));
  }
  return table;
}

export function findingsOf(project: Project, path: string): readonly Finding[] {
  return findingsByFile(project).get(path) ?? [];
}
