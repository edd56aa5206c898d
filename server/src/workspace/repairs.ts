import type { Thousandths } from '../base/thousandths.ts';
import { writeScore } from '../base/thousandths.ts';
import type { AmountField, Criterion } from '../model/criterion.ts';
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
  /** The number of the column beside it. */
  | 'other-column'
  | 'sum';

/** The repairs of a sum that does not agree, the likeliest first. Each names one number; at most `limit` are given. */
export function repairsOf(parent: ParentSums, sum: Sum, rollup: Rollup, limit = 4): Repair[] {
  const repairs = [ofParent(parent, sum), ...sum.addends.map(({ criterion }) => ofComponent(criterion, parent, sum, rollup))];
  return repairs
    .filter((repair) => repair !== undefined)
    .sort((a, b) => a.cost - b.cost)
    .slice(0, limit);
}

const impossible = 100;

function ofParent({ parent }: ParentSums, sum: Sum): Repair | undefined {
  const { field, stated, computed } = sum;
  const { max } = parent.amounts;
  if (field !== 'max' && max?.score && computed > max.score.value) return undefined;
  if (field === 'max' && computed <= 0) return undefined;
  const slip = slipOf(parent.amounts[field]!.written, writeScore(computed), otherColumns(parent, field, computed));
  const oneComponent = sum.addends.some(({ value }) => value !== 0 && value === Math.abs(sum.difference));
  let { because, cost } = slip;
  if (oneComponent && cost > 1.5) [because, cost] = ['one-component', 1.5];
  if (sum.alsoAbove) [because, cost] = ['above-too', cost - 10];
  else if (sum.above === 'agrees') cost += 4;
  return { at: parent, field, from: stated, to: computed, because, cost };
}

function ofComponent(criterion: Criterion, { children }: ParentSums, sum: Sum, rollup: Rollup): Repair | undefined {
  const { field, difference } = sum;
  const amount = criterion.amounts[field]!;
  const from = amount.score!.value;
  const to = from + difference;
  let penalty = boundsPenalty(criterion, field, to);
  if (penalty >= impossible) return undefined;
  const own = rollup.of.get(criterion)?.sums[field];
  // A component whose own components agree with it is not the slip.
  if (own && (own.verdict === 'equal' || own.verdict === 'rounding' || own.verdict === 'partial')) penalty += 4;
  if (sum.above === 'disagrees' && !sum.alsoAbove) penalty += 0.5;
  if (sum.alsoAbove) penalty += 10;
  penalty += stepPenalty(children, criterion, field, to);
  const slip = slipOf(amount.written, writeScore(to), otherColumns(criterion, field, to));
  return { at: criterion, field, from, to, because: slip.because, cost: slip.cost + penalty };
}

/** What the other columns of the row say about a number: it must fit between 0 and the maximum. */
function boundsPenalty(criterion: Criterion, field: AmountField, to: Thousandths): number {
  const max = criterion.amounts.max?.score?.value;
  const score = criterion.amounts.score?.score?.value;
  const target = criterion.amounts.target?.score?.value;
  const now = criterion.amounts[field]!.score!.value;
  if (to < 0 || (field === 'max' && to === 0)) return impossible;
  if (field === 'max') return Math.max(score ?? 0, target ?? 0) > to ? impossible : 0;
  if (max !== undefined && to > max) return impossible;
  const before = field === 'target' ? score !== undefined && now < score : target !== undefined && target < now;
  const after = field === 'target' ? score !== undefined && to < score : target !== undefined && target < to;
  // A plan that aims lower than last year's score is odd: a repair that ends it is likely, one that makes it is not.
  return after ? 2 : before ? -1 : 0;
}

/** Numbers of one column and level have a step (0.25, 0.5): a repair that leaves the step of its neighbours is unlikely. */
function stepPenalty(children: readonly Criterion[], criterion: Criterion, field: AmountField, to: Thousandths): number {
  const others = children.filter((child) => child !== criterion).map((child) => child.amounts[field]?.score?.value);
  for (const step of [250, 50, 10]) {
    if (others.length > 1 && others.every((value) => value !== undefined && value % step === 0)) return to % step === 0 ? 0 : 1;
  }
  return 0;
}

function otherColumns(row: Parent, field: AmountField, to: Thousandths): boolean {
  return (['max', 'score', 'target'] as const).some((other) => other !== field && row.amounts[other]?.score?.value === to);
}

/** How likely a hand that meant `to` wrote `from`: the kinds of slip that typists make, cheapest first. */
function slipOf(from: string, to: string, isOtherColumn: boolean): { because: Reason; cost: number } {
  // Written alike: as many digits behind the point as the author gave.
  const decimals = from.includes('.') ? from.length - from.indexOf('.') - 1 : 0;
  const shown = to.includes('.') && to.length - to.indexOf('.') - 1 >= decimals ? to : decimals > 0 ? padded(to, decimals) : to;
  const pairs: readonly (readonly [string, string])[] = [
    [from, to],
    [from, shown],
  ];
  const kinds: { because: Reason; cost: number }[] = [];
  for (const [a, b] of pairs) {
    const digitsA = a.replace('.', '').replace(/^0+/, '');
    const digitsB = b.replace('.', '').replace(/^0+/, '');
    if (isSwap(a, b)) kinds.push({ because: 'swapped', cost: 1 });
    if (digitsA.replace(/0+$/, '') === digitsB.replace(/0+$/, '') && digitsA !== '' && a !== b) kinds.push({ because: 'point', cost: 1 });
    const off = substituted(a, b);
    if (off !== undefined) kinds.push({ because: 'digit', cost: off === 1 ? 1 : 1.1 });
    if (Math.abs(a.length - b.length) === 1 && isInsertion(a, b)) kinds.push({ because: 'length', cost: 1.2 });
    kinds.push({ because: 'sum', cost: 1.4 + distance(a, b) });
  }
  const best = kinds.reduce((x, y) => (y.cost < x.cost ? y : x));
  if (!isOtherColumn) return best;
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
