import type { Rule } from '../engine/rule.ts';
import { wrongSetting } from './wrong-setting.ts';

export const settingsRules: readonly Rule[] = [wrongSetting];
