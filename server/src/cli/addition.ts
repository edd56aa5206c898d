import type { Related } from '../rules/engine/finding.ts';
import { readScore, writeScore } from '../base/thousandths.ts';
import type { Reported } from './report.ts';

/** A sum as one works it out on paper, and the related places that are no part of it. */
export interface Addition {
  /** As written: `0`, `0.5`, `1.00`. */
  readonly addends: readonly string[];
  readonly total: string;
  readonly rest: readonly Related[];
}

/**
 * The addition that a finding on a sum speaks of: its related places hold the numbers that add up to what it computed.
 * A place before them may be no addend (the level above). Undefined where there is no such addition.
 */
export function additionOf({ finding, locate }: Reported): Addition | undefined {
  const { related, args } = finding;
  if (args.computed === undefined || related.length < 2) return undefined;
  const written = related.map(({ at }) => {
    const { text, span } = locate(at);
    return text.slice(span.start, span.end);
  });
  for (const skipped of [0, 1]) {
    const addends = written.slice(skipped);
    const sum = addends.reduce((total, number) => total + (readScore(meant(number))?.value ?? NaN), 0);
    if (Number.isFinite(sum) && writeScore(sum) === args.computed) {
      return { addends, total: args.computed, rest: related.slice(0, skipped) };
    }
  }
  return undefined;
}

/** The number that is meant by one in quotes, or with a comma: it is read as such, with a finding of its own. */
const meant = (written: string): string => written.replace(/^(["'])(.*)\1$/, '$2').replace(',', '.');
