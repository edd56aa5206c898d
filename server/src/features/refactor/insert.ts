import { beginningOf } from '../../syntax/source.ts';
import { writeScore } from '../../base/thousandths.ts';
import type { Text } from '../../base/text.ts';
import type { Criterion } from '../../model/criterion.ts';
import { both } from '../../rules/engine/words.ts';
import { listStyleOf } from '../../rules/engine/rewrite.ts';
import { isLeaf } from '../../workspace/effective.ts';
import type { Draft } from '../changes.ts';
import { draftOf } from '../changes.ts';
import type { NewCriterion } from '../new-criterion.ts';
import { linesOf, newCriterion } from '../new-criterion.ts';
import { blockOf, newlineIn } from './block.ts';
import { gapOf, putBefore, putBehind } from './placing.ts';
import { recode } from './recode.ts';
import type { Place, Refactor, Refactoring } from './refactoring.ts';
import { areSound, numberOf, pushedFrom, siblingsOf } from './siblings.ts';
import { effectOn } from './totals.ts';

/** A new criterion before, behind or under the one at the cursor, with its code and what the others leave over. */
export const insert: Refactor = (place) => {
  const { criterion } = place;
  if (!criterion) return [];
  return [beside(place, criterion, 'before'), beside(place, criterion, 'after'), under(place, criterion)].filter(
    (one) => one !== undefined,
  );
};

function beside(place: Place, criterion: Criterion, where: 'before' | 'after'): Refactoring | undefined {
  const { project, view, source } = place;
  const siblings = siblingsOf(view, criterion);
  const block = blockOf(project, criterion);
  if (!siblings || !block) return undefined;
  const { parent, members, prefix } = siblings;
  const number = numberOf(criterion) + (where === 'before' ? 0 : 1);
  const added = newCriterion(parent ?? view.tree.index, members, [...prefix, number].join('.'));
  return offer(place, `insert-${where}`, where, criterion, added, parent, (draft) => {
    draft.editPlaces(recode(project, pushedFrom(members, prefix, number)));
    const text = lined(added, beginningOf(source), block.dash);
    const gap = gapOf(project, members);
    if (where === 'before') putBefore(draft, block, text, gap);
    else putBehind(draft, project, block, text, gap);
  });
}

/** Behind the last component; a criterion without components gets its first one. */
function under(place: Place, criterion: Criterion): Refactoring | undefined {
  const { project, source } = place;
  const block = blockOf(project, criterion);
  const parts = criterion.code?.parts;
  const { children } = criterion;
  if (!block || !parts || parts.length >= project.settings.depth || !areSound(children, parts)) return undefined;
  const last = children.at(-1);
  const lastBlock = last && blockOf(project, last);
  if (last ? !lastBlock : !isLeaf(criterion)) return undefined;
  const added = newCriterion(criterion, children, [...parts, last ? numberOf(last) + 1 : 1].join('.'));
  return offer(place, 'insert-under', 'under', criterion, added, criterion, (draft) => {
    if (lastBlock) {
      putBehind(draft, project, lastBlock, lined(added, beginningOf(source), lastBlock.dash), gapOf(project, children));
      return;
    }
    const newline = newlineIn(beginningOf(source));
    const head = `${' '.repeat(block.keys)}criteria:${newline}`;
    putBehind(
      draft,
      project,
      block,
      head + lined(added, beginningOf(source), block.keys + listStyleOf(beginningOf(source))),
      '',
    );
  });
}

/** The lines of a new criterion whose dash stands in a column. */
function lined(added: NewCriterion, text: string, column: number): string {
  return linesOf(added, text)
    .map((line) => ' '.repeat(column) + line + newlineIn(text))
    .join('');
}

function offer(
  { project, view }: Place,
  id: string,
  where: 'before' | 'after' | 'under',
  criterion: Criterion,
  added: NewCriterion,
  parent: Criterion | undefined,
  write: (draft: Draft) => void,
): Refactoring {
  const points = Object.fromEntries(
    [...added.points].flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])),
  );
  const worth = Object.values(points).map(writeScore).join(' / ');
  const effect = parent?.children.length === 0 ? { vi: '', en: '' } : effectOn(view, parent, points, {});
  const name = words[where](added.code, criterion.code?.text ?? '?');
  return {
    id,
    kind: 'refactor.rewrite',
    title: both((l) => `${name[l]}${worth === '' ? '' : words.worth(worth)[l]}${effect[l]}`),
    changes: () => {
      const draft = draftOf(project);
      write(draft);
      return draft.finish();
    },
  };
}

const words = {
  before: (code: string, at: string): Text => ({
    vi: `Thêm ${code} vào trước ${at}`,
    en: `Insert ${code} before ${at}`,
  }),
  after: (code: string, at: string): Text => ({ vi: `Thêm ${code} vào sau ${at}`, en: `Insert ${code} after ${at}` }),
  under: (code: string, at: string): Text => ({ vi: `Thêm ${code} vào trong ${at}`, en: `Insert ${code} under ${at}` }),
  worth: (worth: string): Text => ({ vi: `, phần điểm còn lại ${worth}`, en: `, with the remaining ${worth}` }),
};
