import type { Rule } from '../engine/rule.ts';

export const referenceRules: readonly Rule[] = [];
