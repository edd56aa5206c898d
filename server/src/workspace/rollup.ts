import { isSameList } from '../base/list.ts';
import { Memo } from '../base/reactive.ts';
import type { Thousandths } from '../base/thousandths.ts';
import { extendsCode } from '../model/code.ts';
import type { AmountField, Criterion } from '../model/criterion.ts';
import { amountFields } from '../model/criterion.ts';
import type { IndexHead } from '../model/file.ts';
import { folderOf, isWithin, resolve } from './path.ts';
import type { Project } from './project.ts';
import type { Settings } from './settings.ts';
import type { Tree } from './tree.ts';

/**
 * What every sum of an index comes to, decided once: the rules on sums only put it into words, and hover, lens and
 * report show the same.
 */
export interface Rollup {
  /** The sums of one parent; undefined for what has no components. */
  readonly of: { get(parent: Parent): ParentSums | undefined };
  /** The sums that a parent is itself an addend of; undefined for the index. */
  above(parent: Parent): ParentSums | undefined;
  /** The parents in order: the index, then each criterion with components. Who asks for it depends on all of them. */
  readonly parents: readonly ParentSums[];
  /** The parents whose sums do not simply agree, in order. */
  readonly suspects: readonly ParentSums[];
  /** Last year's index, where this one names it: evidence for what a number should be. */
  readonly previous: Tree | undefined;
}

/** What has components: a criterion, or the index itself. */
export type Parent = Criterion | IndexHead;

