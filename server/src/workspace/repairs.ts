import { Memo } from '../base/reactive.ts';
import type { Thousandths } from '../base/thousandths.ts';
import { readScore, writeScore } from '../base/thousandths.ts';
import type { AmountField, Criterion } from '../model/criterion.ts';
import { amountFields } from '../model/criterion.ts';
import type { Parent, ParentSums, Rollup, Sum } from './rollup.ts';

/** One number that, put right, makes a sum agree. */
export interface Repair {
  /** Whose number it is: the parent, or one of its components. */
  readonly at: Parent;
  readonly field: AmountField;
  readonly from: Thousandths;
  readonly to: Thousandths;
  /** Why it is likely. */
  readonly because: Reason;
  /** How unlikely it is: the smaller the likelier. Only the order means something. */
  readonly cost: number;
}

export type Reason =
  /** The level above is wrong by the same amount. */
  | 'above-too'
  /** Two digits that stand side by side have changed places. */
  | 'swapped'
  /** The same digits, the point elsewhere. */
  | 'point'
  /** One digit is another. */
  | 'digit'
  /** One digit too many or too few. */
  | 'length'
  /** The difference is one component: it was left out, or counted twice. */
  | 'one-component'
  /** It should be the number of the column beside it. */
  | 'other-column'
  /** It is still last year's number, though a component has changed since. */
  | 'stale'
  /** Last year's file has it so. */
  | 'previous'
  | 'sum';

/**
 * The repairs of a sum that does not agree, the likeliest first; four at most. Each names one number. They are looked for
 * once: each component may ask for those of the sum that it is part of.
 */
export function repairsOf(parent: ParentSums, sum: Sum, rollup: Rollup): readonly Repair[] {
  const { repairs } = evidenceOf(rollup);
  let known = repairs.get(sum);
  if (!known) repairs.set(sum, (known = new Memo(() => findRepairs(parent, sum, rollup))));
  return known.get();
}

function findRepairs(parent: ParentSums, sum: Sum, rollup: Rollup): readonly Repair[] {
  const rows = [parent.parent, ...sum.addends.map(({ criterion }) => criterion)];
  const all = rows.map((row) => repairAt(row, parent, sum, rollup)).filter((repair) => repair !== undefined);
  return all.sort((a, b) => a.cost - b.cost).slice(0, 4);
}

/** The repair of a sum at one row: the parent, or one of its components. Undefined where no number there can be right. */
export function repairAt(row: Parent, parent: ParentSums, sum: Sum, rollup: Rollup): Repair | undefined {
  // What a partial parent leaves open has no one number; only the level above can say what its own should be.
  if (parent.partial !== undefined && !sum.alsoAbove) return undefined;
  return row === parent.parent ? ofParent(parent, sum, rollup) : ofComponent(row as Criterion, parent, sum, rollup);
}

const impossible = 100;

function ofParent({ parent, children, partial }: ParentSums, sum: Sum, rollup: Rollup): Repair | undefined {
  const { field, stated, computed } = sum;
  const above = sum.alsoAbove;
  const byAbove = above && stated + above.sums[field]!.difference;
  const exact = byAbove ?? computed;
  const others = partial === undefined && byAbove !== undefined ? [computed] : withinRounding(exact, sum);
  const best = likeliest(parent, field, exact, others);
  const column = columnOf(rollup.above(parent), field, rollup);
  const after = plausibility(parent, field, best.to, column);
  if (after >= impossible) return undefined;
  const difference = Math.abs(stated - best.to);
  const oneComponent = children.some(({ amounts }) => difference !== 0 && amounts[field]?.score?.value === difference);
  let { because, cost } = best;
  if (oneComponent && cost > 1.5) [because, cost] = ['one-component', 1.5];
  cost += after - Math.min(plausibility(parent, field, stated, column), impossible / 10);
  if (above) [because, cost] = ['above-too', cost - 10];
  else if (isStale(parent, children, sum, rollup)) [because, cost] = ['stale', cost - 6];
  else if (sum.above === 'agrees') cost += 4;
  if (wasSo(parent, field, best.to, rollup)) [because, cost] = ['previous', cost - 3];
  return { at: parent, field, from: stated, to: best.to, because, cost };
}

