import type { Text } from '../../base/text.ts';
import type { AmountField } from '../../model/criterion.ts';
import type { FileSpan } from '../../rules/engine/check.ts';
import type { Severity } from '../../rules/engine/finding.ts';
import type { Verdict } from '../../workspace/rollup.ts';

/**
 * An index at one glance, as plain data: who shows it (a tree of the editor, a report) needs nothing else. Rows are told
 * once; groups name them by their number in `rows`. Points are exact decimal digits, never floats.
 */
export interface Overview {
  /** The file that the index begins at; of files that no index reaches, the first. */
  readonly root: string;
  /** False where no index reaches the file: there are criteria, but neither a title nor stated totals. */
  readonly isIndex: boolean;
  /** On one line. */
  readonly title: string | undefined;
  readonly scoreYear: number | undefined;
  readonly targetYear: number | undefined;
  /** The head of the index, or the beginning of the file. */
  readonly place: FileSpan;
  /** All of it could be read; else sums and counts may lack something. */
  readonly isWhole: boolean;
  readonly totals: Columns;
  readonly lost: string | undefined;
  readonly planned: string | undefined;
  /** Every criterion, each before its components; `rows[i].id` is `i`. */
  readonly rows: readonly OverviewRow[];
  /** The uppermost criteria (fields, in a whole index). */
  readonly top: readonly number[];
  /** By effective lead, the most points lost first; leaves that nobody leads last. */
  readonly agencies: readonly AgencyGroup[];
  /** By the last day, the soonest first; behind them what recurs, what is ongoing, what can't be read, what has none. */
  readonly deadlines: readonly DeadlineGroup[];
  readonly counts: Readonly<Record<Severity, number>>;
  /** The worst first, each severity in the order of files and their text. */
  readonly findings: readonly OverviewFinding[];
}

/** The three columns of points of a row or of the index. */
export type Columns = Readonly<Record<AmountField, Points>>;

export interface Points {
  /** What is stated: the shortest digits (`86.07` for `86.070`); as written where that can't be read for certain. */
  readonly stated: string | undefined;
  /** What the components add up to; undefined where there are none, or where one has no number. */
  readonly computed: string | undefined;
  /** What comparing the two comes to; undefined where they can't be compared. */
  readonly verdict: Verdict | undefined;
}

export interface OverviewRow {
  readonly id: number;
  readonly parent: number | undefined;
  readonly children: readonly number[];
  /** As written; empty where absent. */
  readonly code: string;
  /** On one line; empty where absent. */
  readonly title: string;
  readonly points: Columns;
  /** maximum − score as stated; undefined where one of the two is absent. */
  readonly lost: string | undefined;
  /** target − score as stated; undefined where one of the two is absent. */
  readonly planned: string | undefined;
  /** The columns whose stated number is not the sum of the components (rounding is no fault). */
  readonly wrong: readonly AmountField[];
  /** Official names where the registry knows them, else as written. Of leaves alone. */
  readonly leads: readonly string[];
  /** Deadlines as written, those of its tasks too. Of leaves alone. */
  readonly deadlines: readonly string[];
  /** How many findings stand at it itself, by severity. */
  readonly findings: Readonly<Partial<Record<Severity, number>>>;
  /** Its code, or its first key. */
  readonly place: FileSpan;
}

/** What an agency answers for. What it leads together with others counts in full for each. */
export interface AgencyGroup {
  /** Undefined for the leaves without a lead. */
  readonly name: string | undefined;
  /** False where the registry does not know the name, or where there is none. */
  readonly isKnown: boolean;
  readonly lost: string;
  readonly planned: string;
  /** The leaves. */
  readonly rows: readonly number[];
}

export interface DeadlineGroup {
  readonly kind: 'due' | 'recurring' | 'ongoing' | 'unclear' | 'none';
  /** The last day, ISO (`2021-12-31`), of the kind `due`. */
  readonly due: string | undefined;
  /** How it is written, of the kinds `recurring` (`Hằng quý`) and `unclear`. */
  readonly text: string | undefined;
  /** The leaves. */
  readonly rows: readonly number[];
}

export interface OverviewFinding {
  readonly severity: Severity;
  readonly rule: string;
  readonly message: Text;
  /** The row that it is about. */
  readonly row: number | undefined;
  readonly place: FileSpan;
}
