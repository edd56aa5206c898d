/**
 * What a check tells other programs: the shape of `--format json` and of what the library gives. Lines and columns count
 * from 1, columns in UTF-16 units, ends are exclusive. `schemas/findings.schema.json` says the same. A field may be
 * added; none changes its meaning.
 */
export interface Report {
  readonly version: 1;
  /** In order: file, position, rule. */
  readonly findings: readonly Finding[];
  readonly summary: Summary;
}

export interface Finding {
  /** The rule's id, in kebab-case; never used again for anything else. */
  readonly rule: string;
  readonly severity: Severity;
  /** What, why, what to do: one sentence or a few, in the language asked for. */
  readonly message: string;
  readonly file: string;
  readonly range: Range;
  /** The code (STT) of the criterion that it is about, if any. */
  readonly criterion?: string;
  /** The author's own digits and names. */
  readonly args: Readonly<Record<string, string>>;
  /** Places that belong to it: the addends of a sum. */
  readonly related: readonly Related[];
  /** The repairs, the likeliest first. */
  readonly fixes: readonly Fix[];
  /** Stays the same while lines are added elsewhere. */
  readonly fingerprint: string;
}

/** From the worst down: a contradiction, very likely a slip, worth a look, a matter of form. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

export interface Related {
  readonly file: string;
  readonly range: Range;
  readonly message: string;
}

export interface Fix {
  readonly title: string;
  /** It changes form only, no value: what `applyFixes` and `--fix` apply. */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** Replaces what stands in the range by the text. */
export interface Edit {
  readonly file: string;
  readonly range: Range;
  readonly text: string;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Counts all findings, those too that are less severe than what is listed. */
export interface Summary {
  readonly files: number;
  readonly criteria: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
  /** Silenced by a `# par-ignore` comment. */
  readonly suppressed: number;
  /** Known by the baseline; absent where there is none. */
  readonly baseline?: number;
  /** Entries of the baseline that are found no more; absent where there is none. */
  readonly stale?: number;
}
