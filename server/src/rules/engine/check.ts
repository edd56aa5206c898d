import type { Text } from '../../base/text.ts';
import type { Criterion } from '../../model/criterion.ts';
import type { Entry, Place } from '../../model/entry.ts';
import { entriesOf } from '../../model/entries.ts';
import type { AgencyEntry } from '../../model/file.ts';
import { startOf } from '../../syntax/source.ts';
import type { ProjectFile } from '../../workspace/files.ts';
import { relative } from '../../workspace/path.ts';
import type { RuleLevel } from '../../workspace/settings.ts';
import { readSettings } from '../../workspace/settings.ts';
import type { Project } from '../../workspace/project.ts';
import type { TreeView } from '../../workspace/view.ts';
import { viewsOf } from '../../workspace/view.ts';
import { rules as allRules } from '../all.ts';
import type { Args, At, Finding, Fix, FixEdit } from './finding.ts';
import { atPlace } from './finding.ts';
import type { Found, Report, Rule } from './rule.ts';
import { withoutEchoes } from './silence.ts';
import { suppress, unsettable } from './suppress.ts';

export interface CheckResult {
  /** In order: file, place, rule. */
  readonly findings: readonly Finding[];
  /** Found, but silenced by a comment in the file. */
  readonly suppressed: readonly Finding[];
}

const results = new WeakMap<Project, CheckResult>();

/** All findings of a project. Computed once for each state of the project; the one answer that every door gives. */
export function check(project: Project): CheckResult {
  let result = results.get(project);
  if (!result) results.set(project, (result = checkWith(project, allRules)));
  return result;
}

