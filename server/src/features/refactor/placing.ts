import type { Criterion } from '../../model/criterion.ts';
import { beginningOf, lengthOf, textIn } from '../../syntax/source.ts';
import type { Project } from '../../workspace/project.ts';
import type { Draft } from '../changes.ts';
import type { BlockSpan } from './block.ts';
import { blockOf, newlineIn } from './block.ts';

/** The blank lines that part the criteria of a list from each other: those behind its first one. */
export function gapOf(project: Project, members: readonly Criterion[]): string {
  const [first, second] = members;
  const block = first && second && first.piece.path === second.piece.path ? blockOf(project, first) : undefined;
  const behind = block && textIn(project.files.get(block.path)!.source!, { start: block.contentEnd, end: block.end });
  return behind === undefined ? '' : /^(?:[ \t]*\r?\n)*/.exec(behind)![0];
}

/** Puts lines before a criterion and the comments above it. */
export function putBefore(draft: Draft, { path, start }: BlockSpan, lines: string, gap: string): void {
  draft.edit(path, { start, end: start, text: lines + gap });
}

/** Puts lines behind the last line of a criterion; what is blank behind it stays behind the new lines. */
export function putBehind(draft: Draft, project: Project, block: BlockSpan, lines: string, gap: string): void {
  const source = project.files.get(block.path)!.source!;
  const { contentEnd } = block;
  // The last line of a file may have no end.
  const isEnded = textIn(source, { start: contentEnd - 1, end: contentEnd }) === '\n';
  const before = isEnded ? '' : newlineIn(beginningOf(source));
  draft.edit(block.path, {
    start: contentEnd,
    end: contentEnd,
    text: before + gap + (before === '' ? lines : lines.replace(/\r?\n$/, '')),
  });
}

/**
 * Takes a criterion out of its list, which keeps one gap between those that stay: with the gap behind it; the last one
 * with the gap above it, so that what parts the list from what follows stays.
 */
export function cutOut(
  draft: Draft,
  project: Project,
  block: BlockSpan,
  { previous, isLast }: { readonly previous: Criterion | undefined; readonly isLast: boolean },
): void {
  const { path, start, contentEnd, end } = block;
  if (!isLast) {
    draft.edit(path, { start, end, text: '' });
    return;
  }
  const above = previous && blockOf(project, previous);
  const from = above?.path === path && above.end === start ? above.contentEnd : start;
  // Where the last line of the file has no end, the one that becomes the last has none either.
  const source = project.files.get(path)!.source!;
  const isOpen = contentEnd === lengthOf(source) && textIn(source, { start: contentEnd - 1, end: contentEnd }) !== '\n';
  const newline = isOpen ? /\r?\n$/.exec(textIn(source, { start: Math.max(0, from - 2), end: from })) : null;
  draft.edit(path, { start: from - (newline?.[0].length ?? 0), end: contentEnd, text: '' });
}
