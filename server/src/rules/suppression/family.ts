import type { Rule } from '../engine/rule.ts';
import { suppressionWithoutReason } from './suppression-without-reason.ts';
import { unknownSuppression } from './unknown-suppression.ts';
import { unusedSuppression } from './unused-suppression.ts';

export const suppressionRules: readonly Rule[] = [unknownSuppression, unusedSuppression, suppressionWithoutReason];
