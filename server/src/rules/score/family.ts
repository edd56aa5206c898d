import type { Rule } from '../engine/rule.ts';

export const scoreRules: readonly Rule[] = [];
