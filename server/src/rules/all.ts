import type { Text } from '../base/text.ts';
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
import { settingsRules } from './settings/family.ts';
import { sumRules } from './sum/family.ts';
import { suppressionRules } from './suppression/family.ts';
import { textRules } from './text/family.ts';

/** Rules that look at the same part of a file. */
export interface Family {
  /** The name of its folder. */
  readonly id: string;
  readonly title: Text;
  readonly rules: readonly Rule[];
}

/** In the order of the manual: from the file as text to the health of the check itself. */
export const families: readonly Family[] = [
  { id: 'file', title: { vi: 'Cách ghi tệp', en: 'How a file is written' }, rules: fileRules },
  { id: 'code', title: { vi: 'STT và tên tiêu chí', en: 'Codes and titles' }, rules: codeRules },
  { id: 'score', title: { vi: 'Điểm số', en: 'Scores' }, rules: scoreRules },
  { id: 'sum', title: { vi: 'Tổng điểm', en: 'Sums' }, rules: sumRules },
  { id: 'agency', title: { vi: 'Cơ quan', en: 'Agencies' }, rules: agencyRules },
  { id: 'deadline', title: { vi: 'Nhiệm vụ và thời gian', en: 'Tasks and deadlines' }, rules: deadlineRules },
  { id: 'reference', title: { vi: 'Tham chiếu giữa các tiêu chí', en: 'References' }, rules: referenceRules },
  { id: 'citation', title: { vi: 'Viện dẫn văn bản', en: 'Citations' }, rules: citationRules },
  { id: 'text', title: { vi: 'Chữ tiếng Việt', en: 'Vietnamese text' }, rules: textRules },
  { id: 'link', title: { vi: 'Liên kết giữa các tệp', en: 'Files of one index' }, rules: linkRules },
  { id: 'suppression', title: { vi: 'Ghi chú bỏ qua', en: 'Suppressions' }, rules: suppressionRules },
  { id: 'settings', title: { vi: 'Thiết lập', en: 'Settings' }, rules: settingsRules },
  { id: 'health', title: { vi: 'Khả năng đọc và kiểm tra', en: 'Whether a file can be checked' }, rules: healthRules },
];

/** Every rule, family by family. */
export const rules: readonly Rule[] = families.flatMap((family) => family.rules);
