import type { Criterion } from '../../model/criterion.ts';
import type { Entry, Place } from '../../model/entry.ts';
import type { AgencyEntry } from '../../model/file.ts';
import type { Project } from '../../workspace/project.ts';
import type { RuleLevel } from '../../workspace/settings.ts';
import type { TreeView } from '../../workspace/view.ts';
import type { Args, At, Finding, Fix, FixEdit } from './finding.ts';
import { atPlace } from './finding.ts';
import type { Check, Found, Report, Rule } from './rule.ts';
import { unsettable } from './suppress.ts';

/** What a check of this kind looks at, and what it is told besides. */
type Thing<K extends keyof Check> = Parameters<NonNullable<Check[K]>>[0];
type Besides<K extends keyof Check> = Parameters<NonNullable<Check[K]>>[2];
type AnyCheck = (thing: unknown, report: Report<Args>, besides: unknown) => void;

/** Makes findings of what checks report. A rule that throws is told of in its place, and all others go on. */
export class Collector {
  readonly findings: Finding[] = [];
  private rule: Rule | undefined;
  private subject: Entry | undefined;
  private view: TreeView | undefined;

  /** `failure` is the rule that tells of others that fail. */
  constructor(
    private readonly project: Project,
    private readonly failure: Rule | undefined,
  ) {}

  /** Runs the checks of one kind on a thing in the file at `path`; what they report is about `subject`. */
  run<K extends keyof Check>(
    rules: readonly Rule[],
    kind: K,
    thing: Thing<K>,
    besides: Besides<K>,
    { path, subject, view }: Where,
  ): void {
    this.subject = subject;
    this.view = view;
    for (const rule of rules) {
      this.rule = rule;
      try {
        (rule.check as Record<string, AnyCheck>)[kind]!(thing, this.report, besides);
      } catch (error) {
        if (!this.failure) continue;
        const args = { rule: rule.id, reason: error instanceof Error ? error.message : String(error) };
        this.add(
          this.failure,
          { at: subject?.anchor ?? { path }, args, about: subject, distinct: rule.id },
          subject,
          view,
        );
      }
    }
  }

  /** What checks are given: they report while they run, never later. */
  private readonly report: Report<Args> = (found) => this.add(this.rule!, found, this.subject, this.view);

  private add(rule: Rule, found: Found<Args>, checked: Entry | undefined, view: TreeView | undefined): void {
    const subject = 'about' in found ? found.about : checked;
    const at: At = 'piece' in found.at ? atPlace(found.at) : found.at;
    const setting = levelSet(this.project, rule.id);
    const severity = setting && setting !== 'off' ? setting : (found.severity ?? rule.severity);
    const code = subject?.kind === 'criterion' ? (subject as Criterion).code?.text : undefined;
    const agency = subject?.kind === 'agency' ? (subject as AgencyEntry).agency.name : undefined;
    const { args } = found;
    this.findings.push({
      rule: rule.id,
      severity,
      at,
      args,
      message: () => rule.message(args),
      related: found.related ?? [],
      fixes: () => soundFixes(found),
      distinct: found.distinct ?? '',
      subject,
      ...(code === undefined ? {} : { criterion: code }),
      ...(agency === undefined ? {} : { agency }),
      ...(found.key === undefined ? {} : { key: found.key }),
      ...(view ? { tree: view.tree.start.path } : {}),
      ...(view?.tree.index ? { root: view.tree.start.path } : {}),
    });
  }
}

/** Where something is checked. */
export interface Where {
  readonly path: string;
  readonly subject?: Entry | undefined;
  readonly view?: TreeView;
}

/** What the project sets a rule to; undefined where it leaves it as it is. */
export function levelSet(project: Project, id: string): RuleLevel | undefined {
  return unsettable.has(id) ? undefined : project.settings.rules[id];
}

/** The fixes that can be applied. One that can't be made, or whose edits overlap, is not offered; the finding stands. */
function soundFixes({ fixes }: Found<Args>): readonly Fix[] {
  try {
    return (fixes?.() ?? []).filter(({ edits }) => edits.length > 0 && !overlap(edits));
  } catch {
    return [];
  }
}

function overlap(edits: readonly FixEdit[]): boolean {
  const last = new Map<Place['piece'], number>();
  return [...edits]
    .sort((a, b) => a.place.start - b.place.start || a.place.end - b.place.end)
    .some(({ place: { piece, start, end } }) => {
      const before = last.get(piece) ?? 0;
      last.set(piece, Math.max(before, end));
      return start < before;
    });
}
