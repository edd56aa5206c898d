import type { Language, Text } from '../../base/text.ts';
import type { Span } from '../../base/span.ts';
import { writeScore } from '../../base/thousandths.ts';
import { searchKey } from '../../base/vietnamese.ts';
import { partsOf } from '../../model/code.ts';
import type { Criterion } from '../../model/criterion.ts';
import { listStyleOf } from '../../rules/engine/rewrite.ts';
import { levelName } from '../../rules/engine/words.ts';
import type { Source } from '../../syntax/source.ts';
import { beginningOf } from '../../syntax/source.ts';
import type { Parent } from '../../workspace/rollup.ts';
import type { TreeView } from '../../workspace/view.ts';
import type { KeyPlace } from '../cursor.ts';
import { codesAt, openListsAt } from '../cursor.ts';
import type { NewCriterion } from '../new-criterion.ts';
import { linesOf, newCriterion, open } from '../new-criterion.ts';
import { newlineIn } from '../refactor/block.ts';
import type { Completion } from './completion.ts';

/**
 * A whole criterion where an item of a list begins: with the next free code, and the points that the others leave; alone,
 * and with components.
 */
export function firstLines(
  view: TreeView | undefined,
  cursor: KeyPlace,
  source: Source,
  offset: number,
  language: Language,
): Completion[] {
  const text = beginningOf(source);
  if (cursor.map !== 'criterion' || !cursor.isItem || cursor.behind !== 'nothing') return [];
  const added = following(view, codesAt(source, offset, cursor.column));
  if (!added) return [];
  return formsOf(added, text).map(({ lines: [first, ...more], label }) => {
    // The dash stands there already, or comes with what is put before.
    const body = [first!.slice(2), ...more.map((line) => ' '.repeat(cursor.column - 2) + line)];
    return item(added, label, cursor.before + body.join(newlineIn(text)), cursor.replace, offset, language);
  });
}

/** The same on an empty line, for each list that can go on there. */
export function nextLines(
  view: TreeView | undefined,
  source: Source,
  offset: number,
  language: Language,
): Completion[] {
  const text = beginningOf(source);
  const { lists, line } = openListsAt(source, offset);
  const found = lists.map(({ dash, code }) => {
    const added = behind(view, code);
    if (!added) return [];
    return formsOf(added, text).map(({ lines, label }) => {
      const written = lines.map((each) => ' '.repeat(dash) + each);
      return item(added, label, written.join(newlineIn(text)), line, offset, language);
    });
  });
  // First each alone: that is asked for most.
  return [...found.flatMap((forms) => forms.slice(0, 1)), ...found.flatMap((forms) => forms.slice(1))];
}

/** A criterion alone, and, where the annex has levels below, with two components. */
function formsOf(added: NewCriterion, text: string): { readonly lines: readonly string[]; readonly label: Text }[] {
  const { code, points } = added;
  const own = linesOf(added, text);
  const level = code.split('.').length;
  const alone = { lines: own, label: words.label(code, levelName(level)) };
  const more = words.components[level - 1];
  if (!more) return [alone];
  const unknown = new Map([...points.keys()].map((field) => [field, undefined]));
  const indent = ' '.repeat(2 + listStyleOf(text));
  const components = ['1', '2'].flatMap((last) => linesOf({ code: `${code}.${last}`, points: unknown }, text));
  const lines = [...own, '  criteria:', ...components.map((line) => indent + line)];
  return [alone, { lines, label: words.label(code, levelName(level), more) }];
}

function item(
  added: NewCriterion,
  label: Text,
  lines: string,
  replace: Span,
  offset: number,
  language: Language,
): Completion {
  // A blank behind the colon, so that a value can be typed at once.
  const text = lines.replace(/(?<!criteria):(?=\r?\n|$)/g, ': ');
  const points = [...added.points.values()].flatMap((value) => (value === undefined ? [] : [writeScore(value)]));
  const level = levelName(added.code.split('.').length);
  return {
    label: label[language],
    kind: 'item',
    ...(points.length === 0 ? {} : { detail: words.rest(points.join(' / '))[language] }),
    filter: ['tieu chi', searchKey(level.vi), level.vi, added.code, searchKey(label.vi), 'code'].join(' '),
    edit: { ...replace, text },
    insertEnd: Math.max(offset, replace.start),
    stops: stopsIn(text),
  };
}

/** The title, and every key without a value. */
function stopsIn(text: string): Span[] {
  return [...text.matchAll(new RegExp(`${open}|: (?=\\r?\\n|$)`, 'g'))].map(({ index, 0: found }) =>
    found === open ? { start: index, end: index + open.length } : { start: index + 2, end: index + 2 },
  );
}

/** The criterion behind the one with a code as written; without one, none. */
function behind(view: TreeView | undefined, written: string | undefined): NewCriterion | undefined {
  const code = written?.replace(/^["']|["']$/g, '');
  const parts = code === undefined ? undefined : partsOf(code);
  if (!parts) return undefined;
  const known = view?.tree.byCode.get(code!)?.[0];
  const index = view?.tree.index;
  // Where each area has a file of its own, the next one is not written here.
  if (known && !known.parent && index && index.piece.path !== known.piece.path) return undefined;
  const parent = known ? (known.parent ?? index) : undefined;
  const members = known ? (known.parent ? known.parent.children : view!.tree.top) : [];
  return withNext(parent, members, parts.slice(0, -1), parts.at(-1)!);
}

function withNext(
  parent: Parent | undefined,
  members: readonly Criterion[],
  prefix: readonly number[],
  last: number,
): NewCriterion {
  const taken = new Set(members.flatMap(({ code }) => code?.parts?.at(-1) ?? []));
  const next = taken.has(last + 1) ? Math.max(...taken) + 1 : last + 1;
  return newCriterion(parent, members, [...prefix, next].join('.'));
}

/** What follows in the list in which an item begins: by the item above it, failing that by the list's criterion. */
function following(view: TreeView | undefined, around: ReturnType<typeof codesAt>): NewCriterion | undefined {
  if (around.sibling !== undefined) return behind(view, around.sibling);
  if (around.parent === undefined) return withNext(view?.tree.index, view?.tree.top ?? [], [], 0);
  const code = around.parent.replace(/^["']|["']$/g, '');
  const parts = partsOf(code);
  const parent = view?.tree.byCode.get(code)?.[0];
  return parts && withNext(parent, parent?.children ?? [], parts, 0);
}

const words = {
  label: (code: string, level: Text, more: Text = { vi: '', en: '' }): Text => ({
    vi: `${code} – ${level.vi} mới${more.vi}`,
    en: `${code} – new ${level.en}${more.en}`,
  }),
  /** By level. */
  components: [
    { vi: ' có các tiêu chí', en: ' with criteria' },
    { vi: ' có các thành phần', en: ' with components' },
  ] as readonly Text[],
  rest: (points: string): Text => ({ vi: `phần điểm còn lại ${points}`, en: `the remaining ${points}` }),
};
