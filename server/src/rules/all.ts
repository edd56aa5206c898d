import type { Rule } from './engine/rule.ts';
import { missingComponent } from './sum/missing-component.ts';
import { partialNotNeeded } from './sum/partial-not-needed.ts';
import { sumMismatch } from './sum/sum-mismatch.ts';
import { sumRounding } from './sum/sum-rounding.ts';

/** Every rule, in the order of its family; test/repo/rules.test.ts holds the list against the files. */
export const rules: readonly Rule[] = [
  // sum
  sumMismatch,
  sumRounding,
  missingComponent,
  partialNotNeeded,
];
