import { isSameList } from '../../base/list.ts';
import { Memo, MemoTable } from '../../base/reactive.ts';
import { extendsCode, partsOf } from '../../model/code.ts';
import type { Criterion } from '../../model/criterion.ts';
import type { Parent } from '../../workspace/rollup.ts';
import type { TreeView } from '../../workspace/view.ts';

/**
 * How the criteria of a tree are numbered, decided once: which code each place asks for, and what is wrong with the
 * codes, each slip once. The rules on codes only put it into words.
 */
export interface Numbering {
  /** The code that a criterion should have by its place; its own where nothing is wrong. Absent where none can be told. */
  readonly asked: { get(criterion: Criterion): string | undefined };
  /** What is wrong, by the criterion whose code it is reported at. */
  readonly slips: { get(criterion: Criterion): readonly Slip[] | undefined };
}

export type Slip =
  /** The codes of `members`, side by side, do not extend their parent's; `under` is the parent's code. */
  | {
      readonly kind: 'not-under-parent';
      readonly members: readonly Criterion[];
      readonly under: string;
      readonly group: Group;
    }
  /** The code stands already at `first`; `wrong` is the one of the two that is out of its place. */
  | { readonly kind: 'duplicate'; readonly first: Criterion; readonly wrong: Criterion; readonly group: Group }
  /** The code is smaller than the one before it; `wrong` are those out of their places. */
  | {
      readonly kind: 'out-of-order';
      readonly before: Criterion;
      readonly wrong: readonly Criterion[];
      readonly group: Group;
    }
  /** Numbers are skipped before this code: `from` to `to`. */
  | {
      readonly kind: 'gap';
      readonly from: string;
      readonly to: string;
      readonly before: Criterion | undefined;
      readonly group: Group;
    };

/** The components of one parent, or the uppermost criteria of a tree. */
export interface Group {
  /** Undefined for the uppermost criteria. */
  readonly parent: Criterion | undefined;
  readonly members: readonly Criterion[];
  /** What all their codes begin with; undefined where that can't be told. */
  readonly prefix: readonly number[] | undefined;
  /** The number that each one's place asks for; absent for one that has no place here. */
  readonly numbers: readonly (number | undefined)[];
  /** Where each one stands in the list. */
  readonly order: ReadonlyMap<Criterion, number>;
}

const numberings = new WeakMap<TreeView, Numbering>();

export function numberingOf(view: TreeView): Numbering {
  let numbering = numberings.get(view);
  if (!numbering) numberings.set(view, (numbering = decide(view)));
  return numbering;
}

/** Each group is judged by itself, and again only when a code in it, or what its parent's place asks for, changes. */
function decide(view: TreeView): Numbering {
  const top = new Memo(() => placesOf(view, undefined, view.tree.top, undefined), isSamePlaces);
  const below = new WeakMap<Criterion, Memo<Places>>();
  const placesUnder = (parent: Criterion | undefined): Places => {
    if (!parent) return top.get();
    let memo = below.get(parent);
    if (!memo) {
      memo = new Memo(() => placesOf(view, parent, parent.children, asked(parent)), isSamePlaces);
      below.set(parent, memo);
    }
    return memo.get();
  };
  const asked = (criterion: Criterion): string | undefined => {
    const { prefix, numbers, order } = placesUnder(criterion.parent).group;
    const number = numbers[order.get(criterion) ?? -1];
    return prefix && number !== undefined ? [...prefix, number].join('.') : undefined;
  };
  /** Whether its code follows a wrong one above it: it is put right with that. */
  const isCarried = ({ parent }: Criterion): boolean =>
    parent !== undefined && (isCarried(parent) || asked(parent) !== parent.code?.text);
  const isPlaced = (criterion: Criterion): boolean => {
    const { group, fits } = placesUnder(criterion.parent);
    return fits[group.order.get(criterion) ?? -1] === true;
  };

  const slipsUnder = new WeakMap<object, Memo<ReadonlyMap<Criterion, readonly Slip[]>>>();
  const slipsIn = (parent: Criterion | undefined): ReadonlyMap<Criterion, readonly Slip[]> => {
    let memo = slipsUnder.get(parent ?? view);
    if (!memo) {
      memo = new Memo(
        () => {
          const slips = new Map<Criterion, Slip[]>();
          reportGroup(placesUnder(parent), view, (at, slip) => slips.set(at, [...(slips.get(at) ?? []), slip]));
          return slips;
        },
        (a, b) => a.size === 0 && b.size === 0,
      );
      slipsUnder.set(parent ?? view, memo);
    }
    return memo.get();
  };
  /** Those who have one code, in their places and with nothing wrong above them: looked for once for all of them. */
  const sharing = new MemoTable<string, { readonly first: Criterion | undefined; readonly later: Set<Criterion> }>(
    (text) => {
      const all = view.tree.byCode.get(text) ?? [];
      const [first, ...later] =
        all.length < 2 ? [] : all.filter((criterion) => isPlaced(criterion) && !isCarried(criterion));
      return { first, later: new Set(later) };
    },
    (a, b) => a.first === b.first && isSameList([...a.later], [...b.later]),
  );
  /** A code that stands twice: at each later one, whichever of the two is out of its place. */
  const duplicates = (again: Criterion): Slip[] => {
    const text = again.code?.text;
    if (text === undefined || (view.tree.byCode.get(text)?.length ?? 0) < 2) return [];
    const { first, later } = sharing.get(text);
    if (!first || !later.has(again)) return [];
    const wrong = asked(again) === text && asked(first) !== text ? first : again;
    return [{ kind: 'duplicate', first, wrong, group: placesUnder(wrong.parent).group }];
  };
  return {
    asked: { get: asked },
    slips: { get: (criterion) => [...(slipsIn(criterion.parent).get(criterion) ?? []), ...duplicates(criterion)] },
  };
}

