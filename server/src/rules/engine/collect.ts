import type { Criterion } from '../../model/criterion.ts';
import type { Entry, Place } from '../../model/entry.ts';
import type { AgencyEntry } from '../../model/file.ts';
import type { Project } from '../../workspace/project.ts';
import type { RuleLevel } from '../../workspace/settings.ts';
import type { TreeView } from '../../workspace/view.ts';
import type { Args, At, Finding, Fix, FixEdit } from './finding.ts';
import { atPlace } from './finding.ts';
import type { Found, Report, Rule } from './rule.ts';
import { unsettable } from './suppress.ts';

/** Makes findings of what checks report. A rule that throws is told of in its place, and all others go on. */
export class Collector {
  readonly findings: Finding[] = [];

  /** `failure` is the rule that tells of others that fail. */
  constructor(
    private readonly project: Project,
    private readonly failure: Rule | undefined,
  ) {}

  /** Runs one check on `subject` in the file at `path`. */
  run(
    rule: Rule,
    path: string,
    subject: Entry | undefined,
    call: (report: Report<Args>) => void,
    view?: TreeView,
  ): void {
    try {
      call((one) => this.add(rule, one, subject, view));
    } catch (error) {
      if (!this.failure) return;
      const args = { rule: rule.id, reason: error instanceof Error ? error.message : String(error) };
      const at = subject?.anchor ?? { path };
      this.add(this.failure, { at, args, about: subject, distinct: rule.id }, subject, view);
    }
  }

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
      ...(view?.tree.index ? { root: view.tree.start.path } : {}),
    });
  }
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
