import type { Location } from 'vscode-languageclient';

/**
 * What the server answers to `par/overview`: an index at one glance. Points are exact digits (`86.07`), never floats;
 * groups name rows by their number in `rows`.
 */
export interface Overview {
  /** The URI of the file that the index begins at. */
  readonly root: string;
  readonly isIndex: boolean;
  readonly title?: string;
  readonly scoreYear?: number;
  readonly targetYear?: number;
  readonly place: Location;
  /** All of it could be read. */
  readonly isWhole: boolean;
  readonly totals: Columns;
  readonly lost?: string;
  readonly planned?: string;
  /** Every criterion, each before its components. */
  readonly rows: readonly Row[];
  readonly top: readonly number[];
  readonly agencies: readonly AgencyGroup[];
  readonly deadlines: readonly DeadlineGroup[];
  readonly counts: Readonly<Record<Severity, number>>;
  readonly findings: readonly Finding[];
}

export const severities = ['error', 'warning', 'info', 'hint'] as const;
export type Severity = (typeof severities)[number];

export const fields = ['max', 'score', 'target'] as const;
export type Field = (typeof fields)[number];

export type Columns = Readonly<Record<Field, Points>>;

export interface Points {
  readonly stated?: string;
  /** What the components add up to. */
  readonly computed?: string;
}

export interface Row {
  readonly id: number;
  readonly parent?: number;
  readonly children: readonly number[];
  readonly code: string;
  readonly title: string;
  readonly points: Columns;
  readonly lost?: string;
  readonly planned?: string;
  /** The columns whose stated number is not the sum of the components. */
  readonly wrong: readonly Field[];
  readonly leads: readonly string[];
  readonly deadlines: readonly string[];
  /** How many findings stand at it itself. */
  readonly findings: Readonly<Partial<Record<Severity, number>>>;
  readonly place: Location;
}

export interface AgencyGroup {
  /** Absent for the criteria that nobody leads. */
  readonly name?: string;
  readonly isKnown: boolean;
  readonly lost: string;
  readonly planned: string;
  readonly rows: readonly number[];
}

export interface DeadlineGroup {
  readonly kind: 'due' | 'recurring' | 'ongoing' | 'unclear' | 'none';
  /** ISO day. */
  readonly due?: string;
  readonly text?: string;
  readonly rows: readonly number[];
}

export interface Finding {
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly row?: number;
  readonly place: Location;
}
