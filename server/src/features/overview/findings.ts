import type { Criterion } from '../../model/criterion.ts';
import { locate } from '../../rules/engine/check.ts';
import type { Finding, Severity } from '../../rules/engine/finding.ts';
import { severities } from '../../rules/engine/finding.ts';
import type { Project } from '../../workspace/project.ts';
import type { Tree } from '../../workspace/tree.ts';
import { findingsOf } from '../diagnostics.ts';
import type { OverviewFinding, OverviewRow } from './overview.ts';

interface Findings {
  readonly list: readonly OverviewFinding[];
  readonly counts: Readonly<Record<Severity, number>>;
  readonly byRow: ReadonlyMap<number, OverviewRow['findings']>;
}

/** What is found in the files of a tree and of its registry, the worst first. */
export function findingsIn(project: Project, tree: Tree, idOf: ReadonlyMap<Criterion, number>): Findings {
  const paths = new Set([...tree.files, ...(tree.registry?.files ?? [])].map(({ path }) => path));
  const found = [...paths].flatMap((path) => findingsOf(project, path));
  found.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  const byRow = new Map<number, Partial<Record<Severity, number>>>();
  const list = found.map((finding): OverviewFinding => {
    const { severity, rule } = finding;
    const row = rowOf(finding);
    counts[severity]++;
    if (row !== undefined) {
      const here = byRow.get(row) ?? {};
      byRow.set(row, { ...here, [severity]: (here[severity] ?? 0) + 1 });
    }
    return { severity, rule, message: finding.message(), row, place: locate(project, finding.at) };
  });
  return { list, counts, byRow };

  /** The criterion whose map it is about, else one in its file with the code it names. */
  function rowOf({ subject, criterion, at }: Finding): number | undefined {
    const own = subject && idOf.get(subject as Criterion);
    if (own !== undefined || criterion === undefined) return own;
    const named = tree.byCode.get(criterion)?.find(({ piece }) => piece.path === at.path);
    return named && idOf.get(named);
  }
}
