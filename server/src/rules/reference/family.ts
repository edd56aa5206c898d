import type { Rule } from '../engine/rule.ts';
import { referenceCycle } from './reference-cycle.ts';
import { unknownCode } from './unknown-code.ts';

export const referenceRules: readonly Rule[] = [unknownCode, referenceCycle];
