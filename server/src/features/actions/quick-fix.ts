import type { Edit } from '../../base/edit.ts';
import type { Language } from '../../base/text.ts';
import { locate } from '../../rules/engine/check.ts';
import type { Finding, Fix } from '../../rules/engine/finding.ts';
import type { Project } from '../../workspace/project.ts';
import type { Action } from './action.ts';

/** The repairs of a finding, the likeliest first. */
export function quickFixesOf(project: Project, finding: Finding, language: Language): Action[] {
  const fixes = finding.fixes();
  return fixes.map((fix, i) => {
    const edits = editsOf(project, fix);
    const elsewhere = [...edits.keys()].some((path) => path !== finding.at.path);
    return {
      id: `${finding.rule} ${locate(project, finding.at).start} ${i}`,
      title: fix.title[language],
      kind: 'quickfix',
      finding,
      preferred: fix.preferred ?? false,
      ...(fix.safe || (fixes.length === 1 && !elsewhere)
        ? {}
        : {
            choice: {
              label: fix.title[language],
              description: finding.message()[language],
              confirm: elsewhere,
            },
          }),
      changes: () => ({ edits }),
    };
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