function ofComponent(criterion: Criterion, parent: ParentSums, sum: Sum, rollup: Rollup): Repair | undefined {
  if (parent.partial !== undefined) return undefined;
  const { field, difference } = sum;
  const from = criterion.amounts[field]!.score!.value;
  const best = likeliest(criterion, field, from + difference, withinRounding(from + difference, sum));
  const column = columnOf(parent, field, rollup);
  const after = plausibility(criterion, field, best.to, column);
  if (after >= impossible) return undefined;
  let penalty = after - Math.min(plausibility(criterion, field, from, column), impossible / 10);
  const own = rollup.of.get(criterion);
  const agrees = own?.sums[field] && ['equal', 'rounding'].includes(own.sums[field].verdict);
  // A component whose own components agree with it is not the slip; one that they contradict may be.
  if (agrees) penalty += 4;
  if (own && amountFields.some((name) => own.sums[name]?.explainedBy === criterion)) penalty -= 3;
  if (sum.above === 'disagrees' && !sum.alsoAbove) penalty += 0.5;
  if (sum.alsoAbove) penalty += 10;
  const so = wasSo(criterion, field, best.to, rollup);
  const because = so ? 'previous' : best.because;
  return { at: criterion, field, from, to: best.to, because, cost: best.cost + penalty - (so ? 3 : 0) };
}

/** The same row of last year's index. */
function lastYears(row: Parent, { previous }: Rollup): Parent | undefined {
  return row.kind === 'index' ? previous?.index : previous?.byCode.get((row as Criterion).code?.text ?? '')?.[0];
}

/**
 * The parent states what last year's file states, and one component has changed since by just the difference. Maxima are
 * left out: they seldom change, so there the component is the likelier slip.
 */
function isStale(
  parent: Parent,
  children: readonly Criterion[],
  { field, stated, difference }: Sum,
  rollup: Rollup,
): boolean {
  if (field === 'max' || lastYears(parent, rollup)?.amounts[field]?.score?.value !== stated) return false;
  const changes = children.map(
    (child) =>
      (child.amounts[field]?.score?.value ?? NaN) - (lastYears(child, rollup)?.amounts[field]?.score?.value ?? NaN),
  );
  return changes.filter((change) => change !== 0).length === 1 && changes.includes(-difference);
}

/** Maxima stay for years, so last year's is likely right; scores and targets are new each year. */
function wasSo(row: Parent, field: AmountField, to: Thousandths, rollup: Rollup): boolean {
  return field === 'max' && lastYears(row, rollup)?.amounts.max?.score?.value === to;
}

/** The values beside the exact one for which rounding still explains the sum. */
function withinRounding(exact: Thousandths, { tolerance }: Sum): Thousandths[] {
  const reach = Math.min(5, Math.floor(tolerance / 2));
  return Array.from({ length: reach }, (_, i) => [exact - i - 1, exact + i + 1]).flat();
}

/** Of the value that makes a sum exact and others that would do, the one that a slip of the hand explains best. */
function likeliest(
  row: Parent,
  field: AmountField,
  exact: Thousandths,
  others: readonly Thousandths[],
): { to: Thousandths; because: Reason; cost: number } {
  // A number with a comma or in quotes is compared as it should be written.
  const { plain, written } = row.amounts[field]!;
  const slipTo = (to: Thousandths, columns: readonly Thousandths[]) => ({
    to,
    ...slipOf(plain ?? written, to, columns),
  });
  let best = slipTo(exact, columnsOf(row, field));
  for (const to of others) {
    if (to < 0) continue;
    const slip = slipTo(to, []);
    // A little rounding beside a slip of the hand is likelier than a number written at random.
    if (slip.cost + 0.3 < best.cost) best = { ...slip, cost: slip.cost + 0.3 };
  }
  return best;
}

/** What the numbers of one column are like, among the components of one parent. */
interface Column {
  /** How many there are of each grain (see `grains`). */
  readonly grains: readonly number[];
  /** How much the targets are apart from the scores, and the maxima above both, sorted. */
  readonly gains: readonly Thousandths[];
  readonly slacks: readonly Thousandths[];
  /** The shares of the grains in the column of the whole tree. */
  readonly prior: readonly number[];
}

type Columns = Partial<Record<AmountField, Memo<Column>>>;