/** The same with other rules: for tests. */
export function checkWith(project: Project, rules: readonly Rule[]): CheckResult {
  const active = rules.filter(({ id }) => levelSet(project, id) !== 'off');
  const collector = new Collector(project, rules);
  for (const file of project.files.values()) {
    for (const rule of active)
      collector.run(rule, file.path, undefined, (report) => rule.check.file?.(file, report, project));
    if (file.model) checkEntries(project, file, active, collector);
  }
  const { configPath } = project;
  const config = project.files.get(configPath)?.source;
  for (const rule of config ? active : []) {
    collector.run(rule, configPath, undefined, (report) => rule.check.settings?.(readSettings(config!), report, rules));
  }
  // The sums are worked out for all rules at once; should that fail, what needs no sum still reports.
  let views: readonly TreeView[] = [];
  collector.run(theSums, project.trees[0]?.start.path ?? configPath, undefined, () => (views = viewsOf(project)));
  for (const view of views) checkTree(view, active, collector);
  const { kept, suppressed, uses } = suppress(project, withoutEchoes(mergeRoots(project, collector.findings)));
  const late = new Collector(project, rules);
  for (const use of uses) {
    for (const rule of active) {
      late.run(rule, use.piece.path, undefined, (report) =>
        rule.check.suppression?.(use, report, { project, rules, kept }),
      );
    }
  }
  const order = orderIn(project);
  return { findings: [...kept, ...withoutEchoes(late.findings)].sort(order), suppressed: suppressed.sort(order) };
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

/** What `check-failed` names where the sums themselves can't be worked out. */
const theSums = { id: 'sum-mismatch', check: {} } as Rule;

/** What the project sets a rule to; undefined where it leaves it as it is. */
function levelSet(project: Project, id: string): RuleLevel | undefined {
  return unsettable.has(id) ? undefined : project.settings.rules[id];
}

function checkEntries(project: Project, file: ProjectFile, active: readonly Rule[], collector: Collector): void {
  const rules = active.filter((rule) => rule.check.entry);
  for (const entry of entriesOf(file.model!)) {
    for (const rule of rules) {
      collector.run(rule, file.path, entry, (report) => rule.check.entry!(entry, report, project));
    }
  }
}

function checkTree(view: TreeView, active: readonly Rule[], collector: Collector): void {
  const { tree, rollup } = view;
  const path = tree.start.path;
  for (const rule of active) {
    const { criterion, sums, tree: whole } = rule.check;
    if (criterion) {
      for (const each of tree.all) {
        collector.run(rule, each.piece.path, each, (report) => criterion(each, report, view), view);
      }
    }
    if (sums) {
      for (const each of rollup.parents) {
        collector.run(rule, each.parent.piece.path, each.parent, (report) => sums(each, report, view), view);
      }
    }
    if (whole) collector.run(rule, path, undefined, (report) => whole(view, report), view);
  }
}

export { entriesOf };

class Collector {
  readonly findings: Finding[] = [];
  private readonly failed = new Set<string>();
  private readonly failure: Rule | undefined;

  constructor(
    private readonly project: Project,
    rules: readonly Rule[],
  ) {
    this.failure = rules.find((rule) => rule.id === 'check-failed');
  }

  /** Runs one check. A rule that throws is named once for each file, and all others go on. */
  run(
    rule: Rule,
    path: string,
    subject: Entry | undefined,
    call: (report: Report<Args>) => void,
    view?: TreeView,
  ): void {
    const found: Found<Args>[] = [];
    try {
      call((one) => found.push(one));
    } catch (error) {
      if (this.failure && !this.failed.has(`${rule.id} ${path}`)) {
        this.failed.add(`${rule.id} ${path}`);
        const args = { rule: rule.id, reason: error instanceof Error ? error.message : String(error) };
        this.add(
          this.failure,
          { at: subject?.anchor ?? { path }, args, about: subject, distinct: rule.id },
          subject,
          view,
        );
      }
    }
    for (const one of found) this.add(rule, one, subject, view);
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

/** A file that two roots reach is checked in each: equal findings become one, others say which root they are of. */
function mergeRoots(project: Project, findings: readonly Finding[]): Finding[] {
  const roots = new Set(findings.flatMap(({ root }) => root ?? []));
  if (roots.size < 2) return [...findings];
  const byPlace = new Map<string, Finding[]>();
  const pieces = new Map<object, number>();
  const numberOf = (piece: object): number => {
    if (!pieces.has(piece)) pieces.set(piece, pieces.size);
    return pieces.get(piece)!;
  };
  for (const finding of findings) {
    const { place } = finding.at;
    const key = [
      finding.rule,
      finding.at.path,
      place ? `${numberOf(place.piece)}:${place.start}:${place.end}` : '',
      finding.distinct,
    ].join('\n');
    const same = byPlace.get(key);
    if (same) same.push(finding);
    else byPlace.set(key, [finding]);
  }
  return [...byPlace.values()].flatMap((same) => {
    if (same.length === 1) return same;
    const texts = new Map(same.map((finding) => [JSON.stringify([finding.args, finding.severity]), finding]));
    return texts.size === 1 ? [same[0]!] : [...texts.values()].map((finding) => ofOneRoot(project, finding));
  });
}

function ofOneRoot(project: Project, finding: Finding): Finding {
  const root = relative(project.folder, finding.root ?? finding.at.path);
  const message = (): Text => {
    const { vi, en } = finding.message();
    return { vi: `${vi} (Trong chỉ số của ${root}.)`, en: `${en} (In the index of ${root}.)` };
  };
  return { ...finding, ofOneRoot: true, message };
}

/** A stretch of a file: UTF-16 offsets of its whole text. */
export interface FileSpan {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** Where a place stands in the text of its file, in this state of the project. */
export function locate(project: Project, at: At | Place): FileSpan {
  if ('piece' in at) return locate(project, atPlace(at));
  const { source, model } = project.files.get(at.path) ?? {};
  const place = at.place ?? model?.head?.anchor;
  if (!place || !source) return { path: at.path, start: 0, end: 0 };
  const from = startOf(source, place.piece);
  return { path: at.path, start: from + place.start, end: from + (at.place ? place.end : place.start) };
}

function orderIn(project: Project): (a: Finding, b: Finding) => number {
  const spans = new Map<Finding, FileSpan>();
  const span = (finding: Finding): FileSpan => {
    let known = spans.get(finding);
    if (!known) spans.set(finding, (known = locate(project, finding.at)));
    return known;
  };
  return (a, b) => {
    if (a.at.path !== b.at.path) return a.at.path < b.at.path ? -1 : 1;
    const [x, y] = [span(a), span(b)];
    return x.start - y.start || x.end - y.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
  };
}
