import type { Language } from '../base/text.ts';
import { extendsCode, partsOf } from '../model/code.ts';
import type { Criterion } from '../model/criterion.ts';
import type { FileModel } from '../model/file.ts';
import { locate } from '../rules/engine/check.ts';
import { listStyleOf } from '../rules/engine/rewrite.ts';
import type { Project } from '../workspace/project.ts';
import type { Changes } from './changes.ts';
import { draftOf } from './changes.ts';
import { criterionAt } from './cursor-criterion.ts';
import { extentOf } from './extent.ts';
import { readTable } from './paste/read.ts';
import { comment, linesOf } from './paste/write.ts';
import { blockOf, newlineIn } from './refactor/block.ts';
import { gapOf, putBehind } from './refactor/placing.ts';

/** What pasting a table does to a file. */
export interface Paste {
  readonly changes: Changes;
  /** How many criteria come. */
  readonly rows: number;
  /** How many comments (`# ?`) ask the author to look. */
  readonly doubts: number;
}

/**
 * Turns rows of a table, as Excel and Word put them on the clipboard, into criteria. They come below the criterion that
 * their codes go on from; else behind the one at the cursor; in a file without criteria, at its end.
 * @param offset of the cursor, UTF-16
 * @param language of the comments that tell of doubts
 * Undefined where the text has no row with a code, and where criteria are written in brackets.
 */
export function pasteRows(
  project: Project,
  path: string,
  offset: number,
  text: string,
  language: Language,
): Paste | undefined {
  const source = project.files.get(path)?.source;
  const model = project.files.get(path)?.model;
  const { top, all, notes } = readTable(text);
  if (!source || top.length === 0) return undefined;
  const list = listStyleOf(source.text);
  const newline = newlineIn(source.text);
  const lines = [...notes.map((note) => comment(note, language)), ...linesOf(top, list, language)];
  const doubts = notes.length + all.reduce((sum, row) => sum + row.doubts.size, 0);
  const draft = draftOf(project);
  const at = (column: number): string => lines.map((line) => ' '.repeat(column) + line + newline).join('');
  const parts = partsOf(top[0]!.code) ?? [];
  const done = (): Paste => ({ changes: draft.finish(), rows: all.length, doubts });

  const criteria = model ? allOf(model) : [];
  const parent = criteria.find(({ code }) => code?.parts !== undefined && extendsCode(parts, code.parts));
  const above = neighbours(criteria, parent, model && criterionAt(model, offset), parts.length);
  if (above) {
    const block = blockOf(project, above);
    if (!block) return undefined;
    putBehind(draft, project, block, at(block.dash), gapOf(project, above.parent?.children ?? [above]));
    return done();
  }
  if (parent) {
    const block = blockOf(project, parent);
    if (!block || parent.has('criteria')) return undefined;
    const head = `${' '.repeat(block.keys)}criteria:${newline}`;
    putBehind(draft, project, block, head + at(block.keys + list), '');
    return done();
  }
  const place = model && emptyList(project, model);
  if (place === 'unfit') return undefined;
  const end = place?.end ?? source.text.length;
  const before = end > 0 && source.text[end - 1] !== '\n' ? newline : '';
  const heads = [...(model?.head?.fields.has('par') ? [] : ['par: 1']), 'criteria:'];
  const head = place ? '' : heads.map((line) => line + newline).join('');
  draft.edit(path, { start: end, end, text: before + head + at(place?.column ?? list) });
  return done();
}

function allOf(model: FileModel): Criterion[] {
  const below = (criterion: Criterion): Criterion[] => [criterion, ...criterion.children.flatMap(below)];
  return (model.criteria ?? []).flatMap((item) => (item.kind === 'criterion' ? below(item) : []));
}

/** The criterion to paste behind: at the cursor or above it, on the wanted level, under the wanted parent. */
function neighbours(
  criteria: readonly Criterion[],
  parent: Criterion | undefined,
  cursor: Criterion | undefined,
  level: number,
): Criterion | undefined {
  const line: Criterion[] = [];
  for (let at = cursor; at; at = at.parent) line.push(at);
  if (parent) return line.find((each) => each.parent === parent) ?? parent.children.at(-1);
  return (
    line.find(({ code }) => code?.parts?.length === level) ?? line[0] ?? criteria.filter((each) => !each.parent).at(-1)
  );
}

/**
 * Where a list that has no criterion yet goes on: behind its last `- file:`, or behind its key. Undefined where there is
 * no list; `unfit` where it is written in brackets.
 */
function emptyList(project: Project, model: FileModel): { end: number; column: number } | 'unfit' | undefined {
  const field = model.head?.fields.get('criteria');
  if (!field) return undefined;
  const { text } = model.source;
  const last = model.criteria?.at(-1);
  const { start, end } = last
    ? extentOf(project, last, 'file').span
    : locate(project, { piece: field.piece, ...field.pair.key.span });
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (last ? !/^ *- *$/.test(before) : field.pair.value !== null || before.trim() !== '') return 'unfit';
  const newline = text.indexOf('\n', end);
  return {
    end: newline < 0 ? text.length : newline + 1,
    column: last ? before.indexOf('-') : before.length + listStyleOf(text),
  };
}
