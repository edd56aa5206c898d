import { isSameList } from '../base/list.ts';
import { amountFields } from '../model/criterion.ts';
import type { Addition, DraftSum } from './addition.ts';
import { fitsRest, strangersIn } from './addition.ts';
import type { AmountField } from '../model/criterion.ts';
import type { MissingComponent, Parent, ParentSums } from './sums.ts';
import type { Tree } from './tree.ts';

/** A parent while it is judged together with those above and below it. */
export interface Draft extends ParentSums {
  sums: Partial<Record<AmountField, DraftSum>>;
  missing: MissingComponent | undefined;
  readonly hasStrangers: boolean;
  over: Draft | undefined;
  /** Those of its components that have components themselves, and are suspects too. */
  readonly under: Draft[];
}

/** A parent to be judged: what is written into it leaves the addition as it was. */
export function draftOf({ parent, children, whole, partial, sums, hasStrangers }: Addition): Draft {
  const copies = Object.fromEntries(Object.entries(sums).map(([field, sum]) => [field, { ...sum }]));
  const open = { sums: copies, missing: undefined, over: undefined, under: [] };
  return { parent, children, whole, partial, hasStrangers, ...open };
}

/** What was judged the same way: the same sums, explained by the same. */
export function isSameJudgement(a: ParentSums | undefined, b: ParentSums | undefined): boolean {
  if (!a || !b || a === b) return a === b;
  return (
    a.parent === b.parent &&
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
        x.difference === y.difference &&
        x.tolerance === y.tolerance &&
        x.explainedBy === y.explainedBy &&
        isSameJudgement(x.alsoAbove, y.alsoAbove) &&
        isSameList(
          x.addends.flatMap(({ criterion, value }) => [criterion, value]),
          y.addends.flatMap(({ criterion, value }) => [criterion, value]),
        )
      );
    })
  );
}

/** The index falls short by just what one file beside it holds: that the root does not list it is the slip. */
export function explainByUnlisted(index: Draft, beside: () => readonly Tree[]): void {
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

/**
 * Components that stand below another parent than their codes say (a block indented too little or too much) make two
 * parents disagree, by just what they are worth: their codes have the finding.
 */
export function explainMisplaced(drafts: readonly Draft[], tree: Tree, draftFor: (parent: Parent) => Draft): void {
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
export function findMissing(draft: Draft): void {
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

/** The first code that the numbering skips, else the code behind the last; `gap` where no other is skipped. */
function freeCode({ parent, children }: Draft): { code?: string; gap: boolean } {
  const prefix = parent.kind === 'criterion' ? parent.code?.parts : [];
  if (!prefix) return { gap: false };
  const numbers = new Set(children.flatMap((child) => child.code?.parts?.at(-1) ?? []));
  let last = 0;
  for (const number of numbers) last = Math.max(last, number);
  const gaps: number[] = [];
  for (let n = 1; n < last && gaps.length < 2; n++) if (!numbers.has(n)) gaps.push(n);
  const gap = gaps.length === 1;
  return { code: [...prefix, gaps[0] ?? last + 1].join('.'), gap };
}

/** Where a parent's number is wrong by d, and the level above by the same d, the parent's number is the slip. */
export function mergeWithBelow(draft: Draft): void {
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
export function explainPartial(draft: Draft): void {
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
export function explainByOthers(draft: Draft): void {
  for (const field of amountFields) {
    const sum = draft.sums[field];
    if (sum?.verdict !== 'mismatch') continue;
    const most = draft.parent.amounts.max?.score?.value;
    if (field !== 'max' && most !== undefined && sum.stated > most && sum.computed <= most) {
      sum.verdict = 'explained';
      sum.explainedBy = draft.parent;
      continue;
    }
    const before = new Set<string>();
    const twice = sum.addends.find(({ criterion: { code }, value }) => {
      if (!code) return false;
      if (value === -sum.difference && before.has(code.text)) return true;
      before.add(code.text);
      return false;
    });
    if (twice) {
      sum.verdict = 'explained';
      sum.explainedBy = twice.criterion;
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
