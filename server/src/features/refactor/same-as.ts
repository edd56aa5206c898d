import type { Text } from '../../base/text.ts';
import type { Criterion } from '../../model/criterion.ts';
import { sameTasks } from '../../model/criterion.ts';
import type { Field } from '../../model/entry.ts';
import { both } from '../../rules/engine/words.ts';
import { lastOf, wholeLines } from '../../rules/engine/rewrite.ts';
import { quotedCode } from '../../rules/code/renumber.ts';
import { effective, isLeaf } from '../../workspace/effective.ts';
import type { Tree } from '../../workspace/tree.ts';
import { draftOf } from '../changes.ts';
import { fieldBefore, sameTexts } from './own-value.ts';
import type { Refactor } from './refactoring.ts';

const shared = ['lead', 'with', 'tasks', 'deadline'] as const;

/** Writes `sameAs` in the place of tasks, lead and deadline that an earlier leaf has alike. */
export const toSameAs: Refactor = ({ project, view: { tree }, criterion }) => {
  if (!criterion?.tasks || criterion.sameAs || !isLeaf(criterion) || !criterion.code?.parts) return [];
  const other = tree.top.map((top) => twinIn(tree, top, criterion)).find((twin) => twin !== undefined);
  const fields = shared.flatMap((key): Field[] => [criterion.fields.get(key)].filter((field) => field !== undefined));
  const lines = fields.map(wholeLines);
  const anchor = fieldBefore(criterion, 'lead');
  if (!other || !anchor || lines.includes(undefined)) return [];
  const title = words.title(criterion.code.text, other.code!.text);
  return [
    {
      id: 'to-same-as',
      kind: 'refactor.rewrite',
      title: both((l) => title[l]),
      changes: () => {
        const draft = draftOf(project);
        const [first] = [...fields].sort((a, b) => a.pair.key.span.start - b.pair.key.span.start);
        const { piece, pair } = first!;
        // In the place of the first of them, so that the order of keys stays.
        const value = `sameAs: ${quotedCode(other.code!.text, piece.text)}`;
        draft.editPlaces([
          { place: { piece, start: pair.key.span.start, end: lastOf(first!) }, text: value },
          ...fields.flatMap((field, i) => (field === first ? [] : [{ place: lines[i]!, text: '' }])),
        ]);
        return draft.finish();
      },
    },
  ];
};

/** The first leaf before `criterion` in its tree that has tasks of its own and, like it, the same of everything. */
function twinIn(tree: Tree, at: Criterion, criterion: Criterion): Criterion | undefined {
  if (at === criterion) return undefined;
  for (const child of at.children) {
    const found = twinIn(tree, child, criterion);
    if (found) return found;
  }
  // Nearly every other leaf differs in its first task: that is looked at before all else.
  if (!at.tasks || !sameTasks(at.tasks, criterion.tasks) || at.sameAs || !isLeaf(at)) return undefined;
  const code = at.code?.text;
  if (code === undefined || tree.byCode.get(code)!.length > 1) return undefined;
  return isAlike(tree, at, criterion) ? at : undefined;
}

function isAlike(tree: Tree, a: Criterion, b: Criterion): boolean {
  const [leadA, leadB] = [a, b].map((leaf) => effective(tree, leaf, 'lead'));
  const [dueA, dueB] = [a, b].map((leaf) => effective(tree, leaf, 'deadlines'));
  return (
    sameTexts(leadA?.value, leadB?.value) &&
    sameTexts(leadA?.from.with, leadB?.from.with) &&
    sameTexts(dueA?.value, dueB?.value)
  );
}

const words = {
  title: (code: string, other: string): Text => ({
    vi: `Ghi ${code} chung với ${other} (sameAs) thay cho phần lặp lại`,
    en: `Write ${code} as the same as ${other} (sameAs) in place of the repetition`,
  }),
};