/** Whether nothing that others read of two states of a group differs. */
function isSamePlaces(a: Places, b: Places): boolean {
  return (
    a.openStart === b.openStart &&
    a.whole === b.whole &&
    a.shown === b.shown &&
    isSameList(a.group.members, b.group.members) &&
    isSameList(a.codes, b.codes) &&
    isSameList(a.fits, b.fits) &&
    isSameList(a.group.numbers, b.group.numbers) &&
    a.group.prefix?.join('.') === b.group.prefix?.join('.') &&
    JSON.stringify(a.gaps) === JSON.stringify(b.gaps)
  );
}

/** The places of a group, and what is known of them. */
interface Places {
  readonly group: Group;
  /** For each member whether its code extends the parent's. */
  readonly fits: readonly boolean[];
  /** Nothing is known of what comes before the first: a file that no root reaches. */
  readonly openStart: boolean;
  /** All members could be read. */
  readonly whole: boolean;
  /** The codes as written. */
  readonly codes: readonly (string | undefined)[];
  /** The number of the component that the sums show to be missing. */
  readonly shown: number | undefined;
  /** Numbers that no member has, before the member at `before`. */
  readonly gaps: readonly { readonly before: number; readonly from: number; readonly to: number }[];
}

/** A number that a member may have, and what it costs to believe it (in hundredths of a wrong code). */
interface Option {
  readonly number: number;
  readonly cost: number;
}

const cost = {
  /** A code is wrong. */
  wrong: 100,
  /** A wrong code for which no number is free at its place. */
  placeless: 20,
  /** Numbers are skipped: a little less likely than one wrong code. */
  gap: 110,
  /** Numbers are skipped where the sums show that a component is missing. */
  shownGap: 30,
  /** The code stands against those of all its components. */
  against: 80,
  /** The number that all its components have, against its own. */
  byComponents: 90,
  /** A code that is wrong anyway, with another last number than its own. */
  otherNumber: 5,
};

/** How many members are looked back over for the one that the next number continues from. */
const reach = 200;

function placesOf(
  view: TreeView,
  parent: Criterion | undefined,
  members: readonly Criterion[],
  askedOfParent: string | undefined,
): Places {
  const prefix = prefixOf(view, parent, members, askedOfParent);
  const written = parent?.code?.parts;
  const fits = members.map(({ code }) => isUnder(code?.parts, prefix) || isUnder(code?.parts, written));
  const options = members.map((member, i) => optionsOf(member, prefix, fits[i]!));
  const free = members.map((member, i) => !fits[i] || member.code?.parts === undefined);
  const openStart = !parent && !view.tree.index;
  const shown = shownGap(view, parent);
  const gapCost = (before: number, from: number, to: number): number => {
    if (before === 0 && openStart) return 0;
    return shown !== undefined && from <= shown && shown <= to ? cost.shownGap : cost.gap;
  };
  const chosen = inTurn(options, fits, openStart) ?? likeliest(options, free, gapCost);
  const numbers = fill(members, chosen, fits, openStart);
  const whole = parent ? (view.rollup.of.get(parent)?.whole ?? false) : !view.tree.incomplete;
  const order = new Map(members.map((member, i) => [member, i]));
  const codes = members.map(({ code }) => code?.text);
  const group = { parent, members, prefix, numbers: numbers.of, order };
  return { group, codes, fits, openStart, whole, shown, gaps: numbers.gaps };
}

