import { writeScore } from '../../base/thousandths.ts';
import type { Registry } from '../../model/agency.ts';
import type { AmountField, Criterion } from '../../model/criterion.ts';
import { amountFields } from '../../model/criterion.ts';
import type { FileSpan } from '../../rules/engine/check.ts';
import { locate } from '../../rules/engine/check.ts';
import { isLeaf } from '../../workspace/effective.ts';
import type { Parent } from '../../workspace/rollup.ts';
import type { TreeView } from '../../workspace/view.ts';
import { codePlace } from '../name/code.ts';
import { spanOfText } from '../name/text-place.ts';
import type { Columns, OverviewRow, Points } from './overview.ts';
import { oneLine } from '../symbols.ts';
import { disagreeing } from '../worked-sum.ts';
import { leadsOf } from '../share.ts';
import type { Leaf } from './groups.ts';
import { deadlinesOf } from './groups.ts';

type Draft = Omit<OverviewRow, 'findings'>;

/** The rows of a tree, each before its components; the leaves among them; the number of each criterion. */
export function rowsOf(
  view: TreeView,
  registry: Registry | undefined,
): { drafts: readonly Draft[]; leaves: readonly Leaf[]; idOf: ReadonlyMap<Criterion, number> } {
  const { tree } = view;
  const { all } = tree;
  const idOf = new Map(all.map((criterion, id) => [criterion, id]));
  const ids = (criteria: readonly Criterion[]): number[] => criteria.map((each) => idOf.get(each)!);
  const leaves: Leaf[] = [];
  const drafts = all.map((criterion, id): Draft => {
    const points = columnsOf(view, criterion, criterion.children);
    const leaf = isLeaf(criterion);
    const leads = leaf ? leadsOf(registry, tree, criterion) : [];
    const deadlines = leaf ? deadlinesOf(tree, criterion) : [];
    if (leaf) leaves.push({ id, criterion, leads, deadlines });
    return {
      id,
      parent: criterion.parent && idOf.get(criterion.parent),
      children: ids(criterion.children),
      code: oneLine(criterion.code?.text),
      title: oneLine(criterion.title?.text),
      points,
      ...gainsOf(criterion.amounts),
      wrong: amountFields.filter((field) => isWrong(points[field])),
      leads,
      deadlines,
      place: placeOf(view, criterion),
    };
  });
  return { drafts, leaves, idOf };
}

/** What the index states, and what its uppermost criteria add up to. */
export function totalsOf(view: TreeView): { totals: Columns; lost: string | undefined; planned: string | undefined } {
  const { index, top } = view.tree;
  return { totals: columnsOf(view, index, top), ...gainsOf(index?.amounts ?? {}) };
}

function isWrong({ verdict }: Points): boolean {
  return verdict !== undefined && disagreeing.has(verdict);
}

function columnsOf({ rollup }: TreeView, parent: Parent | undefined, children: readonly Criterion[]): Columns {
  const sums = parent && rollup.of.get(parent)?.sums;
  const column = (field: AmountField): Points => {
    const amount = parent?.amounts[field];
    const values = children.map(({ amounts }) => amounts[field]?.score?.value);
    const isSummed = values.length > 0 && !values.includes(undefined);
    return {
      stated: amount && (amount.score ? writeScore(amount.score.value) : amount.written),
      computed: isSummed ? writeScore(values.reduce<number>((sum, value) => sum + value!, 0)) : undefined,
      verdict: sums?.[field]?.verdict,
    };
  };
  return { max: column('max'), score: column('score'), target: column('target') };
}

function gainsOf(amounts: Parent['amounts']): { lost: string | undefined; planned: string | undefined } {
  const [max, score, target] = amountFields.map((field) => amounts[field]?.score?.value);
  const less = (from: number | undefined): string | undefined =>
    from === undefined || score === undefined ? undefined : writeScore(from - score);
  return { lost: less(max), planned: less(target) };
}

function placeOf({ project }: TreeView, criterion: Criterion): FileSpan {
  const place = codePlace(criterion);
  return place ? spanOfText(project, place) : locate(project, criterion.anchor);
}
