import type { Project } from '../../workspace/project.ts';
import { relative } from '../../workspace/path.ts';
import type { Finding } from './finding.ts';

/**
 * What stays the same for a finding while lines are added above it: rule, root (else file), criterion or agency, key,
 * and what tells it from its like. Never the line. Findings that are still alike are numbered in order.
 */
export function fingerprints(project: Project, findings: readonly Finding[]): string[] {
  const times = new Map<string, number>();
  return findings.map((finding) => {
    const { rule, root, at, criterion = '', agency = '', key = '', distinct } = finding;
    const identity = [
      rule,
      relative(project.folder, root ?? at.path),
      criterion,
      agency,
      key,
      distinct.normalize('NFC'),
    ].join('\n');
    const n = (times.get(identity) ?? 0) + 1;
    times.set(identity, n);
    return hash(n === 1 ? identity : `${identity}\n${n}`);
  });
}

/** FNV-1a over UTF-16 units, twice with different starts: 16 hexadecimal digits. No secret hangs on it. */
export function hash(text: string): string {
  const once = (start: number): string => {
    let h = start;
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
    return (h >>> 0).toString(16).padStart(8, '0');
  };
  return once(0x811c9dc5) + once(0x050c5d1f);
}