function isUnder(code: readonly number[] | undefined, parent: readonly number[] | undefined): boolean {
  return code !== undefined && parent !== undefined && extendsCode(code, parent);
}

/** What the codes of a group begin with: the parent's code; in a file that no root reaches, what most begin with. */
function prefixOf(
  view: TreeView,
  parent: Criterion | undefined,
  members: readonly Criterion[],
  askedOfParent: string | undefined,
): readonly number[] | undefined {
  if (!parent && view.tree.index) return [];
  const parts = parent && partsOf(askedOfParent ?? '');
  return parts ?? commonPrefix(members)?.prefix;
}

/** What the codes of the most members begin with, and whether all agree. */
function commonPrefix(members: readonly Criterion[]): { prefix: readonly number[]; all: boolean } | undefined {
  const counts = new Map<string, { prefix: readonly number[]; count: number }>();
  let known = 0;
  for (const { code } of members) {
    if (!code?.parts) continue;
    known++;
    const prefix = code.parts.slice(0, -1);
    const key = prefix.join('.');
    const same = counts.get(key);
    if (same) same.count++;
    else counts.set(key, { prefix, count: 1 });
  }
  const [best] = [...counts.values()].sort((a, b) => b.count - a.count);
  return best && { prefix: best.prefix, all: best.count === known };
}

function optionsOf(member: Criterion, prefix: readonly number[] | undefined, fits: boolean): Option[] {
  const parts = member.code?.parts;
  const below = commonPrefix(member.children);
  const byComponents = below?.all && prefix && isUnder(below.prefix, prefix) ? below.prefix.at(-1) : undefined;
  const own = parts?.at(-1);
  if (fits && own !== undefined) {
    const against = below?.all === true && below.prefix.join('.') !== member.code!.text;
    return [
      { number: own, cost: against ? cost.against : 0 },
      ...(byComponents === undefined || byComponents === own
        ? []
        : [{ number: byComponents, cost: cost.byComponents }]),
    ];
  }
  const guess = own ?? (prefix && guessOf(member.code?.text ?? '', prefix));
  return [...new Set([byComponents, guess])].flatMap((number) => (number === undefined ? [] : [{ number, cost: 0 }]));
}

/** The number meant by a code of no legal form: `1.02`, `1,2`, `1.2.`, `1. 2` are all meant as 1.2. */
function guessOf(text: string, prefix: readonly number[]): number | undefined {
  const numbers = text.replace(/[oO]/g, '0').replace(/[lI]/g, '1').match(/\d+/g)?.map(Number) ?? [];
  return isUnder(numbers, prefix) && numbers.at(-1)! > 0 && numbers.at(-1)! < 1e9 ? numbers.at(-1) : undefined;
}

/** The number of the component that the sums show to be missing, or to stand in a file that the root does not list. */
function shownGap(view: TreeView, parent: Criterion | undefined): number | undefined {
  const of: Parent | undefined = parent ?? view.tree.index;
  const sums = of && view.rollup.of.get(of);
  const missing = sums?.missing;
  for (const { explainedBy } of Object.values(sums?.sums ?? {})) {
    if (explainedBy?.kind === 'criterion' && !view.tree.files.some(({ path }) => path === explainedBy.piece.path))
      return explainedBy.code?.parts?.at(-1);
  }
  return missing?.gap ? partsOf(missing.code ?? '')?.at(-1) : undefined;
}

/** The numbers of a group in which nothing is wrong: each its own, one after the other. */
function inTurn(
  options: readonly (readonly Option[])[],
  fits: readonly boolean[],
  openStart: boolean,
): number[] | undefined {
  const first = options[0]?.[0]?.number ?? 1;
  const isInTurn = options.every(
    (each, i) => fits[i] && each.length === 1 && each[0]!.cost === 0 && each[0]!.number === first + i,
  );
  return isInTurn && (first === 1 || openStart) ? options.map(([own]) => own!.number) : undefined;
}

