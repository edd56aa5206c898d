import type { Language } from '../base/text.ts';
import { beginningOf } from '../syntax/source.ts';
import type { Project } from '../workspace/project.ts';
import { inComment } from './completion/comment.ts';
import type { Completion, Completions } from './completion/completion.ts';
import { keys } from './completion/keys.ts';
import { firstLines, nextLines } from './completion/next-criterion.ts';
import { fileTemplates, sectionTemplates } from './completion/template.ts';
import type { Proposal } from './completion/question.ts';
import { ranked, valuesFor } from './completion/values.ts';
import type { Cursor } from './cursor.ts';
import { cursorAt } from './cursor.ts';
import { valueChoices } from './setting.ts';
import { viewOf } from './view.ts';

export type { Completion, CompletionKind, Completions } from './completion/completion.ts';

/** As many as anyone looks through; the next letter brings the others up. */
const most = 100;

/**
 * What can be written at an offset (UTF-16) of a file: keys still missing, the next criterion, templates, agencies, codes,
 * points, deadlines, files, ids of rules in comments; in the file of settings keys, rules and values.
 * @param year this year, for the templates of an index
 */
export function completionsAt(
  project: Project,
  path: string,
  offset: number,
  language: Language,
  year?: number,
): Completions {
  const { model, source } = project.files.get(path) ?? {};
  if (!source) return { items: [], incomplete: false };
  const cursor = cursorAt(source, offset, model ? 'file' : 'config');
  const template = model && cursor?.kind === 'key' ? { project, path, cursor, offset, language, year } : undefined;
  const found = cursor ? itemsFor(project, path, cursor, offset, language) : [];
  const next = model && cursor?.kind !== 'comment' ? nextLines(viewOf(project, path), source, offset, language) : [];
  // A whole criterion may stand in both, where its item can begin in the cursor's column.
  const items = [
    ...(template ? fileTemplates(template) : []),
    ...found,
    ...next.filter(({ label }) => !found.some((item) => item.label === label)),
    ...(template ? sectionTemplates(template) : []),
  ];
  return { items: items.slice(0, most), incomplete: items.length > most };
}

function itemsFor(project: Project, path: string, cursor: Cursor, offset: number, language: Language): Completion[] {
  const { model, source } = project.files.get(path)!;
  const view = viewOf(project, path);
  if (cursor.kind === 'comment') return model ? inComment(project, source!, cursor, offset, language) : [];
  if (cursor.kind === 'key')
    return [
      ...keys(cursor, beginningOf(source!), offset, language),
      ...firstLines(view, cursor, source!, offset, language),
    ];
  const proposals = model
    ? valuesFor({ project, model, view, cursor, language })
    : valueChoices(cursor, language).map(({ label, detail }): Proposal => ({
        label,
        kind: 'value',
        ...(detail === undefined ? {} : { detail }),
        also: detail === undefined ? [] : [detail],
        text: label,
      }));
  return proposals ? ranked(proposals, cursor, offset) : [];
}
