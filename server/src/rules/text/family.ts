import type { Rule } from '../engine/rule.ts';

export const textRules: readonly Rule[] = [];
