import type { Rule } from '../engine/rule.ts';

export const agencyRules: readonly Rule[] = [];
