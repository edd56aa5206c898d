import type { Text } from '../base/text.ts';
import type { FileAccess } from '../workspace/access.ts';
import type { Baseline } from './baseline.ts';
import { compare, withKnown } from './baseline.ts';
import { keptBaseline, staleEntries, updatedBaseline } from './baseline-words.ts';
import type { Loaded } from './gather.ts';
import { notWritten } from './notices.ts';
import type { Ports } from './ports.ts';
import { codeOf } from './reasons.ts';

/** How a run uses its baseline. */
export interface BaselineUse {
  /** As the user wrote it. */
  readonly written: string;
  readonly updates: boolean;
  /** Whether all that was asked for could be looked at, with the settings that were meant. */
  readonly isWhole: boolean;
}

export interface Settled {
  /** With what the baseline now knows. */
  readonly loaded: readonly Loaded[];
  /** Entries left that are found no more. */
  readonly stale: number;
  readonly failed: boolean;
}

/** Tells which entries are found no more, or writes the baseline as it should be. Where not all was looked at, neither. */
export async function settleBaseline(
  baseline: Baseline,
  loaded: readonly Loaded[],
  { written, updates, isWhole }: BaselineUse,
  ports: Ports,
  access: FileAccess,
  tell: (text: Text) => void,
): Promise<Settled> {
  if (!isWhole) {
    if (updates) tell(keptBaseline(written));
    return { loaded, stale: 0, failed: false };
  }
  const { stale, added, entries, text } = await compare(baseline, loaded, access);
  if (!updates) {
    if (stale.length > 0) tell(staleEntries(written, stale));
    return { loaded, stale: stale.length, failed: false };
  }
  try {
    if (text !== baseline.text) await ports.write(baseline.path, text, false);
  } catch (error) {
    tell(notWritten(written, codeOf(error)));
    return { loaded, stale: stale.length, failed: true };
  }
  tell(updatedBaseline(written, added.length, stale.length));
  return { loaded: withKnown(loaded, { ...baseline, entries }), stale: 0, failed: false };
}