/**
 * The rising run of numbers that costs least: each member keeps one of its options or is taken as wrong, and skipped
 * numbers cost too. Gives the number of each member that is kept.
 */
function likeliest(
  options: readonly (readonly Option[])[],
  free: readonly boolean[],
  gapCost: (before: number, from: number, to: number) => number,
): (number | undefined)[] {
  interface Step {
    readonly at: number;
    readonly number: number;
    readonly cost: number;
    readonly previous: Step | undefined;
  }
  /** Price of taking the members before each one as wrong, added up. */
  const wrong = [0];
  free.forEach((isFree, i) => wrong.push(wrong[i]! + (isFree ? cost.otherNumber : cost.wrong)));
  const between = (from: number, to: number, numbersFrom: number, numbersTo: number): number => {
    const members = to - from;
    const numbers = numbersTo - numbersFrom;
    const placeless = Math.max(0, members - numbers) * cost.placeless;
    return wrong[to]! - wrong[from]! + placeless + (numbers > members ? gapCost(to, numbersFrom, numbersTo - 1) : 0);
  };
  const start: Step = { at: -1, number: 0, cost: 0, previous: undefined };
  let recent: Step[] = [start];
  let best = { step: start, cost: Infinity };
  const finish = (step: Step): number => step.cost + wrong[options.length]! - wrong[step.at + 1]!;
  for (const [at, choices] of options.entries()) {
    const steps = choices.map(({ number, cost: own }): Step => {
      let least: Step | undefined;
      for (const previous of recent) {
        if (previous.number >= number) continue;
        const total = previous.cost + own + between(previous.at + 1, at, previous.number + 1, number);
        if (!least || total < least.cost) least = { at, number, cost: total, previous };
      }
      return least ?? { at, number, cost: own + wrong[at]! + cost.gap, previous: undefined };
    });
    recent = [...recent.filter((step) => step.at >= at - reach), ...steps];
    for (const step of steps) if (finish(step) <= best.cost) best = { step, cost: finish(step) };
  }
  const chosen: (number | undefined)[] = options.map(() => undefined);
  if (finish(start) < best.cost) return chosen;
  for (let step: Step | undefined = best.step; step && step.at >= 0; step = step.previous)
    chosen[step.at] = step.number;
  return chosen;
}

/** Gives the members that are taken as wrong the numbers that are free at their places, and names the rest as gaps. */
function fill(
  members: readonly Criterion[],
  chosen: readonly (number | undefined)[],
  fits: readonly boolean[],
  openStart: boolean,
): { of: (number | undefined)[]; gaps: { before: number; from: number; to: number }[] } {
  const of = [...chosen];
  const gaps: { before: number; from: number; to: number }[] = [];
  let from = 0;
  let next = 1;
  for (let at = 0; at <= members.length; at++) {
    const number = at < members.length ? chosen[at] : Infinity;
    if (number === undefined) continue;
    const count = at - from;
    // At the start of a file that no root reaches, what comes before the first known code is not known.
    if (from === 0 && openStart && number !== Infinity) next = Math.max(1, number - count);
    for (let i = from; i < at && next < number; i++) of[i] = next++;
    if (next < number && number !== Infinity && !(at === 0 && openStart))
      gaps.push({ before: at, from: next, to: number - 1 });
    from = at + 1;
    next = number + 1;
  }
  // Numbers that stand elsewhere in the group, out of their place, are not skipped.
  const moved = new Set(
    members.flatMap(({ code }, i) => (of[i] === undefined && fits[i] ? [code!.parts!.at(-1)!] : [])),
  );
  return { of, gaps: gaps.flatMap((gap) => withoutNumbers(gap, moved)) };
}

function withoutNumbers<G extends { from: number; to: number }>(gap: G, moved: ReadonlySet<number>): G[] {
  let { from, to } = gap;
  while (from <= to && moved.has(from)) from++;
  while (to >= from && moved.has(to)) to--;
  return from > to ? [] : [{ ...gap, from, to }];
}

type Add = (at: Criterion, slip: Slip) => void;

