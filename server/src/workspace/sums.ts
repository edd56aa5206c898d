import type { Thousandths } from '../base/thousandths.ts';
import type { AmountField, Criterion } from '../model/criterion.ts';
import type { IndexHead } from '../model/file.ts';

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
  /** The first code that the numbering of the components skips; else the next one. */
  readonly code?: string;
  /** True where the code is the only one that is skipped. */
  readonly gap: boolean;
}
