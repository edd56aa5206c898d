import type { Rule } from '../engine/rule.ts';
import { agencyNotActive } from './agency-not-active.ts';
import { agencyVariant } from './agency-variant.ts';
import { duplicateAgency } from './duplicate-agency.ts';
import { missingLead } from './missing-lead.ts';
import { unknownAgency } from './unknown-agency.ts';
import { unusedAgency } from './unused-agency.ts';

export const agencyRules: readonly Rule[] = [
  unknownAgency,
  agencyVariant,
  agencyNotActive,
  duplicateAgency,
  missingLead,
  unusedAgency,
];
