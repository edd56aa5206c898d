import { locate } from '../rules/engine/check.ts';
import type { Project } from '../workspace/project.ts';
import { agenciesOf } from './name/registry.ts';
import { findingsIn } from './overview/findings.ts';
import { agenciesIn, deadlinesIn } from './overview/groups.ts';
import type { Overview, OverviewRow } from './overview/overview.ts';
import { rowsOf, totalsOf } from './overview/rows.ts';
import { oneLine } from './symbols.ts';
import { viewOf } from './view.ts';

export type {
  Overview,
  Columns,
  Points,
  OverviewRow,
  AgencyGroup,
  DeadlineGroup,
  OverviewFinding,
} from './overview/overview.ts';

/** The index that a file belongs to, as it is now; undefined for a file with nothing to show (no criterion, no index). */
export function overviewOf(project: Project, path: string): Overview | undefined {
  const view = viewOf(project, path);
  if (!view || (!view.tree.index && view.tree.top.length === 0)) return undefined;
  const { tree } = view;
  const { index } = tree;
  const registry = agenciesOf(project, tree)?.registry;
  const { drafts, leaves, idOf } = rowsOf(view, registry);
  const findings = findingsIn(project, tree, idOf);
  const rows = drafts.map((draft): OverviewRow => ({ ...draft, findings: findings.byRow.get(draft.id) ?? {} }));
  return {
    root: tree.start.path,
    isIndex: index !== undefined,
    title: oneLine(index?.title?.text) || undefined,
    scoreYear: index?.scoreYear,
    targetYear: index?.targetYear,
    place: locate(project, index?.title ?? index?.anchor ?? { path: tree.start.path }),
    isWhole: !tree.incomplete && !tree.all.some(({ broken, isUnread }) => broken || isUnread),
    ...totalsOf(view),
    rows,
    top: rows.filter(({ parent }) => parent === undefined).map(({ id }) => id),
    agencies: agenciesIn(registry, leaves),
    deadlines: deadlinesIn(leaves),
    counts: findings.counts,
    findings: findings.list,
  };
}
