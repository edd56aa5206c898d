import type { Text } from '../../base/text.ts';
import type { Criterion } from '../../model/criterion.ts';
import { both } from '../../rules/engine/words.ts';
import { wholeLines } from '../../rules/engine/rewrite.ts';
import type { Project } from '../../workspace/project.ts';
import { viewsOf } from '../../workspace/view.ts';
import { draftOf } from '../changes.ts';
import { blockOf } from './block.ts';
import { cutOut } from './placing.ts';
import { recode } from './recode.ts';
import type { Refactor } from './refactoring.ts';
import { closedUp, neighbours, numberOf, siblingsOf } from './siblings.ts';
import { effectOn, pointsOf } from './totals.ts';

/** Takes a criterion out with its components, and closes the gap in the numbering. */
export const deleteCriterion: Refactor = ({ project, view, criterion }) => {
  const siblings = criterion && siblingsOf(view, criterion);
  const block = criterion && blockOf(project, criterion);
  if (!siblings || !block) return [];
  const { parent, members, prefix } = siblings;
  const wanted = closedUp(members, prefix, numberOf(criterion));
  const inFile = members.filter(({ piece }) => piece.path === block.path);
  const opener = parent?.fields.get('criteria');
  const emptied = inFile.length > 1 ? undefined : opener && !opener.pair.value ? wholeLines(opener) : 'stuck';
  // A list must not be left without items; one of the file itself has no key that could go.
  if (emptied === 'stuck' || (inFile.length === 1 && !emptied)) return [];
  const users = usersOf(project, criterion);
  const effect = effectOn(view, parent, {}, pointsOf(criterion));
  const title = words.title(criterion.code!.text, wanted.size);
  return [
    {
      id: 'delete',
      kind: 'refactor.rewrite',
      title: both((l) => title[l] + effect[l]),
      ...(users.length === 0 ? {} : { disabled: words.used(criterion.code!.text, users.slice(0, 5).join(', ')) }),
      changes: () => {
        const draft = draftOf(project);
        draft.editPlaces(recode(project, wanted));
        if (emptied) draft.editPlaces([{ place: emptied, text: '' }]);
        cutOut(draft, project, block, neighbours(siblings));
        return draft.finish();
      },
    },
  ];
};

/** The codes of criteria elsewhere whose `sameAs` would name nothing any more. */
function usersOf(project: Project, criterion: Criterion): string[] {
  const gone = new Set<Criterion>();
  const visit = (one: Criterion): void => {
    gone.add(one);
    one.children.forEach(visit);
  };
  visit(criterion);
  const codes = new Set([...gone].flatMap(({ code }) => code?.text ?? []));
  const users = viewsOf(project)
    .filter(({ tree }) => tree.byCode.get(criterion.code?.text ?? '')?.includes(criterion))
    .flatMap(({ tree }) => [...codes].flatMap((code) => tree.referringTo(code)))
    .filter((other) => !gone.has(other));
  return [...new Set(users.map(({ code }) => code?.text ?? '?'))];
}

const words = {
  title: (code: string, behind: number): Text =>
    behind === 0
      ? { vi: `Xóa ${code}`, en: `Delete ${code}` }
      : {
          vi: `Xóa ${code} và đánh số lại ${behind} tiêu chí sau`,
          en: `Delete ${code} and renumber the ${behind} behind it`,
        },
  used: (code: string, users: string): Text => ({
    vi: `${users} đang dùng chung nhiệm vụ với ${code} (sameAs); hãy ghi riêng cho các tiêu chí ấy trước.`,
    en: `${users} take their tasks from ${code} (sameAs); write them out there first.`,
  }),
};
