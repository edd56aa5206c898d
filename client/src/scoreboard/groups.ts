import { severities, type DeadlineGroup, type Finding, type Overview } from '../overview.ts';
import { words } from '../words.ts';
import { keysOf, type Icon, type Node } from './node.ts';
import { flatLines } from './rows.ts';

/** By agency: what each answers for, and what it has lost. */
export function linesByAgency(overview: Overview): Node[] {
  return overview.agencies.map(({ name, isKnown, rows, lost, planned }) => ({
    key: name ?? '-',
    label: name ?? words.nobody(),
    detail: words.share(rows.length, lost, planned),
    icon: { kind: name === undefined || !isKnown ? 'unknown' : 'agency' },
    ...(name === undefined || !isKnown
      ? { tooltip: [name === undefined ? words.nobodyLeads() : words.unknownAgency(name)] }
      : {}),
    ...(name === undefined ? { mark: 'warning' } : {}),
    children: flatLines(overview, rows),
    search: name ?? words.nobody(),
  }));
}

/** By deadline: what is due when, the soonest first. */
export function linesByDeadline(overview: Overview, today = isoDay(new Date())): Node[] {
  const labels = overview.deadlines.map(labelOf);
  const keys = keysOf(overview.deadlines.map(({ kind, due, text }) => [kind, due ?? text ?? ''].join(' ')));
  return overview.deadlines.map((group, i) => {
    const left = group.due === undefined ? undefined : daysBetween(today, group.due);
    const detail = words.count(group.rows.length);
    return {
      key: keys[i]!,
      label: labels[i]!,
      detail: left !== undefined && left >= 0 ? `${detail} · ${words.daysLeft(left)}` : detail,
      icon: iconOf(group),
      ...(group.kind === 'none' || group.kind === 'unclear' ? { mark: 'warning' } : {}),
      children: flatLines(overview, group.rows),
      search: labels[i]!,
    };
  });
}

function labelOf({ kind, due, text }: DeadlineGroup): string {
  if (kind === 'due') return due!.split('-').reverse().join('/');
  if (kind === 'recurring') return text!;
  if (kind === 'unclear') return `“${text}”`;
  return kind === 'ongoing' ? words.ongoing() : words.noDeadline();
}

function iconOf({ kind }: DeadlineGroup): Icon {
  if (kind === 'due') return { kind: 'day' };
  return { kind: kind === 'recurring' || kind === 'ongoing' ? 'recurring' : 'unknown' };
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

function lineOf({ rows }: Overview, { rule, message, row, place, severity }: Finding): Omit<Node, 'key'> {
  const code = row === undefined ? undefined : rows[row]?.code;
  const label = code || decodeURIComponent(place.uri.slice(place.uri.lastIndexOf('/') + 1));
  return {
    label,
    detail: message.startsWith(`${label}: `) ? message.slice(label.length + 2) : message,
    icon: { kind: severity },
    tooltip: [message, rule],
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
