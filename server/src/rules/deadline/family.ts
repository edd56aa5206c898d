import type { Rule } from '../engine/rule.ts';

export const deadlineRules: readonly Rule[] = [];
