import type { Text } from '../../base/text.ts';
import type { Criterion } from '../../model/criterion.ts';
import type { Field } from '../../model/entry.ts';
import { both } from '../../rules/engine/words.ts';
import { columnOf, lastOf } from '../../rules/engine/rewrite.ts';
import { effective } from '../../workspace/effective.ts';
import type { Tree } from '../../workspace/tree.ts';
import { draftOf } from '../changes.ts';
import { newlineIn, shifted, withNewlines } from './block.ts';
import { sameTexts, valueOf } from './own-value.ts';
import type { Refactor } from './refactoring.ts';

/** Writes tasks, lead and deadline out in the place of `sameAs`. */
export const writeOut: Refactor = ({ project, view: { tree }, criterion }) => {
  const field = criterion?.fields.get('sameAs');
  const same = criterion?.sameAs && tree.byCode.get(criterion.sameAs.text)?.[0];
  if (!criterion || !field || !same || same === criterion || field.piece.text[field.pair.key.span.start] === '"')
    return [];
  const column = columnOf(field.piece, field.pair.key.span.start);
  const newline = newlineIn(field.piece.text);
  const values = valuesOf(tree, criterion, column, newline);
  const isAlone = field.piece.text.slice(field.pair.key.span.start - column, field.pair.key.span.start).trim() === '';
  if (!values || values.length === 0 || !isAlone) return [];
  const title = words.title(criterion.code?.text ?? '?', criterion.sameAs!.text);
  return [
    {
      id: 'write-out',
      kind: 'refactor.rewrite',
      title: both((l) => title[l]),
      changes: () => {
        const draft = draftOf(project);
        const place = { piece: field.piece, start: field.pair.key.span.start, end: lastOf(field) };
        draft.editPlaces([{ place, text: values.join(`${newline}${' '.repeat(column)}`) }]);
        return draft.finish();
      },
    },
  ];
};

/** The keys that `sameAs` stands for, as lines; undefined where one of them can't be copied. */
function valuesOf(tree: Tree, criterion: Criterion, column: number, newline: string): string[] | undefined {
  const values: string[] = [];
  const lead = effective(tree, criterion, 'lead');
  if (lead && lead.from !== criterion && !sameTexts(lead.value, inherited(criterion, 'lead'))) {
    values.push(`lead: ${valueOf(lead.value)}`);
    if (lead.from.with) values.push(`with: ${valueOf(lead.from.with)}`);
  }
  const tasks = effective(tree, criterion, 'tasks');
  if (tasks && tasks.from !== criterion) {
    const copy = copyOf(tasks.from.fields.get('tasks'), column, newline);
    if (copy === undefined) return undefined;
    values.push(copy);
  }
  const deadlines = effective(tree, criterion, 'deadlines');
  if (deadlines && deadlines.from !== criterion && !sameTexts(deadlines.value, inherited(criterion, 'deadlines')))
    values.push(`deadline: ${valueOf(deadlines.value)}`);
  return values;
}

/** What would hold without `sameAs`. */
function inherited(criterion: Criterion, key: 'lead' | 'deadlines') {
  for (let above = criterion.parent; above; above = above.parent) {
    const value = above[key];
    if (value && value.length > 0) return value;
  }
  return undefined;
}

/** A key with its value as it is written elsewhere, its lines moved so that the key stands in another column. */
function copyOf(field: Field | undefined, column: number, newline: string): string | undefined {
  if (!field) return undefined;
  const { piece, pair } = field;
  const { start } = pair.key.span;
  const own = columnOf(piece, start);
  const before = piece.text.slice(start - own, start);
  const text = piece.text.slice(start, lastOf(field));
  // In braces, or behind a dash, the lines below don't stand as they would alone.
  if (before.trim() !== '' && before.trim() !== '-') return undefined;
  const moved = shifted(' '.repeat(own) + text, column - own);
  return withNewlines(moved.slice(column), newline);
}

const words = {
  title: (code: string, other: string): Text => ({
    vi: `Ghi riêng cho ${code} thay cho “sameAs” ${other}`,
    en: `Write it out at ${code} in place of “sameAs” ${other}`,
  }),
};
