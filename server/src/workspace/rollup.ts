import type { Thousandths } from '../base/thousandths.ts';
import type { Amount } from '../model/amount.ts';
import type { AmountField, Criterion } from '../model/criterion.ts';
import { amountFields } from '../model/criterion.ts';
import type { IndexHead } from '../model/file.ts';
import type { Settings } from './settings.ts';
import type { Tree } from './tree.ts';

/**
 * What every sum of an index comes to, decided once: the rules on sums only put it into words, and hover, lens and
 * report show the same.
 */
export interface Rollup {
  readonly of: ReadonlyMap<Parent, ParentSums>;
  /** The parents in order: the index, then each criterion with components. */
  readonly parents: readonly ParentSums[];
}

/** What has components: a criterion, or the index itself. */
export type Parent = Criterion | IndexHead;

export interface ParentSums {
  readonly parent: Parent;
  readonly children: readonly Criterion[];
  /** The sums that can be compared. */
  readonly sums: Readonly<Partial<Record<AmountField, Sum>>>;
  /** Components are left out: what they are worth together, and the code where the numbering shows one gap. */
  readonly missing: MissingComponent | undefined;
  /** Under `partial: true`: the mark is right, is no longer needed, or explains too little or too much. */
  readonly partial: 'fits' | 'not-needed' | 'unfit' | undefined;
}

export interface Sum {
  readonly field: AmountField;
  readonly stated: Thousandths;
  readonly computed: Thousandths;
  /** stated − computed */
  readonly difference: Thousandths;
  readonly addends: readonly Addend[];
  readonly verdict: Verdict;
  /** Whether the sum one level up agrees with the stated number. */
  readonly above: 'agrees' | 'disagrees' | 'unknown';
  /** The criterion whose own finding explains the difference. */
  readonly explainedBy?: Criterion;
  /** The sum one level up that is wrong by the same amount, because this parent's number is. */
  readonly alsoAbove?: ParentSums;
}

export interface Addend {
  readonly criterion: Criterion;
  readonly value: Thousandths;
}

export type Verdict =
  | 'equal'
  /** No more than rounding can explain. */
  | 'rounding'
  | 'mismatch'
  /** Part of a component left out (`missing`). */
  | 'missing'
  /** Accepted, because the parent is marked `partial`. */
  | 'partial'
  /** Wrong, but explained by a finding elsewhere: at a component (`explainedBy`), or at the parent one level down. */
  | 'explained';

export interface MissingComponent {
  readonly max: Thousandths;
  readonly score?: Thousandths;
  readonly target?: Thousandths;
  /** The free code, where the numbering of the components has exactly one gap; else the next one. */
  readonly code?: string;
  /** True where the code is that of a gap. */
  readonly gap: boolean;
}

/** The sums of a tree under the project's settings. */
export function rollupOf(tree: Tree, settings: Settings): Rollup {
  const drafts: Draft[] = [];
  if (tree.index) drafts.push(draftOf(tree.index, tree.top, undefined, tree.incomplete, settings));
  const ofIndex = drafts[0];
  const visit = (criterion: Criterion, above: Draft | undefined): void => {
    if (criterion.children.length === 0) return;
    const broken = [criterion, ...criterion.children].some((c) => c.broken);
    const draft = draftOf(criterion, criterion.children, above, broken, settings);
    drafts.push(draft);
    for (const child of criterion.children) visit(child, draft);
  };
  for (const criterion of tree.top) visit(criterion, ofIndex);

  for (const draft of drafts) findMissing(draft);
  // From the index down: a number one level below, wrong by the same amount, takes the finding with it.
  for (const draft of drafts) mergeWithBelow(draft, drafts);
  for (const draft of drafts) explainByComponents(draft);
  const parents: ParentSums[] = drafts;
  return { of: new Map(parents.map((sums) => [sums.parent, sums])), parents };
}

interface Draft extends ParentSums {
  sums: Partial<Record<AmountField, DraftSum>>;
  missing: MissingComponent | undefined;
  readonly over: Draft | undefined;
}

interface DraftSum extends Sum {
  /** Twice what rounding can explain. */
  readonly tolerance: number;
  verdict: Verdict;
  above: Sum['above'];
  explainedBy?: Criterion;
  alsoAbove?: ParentSums;
}

function draftOf(
  parent: Parent,
  children: readonly Criterion[],
  over: Draft | undefined,
  unreadable: boolean,
  settings: Settings,
): Draft {
  const sums: Partial<Record<AmountField, DraftSum>> = {};
  const partial = parent.kind === 'criterion' && parent.partial;
  const rests: { field: AmountField; rest: Thousandths }[] = [];
  let comparable = true;
  for (const field of amountFields) {
    const stated = parent.amounts[field]?.score;
    if (!stated) continue;
    const addends = children.flatMap((criterion) => {
      const value = criterion.amounts[field]?.score?.value;
      return value === undefined ? [] : [{ criterion, value }];
    });
    if (addends.length === 0) continue;
    const computed = addends.reduce((sum, addend) => sum + addend.value, 0);
    const difference = stated.value - computed;
    const complete = addends.length === children.length && !unreadable;
    // Components that already exceed the parent are wrong, whatever the unread ones are worth.
    if (!complete && difference >= 0) {
      comparable = false;
      continue;
    }
    const above = over ? agreement(over, field) : 'unknown';
    const tolerance = field !== 'max' && settings.rounding[field] === 'digits' && !partial ? roundingOf(addends) : 0;
    const verdict: Verdict =
      difference === 0 ? 'equal' : Math.abs(difference) * 2 <= tolerance ? 'rounding' : 'mismatch';
    sums[field] = { field, stated: stated.value, computed, difference, addends, verdict, above, tolerance };
    rests.push({ field, rest: difference });
  }
  return { parent, children, sums, missing: undefined, partial: partial ? judgePartial(sums, rests, comparable) : undefined, over };
}

