import { isSameList } from '../base/list.ts';
import type { Thousandths } from '../base/thousandths.ts';
import { extendsCode } from '../model/code.ts';
import type { AmountField, Criterion } from '../model/criterion.ts';
import { amountFields } from '../model/criterion.ts';
import type { Settings } from './settings.ts';
import type { Addend, Parent, ParentSums, Sum, Verdict } from './sums.ts';
import type { Tree } from './tree.ts';

/** One parent by itself: what its components come to. */
export interface Addition extends ParentSums {
  /** Components whose codes say that they belong to another parent. */
  readonly hasStrangers: boolean;
  /** More has to be said of it than that its sums agree. */
  readonly isSuspect: boolean;
}

/** A sum while it is judged. */
export interface DraftSum extends Sum {
  verdict: Verdict;
  above: Sum['above'];
  explainedBy?: Parent;
  alsoAbove?: ParentSums;
}

/** Adds one parent up under the project's settings; knows nothing of the levels above and below. */
export function addUp(parent: Parent, tree: Tree, settings: Settings): Addition {
  const children = parent.kind === 'index' ? tree.top : parent.children;
  const whole =
    parent.kind === 'index' ? !tree.incomplete : !parent.isUnread && !parent.broken && !children.some((c) => c.broken);
  const sums: Partial<Record<AmountField, DraftSum>> = {};
  const isPartial = parent.kind === 'criterion' && parent.partial;
  const rests: Rest[] = [];
  let comparable = true;
  for (const field of amountFields) {
    const stated = parent.amounts[field]?.score;
    if (!stated) continue;
    const addends: Addend[] = [];
    let computed = 0;
    for (const criterion of children) {
      const value = criterion.amounts[field]?.score?.value;
      if (value === undefined) continue;
      addends.push({ criterion, value });
      computed += value;
    }
    if (addends.length === 0) continue;
    const difference = stated.value - computed;
    const complete = addends.length === children.length && whole;
    // Components that already exceed the parent are wrong, whatever the unread ones are worth.
    if (!complete && difference >= 0) {
      comparable = false;
      continue;
    }
    const tolerance = field !== 'max' && settings.rounding[field] === 'digits' && !isPartial ? roundingOf(addends) : 0;
    const verdict: Verdict =
      difference === 0 ? 'equal' : Math.abs(difference) * 2 <= tolerance ? 'rounding' : 'mismatch';
    sums[field] = { field, stated: stated.value, computed, difference, addends, verdict, above: 'unknown', tolerance };
    rests.push({ field, rest: difference });
  }
  const partial = isPartial ? judgePartial(parent, sums, rests, comparable) : undefined;
  const hasStrangers = strangersIn(parent, children).length > 0;
  const isSuspect =
    partial !== undefined ||
    hasStrangers ||
    amountFields.some((field) => sums[field] && sums[field].verdict !== 'equal');
  return { parent, children, whole, sums, missing: undefined, partial, hasStrangers, isSuspect };
}

/** What was added up the same way, with the same numbers written. */
export function isSameAddition(a: Addition, b: Addition): boolean {
  return (
    a.whole === b.whole &&
    a.partial === b.partial &&
    a.hasStrangers === b.hasStrangers &&
    isSameList(a.children, b.children) &&
    amountFields.every((field) => {
      const [x, y] = [a.sums[field], b.sums[field]];
      if (!x || !y) return x === y;
      return (
        x.verdict === 'equal' &&
        y.verdict === 'equal' &&
        x.stated === y.stated &&
        x.addends.length === y.addends.length &&
        x.addends.every(
          ({ criterion, value }, i) => criterion === y.addends[i]!.criterion && value === y.addends[i]!.value,
        )
      );
    })
  );
}

/** The components whose codes do not extend the parent's. */
export function strangersIn(parent: Parent, children: readonly Criterion[]): readonly Criterion[] {
  const own = parent.kind === 'criterion' ? parent.code?.parts : [];
  return own ? children.filter(({ code }) => code?.parts && !extendsCode(code.parts, own)) : [];
}

/**
 * Twice what rounding can explain, in thousandths: each component whose thousandths digit is not 0 may be off by half
 * a thousandth, and so may the parent.
 */
function roundingOf(addends: readonly Addend[]): Thousandths {
  return addends.filter(({ value }) => value % 10 !== 0).length + 1;
}

/** `partial: true`: the rest is one unlisted component, so 0 < max, 0 ≤ score ≤ max, 0 ≤ target ≤ max. */
function judgePartial(
  parent: Parent,
  sums: Partial<Record<AmountField, DraftSum>>,
  rests: readonly Rest[],
  comparable: boolean,
): ParentSums['partial'] {
  if (rests.length > 0 && comparable && rests.every(({ rest }) => rest === 0)) return 'not-needed';
  let fits = true;
  for (const one of rests) {
    const right = fitsRest(one, rests);
    sums[one.field]!.verdict = right ? 'partial' : 'mismatch';
    if (!right) fits = false;
  }
  // Where both columns leave more than the maximum does, it is the maximum that is wrong.
  const [max, score, target] = amountFields.map((field) => sums[field]);
  if (
    max?.verdict === 'partial' &&
    [score, target].every((sum) => sum?.verdict === 'mismatch' && sum.difference > max.difference)
  ) {
    max.verdict = 'mismatch';
    for (const sum of [score!, target!]) {
      sum.verdict = 'explained';
      sum.explainedBy = parent;
    }
  }
  return fits ? 'fits' : 'unfit';
}

export interface Rest {
  readonly field: AmountField;
  readonly rest: Thousandths;
}

/** A rest that one unlisted component could be worth. */
export function fitsRest({ field, rest }: Rest, rests: readonly Rest[]): boolean {
  if (field === 'max') return rest > 0;
  const max = rests.find((one) => one.field === 'max')?.rest;
  return rest >= 0 && (max === undefined || max <= 0 || rest <= max);
}
