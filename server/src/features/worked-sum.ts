import type { Thousandths } from '../base/thousandths.ts';
import { extendsCode } from '../model/code.ts';
import type { AmountField, Criterion } from '../model/criterion.ts';
import type { Place } from '../model/entry.ts';
import { check, locate } from '../rules/engine/check.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { placeOfAmount } from '../rules/sum/place.ts';
import type { MissingComponent, Parent, ParentSums, Verdict } from '../workspace/rollup.ts';
import type { TreeView } from '../workspace/view.ts';

/** One column of points under a parent, added up as on paper: evidence for whoever has to answer for the total. */
export interface WorkedSum {
  readonly parent: Parent;
  readonly field: AmountField;
  /** The year of the column, where the index says it. */
  readonly year: number | undefined;
  /** Undefined where the parent does not state this column. */
  readonly stated: Written | undefined;
  /** Every component in order, those without a number too. */
  readonly addends: readonly WorkedAddend[];
  /** The sum of the numbers that can be read; undefined where there is none. */
  readonly computed: Thousandths | undefined;
  /** computed − stated; undefined where one of the two is. */
  readonly difference: Thousandths | undefined;
  readonly verdict: WorkedVerdict;
  /** Twice what rounding can explain, in thousandths; 0 where it explains nothing. */
  readonly tolerance: number;
  /** Whether the sum one level up agrees with the stated number. */
  readonly above: 'agrees' | 'disagrees' | 'unknown';
  /** The parent one level up that is wrong by the same amount, because of this one's number. */
  readonly alsoAbove: Parent | undefined;
  /** What is left out, where the verdict is that. */
  readonly missing: MissingComponent | undefined;
  /** What explains the difference, where it is a slip elsewhere. */
  readonly cause: Cause | undefined;
  /** The finding that stands at the stated number because of this sum; its fixes are the repairs. */
  readonly finding: Finding | undefined;
}

/** A number in a file. */
export interface Written {
  /** The author's own digits. */
  readonly written: string;
  /** Undefined where the digits have more than one reading, or none. */
  readonly value: Thousandths | undefined;
  readonly place: Place;
}

export interface WorkedAddend {
  readonly criterion: Criterion;
  /** Undefined where it has none in this column. */
  readonly amount: Written | undefined;
}

/** The rollup's verdict, or why there is none: no number stated; not every component has one that can be read. */
export type WorkedVerdict = Verdict | 'not-stated' | 'incomplete';

/** The slip elsewhere that makes the difference. */
export interface Cause {
  readonly kind:
    /** The number stated one level below is wrong by the same amount. */
    | 'below'
    /** A component stands twice. */
    | 'twice'
    /** A component stands below another parent than its code says. */
    | 'misplaced'
    /** A number of a component is at odds with its own maximum. */
    | 'component'
    /** Another number of the parent is the wrong one. */
    | 'self'
    /** A file that the root does not list holds just what is short. */
    | 'unlisted';
  readonly at: Parent;
}

/** Verdicts under which the stated number stands, and under which it does not; the others leave it open. */
export const agreeing: ReadonlySet<WorkedVerdict> = new Set(['equal', 'rounding', 'partial']);
export const disagreeing: ReadonlySet<WorkedVerdict> = new Set(['mismatch', 'missing', 'explained']);

/**
 * Works out a sum of a parent (a criterion with components, or the index) in its tree. Undefined where it has no
 * components; every other state, a half-typed file too, gives a sum that says what it lacks.
 */
export function workedSumOf({ project, tree, rollup }: TreeView, parent: Parent, field: AmountField) {
  const children = parent.kind === 'index' ? tree.top : parent.children;
  if (children.length === 0) return undefined;
  const sums = rollup.of.get(parent);
  const sum = sums?.sums[field];
  const addends = children.map((criterion): WorkedAddend => ({ criterion, amount: writtenOf(criterion, field) }));
  const values = addends.flatMap(({ amount }) => amount?.value ?? []);
  const computed = values.length === 0 ? undefined : values.reduce((total, value) => total + value, 0);
  const stated = writtenOf(parent, field);
  const worked: WorkedSum = {
    parent,
    field,
    year: field === 'score' ? tree.index?.scoreYear : field === 'target' ? tree.index?.targetYear : undefined,
    stated,
    addends,
    computed,
    difference: computed === undefined || stated?.value === undefined ? undefined : computed - stated.value,
    verdict: sum?.verdict ?? (stated ? 'incomplete' : 'not-stated'),
    tolerance: sum?.tolerance ?? 0,
    above: sum?.above ?? 'unknown',
    alsoAbove: sum?.alsoAbove?.parent,
    missing: sum?.verdict === 'missing' ? sums?.missing : undefined,
    cause: sum?.explainedBy && causeOf(sum.explainedBy),
    finding:
      stated && findingAt(stated.place, sum?.verdict === 'missing' ? writtenOf(parent, 'max')?.place : undefined),
  };
  return worked;

  function causeOf(at: Parent): Cause {
    const below: ParentSums | undefined = rollup.of.get(at);
    if (at === parent) return { kind: 'self', at };
    if (below?.sums[field]?.alsoAbove?.parent === parent) return { kind: 'below', at };
    if (!tree.files.some(({ path }) => path === at.piece.path)) return { kind: 'unlisted', at };
    if (at.kind === 'criterion' && at.code?.parts && !extendsCode(at.code.parts, partsOfParent(at)))
      return { kind: 'misplaced', at };
    const code = at.kind === 'criterion' ? at.code?.text : undefined;
    const twice = children.filter((child) => child.code?.text === code).length > 1;
    return { kind: code !== undefined && twice ? 'twice' : 'component', at };
  }

  /** What the rules on sums say at a place; what a comment silences is not said here either. */
  function findingAt(...places: (Place | undefined)[]): Finding | undefined {
    const spans = places.flatMap((place) => (place ? locate(project, place) : []));
    return check(project).findings.find(
      (finding) =>
        sumRules.has(finding.rule) &&
        spans.some(({ path, start }) => path === finding.at.path && start === locate(project, finding.at).start),
    );
  }
}

/** The rules that put the verdict of one sum into words. */
const sumRules: ReadonlySet<string> = new Set(['sum-mismatch', 'sum-rounding', 'missing-component']);

function partsOfParent({ parent }: Criterion): readonly number[] {
  return parent?.code?.parts ?? [];
}

function writtenOf(parent: Parent, field: AmountField): Written | undefined {
  const amount = parent.amounts[field];
  const place = placeOfAmount(parent, field);
  return amount && place && { written: amount.written, value: amount.score?.value, place };
}