/** What repairs are judged by, found once for all the rows that ask. */
interface Evidence {
  readonly repairs: WeakMap<Sum, Memo<readonly Repair[]>>;
  /** By the parent whose components they are the columns of. */
  readonly columns: WeakMap<Parent, Columns>;
  readonly priors: Partial<Record<AmountField, Memo<readonly number[]>>>;
}

const evidence = new WeakMap<Rollup, Evidence>();

function evidenceOf(rollup: Rollup): Evidence {
  let known = evidence.get(rollup);
  if (!known) evidence.set(rollup, (known = { repairs: new WeakMap(), columns: new WeakMap(), priors: {} }));
  return known;
}

/** The column of the components of a parent; of none for what is above the index. */
function columnOf(over: ParentSums | undefined, field: AmountField, rollup: Rollup): Column {
  if (!over) return readColumn([], field, rollup);
  const { columns } = evidenceOf(rollup);
  const { parent } = over;
  let known = columns.get(parent);
  if (!known) columns.set(parent, (known = {}));
  known[field] ??= new Memo(() => readColumn(rollup.of.get(parent)?.children ?? [], field, rollup));
  return known[field].get();
}

function readColumn(members: readonly Criterion[], field: AmountField, rollup: Rollup): Column {
  return {
    grains: countGrains(members, field),
    gains: members.flatMap((member) => gainOf(member) ?? []).sort((a, b) => a - b),
    slacks: members.flatMap((member) => slackOf(member) ?? []).sort((a, b) => a - b),
    prior: priorOf(rollup, field),
  };
}

function priorOf(rollup: Rollup, field: AmountField): readonly number[] {
  const { priors } = evidenceOf(rollup);
  priors[field] ??= new Memo(() => {
    const counts = countGrains(
      rollup.parents.flatMap(({ children }) => children),
      field,
    );
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => (count + 0.5) / (total + 0.5 * grains.length));
  });
  return priors[field].get();
}

function countGrains(members: readonly Criterion[], field: AmountField): number[] {
  const counts = grains.map(() => 0);
  for (const { amounts } of members) if (amounts[field]?.score) counts[grainOf(amounts[field].score.value)]!++;
  return counts;
}

/** How unlikely a number is in its row and column; `impossible` where it does not fit between 0 and the maximum. */
function plausibility(row: Parent, field: AmountField, value: Thousandths, column: Column): number {
  const [max, score, target] = amountFields.map((name) => (name === field ? value : row.amounts[name]?.score?.value));
  if (value < 0 || (field === 'max' && value === 0)) return impossible;
  if (max !== undefined && Math.max(score ?? 0, target ?? 0) > max) return impossible;
  // A plan that aims lower than last year's score is odd.
  const lower = score !== undefined && target !== undefined && target < score ? 2 : 0;
  const usual =
    field === 'max'
      ? farCost(max! - Math.max(score ?? 0, target ?? 0), slackOf(row), column.slacks)
      : score === undefined || target === undefined
        ? 0
        : farCost(Math.abs(target - score), gainOf(row), column.gains);
  return lower + usual + grainCost(value, row.amounts[field]!.score!.value, column);
}

/** The numbers of one column and level have a grain: quarters, tenths, thousandths. One of another grain is unlikely. */
function grainCost(value: Thousandths, written: Thousandths, column: Column): number {
  const total = Math.max(0, column.grains.reduce((sum, count) => sum + count, 0) - 1);
  const grain = grainOf(value);
  // The number in question is no evidence for itself; the rest of the tree weighs as much as three neighbours.
  const alike = Math.max(0, column.grains[grain]! - (grainOf(written) === grain ? 1 : 0));
  return -0.35 * Math.log((alike + 3 * column.prior[grain]!) / (total + 3));
}

const grains = [500, 250, 100, 50, 10, 1];

function grainOf(value: Thousandths): number {
  return grains.findIndex((step) => value % step === 0);
}

/** Columns of a row are about as far apart as they are on the rows beside it. `all` is sorted and holds the row's own. */
function farCost(distance: Thousandths, own: Thousandths | undefined, all: readonly Thousandths[]): number {
  const at = own === undefined ? -1 : indexIn(all, own);
  const count = all.length - (at < 0 ? 0 : 1);
  if (count < 2) return 0;
  const half = count >> 1;
  const middle = all[at >= 0 && at <= half ? half + 1 : half]!;
  return 0.2 * Math.min(4, distance / (middle + 10));
}

