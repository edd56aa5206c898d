import { defineRule } from '../engine/rule.ts';
import type { AboveArgs } from './above.ts';
import { reportAbove } from './above.ts';

export const scoreAboveMax = defineRule<AboveArgs>({
  id: 'score-above-max',
  severity: 'error',
  summary: {
    vi: 'Điểm đạt vượt điểm tối đa.',
    en: 'A score above the maximum.',
  },
  message: ({ code, value, max }) => ({
    vi: `${code || 'Chỉ số'}: điểm đạt ${value} vượt điểm tối đa ${max}. Hãy đối chiếu với phụ lục và sửa số bị sai.`,
    en: `${code || 'The index'}: the score ${value} is above the maximum ${max}. Compare with the annex and correct the wrong number.`,
  }),
  check: { tree: (view, report) => reportAbove('score', view, report) },
});
