import { Memo } from '../../base/reactive.ts';
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
  const other = twinOf(tree, criterion);
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
function twinOf(tree: Tree, criterion: Criterion): Criterion | undefined {
  const alike = byTasks(tree).get(keyOf(criterion.tasks)!) ?? [];
  return alike.slice(0, Math.max(0, alike.indexOf(criterion))).find((at) => {
    if (!sameTasks(at.tasks, criterion.tasks) || at.sameAs || !isLeaf(at)) return false;
    const code = at.code?.text;
    return code !== undefined && tree.byCode.get(code)!.length === 1 && isAlike(tree, at, criterion);
  });
}

const tables = new WeakMap<Tree, Memo<ReadonlyMap<string, readonly Criterion[]>>>();

/** The criteria of a tree in order, by their tasks; made anew only when tasks differ. */
function byTasks(tree: Tree): ReadonlyMap<string, readonly Criterion[]> {
  let memo = tables.get(tree);
  if (!memo) {
    memo = new Memo(() => {
      const table = new Map<string, Criterion[]>();
      for (const criterion of tree.all) {
        const key = keyOf(criterion.tasks);
        if (key === undefined) continue;
        const alike = table.get(key);
        if (alike) alike.push(criterion);
        else table.set(key, [criterion]);
      }
      return table;
    });
    tables.set(tree, memo);
  }
  return memo.get();
}

function keyOf(tasks: Criterion['tasks']): string | undefined {
  return tasks?.map(({ text }) => text).join('\n');
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