export interface ParentSums {
  readonly parent: Parent;
  readonly children: readonly Criterion[];
  /** All its components could be read: what is absent is left out, not only unreadable. */
  readonly whole: boolean;
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
  /** Twice what rounding can explain, in thousandths; 0 where it explains nothing. */
  readonly tolerance: number;
  /** Whether the sum one level up agrees with the stated number. */
  readonly above: 'agrees' | 'disagrees' | 'unknown';
  /** Whose own finding explains the difference: a component, or the parent itself. */
  readonly explainedBy?: Parent;
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

/**
 * The sums of a tree under the project's settings. Each parent is added up by itself, and again only when a number in it
 * changes. Where all its sums agree, that is the last word; only the others, usually few, are judged together: what one
 * of them shows may be explained by another.
 */
export function rollupOf(project: Project, tree: Tree): Rollup {
  const additions = new WeakMap<Parent, Memo<Addition>>();
  const additionOf = (parent: Parent): Addition => {
    let memo = additions.get(parent);
    if (!memo) additions.set(parent, (memo = new Memo(() => addUp(parent, tree, project.settings), isSameAddition)));
    return memo.get();
  };
  const parents = new Memo(
    (): readonly Parent[] => [
      ...(tree.index ? [tree.index] : []),
      ...tree.all.filter(({ children }) => children.length > 0),
    ],
    isSameList,
  );
  const suspects = new Memo(
    () =>
      parents
        .get()
        .map(additionOf)
        .filter(({ isSuspect }) => isSuspect),
    isSameList,
  );
  const previous = new Memo(() => previousOf(project, tree));
  let last: ReadonlyMap<Parent, Draft> = new Map();
  const judged = new Memo((): ReadonlyMap<Parent, ParentSums> => {
    const drafts = suspects.get().map(draftOf);
    const table = new Map<Parent, Draft>(drafts.map((draft) => [draft.parent, draft]));
    for (const draft of drafts) {
      const { parent } = draft;
      draft.over = parent.kind === 'index' ? undefined : table.get(parent.parent ?? tree.index!);
      draft.over?.under.push(draft);
      for (const sum of Object.values(draft.sums)) sum.above = agreementAbove(draft, sum.field);
    }
    explainMisplaced(drafts, tree, (parent) => table.get(parent) ?? draftOf(additionOf(parent)));
    const ofIndex = tree.index && table.get(tree.index);
    if (ofIndex) explainByUnlisted(ofIndex, () => treesBeside(project, tree));
    for (const draft of drafts) findMissing(draft);
    // From the index down: a number one level below, wrong by the same amount, takes the finding with it.
    for (const draft of drafts) mergeWithBelow(draft);
    for (const draft of drafts) explainPartial(draft);
    for (const draft of drafts) explainByOthers(draft);
    // What came out as before stays the same object, so that whoever read it need not look again.
    const before = last;
    last = new Map(
      [...table].map(([parent, draft]) => {
        const was = before.get(parent);
        return [parent, was && isSameDraft(was, draft) ? was : draft];
      }),
    );
    return last;
  });
  const agreementAbove = ({ parent }: Draft, field: AmountField): Sum['above'] => {
    const over = parent.kind === 'index' ? undefined : (parent.parent ?? tree.index);
    const sum = over && additionOf(over).sums[field];
    if (!sum) return 'unknown';
    return sum.verdict === 'equal' || sum.verdict === 'rounding' || sum.verdict === 'partial' ? 'agrees' : 'disagrees';
  };
  const sums = new WeakMap<Parent, Memo<ParentSums>>();
  const sumsOf = (parent: Parent): ParentSums | undefined => {
    if (parent.kind === 'criterion' && parent.children.length === 0) return undefined;
    if (parent.kind === 'index' && parent !== tree.index) return undefined;
    let memo = sums.get(parent);
    if (!memo) {
      memo = new Memo((): ParentSums => {
        const addition = additionOf(parent);
        return (addition.isSuspect ? judged.get().get(parent) : undefined) ?? addition;
      });
      sums.set(parent, memo);
    }
    return memo.get();
  };
  return {
    of: { get: sumsOf },
    above: (parent) => {
      const over = parent.kind === 'index' ? undefined : (parent.parent ?? tree.index);
      return over && sumsOf(over);
    },
    get parents() {
      return parents.get().map((parent) => sumsOf(parent)!);
    },
    get suspects() {
      return [...judged.get().values()];
    },
    get previous() {
      return previous.get();
    },
  };
}

/** The trees of files that no root reaches, in the folder of the root or below it. */
function treesBeside(project: Project, { start }: Tree): readonly Tree[] {
  const folder = folderOf(start.path);
  return project.trees.filter((other) => !other.index && isWithin(other.start.path, folder));
}

/** The index of last year that a root names with `previous`. */
function previousOf(project: Project, { index, start }: Tree): Tree | undefined {
  if (!index?.previous) return undefined;
  const path = resolve(folderOf(start.path), index.previous.text);
  return project.trees.find((other) => other.index && other.start.path === path && other.start !== start);
}

/** The index falls short by just what one file beside it holds: that the root does not list it is the slip. */
function explainByUnlisted(index: Draft, beside: () => readonly Tree[]): void {
  const wrong = amountFields.flatMap((field) => index.sums[field] ?? []).filter(({ verdict }) => verdict !== 'equal');
  const fits = ({ top }: Tree): boolean =>
    wrong.every(({ field, difference, verdict }) => {
      const held = top.reduce((sum, criterion) => sum + (criterion.amounts[field]?.score?.value ?? NaN), 0);
      return held === difference || (verdict === 'rounding' && held === 0);
    });
  const file = wrong.some(({ verdict }) => verdict === 'mismatch')
    ? beside().find((tree) => tree.top.length > 0 && fits(tree))
    : undefined;
  if (!file) return;
  for (const sum of wrong) {
    sum.verdict = 'explained';
    sum.explainedBy = file.top[0]!;
  }
}

/** One parent by itself: what its components come to. */
interface Addition extends ParentSums {
  /** Components whose codes say that they belong to another parent. */
  readonly hasStrangers: boolean;
  /** More has to be said of it than that its sums agree. */
  readonly isSuspect: boolean;
}

interface Draft extends ParentSums {
  sums: Partial<Record<AmountField, DraftSum>>;
  missing: MissingComponent | undefined;
  readonly hasStrangers: boolean;
  over: Draft | undefined;
  /** Those of its components that have components themselves, and are suspects too. */
  readonly under: Draft[];
}

interface DraftSum extends Sum {
  verdict: Verdict;
  above: Sum['above'];
  explainedBy?: Parent;
  alsoAbove?: ParentSums;
}

function draftOf({ parent, children, whole, partial, sums, hasStrangers }: Addition): Draft {
  const copies = Object.fromEntries(Object.entries(sums).map(([field, sum]) => [field, { ...sum }]));
  const open = { sums: copies, missing: undefined, over: undefined, under: [] };
  return { parent, children, whole, partial, hasStrangers, ...open };
}

function addUp(parent: Parent, tree: Tree, settings: Settings): Addition {
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

/** What was judged the same way: the same sums, explained by the same. */
function isSameDraft(a: Draft, b: Draft): boolean {
  return (
    a.whole === b.whole &&
    a.partial === b.partial &&
    isSameList(a.children, b.children) &&
    JSON.stringify(a.missing) === JSON.stringify(b.missing) &&
    amountFields.every((field) => {
      const [x, y] = [a.sums[field], b.sums[field]];
      if (!x || !y) return x === y;
      return (
        x.verdict === y.verdict &&
        x.above === y.above &&
        x.stated === y.stated &&
        x.explainedBy === y.explainedBy &&
        x.alsoAbove?.parent === y.alsoAbove?.parent &&
        isSameList(
          x.addends.flatMap(({ criterion, value }) => [criterion, value]),
          y.addends.flatMap(({ criterion, value }) => [criterion, value]),
        )
      );
    })
  );
}

/** What was added up the same way, with the same numbers written. */
function isSameAddition(a: Addition, b: Addition): boolean {
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

function strangersIn(parent: Parent, children: readonly Criterion[]): readonly Criterion[] {
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

interface Rest {
  readonly field: AmountField;
  readonly rest: Thousandths;
}

/** A rest that one unlisted component could be worth. */
function fitsRest({ field, rest }: Rest, rests: readonly Rest[]): boolean {
  if (field === 'max') return rest > 0;
  const max = rests.find((one) => one.field === 'max')?.rest;
  return rest >= 0 && (max === undefined || max <= 0 || rest <= max);
}

/**
 * Components that stand below another parent than their codes say (a block indented too little or too much) make two
 * parents disagree, by just what they are worth: their codes have the finding.
 */
function explainMisplaced(drafts: readonly Draft[], tree: Tree, draftFor: (parent: Parent) => Draft): void {
  for (const draft of drafts) {
    if (!draft.hasStrangers) continue;
    const strangers = strangersIn(draft.parent, draft.children);
    const homes = new Set(strangers.map(({ code }) => code!.parts!.slice(0, -1).join('.')));
    const [code] = homes;
    if (homes.size !== 1) continue;
    const at = code === '' ? tree.index : tree.byCode.get(code!)?.find(({ children }) => children.length > 0);
    if (!at) continue;
    const home = draftFor(at);
    const explained: DraftSum[] = [];
    const fits = amountFields.every((field) =>
      [draft, home].every(({ sums: { [field]: sum } }) => {
        if (sum?.verdict !== 'mismatch') return true;
        explained.push(sum);
        const worth = strangers.reduce((total, { amounts }) => total + (amounts[field]?.score?.value ?? NaN), 0);
        return sum.difference === (sum === home.sums[field] ? worth : -worth);
      }),
    );
    if (!fits) continue;
    for (const sum of explained) {
      sum.verdict = 'explained';
      sum.explainedBy = strangers[0]!;
    }
  }
}

/** A component left out shows in two columns at least, and would be a component that could exist. */
function findMissing(draft: Draft): void {
  const { max, score, target } = draft.sums;
  if (draft.partial !== undefined || max?.verdict !== 'mismatch' || max.difference <= 0) return;
  const gap = freeCode(draft);
  const others = [score, target].filter((sum) => sum !== undefined);
  if (
    !others.every(
      ({ difference, verdict }) => (difference >= 0 && difference <= max.difference) || verdict === 'rounding',
    )
  )
    return;
  const short = others.filter(({ verdict, difference }) => verdict === 'mismatch' && difference > 0);
  // A maximum alone may be one wrong digit; with exactly one number skipped it is the skipped component.
  if (short.length === 0 && !(gap.gap && others.length > 0 && others.every(({ difference }) => difference === 0)))
    return;
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
function mergeWithBelow(draft: Draft): void {
  for (const field of amountFields) {
    const sum = draft.sums[field];
    if (sum?.verdict !== 'mismatch' && sum?.verdict !== 'rounding') continue;
    const below = draft.under.filter(({ partial, sums: { [field]: own } }) => {
      if (partial !== undefined || own === undefined) return false;
      const apart = Math.abs(own.difference + sum.difference);
      // What rounding could explain once is no rounding where two levels name the same number.
      if (apart === 0) return own.verdict === 'mismatch' || own.verdict === 'rounding';
      // Either sum may carry a rounding of its own beside the slip.
      const tolerance = Math.max(own.tolerance, sum.tolerance);
      return own.verdict === 'mismatch' && sum.verdict === 'mismatch' && apart * 2 <= tolerance;
    });
    if (below.length !== 1) continue;
    const own = below[0]!.sums[field]!;
    if (sum.verdict === 'mismatch') own.verdict = 'mismatch';
    take(draft, sum, below[0]!, own);
  }
}

/** The finding on a sum stands at the parent one level below, whose number is wrong. */
function take(draft: Draft, sum: DraftSum, below: Draft, own: DraftSum): void {
  sum.verdict = 'explained';
  sum.explainedBy = below.parent;
  // With that number put right, the level above agrees with all the others.
  for (const { sums } of draft.under) if (sums[sum.field]) sums[sum.field]!.above = 'agrees';
  own.above = 'disagrees';
  own.alsoAbove = draft;
}

/** What a partial parent leaves over is impossible, but not once the number is put right that the level above names. */
function explainPartial(draft: Draft): void {
  const { over, sums } = draft;
  if (draft.partial !== 'unfit' || !over) return;
  for (const field of amountFields) {
    const [own, sum] = [sums[field], over.sums[field]];
    if (!own || sum?.verdict !== 'mismatch') continue;
    const rests = amountFields.flatMap((name) => {
      const rest = sums[name]?.difference;
      return rest === undefined ? [] : [{ field: name, rest: name === field ? rest + sum.difference : rest }];
    });
    if (!rests.every((one) => fitsRest(one, rests))) continue;
    for (const name of amountFields) {
      if (name === field || sums[name]?.verdict !== 'mismatch') continue;
      sums[name].verdict = 'explained';
      sums[name].explainedBy = draft.parent;
    }
    if (own.verdict === 'mismatch') take(over, sum, draft, own);
    return;
  }
}

/** What stands twice, or above its own maximum, and so makes the difference, has a finding of its own. */
function explainByOthers(draft: Draft): void {
  for (const field of amountFields) {
    const sum = draft.sums[field];
    if (sum?.verdict !== 'mismatch') continue;
    const most = draft.parent.amounts.max?.score?.value;
    if (field !== 'max' && most !== undefined && sum.stated > most && sum.computed <= most) {
      sum.verdict = 'explained';
      sum.explainedBy = draft.parent;
      continue;
    }
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
      // Where a rest may stay, any value up to its maximum puts it right.
      const open = draft.partial !== undefined || sum.addends.length < draft.children.length;
      if (open) return field !== 'max' && value > max;
      if (field !== 'max') return value > max && repaired <= max;
      const most = Math.max(criterion.amounts.score?.score?.value ?? 0, criterion.amounts.target?.score?.value ?? 0);
      // A maximum of 0 can't be, and is reported as such.
      return (most > max || max === 0) && repaired >= most && repaired > 0;
    });
    if (culprits.length !== 1) continue;
    sum.verdict = 'explained';
    sum.explainedBy = culprits[0]!.criterion;
  }
}
