import type { Rule } from '../engine/rule.ts';
import { citationConflict } from './citation-conflict.ts';
import { citationForm } from './citation-form.ts';
import { citationUndated } from './citation-undated.ts';
import { citationYear } from './citation-year.ts';

export const citationRules: readonly Rule[] = [citationForm, citationYear, citationConflict, citationUndated];
