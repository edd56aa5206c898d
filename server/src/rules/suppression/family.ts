import type { Rule } from '../engine/rule.ts';

export const suppressionRules: readonly Rule[] = [];
