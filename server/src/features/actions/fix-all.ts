import type { Edit } from '../../base/edit.ts';
import type { Language } from '../../base/text.ts';
import type { Project } from '../../workspace/project.ts';
import type { Changes } from '../changes.ts';
import { findingsOf } from '../diagnostics.ts';
import type { Action } from './action.ts';
import { editsOf } from './quick-fix.ts';

/** Every safe fix of a file at once: what the command line's `--fix` does to it in one round. */
export function fixAll(project: Project, path: string, language: Language): Action[] {
  const edits = safeEdits(project, path);
  if (edits.length === 0) return [];
  return [
    {
      id: 'fix-all',
      title: words.title[language],
      kind: 'source.fixAll.par',
      changes: (): Changes => ({ edits: new Map([[path, edits]]) }),
    },
  ];
}

/** Of fixes that touch each other the first is made, whole or not at all; what reaches into other files waits. */
function safeEdits(project: Project, path: string): Edit[] {
  const kept: Edit[] = [];
  for (const finding of findingsOf(project, path)) {
    const fix = finding.fixes().find(({ safe }) => safe);
    const edits = fix && editsOf(project, fix);
    const own = edits?.get(path);
    if (!own || edits!.size > 1) continue;
    if (own.some((edit) => kept.some((other) => edit.start <= other.end && other.start <= edit.end))) continue;
    kept.push(...own);
  }
  return kept.sort((a, b) => a.start - b.start);
}

const words = { title: { vi: 'Sửa mọi lỗi hình thức trong tệp', en: 'Fix all matters of form in the file' } };
