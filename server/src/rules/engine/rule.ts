import type { Text } from '../../base/text.ts';
import type { Criterion } from '../../model/criterion.ts';
import type { Entry, Place } from '../../model/entry.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { ProjectFile } from '../../workspace/files.ts';
import type { Project } from '../../workspace/project.ts';
import type { Parent, ParentSums } from '../../workspace/rollup.ts';
import type { SettingsReading } from '../../workspace/settings.ts';
import type { TreeView } from '../../workspace/view.ts';
import type { Args, At, Finding, Fix, Related, Severity } from './finding.ts';
import type { SuppressionUse } from './suppress.ts';

/**
 * One rule: its id names the pattern it finds. Its checks are the narrowest that can see the pattern; the engine
 * calls each for every such thing, and again when something that it read there has changed. A check that walks through
 * all criteria is called at every change: ask by code, by parent, by facts (workspace/facts.ts) instead.
 */
export interface Rule<A extends Args = Args> {
  readonly id: string;
  readonly severity: Severity;
  /** One line for lists: what it finds. */
  readonly summary: Text;
  /** What, why, what to do, with the author's own digits. */
  readonly message: (args: A) => Text;
  readonly docs: RuleDocs<A>;
  readonly check: Check<A>;
  readonly ahead?: Ahead;
}

/**
 * Works out one criterion's part of what a check asks of all of them at once, where that part is kept. The first check of
 * a large file does so criterion by criterion, components before what holds them, so that none of its slices is as long
 * as the file.
 */
export interface Ahead {
  /** A criterion by itself. */
  readonly row?: (criterion: Criterion) => void;
  /** A criterion in its tree. */
  readonly line?: (criterion: Criterion, view: TreeView) => void;
}

/**
 * What the rule's page of the manual says beyond the finding itself. Paragraphs are parted by an empty line, and what is
 * typed stands in `backquotes`; no other marks.
 */
export interface RuleDocs<A extends Args = Args> {
  /** What goes wrong if it stays. */
  readonly why: Text;
  /** Which repairs are offered, which of them are safe, what to look up in the original. */
  readonly repair: Text;
  /** Where the rule comes from: the format, a decree, a line of an annex. */
  readonly source: Text;
  /** Arguments for the sentence that the page shows, where no text of a file can bring the finding about. */
  readonly example?: A;
  /** How to silence it, where the usual comments can't. */
  readonly silence?: Text;
}

export interface Check<A extends Args = Args> {
  /** Each file of the project, readable or not. */
  readonly file?: (file: ProjectFile, report: Report<A>, project: Project) => void;
  /** Each stretch of a file that is read by itself; `about` is the map whose lines it holds. */
  readonly piece?: (piece: Piece, report: Report<A>, about: Entry | undefined) => void;
  /** Each map that the schema knows: head, index, criterion, agency, file item. Sees its own lines only. */
  readonly entry?: (entry: Entry, report: Report<A>, project: Project) => void;
  /** Each criterion in its tree. */
  readonly criterion?: (criterion: Criterion, report: Report<A>, view: TreeView) => void;
  /** Each line that has points: the index, and each criterion in its tree. */
  readonly points?: (line: Parent, report: Report<A>, view: TreeView) => void;
  /** Each parent with its sums. */
  readonly sums?: (sums: ParentSums, report: Report<A>, view: TreeView) => void;
  /** Each tree as a whole. */
  readonly tree?: (view: TreeView, report: Report<A>) => void;
  /** The project's file of settings, where it can be read; `rules` are all there are. */
  readonly settings?: (reading: SettingsReading, report: Report<A>, rules: readonly Rule[]) => void;
  /** Each `# par-ignore` comment, when all other checks are done. */
  readonly suppression?: (use: SuppressionUse, report: Report<A>, outcome: Outcome) => void;
}

/** What the other checks came to. */
export interface Outcome {
  readonly project: Project;
  /** All rules, also those that are switched off. */
  readonly rules: readonly Rule[];
  /** What no comment silenced. */
  readonly kept: readonly Finding[];
}

export interface Report<A extends Args> {
  (found: Found<A>): void;
}

/** What a check reports; the engine adds the rest. */
export interface Found<A extends Args> {
  readonly at: Place | At;
  readonly args: A;
  readonly related?: readonly Related[];
  /** Those without an edit are left out. */
  readonly fixes?: () => readonly Fix[];
  /** Where the rule has more than one severity. */
  readonly severity?: Severity;
  /** The map that it is about: a criterion, an agency, the index. Left out in `entry` and `criterion` checks. */
  readonly about?: Entry | undefined;
  readonly key?: string;
  /** What tells it from another finding of this rule at the same criterion and key (two unknown names in one list). */
  readonly distinct?: string;
}

/** Keeps the arguments of a rule's check and words together in one type. */
export function defineRule<A extends Args>(rule: Rule<A>): Rule {
  return rule as unknown as Rule;
}
