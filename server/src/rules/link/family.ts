import type { Rule } from '../engine/rule.ts';

export const linkRules: readonly Rule[] = [];
