import type { Rule } from './engine/rule.ts';
import { agencyRules } from './agency/family.ts';
import { citationRules } from './citation/family.ts';
import { codeRules } from './code/family.ts';
import { deadlineRules } from './deadline/family.ts';
import { fileRules } from './file/family.ts';
import { healthRules } from './health/family.ts';
import { linkRules } from './link/family.ts';
import { referenceRules } from './reference/family.ts';
import { scoreRules } from './score/family.ts';
import { sumRules } from './sum/family.ts';
import { suppressionRules } from './suppression/family.ts';
import { textRules } from './text/family.ts';

/** Every rule, family by family, in the order of the list in the manual. */
export const rules: readonly Rule[] = [
  ...fileRules,
  ...codeRules,
  ...scoreRules,
  ...sumRules,
  ...agencyRules,
  ...deadlineRules,
  ...referenceRules,
  ...citationRules,
  ...textRules,
  ...linkRules,
  ...suppressionRules,
  ...healthRules,
];