/**
 * Twice what rounding can explain, in thousandths: each component whose thousandths digit is not 0 may be off by half
 * a thousandth, and so may the parent.
 */
function roundingOf(addends: readonly Addend[]): Thousandths {
  return addends.filter(({ value }) => value % 10 !== 0).length + 1;
}

function agreement(over: Draft, field: AmountField): Sum['above'] {
  const sum = over.sums[field];
  if (!sum) return 'unknown';
  return sum.verdict === 'equal' || sum.verdict === 'rounding' || sum.verdict === 'partial' ? 'agrees' : 'disagrees';
}

/** `partial: true`: the rest is one unlisted component, so 0 < max, 0 ≤ score ≤ max, 0 ≤ target ≤ max. */
function judgePartial(
  sums: Partial<Record<AmountField, DraftSum>>,
  rests: readonly { field: AmountField; rest: Thousandths }[],
  comparable: boolean,
): ParentSums['partial'] {
  if (rests.length > 0 && comparable && rests.every(({ rest }) => rest === 0)) return 'not-needed';
  const max = sums.max?.difference;
  let fits = true;
  for (const { field, rest } of rests) {
    const sum = sums[field]!;
    const right = field === 'max' ? rest > 0 : rest >= 0 && (max === undefined || max <= 0 || rest <= max);
    sum.verdict = right ? 'partial' : 'mismatch';
    if (!right) fits = false;
  }
  return fits ? 'fits' : 'unfit';
}

/** A component left out shows in two columns at least, and would be a component that could exist. */
function findMissing(draft: Draft): void {
  const { max, score, target } = draft.sums;
  if (draft.partial !== undefined || max?.verdict !== 'mismatch' || max.difference <= 0) return;
  const gap = freeCode(draft);
  const others = [score, target].filter((sum) => sum !== undefined);
  if (!others.every(({ difference, verdict }) => (difference >= 0 && difference <= max.difference) || verdict === 'rounding')) return;
  const short = others.filter(({ verdict, difference }) => verdict === 'mismatch' && difference > 0);
  // A maximum alone may be one wrong digit; with exactly one number skipped it is the skipped component.
  if (short.length === 0 && !(gap.gap && others.length > 0 && others.every(({ difference }) => difference === 0))) return;
  draft.missing = {
    max: max.difference,
    ...(score ? { score: score.verdict === 'rounding' ? 0 : score.difference } : {}),
    ...(target ? { target: target.verdict === 'rounding' ? 0 : target.difference } : {}),
    ...gap,
  };
  for (const sum of [max, ...short]) sum.verdict = 'missing';
}

/** The code of the one gap in the numbering, else the code behind the last. */
function freeCode({ parent, children }: Draft): { code?: string; gap: boolean } {
  const prefix = parent.kind === 'criterion' ? parent.code?.parts : [];
  if (!prefix) return { gap: false };
  const numbers = children.map((child) => child.code?.parts?.at(-1)).filter((n) => n !== undefined);
  const last = Math.max(0, ...numbers);
  const gaps: number[] = [];
  for (let n = 1; n < last && gaps.length < 2; n++) if (!numbers.includes(n)) gaps.push(n);
  const gap = gaps.length === 1;
  return { code: [...prefix, gap ? gaps[0]! : last + 1].join('.'), gap };
}

/** Where a parent's number is wrong by d, and the level above by the same d, the parent's number is the slip. */
function mergeWithBelow(draft: Draft, drafts: readonly Draft[]): void {
  for (const field of amountFields) {
    const sum = draft.sums[field];
    if (sum?.verdict !== 'mismatch') continue;
    const below = drafts.filter(({ over, sums: { [field]: own } }) => {
      if (over !== draft || own?.verdict !== 'mismatch') return false;
      // Either sum may carry a rounding of its own beside the slip.
      const apart = Math.abs(own.difference + sum.difference);
      return apart === 0 || apart * 2 <= Math.max(own.tolerance, sum.tolerance);
    });
    if (below.length !== 1) continue;
    sum.verdict = 'explained';
    sum.explainedBy = below[0]!.parent as Criterion;
    below[0]!.sums[field]!.alsoAbove = draft;
  }
}

/** A component that stands twice, or above its own maximum, and so makes the difference, has a finding of its own. */
function explainByComponents(draft: Draft): void {
  for (const field of amountFields) {
    const sum = draft.sums[field];
    if (sum?.verdict !== 'mismatch') continue;
    const twice = sum.addends.filter(
      ({ criterion, value }, i) =>
        value === -sum.difference &&
        criterion.code !== undefined &&
        sum.addends.findIndex((other) => other.criterion.code?.text === criterion.code?.text) < i,
    );
    if (twice.length > 0) {
      sum.verdict = 'explained';
      sum.explainedBy = twice[0]!.criterion;
      continue;
    }
    const culprits = sum.addends.filter(({ criterion, value }) => {
      const max = criterion.amounts.max?.score?.value;
      const repaired = value + sum.difference;
      if (max === undefined || repaired < 0) return false;
      if (field !== 'max') return value > max && repaired <= max;
      const most = Math.max(criterion.amounts.score?.score?.value ?? 0, criterion.amounts.target?.score?.value ?? 0);
      return most > max && repaired >= most;
    });
    if (culprits.length !== 1) continue;
    sum.verdict = 'explained';
    sum.explainedBy = culprits[0]!.criterion;
  }
}
