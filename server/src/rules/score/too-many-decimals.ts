import { defineRule } from '../engine/rule.ts';
import { numeralsOf } from './amounts.ts';

export const tooManyDecimals = defineRule<{ written: string; most: string; field: string }>({
  id: 'too-many-decimals',
  severity: 'warning',
  summary: {
    vi: 'Điểm có quá nhiều chữ số lẻ.',
    en: 'Points with too many decimals.',
  },
  message: ({ written, most }) => ({
    vi: `${written} có hơn ${most} chữ số lẻ. Hãy đối chiếu với phụ lục và ghi nhiều nhất ${most} chữ số lẻ.`,
    en: `${written} has more than ${most} decimals. Compare with the annex and give ${most} at most.`,
  }),
  check: {
    entry(entry, report, project) {
      const most = project.settings.decimals;
      for (const { field, amount, at } of numeralsOf(entry)) {
        const [, whole = '', fraction = ''] = /^(\d+)\.(\d+)$/.exec(amount.written) ?? [];
        if (amount.form === 'quoted' || fraction.length <= most) continue;
        const rest = fraction.slice(most);
        const short = /[1-9]/.test(rest) ? undefined : most === 0 ? whole : `${whole}.${fraction.slice(0, most)}`;
        report({
          at,
          key: field,
          args: { written: amount.written, most: String(most), field },
          fixes: () =>
            short === undefined
              ? []
              : [
                  {
                    title: { vi: `Bỏ các số 0 ở cuối: ${short}`, en: `Leave out the zeros at the end: ${short}` },
                    safe: true,
                    preferred: true,
                    edits: [{ place: at, text: short }],
                  },
                ],
        });
      }
    },
  },
});