/** Where a value first stands in a sorted list; -1 where it does not. */
function indexIn(sorted: readonly Thousandths[], value: Thousandths): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === value ? low : -1;
}

function gainOf({ amounts: { score, target } }: Parent): Thousandths | undefined {
  return score?.score && target?.score ? Math.abs(target.score.value - score.score.value) : undefined;
}

function slackOf({ amounts: { max, score, target } }: Parent): Thousandths | undefined {
  const reached = Math.max(score?.score?.value ?? -1, target?.score?.value ?? -1);
  return max?.score && reached >= 0 ? max.score.value - reached : undefined;
}

function columnsOf(row: Parent, field: AmountField): Thousandths[] {
  return amountFields.flatMap((other) => (other === field ? [] : (row.amounts[other]?.score?.value ?? [])));
}

/** How likely a hand that meant `to` wrote `from`: the kinds of slip that typists make, cheapest first. */
function slipOf(from: string, value: Thousandths, columns: readonly Thousandths[]): { because: Reason; cost: number } {
  const to = writeScore(value);
  // Written alike: as many digits behind the point as the author gave.
  const decimals = from.includes('.') ? from.length - from.indexOf('.') - 1 : 0;
  const shown =
    to.includes('.') && to.length - to.indexOf('.') - 1 >= decimals ? to : decimals > 0 ? padded(to, decimals) : to;
  const pairs: readonly (readonly [string, string])[] = [
    [from, to],
    [from, shown],
  ];
  const kinds: { because: Reason; cost: number }[] = [];
  for (const [a, b] of pairs) {
    const digitsA = a.replace('.', '').replace(/^0+/, '');
    const digitsB = b.replace('.', '').replace(/^0+/, '');
    if (isSwap(a, b)) kinds.push({ because: 'swapped', cost: 1 });
    if (digitsA.replace(/0+$/, '') === digitsB.replace(/0+$/, '') && digitsA !== '' && a !== b) {
      const before = readScore(from)?.value;
      const places = before && value > 0 ? Math.abs(Math.log10(value / before)) : 1;
      kinds.push({ because: 'point', cost: 1 + 0.5 * (places - 1) });
    }
    const off = substituted(a, b);
    if (off !== undefined) kinds.push({ because: 'digit', cost: off === 1 ? 1 : 1.1 });
    if (Math.abs(a.length - b.length) === 1 && isInsertion(a, b)) kinds.push({ because: 'length', cost: 1.2 });
    kinds.push({ because: 'sum', cost: 1.4 + distance(a, b) });
  }
  // Copied from the column beside it.
  if (columns.includes(readScore(from)!.value)) kinds.push({ because: 'sum', cost: 1.6 });
  const best = kinds.reduce((x, y) => (y.cost < x.cost ? y : x));
  if (!columns.includes(value)) return best;
  return best.cost <= 1.3 ? { ...best, cost: best.cost - 0.3 } : { because: 'other-column', cost: 1.3 };
}

function padded(number: string, decimals: number): string {
  const [whole, fraction = ''] = number.split('.');
  return `${whole}.${fraction.padEnd(decimals, '0')}`;
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((c, i) => c !== b[i]);
  if (at < 0) return false;
  // Across the point the two digits beside it may have changed places: 1.2 and 2.1.
  const next = a[at + 1] === '.' ? at + 2 : at + 1;
  const swapped = [...a];
  [swapped[at], swapped[next]] = [swapped[next]!, swapped[at]!];
  return swapped.join('') === b;
}

/** By how much the one digit differs that is another; undefined where it is not just one. */
function substituted(a: string, b: string): number | undefined {
  if (a.length !== b.length) return undefined;
  const differing = [...a].flatMap((c, i) => (c === b[i] ? [] : [i]));
  if (differing.length !== 1) return undefined;
  const [x, y] = [Number(a[differing[0]!]), Number(b[differing[0]!])];
  return Number.isNaN(x) || Number.isNaN(y) ? undefined : Math.abs(x - y);
}

function isInsertion(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return [...long].some((_, i) => long.slice(0, i) + long.slice(i + 1) === short);
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
