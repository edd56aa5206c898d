import type { Finding } from './finding.ts';

/**
 * One slip, one finding: what a finding says, its echoes need not say again. All silences between findings stand in
 * this table; those inside a sum are decided with the sum (workspace/rollup.ts).
 */
export interface Silence {
  readonly by: string;
  readonly silences: readonly string[];
  /** Where the echo stands: at the same place, at the same key of the same map, or anywhere in the same map. */
  readonly at: 'place' | 'key' | 'entry';
}

export const silences: readonly Silence[] = [
  { by: 'unknown-key', silences: ['missing-key', 'missing-score', 'missing-lead', 'missing-task', 'missing-deadline'], at: 'key' },
  { by: 'wrong-type', silences: ['missing-key', 'missing-score', 'missing-lead', 'missing-task', 'missing-deadline'], at: 'key' },
  { by: 'yaml-trap', silences: ['wrong-type', 'missing-key', 'missing-deadline', 'missing-task', 'missing-lead'], at: 'key' },
  { by: 'yaml-trap', silences: ['wrong-type'], at: 'place' },
  { by: 'code-format', silences: ['code-not-under-parent', 'code-out-of-order', 'code-gap'], at: 'entry' },
  { by: 'code-not-under-parent', silences: ['code-out-of-order', 'code-gap'], at: 'entry' },
  { by: 'duplicate-code', silences: ['code-out-of-order', 'code-gap'], at: 'entry' },
  { by: 'score-above-max', silences: ['target-above-max'], at: 'entry' },
  { by: 'target-above-max', silences: ['target-below-score'], at: 'entry' },
  { by: 'score-above-max', silences: ['target-below-score'], at: 'entry' },
];

/** The findings without those that another one of the same slip makes superfluous. */
export function withoutEchoes(findings: readonly Finding[], table: readonly Silence[] = silences): Finding[] {
  const speakers = new Set<string>();
  const ids = new Map<object, number>();
  const idOf = (thing: object | undefined): number => {
    if (!thing) return -1;
    let id = ids.get(thing);
    if (id === undefined) ids.set(thing, (id = ids.size));
    return id;
  };
  const mark = (finding: Finding, rule: string, at: Silence['at']): string | undefined => {
    if (at === 'place') {
      const { place } = finding.at;
      return place && `${rule} @${idOf(place.piece)}:${place.start}`;
    }
    if (!finding.subject) return undefined;
    const entry = `${rule} #${idOf(finding.subject.fields)}`;
    if (at === 'entry') return entry;
    return finding.key === undefined ? undefined : `${entry}.${finding.key}`;
  };
  const speaking = new Set(table.map(({ by }) => by));
  for (const finding of findings) {
    if (!speaking.has(finding.rule)) continue;
    for (const at of ['place', 'key', 'entry'] as const) {
      const key = mark(finding, finding.rule, at);
      if (key !== undefined) speakers.add(key);
    }
  }
  if (speakers.size === 0) return [...findings];
  return findings.filter(
    (finding) =>
      !table.some(({ by, silences: silenced, at }) => {
        if (!silenced.includes(finding.rule)) return false;
        const key = mark(finding, by, at);
        return key !== undefined && speakers.has(key);
      }),
  );
}
