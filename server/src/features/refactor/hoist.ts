import type { Text } from '../../base/text.ts';
import type { Criterion } from '../../model/criterion.ts';
import type { Field } from '../../model/entry.ts';
import { both } from '../../rules/engine/words.ts';
import { wholeLines } from '../../rules/engine/rewrite.ts';
import { draftOf } from '../changes.ts';
import { sameTexts, valueOf, writeKeys } from './own-value.ts';
import type { Place, Refactor, Refactoring } from './refactoring.ts';

/** Writes a lead or deadline that all components have alike once, at their parent. */
export const hoist: Refactor = (place) => {
  const { criterion } = place;
  if (!criterion || criterion.children.length < 2) return [];
  return [hoistKey(place, criterion, 'lead'), hoistKey(place, criterion, 'deadline')].filter(
    (one) => one !== undefined,
  );
};

function hoistKey({ project }: Place, parent: Criterion, key: 'lead' | 'deadline'): Refactoring | undefined {
  const read = key === 'lead' ? 'lead' : 'deadlines';
  const { children } = parent;
  const [first] = children;
  const value = first?.[read];
  if (!value || value.length === 0 || parent.fields.has(key)) return undefined;
  // A deadline per task, or the list that pairs with tasks, says more than the same words at the parent.
  if (key === 'deadline' && value.length > 1) return undefined;
  const alike = children.every(
    (child) =>
      sameTexts(child[read], value) && !child.sameAs && (key === 'deadline' || sameTexts(child.with, first.with)),
  );
  if (!alike || (key === 'lead' && parent.fields.has('with'))) return undefined;
  const keys = key === 'lead' && first.with ? ['lead', 'with'] : [key];
  const fields = children.flatMap((child) =>
    keys.flatMap((name): Field[] => [child.fields.get(name)].filter((f) => f !== undefined)),
  );
  const lines = fields.map(wholeLines);
  if (lines.includes(undefined) || fields.length !== children.length * keys.length) return undefined;
  const title = words[key](parent.code?.text ?? '?', value.map(({ text }) => text).join(', '), children.length);
  return {
    id: `hoist-${key}`,
    kind: 'refactor.rewrite',
    title: both((l) => title[l]),
    changes: () => {
      const draft = draftOf(project);
      const values = keys.map((name) => [name, valueOf(name === 'with' ? first.with! : value)] as const);
      draft.editPlaces(writeKeys(parent, values));
      draft.editPlaces(lines.map((line) => ({ place: line!, text: '' })));
      return draft.finish();
    },
  };
}

const words = {
  lead: (parent: string, lead: string, n: number): Text => ({
    vi: `Ghi cơ quan chủ trì “${lead}” một lần ở ${parent} cho cả ${n} thành phần`,
    en: `Write the lead “${lead}” once at ${parent} for all ${n} components`,
  }),
  deadline: (parent: string, deadline: string, n: number): Text => ({
    vi: `Ghi thời gian “${deadline}” một lần ở ${parent} cho cả ${n} thành phần`,
    en: `Write the deadline “${deadline}” once at ${parent} for all ${n} components`,
  }),
};
