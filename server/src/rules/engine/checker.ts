import { letRest, Memo, still, untracked } from '../../base/reactive.ts';
import { syncFacts } from '../../workspace/facts.ts';
import type { Project } from '../../workspace/project.ts';
import type { Finding } from './finding.ts';
import { Looks } from './looks.ts';
import type { FileResult } from './outcome.ts';
import { emptyResult, fileResult } from './outcome.ts';
import type { Rule } from './rule.ts';
import type { Plan } from './scopes.ts';
import { planOf, Scopes } from './scopes.ts';

export interface CheckResult {
  /** In order: file, place, rule. */
  readonly findings: readonly Finding[];
  /** Found, but silenced by a comment in the file. */
  readonly suppressed: readonly Finding[];
}

/** Checks a project with a set of rules, and again what a change touches. */
export class Checker {
  private readonly looks: Looks;
  private readonly scopes: Scopes;
  private readonly results = new Map<string, Memo<FileResult>>();
  private readonly plan: Memo<Plan>;
  private planned: Plan | undefined;
  private settledFor = -1;

  constructor(
    private readonly project: Project,
    private readonly rules: readonly Rule[],
  ) {
    this.looks = new Looks(project, rules);
    this.looks.ofSettings();
    this.scopes = new Scopes(this.looks);
    this.plan = new Memo(() => planOf(project));
  }

  /** All findings, in order. */
  all(): CheckResult {
    this.settle();
    const paths = new Set([...this.project.files.keys(), ...this.looks.units.files()]);
    const findings: Finding[] = [];
    const suppressed: Finding[] = [];
    for (const path of [...paths].sort()) {
      const result = this.resultOf(path);
      findings.push(...result.findings);
      suppressed.push(...result.suppressed);
    }
    return { findings, suppressed };
  }

  /** What is found in one file; the same object for as long as nothing of it changes. */
  in(path: string): FileResult {
    this.settle();
    return this.resultOf(path);
  }

  /** The files in which something is found, silenced findings included. */
  filesWithFindings(): readonly string[] {
    this.settle();
    return this.looks.units.files();
  }

  /** Runs all checks that wait. */
  settle(): void {
    if (this.settledFor === this.project.version && this.looks.units.isSettled) return;
    // Whoever asks depends on what was found, not on the way there.
    (this.project.isFrozen ? still : untracked)(() => {
      this.begin();
      this.looks.preparations.drop();
      this.looks.units.run(() => false);
    });
    this.letGo();
    this.settledFor = this.project.version;
  }

  /** Runs checks that wait, those of about `count` things; true when none is left. */
  advance(count: number): boolean {
    this.begin();
    let left = untracked(() => this.looks.preparations.run(count));
    if (left > 0) this.looks.units.run(({ things }) => (left -= things) <= 0);
    this.letGo();
    return this.looks.units.isSettled;
  }

  /** Lets go of what was only needed to look, or to answer. Not amid either. */
  letGo(): void {
    letRest();
    if (this.project.isFrozen) return;
    for (const part of this.planned?.files.values() ?? []) part?.model.letGo();
  }

  /** How many things wait to be checked. */
  get waiting(): number {
    return this.looks.units.count + this.looks.preparations.count;
  }

  /** Brings along the things that are checked: files, trees, their criteria. */
  private begin(): void {
    const plan = this.plan.get();
    if (plan !== this.planned) {
      this.planned = plan;
      this.scopes.sync(plan);
    }
    for (const { tree } of plan.views.keys()) syncFacts(tree);
  }

  private resultOf(path: string): FileResult {
    let memo = this.results.get(path);
    if (!memo) {
      const { project, rules, looks } = this;
      const { failure } = looks;
      memo = new Memo(() => {
        const raw = this.looks.units.foundIn(path);
        if (raw.length === 0 && !project.files.get(path)?.model?.silencing.length) return emptyResult;
        return fileResult(project, path, raw, { rules, failure, active: looks.active.suppression.get() });
      });
      this.results.set(path, memo);
    }
    return memo.get();
  }
}
