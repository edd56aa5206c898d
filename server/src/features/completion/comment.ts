import type { Language } from '../../base/text.ts';
import { rules } from '../../rules/all.ts';
import { locate } from '../../rules/engine/check.ts';
import { unsilenceable } from '../../rules/engine/suppress.ts';
import type { Source } from '../../syntax/source.ts';
import { positionIn } from '../../syntax/source.ts';
import type { Project } from '../../workspace/project.ts';
import type { CommentPlace } from '../cursor/comment.ts';
import { findingsAtHand } from '../diagnostics.ts';
import { levelNames } from '../../rules/engine/words.ts';
import type { Completion } from './completion.ts';

/** In a `# par-ignore` comment: the ids of rules, those that speak on its line or the next first; the words themselves. */
export function inComment(
  project: Project,
  source: Source,
  cursor: CommentPlace,
  offset: number,
  language: Language,
): Completion[] {
  const { replace, named, hasReason, isFirst } = cursor;
  if (cursor.of === 'word')
    return (isFirst ? ['par-ignore', 'par-ignore-file'] : ['par-ignore']).map((label) => ({
      label,
      kind: 'value',
      detail: words[label === 'par-ignore' ? 'line' : 'file'][language],
      edit: { ...replace, text: `${label} ` },
      insertEnd: offset,
    }));
  const { line } = positionIn(source, offset);
  const near = new Set(
    findingsAtHand(project, source.path)
      .filter((finding) => {
        const at = positionIn(source, locate(project, finding.at).start).line;
        return at === line || at === line + 1;
      })
      .map(({ rule }) => rule),
  );
  return rules
    .filter(({ id }) => !unsilenceable.has(id) && !named.has(id))
    .sort((a, b) => Number(near.has(b.id)) - Number(near.has(a.id)))
    .map(({ id, severity }) => ({
      label: id,
      kind: 'rule',
      detail: levelNames[severity][language],
      about: { kind: 'rule', id },
      edit: { ...replace, text: hasReason ? id : `${id}: ` },
      insertEnd: offset,
      ...(hasReason ? { commit: [','] } : {}),
    }));
}

const words = {
  line: { vi: 'bỏ qua phát hiện ở đây', en: 'silence findings here' },
  file: { vi: 'bỏ qua phát hiện trong cả tệp', en: 'silence findings in the whole file' },
};
