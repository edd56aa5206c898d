import type { Edit } from '../base/edit.ts';
import type { Span } from '../base/span.ts';
import type { Language } from '../base/text.ts';
import { locate } from '../rules/engine/check.ts';
import type { Finding, Fix } from '../rules/engine/finding.ts';
import type { Project } from '../workspace/project.ts';
import { findingsOf } from './diagnostics.ts';

/** A repair that the editor offers for a finding. */
export interface QuickFix {
  readonly finding: Finding;
  readonly title: string;
  /** The one repair that the evidence points to. */
  readonly preferred: boolean;
  /** By file, since a repair may reach into other files; UTF-16 offsets of each file's text. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
}

/** The repairs of the findings that touch a span (UTF-16 offsets) of a file, in the order of the findings. */
export function quickFixes(project: Project, path: string, span: Span, language: Language): QuickFix[] {
  return findingsOf(project, path).flatMap((finding) => {
    const at = locate(project, finding.at);
    if (at.end < span.start || span.end < at.start) return [];
    return finding.fixes().map((fix) => ({
      finding,
      title: fix.title[language],
      preferred: fix.preferred ?? false,
      edits: editsOf(project, fix),
    }));
  });
}

/** The edits of a fix, by the file they change. */
export function editsOf(project: Project, fix: Fix): Map<string, Edit[]> {
  const edits = new Map<string, Edit[]>();
  for (const { place, text } of fix.edits) {
    const { path, start, end } = locate(project, place);
    const same = edits.get(path);
    if (same) same.push({ start, end, text });
    else edits.set(path, [{ start, end, text }]);
  }
  return edits;
}
