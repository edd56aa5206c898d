import { severities, type DeadlineGroup, type Finding, type Overview } from '../overview.ts';
import { fileName } from '../file-name.ts';
import { words } from '../words.ts';
import { keysOf, markedBelow, type Node } from './node.ts';
import { flatLines, pointsOf, pointsTogether, ringOf, said } from './rows.ts';

/** By agency: what each answers for, and what it has lost. */
export function linesByAgency(overview: Overview): Node[] {
  // Where there is no registry, none is missing in it.
  const hasRegistry = overview.agencies.some(({ isKnown }) => isKnown);
  return overview.agencies.map(({ name, isKnown, rows, lost, planned }) => {
    const doubt =
      name === undefined ? words.nobodyLeads() : hasRegistry && !isKnown ? words.unknownAgency(name) : undefined;
    const points = pointsTogether(overview, rows);
    return markedBelow({
      key: name ?? '-',
      label: name ?? words.nobody(),
      detail: `${pointsOf(points)} · ${words.share(rows.length, lost, planned)}`,
      icon: ringOf(points),
      tooltip: [name ?? words.nobody(), ...said(points), ...(doubt === undefined ? [] : [doubt])],
      ...(doubt === undefined ? {} : { mark: 'warning' }),
      children: flatLines(overview, rows),
      search: name ?? words.nobody(),
    });
  });
}

/** By deadline: what is due when, the soonest first. */
export function linesByDeadline(overview: Overview, today = isoDay(new Date())): Node[] {
  const labels = overview.deadlines.map(labelOf);
  const keys = keysOf(overview.deadlines.map(({ kind, due, text }) => [kind, due ?? text ?? ''].join(' ')));
  return overview.deadlines.map((group, i) => {
    const left = group.due === undefined ? undefined : daysBetween(today, group.due);
    const points = pointsTogether(overview, group.rows);
    const days = left !== undefined && left >= 0 ? [words.daysLeft(left)] : [];
    return markedBelow({
      key: keys[i]!,
      label: labels[i]!,
      detail: [...days, pointsOf(points), words.count(group.rows.length)].join(' · '),
      icon: ringOf(points),
      tooltip: [labels[i]!, ...said(points)],
      ...(group.kind === 'none' || group.kind === 'unclear' ? { mark: 'warning' } : {}),
      children: flatLines(overview, group.rows),
      search: labels[i]!,
    });
  });
}

function labelOf({ kind, due, text }: DeadlineGroup): string {
  if (kind === 'due') return due!.split('-').reverse().join('/');
  if (kind === 'recurring') return text!;
  if (kind === 'unclear') return `“${text}”`;
  return kind === 'ongoing' ? words.ongoing() : words.noDeadline();
}

/** By finding: what has to be put right, the worst first. */
export function linesByFinding(overview: Overview): Node[] {
  return severities.flatMap((severity): Node[] => {
    const found = overview.findings.filter((finding) => finding.severity === severity);
    if (found.length === 0) return [];
    const lines = found.map((finding) => lineOf(overview, finding));
    const keys = keysOf(found.map(({ rule }, i) => `${rule} ${lines[i]!.label}`));
    return [
      {
        key: severity,
        label: words.severity(severity),
        detail: String(found.length),
        icon: { kind: severity },
        children: lines.map((line, i) => ({ ...line, key: keys[i]! })),
        search: words.severity(severity),
      },
    ];
  });
}

function lineOf({ rows }: Overview, { rule, message, row: id, place, severity }: Finding): Omit<Node, 'key'> {
  const row = id === undefined ? undefined : rows[id];
  const label = row?.code || fileName(place.uri);
  return {
    label,
    detail: message.startsWith(`${label}: `) ? message.slice(label.length + 2) : message,
    icon: { kind: severity },
    tooltip: [message, rule, ...(row ? said(row.points, row.wrong) : [])],
    place,
    children: [],
    search: `${label} ${message} ${rule}`,
  };
}

function isoDay(date: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
