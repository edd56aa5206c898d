import type { Rule } from '../engine/rule.ts';
import { missingComponent } from './missing-component.ts';
import { partialNotNeeded } from './partial-not-needed.ts';
import { singleComponent } from './single-component.ts';
import { sumMismatch } from './sum-mismatch.ts';
import { sumRounding } from './sum-rounding.ts';

export const sumRules: readonly Rule[] = [
  sumMismatch,
  sumRounding,
  missingComponent,
  singleComponent,
  partialNotNeeded,
];
