import type { Rule } from '../engine/rule.ts';

export const healthRules: readonly Rule[] = [];
