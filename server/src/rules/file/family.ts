import type { Rule } from '../engine/rule.ts';

export const fileRules: readonly Rule[] = [];