/** What is wrong in one group, duplicates left out: they are looked for in the whole tree. */
function reportGroup(places: Places, view: TreeView, add: Add): void {
  const { group, fits, gaps } = places;
  const { members, numbers } = group;
  reportStrangers(places, add);
  const standsTwice = (member: Criterion) =>
    view.tree.byCode.get(member.code!.text)!.some((other) => other !== member && other.parent === member.parent);
  const isWrong = members.map((member, i) => fits[i]! && numbers[i] !== lastNumber(member) && !standsTwice(member));
  const fitting = members.flatMap((_, i) => (fits[i] ? [i] : []));
  const rank = new Map(fitting.map((i, k) => [i, k]));
  for (const run of runsOf(members, isWrong, numbers)) reportRun(places, run, { fitting, rank }, view, add);
  for (const { before, from, to } of gaps) reportGap(places, before, from, to, view, add);
}

const lastNumber = (criterion: Criterion): number => criterion.code!.parts!.at(-1)!;

/** Codes that do not extend the parent's: those side by side that begin alike are one slip. */
function reportStrangers({ group, fits }: Places, add: Add): void {
  const { members, prefix } = group;
  if (!prefix) return;
  const begins = members.map(({ code }, i) =>
    code?.parts && !fits[i] ? code.parts.slice(0, -1).join('.') : undefined,
  );
  for (let at = 0, end = 0; at < members.length; at = end) {
    end = at + 1;
    if (begins[at] === undefined) continue;
    while (end < members.length && begins[end] === begins[at]) end++;
    add(members[at]!, { kind: 'not-under-parent', members: members.slice(at, end), under: prefix.join('.'), group });
  }
}

/** Wrong members that are one slip: side by side, or with changed places. */
function runsOf(members: readonly Criterion[], isWrong: readonly boolean[], numbers: Group['numbers']): number[][] {
  const runs: number[][] = [];
  isWrong.forEach((wrong, i) => {
    if (!wrong) return;
    const last = runs.at(-1);
    if (last?.at(-1) === i - 1) last.push(i);
    else runs.push([i]);
  });
  const runOf = new Map(runs.flatMap((run) => run.map((i) => [lastNumber(members[i]!), run] as const)));
  const joined = new Set<number[]>();
  for (const run of runs) {
    const partner = run
      .filter((i) => numbers[i] !== undefined)
      .map((i) => runOf.get(numbers[i]!))
      .find(
        (other) =>
          other && joined.has(other) && other.some((j) => run.some((i) => numbers[j] === lastNumber(members[i]!))),
      );
    if (partner) partner.push(...run);
    else joined.add(run);
  }
  return [...joined];
}

/** Wrong codes show at the first code that is smaller than the one before it, else as numbers that are skipped. */
function reportRun(
  places: Places,
  run: readonly number[],
  { fitting, rank }: { readonly fitting: readonly number[]; readonly rank: ReadonlyMap<number, number> },
  view: TreeView,
  add: Add,
): void {
  const { group } = places;
  const { members, numbers } = group;
  // Only the neighbours of the wrong codes are looked at: a long list may have as many runs as members.
  let falls = Infinity;
  for (const k of run.flatMap((i) => [rank.get(i)!, rank.get(i)! + 1])) {
    if (k === 0 || k >= fitting.length || k >= falls) continue;
    if (lastNumber(members[fitting[k - 1]!]!) > lastNumber(members[fitting[k]!]!)) falls = k;
  }
  if (falls < Infinity) {
    const [before, at] = [members[fitting[falls - 1]!]!, members[fitting[falls]!]!];
    add(at, { kind: 'out-of-order', before, wrong: run.map((i) => members[i]!), group });
    return;
  }
  const first = run[0]!;
  const number = numbers[first];
  if (number !== undefined) reportGap(places, first, number, lastNumber(members[first]!) - 1, view, add);
}

function reportGap(
  { group, openStart, whole }: Places,
  before: number,
  from: number,
  to: number,
  view: TreeView,
  add: Add,
): void {
  const { members, prefix, parent } = group;
  if (!prefix || !whole || from > to || (before === 0 && openStart)) return;
  // The sums name the component that is left out.
  if (from === to && from === shownGap(view, parent)) return;
  const code = (number: number) => [...prefix, number].join('.');
  add(members[before]!, { kind: 'gap', from: code(from), to: code(to), before: members[before - 1], group });
}
