import type { Text } from '../../base/text.ts';
import type { Project } from '../../workspace/project.ts';
import { relative } from '../../workspace/path.ts';
import { Collector } from './collect.ts';
import type { Finding } from './finding.ts';
import type { Rule } from './rule.ts';
import { withoutEchoes } from './silence.ts';
import { suppress } from './suppress.ts';

/** What is found in one file. */
export interface FileResult {
  /** In the order of places, then rules. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
}

export const emptyResult: FileResult = { findings: [], suppressed: [] };

/** Makes of what checks found in a file what is told of it: each slip once, what comments silence apart, in order. */
export function fileResult(
  project: Project,
  path: string,
  raw: readonly Finding[],
  { rules, failure, active }: { rules: readonly Rule[]; failure: Rule | undefined; active: readonly Rule[] },
): FileResult {
  const inOrder = sorted(project, path, raw);
  const { kept, suppressed, uses } = suppress(project, path, withoutEchoes(mergeTrees(project, onceEach(inOrder))));
  const late = new Collector(project, failure);
  for (const use of uses) late.run(active, 'suppression', use, { project, rules, kept }, { path });
  if (late.findings.length === 0) return { findings: kept, suppressed };
  return { findings: sorted(project, path, [...kept, ...onceEach(withoutEchoes(late.findings))]), suppressed };
}

/** A rule that fails is named once for each file. */
function onceEach(findings: readonly Finding[]): Finding[] {
  const failed = new Set<string>();
  return findings.filter(({ rule, args }) => {
    if (rule !== 'check-failed') return true;
    const isNew = !failed.has(args.rule!);
    failed.add(args.rule!);
    return isNew;
  });
}

/**
 * By place, then by rule; what still ties is told apart by what it says, so that the order is always the same. It holds
 * for as long as no piece comes, goes or moves.
 */
function sorted(project: Project, path: string, findings: readonly Finding[]): Finding[] {
  const model = project.files.get(path)?.model;
  const head = model?.structure && model.head?.anchor;
  const keyed = findings.map((finding) => {
    const place = finding.at.place ?? head;
    const start = place?.start ?? 0;
    return { finding, piece: place?.piece.at ?? -1, start, end: finding.at.place ? finding.at.place.end : start };
  });
  return keyed
    .sort(
      (x, y) =>
        x.piece - y.piece ||
        x.start - y.start ||
        x.end - y.end ||
        compare(x.finding.rule, y.finding.rule) ||
        compare(x.finding.distinct, y.finding.distinct) ||
        compare(x.finding.tree ?? '', y.finding.tree ?? '') ||
        compare(JSON.stringify(x.finding.args), JSON.stringify(y.finding.args)),
    )
    .map(({ finding }) => finding);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A file that stands in two trees is checked in each: equal findings become one, others say which tree they are of. */
function mergeTrees(project: Project, findings: readonly Finding[]): Finding[] {
  const trees = new Set(findings.flatMap(({ tree }) => tree ?? []));
  if (trees.size < 2) return [...findings];
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
    return texts.size === 1 ? [same[0]!] : [...texts.values()].map((finding) => ofOneTree(project, finding));
  });
}

function ofOneTree(project: Project, finding: Finding): Finding {
  const start = relative(project.folder, finding.tree ?? finding.at.path);
  const message = (): Text => {
    const { vi, en } = finding.message();
    return finding.root === undefined
      ? { vi: `${vi} (Trong bảng bắt đầu từ ${start}.)`, en: `${en} (In the table that begins with ${start}.)` }
      : { vi: `${vi} (Trong chỉ số của ${start}.)`, en: `${en} (In the index of ${start}.)` };
  };
  return { ...finding, ofOneTree: true, message };
}
