import type { Language } from '../../base/text.ts';
import { compareCodes, extendsCode } from '../../model/code.ts';
import type { Criterion } from '../../model/criterion.ts';
import { numberingOf } from '../../rules/code/numbering.ts';
import type { Project } from '../../workspace/project.ts';
import type { TreeView } from '../../workspace/view.ts';
import type { Draft } from '../changes.ts';
import { draftOf } from '../changes.ts';
import { blockOf } from '../refactor/block.ts';
import { recode } from '../refactor/recode.ts';
import { viewOf } from '../view.ts';
import type { Action } from './action.ts';

/**
 * Puts the criteria of a file in order: by their codes, where each code is a code of its parent and stands once; else
 * the codes get the numbers that their places ask for. A number that is skipped stays so: it tells of a criterion that
 * was left out.
 */
export function organize(project: Project, path: string, language: Language): Action[] {
  const model = project.files.get(path)?.model;
  const view = viewOf(project, path);
  if (!model || !view || model.source.pieces.some(({ broken }) => broken)) return [];
  const draft = draftOf(project);
  const top = (model.criteria ?? []).filter((item) => item.kind === 'criterion');
  draft.editPlaces(recode(project, misnumbered(view, top)));
  // Among files that are listed, an area keeps its place.
  if (top.length === model.criteria?.length) sortBlocks(project, draft, top, undefined);
  else for (const criterion of top) sortBlocks(project, draft, criterion.children, criterion);
  const changes = draft.finish();
  if (changes.edits.size === 0) return [];
  return [{ id: 'organize', title: words.title[language], kind: 'source.organize.par', changes: () => changes }];
}

/** The criteria of a file whose codes are wrong, with the codes that their places ask for. */
function misnumbered(view: TreeView, criteria: readonly Criterion[]): Map<Criterion, string> {
  const { asked, slips } = numberingOf(view);
  const own = new Set(criteria.flatMap(withComponents));
  const wrong = [...own].flatMap((criterion) =>
    (slips.get(criterion) ?? []).flatMap((slip) => {
      if (slip.kind === 'not-under-parent') return slip.members;
      return slip.kind === 'duplicate' ? [slip.wrong] : [];
    }),
  );
  return new Map(
    wrong.flatMap((criterion): [Criterion, string][] => {
      const code = own.has(criterion) ? asked.get(criterion) : undefined;
      return code === undefined ? [] : [[criterion, code]];
    }),
  );
}

function withComponents(criterion: Criterion): Criterion[] {
  return [criterion, ...criterion.children.flatMap(withComponents)];
}

/** The components first, so that a block takes them along in order. */
function sortBlocks(
  project: Project,
  draft: Draft,
  members: readonly Criterion[],
  parent: Criterion | undefined,
): void {
  for (const member of members) sortBlocks(project, draft, member.children, member);
  const sorted = inOrder(members, parent);
  const blocks = members.map((member) => blockOf(project, member));
  if (!sorted || blocks.includes(undefined)) return;
  const { path } = blocks[0]!;
  const slots = blocks.map((block) => ({ start: block!.start, end: block!.contentEnd }));
  const texts = new Map(members.map((member, i) => [member, draft.textOf(path, slots[i]!)]));
  const newline = /\r?\n$/.exec(texts.get(members[0]!)!)?.[0] ?? '\n';
  sorted.forEach((member, i) => {
    const text = texts.get(member)!.replace(/\r?\n$/, '');
    // The last line of a file may have no end.
    const isOpen = i === sorted.length - 1 && !texts.get(members.at(-1)!)!.endsWith('\n');
    draft.edit(path, { ...slots[i]!, text: isOpen ? text : text + newline });
  });
}

/** Undefined where they are in order already, or can't be put in order by their codes. */
function inOrder(members: readonly Criterion[], parent: Criterion | undefined): Criterion[] | undefined {
  const parts = members.map(({ code }) => code?.parts);
  const prefix = parent ? parent.code?.parts : parts[0]?.slice(0, -1);
  if (!prefix || parts.some((own) => !own || !extendsCode(own, prefix))) return undefined;
  const sorted = [...members].sort((a, b) => compareCodes(a.code!.parts!, b.code!.parts!));
  const isDistinct = sorted.every((one, i) => i === 0 || one.code!.text !== sorted[i - 1]!.code!.text);
  return isDistinct && sorted.some((one, i) => one !== members[i]) ? sorted : undefined;
}

const words = { title: { vi: 'Sắp xếp tiêu chí theo STT', en: 'Put the criteria in the order of their codes' } };
