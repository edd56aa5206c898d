import { fields, type Field, type Overview, type Points, type Row } from '../overview.ts';
import { digitsOf, thousandths } from '../report/numbers.ts';
import { words } from '../words.ts';
import { keysOf, markedBelow, rowsIn, type Icon, type Mark, type Node } from './node.ts';

/** By field: the whole index as people read it in the annex. */
export function linesByField(overview: Overview): Node[] {
  return linesOf(overview, overview.top);
}

function linesOf(overview: Overview, ids: readonly number[]): Node[] {
  const rows = rowsIn(overview, ids);
  const keys = keysOf(rows.map(({ code }) => code));
  return rows.map((row, i) => markedBelow({ ...lineOf(row, keys[i]!), children: linesOf(overview, row.children) }));
}

/** Rows without their components, as a group lists them. */
export function flatLines(overview: Overview, ids: readonly number[]): Node[] {
  const rows = rowsIn(overview, ids);
  const keys = keysOf(rows.map(({ code }) => code));
  return rows.map((row, i) => lineOf(row, keys[i]!));
}

/** `7.1 · 4.937/7.25 → 6.45`, behind it the title: the points are seen however narrow the view is. */
function lineOf(row: Row, key: string): Node {
  const { code, title, points, place } = row;
  const mark = markOf(row);
  return {
    key,
    label: `${code || '?'} · ${pointsOf(points)}`,
    detail: title,
    icon: ringOf(points),
    tooltip: [`${code} ${title}`, ...tooltipOf(row)],
    place,
    ...(mark ? { mark } : {}),
    children: [],
    search: [code, title, ...row.leads].join(' '),
  };
}

/** `4.937/7.25 → 6.45`: score, maximum, target; a dash for what is absent. */
export function pointsOf({ max, score, target }: Row['points']): string {
  const [of, have, want] = [max, score, target].map(written);
  return `${have ?? '–'}/${of ?? '–'}${want === undefined ? '' : ` → ${want}`}`;
}

/** What is stated; where nothing is, what the components add up to. */
export function written({ stated, computed }: Points): string | undefined {
  return stated ?? computed;
}

/** What the rows of a group come to together: each column over the rows that have it. */
export function pointsTogether(overview: Overview, ids: readonly number[]): Row['points'] {
  const rows = rowsIn(overview, ids);
  const column = (field: Field): Points => {
    const values = rows.flatMap(({ points }) => written(points[field]) ?? []);
    return values.length === 0 ? {} : { computed: digitsOf(values.reduce((sum, each) => sum + thousandths(each), 0)) };
  };
  return { max: column('max'), score: column('score'), target: column('target') };
}

export function ringOf({ max, score, target }: Row['points']): Icon {
  const of = Number(written(max));
  const share = (points: Points): number => {
    const part = Number(written(points) ?? 0) / of;
    return Number.isFinite(part) ? Math.min(1, Math.max(0, part)) : 0;
  };
  return { kind: 'ring', score: share(score), target: share(target) };
}

function markOf({ wrong, findings }: Row): Mark | undefined {
  if (wrong.length > 0) return 'sum';
  return findings.error ? 'error' : findings.warning ? 'warning' : undefined;
}

/** The columns in words; of those that are wrong, both numbers. */
export function said(points: Row['points'], wrong: readonly Field[] = []): string[] {
  return fields.flatMap((field) => {
    const { computed } = points[field];
    const value = written(points[field]);
    if (value === undefined) return [];
    return wrong.includes(field) && computed !== undefined
      ? words.wrongColumn(field, value, computed)
      : words.column(field, value);
  });
}

function tooltipOf({ points, lost, planned, wrong, leads, deadlines, findings }: Row): string[] {
  return [
    ...said(points, wrong),
    ...(lost === undefined ? [] : [words.gains(lost, planned)]),
    ...(leads.length > 0 ? [words.ledBy(leads.join(', '))] : []),
    ...(deadlines.length > 0 ? [words.dueBy(deadlines.join('; '))] : []),
    ...(findings.error || findings.warning ? [words.findingsHere(findings.error ?? 0, findings.warning ?? 0)] : []),
  ];
}
