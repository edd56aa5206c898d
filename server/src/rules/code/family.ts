import type { Rule } from '../engine/rule.ts';

export const codeRules: readonly Rule[] = [];
