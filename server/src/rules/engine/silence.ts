import type { Place } from '../../model/entry.ts';
import type { Finding } from './finding.ts';
import { severities } from './finding.ts';

/**
 * One slip, one finding: what a finding says, its echoes need not say again. All silences between findings stand in
 * this table; those inside a sum are decided with the sum (workspace/rollup.ts).
 */
export interface Silence {
  readonly by: string;
  readonly silences: readonly string[];
  /**
   * Where the echo stands: at the same place, at the same key of the same map, anywhere in the same map, or over some
   * of the same characters; there only what is no graver than the speaker is an echo.
   */
  readonly at: 'place' | 'key' | 'entry' | 'overlap';
}

const wordRules = [
  'unknown-key',
  'unknown-agency',
  'agency-variant',
  'unknown-code',
  'code-format',
  'deadline-form',
  'citation-form',
  'not-nfc',
];

export const silences: readonly Silence[] = [
  {
    by: 'unknown-key',
    silences: ['missing-key', 'missing-score', 'missing-lead', 'missing-task', 'missing-deadline'],
    at: 'key',
  },
  {
    by: 'wrong-type',
    silences: ['missing-key', 'missing-score', 'missing-lead', 'missing-task', 'missing-deadline'],
    at: 'key',
  },
  {
    by: 'yaml-trap',
    silences: ['wrong-type', 'missing-key', 'missing-score', 'missing-deadline', 'missing-task', 'missing-lead'],
    at: 'key',
  },
  { by: 'yaml-trap', silences: ['wrong-type'], at: 'place' },
  { by: 'code-format', silences: ['code-not-under-parent', 'code-out-of-order', 'code-gap'], at: 'entry' },
  { by: 'code-not-under-parent', silences: ['code-out-of-order', 'code-gap'], at: 'entry' },
  { by: 'duplicate-code', silences: ['code-out-of-order', 'code-gap'], at: 'entry' },
  { by: 'score-above-max', silences: ['target-above-max'], at: 'entry' },
  { by: 'target-above-max', silences: ['target-below-score'], at: 'entry' },
  { by: 'score-above-max', silences: ['target-below-score'], at: 'entry' },
  { by: 'score-above-max', silences: ['wrong-type'], at: 'place' },
  { by: 'target-above-max', silences: ['wrong-type'], at: 'place' },
  { by: 'sum-mismatch', silences: ['wrong-type'], at: 'place' },
  { by: 'wrong-type', silences: ['unknown-agency', 'agency-variant'], at: 'place' },
  { by: 'agency-not-active', silences: ['agency-variant'], at: 'place' },
  { by: 'agency-variant', silences: ['not-nfc', 'mixed-tone-style'], at: 'overlap' },
  { by: 'deadline-form', silences: ['wrong-type'], at: 'place' },
  // A letter that only looks right, or that nobody sees, makes a word unknown to every rule that compares words.
  { by: 'lookalike-letter', silences: wordRules, at: 'overlap' },
  { by: 'invisible-character', silences: wordRules, at: 'overlap' },
  { by: 'not-nfc', silences: ['deadline-form', 'citation-form', 'code-format'], at: 'overlap' },
  { by: 'unknown-key', silences: ['not-nfc'], at: 'place' },
  { by: 'ocr-slip', silences: ['truncated-title'], at: 'overlap' },
  { by: 'unused-suppression', silences: ['suppression-without-reason'], at: 'place' },
  { by: 'unknown-suppression', silences: ['suppression-without-reason'], at: 'overlap' },
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
  const mark = (finding: Finding, rule: string, at: Exclude<Silence['at'], 'overlap'>): string | undefined => {
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
  const spoken = new Map<string, { place: Place; rank: number }[]>();
  for (const finding of findings) {
    if (!speaking.has(finding.rule)) continue;
    const { place } = finding.at;
    if (place) {
      const key = `${finding.rule} @${idOf(place.piece)}`;
      const one = { place, rank: severities.indexOf(finding.severity) };
      const list = spoken.get(key);
      if (list) list.push(one);
      else spoken.set(key, [one]);
    }
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
        if (at === 'overlap') {
          const { place } = finding.at;
          const rank = severities.indexOf(finding.severity);
          const near = place ? (spoken.get(`${by} @${idOf(place.piece)}`) ?? []) : [];
          return near.some((one) => one.rank <= rank && one.place.start < place!.end && place!.start < one.place.end);
        }
        const key = mark(finding, by, at);
        return key !== undefined && speakers.has(key);
      }),
  );
}
