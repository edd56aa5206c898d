import type { Rule } from '../engine/rule.ts';

export const citationRules: readonly Rule[] = [];
