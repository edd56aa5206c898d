import { folderOf, relative, resolve } from '../../workspace/path.ts';
import { oneLine } from '../hover/markdown.ts';
import type { Proposal, Question } from './question.ts';
import { unquoted } from './question.ts';

/** Files that have the section of the list, are in no root's way, and are not listed yet. */
export function files({ project, model, cursor }: Question): Proposal[] {
  const section = cursor.list === 'agencies' ? 'agencies' : 'criteria';
  const folder = folderOf(model.path);
  const listed = new Set(
    (model[section] ?? []).flatMap((item) =>
      item.kind === 'fileItem' && item.target ? [resolve(folder, item.target.text)] : [],
    ),
  );
  const typed = resolve(folder, unquoted(cursor.typed));
  return [...project.files.values()].flatMap(({ path, model: other }): Proposal[] => {
    if (path === model.path || other?.[section] === undefined || (listed.has(path) && path !== typed)) return [];
    if (section === 'criteria' && other.index) return [];
    return [{ label: relative(folder, path), kind: 'file', about: { kind: 'file', path } }];
  });
}

/** Other roots of the project: last year's is one of them. */
export function roots({ project, model }: Question): Proposal[] {
  return [...project.files.values()].flatMap(({ path, model: other }): Proposal[] => {
    if (path === model.path || !other?.index) return [];
    const detail = oneLine(other.index.title?.text ?? '');
    return [{ label: relative(folderOf(model.path), path), kind: 'file', detail, about: { kind: 'file', path } }];
  });
}
