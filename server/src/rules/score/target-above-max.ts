import { defineRule } from '../engine/rule.ts';
import type { AboveArgs } from './above.ts';
import { reportAbove } from './above.ts';

export const targetAboveMax = defineRule<AboveArgs>({
  id: 'target-above-max',
  severity: 'error',
  summary: {
    vi: 'Mục tiêu vượt điểm tối đa.',
    en: 'A target above the maximum.',
  },
  message: ({ code, value, max }) => ({
    vi: `${code || 'Chỉ số'}: mục tiêu ${value} vượt điểm tối đa ${max}. Hãy đối chiếu với phụ lục và sửa số bị sai.`,
    en: `${code || 'The index'}: the target ${value} is above the maximum ${max}. Compare with the annex and correct the wrong number.`,
  }),
  check: { tree: (view, report) => reportAbove('target', view, report) },
});
