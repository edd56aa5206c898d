import type { Amount } from '../../model/amount.ts';
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
  docs: {
    why: {
      vi: 'Điểm được ghi nhiều nhất ba chữ số lẻ và cộng chính xác đến phần nghìn. Số dài hơn thường chép thẳng từ ô công thức của bảng tính (`0.1849999`), không phải con số đã công bố.',
      en: 'Points have three decimals at most and are added exactly, in thousandths. A longer number usually comes straight from the formula of a spreadsheet (`0.1849999`) and is not the one that was published.',
    },
    repair: {
      vi: 'Nếu chỉ thừa số 0 ở cuối thì `--fix` bỏ đi: `0.7500` thành `0.750`. Còn lại, hãy ghi con số của phụ lục; đừng tự làm tròn, vì tổng có thể lệch theo. Bảng chỉ dùng hai chữ số lẻ thì đặt `decimals: 2` trong `par.config.yaml`.',
      en: 'Where only zeros are too many, `--fix` removes them: `0.7500` becomes `0.750`. Otherwise write the number of the annex; do not round it, or the sums may slip. If your table has two decimals only, put `decimals: 2` into `par.config.yaml`.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 6 (số điểm) và mục 12 (`decimals`).',
      en: 'The format, section 6 (scores) and section 12 (`decimals`).',
    },
  },
  check: {
    entry(entry, report, project) {
      const most = project.settings.decimals;
      const isLong = ({ written, form }: Amount) =>
        form !== 'quoted' && written.length - written.indexOf('.') - 1 > most && decimal.test(written);
      for (const { field, amount, at } of numeralsOf(entry, isLong)) {
        const [, whole = '', fraction = ''] = decimal.exec(amount.written)!;
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

const decimal = /^(\d+)\.(\d+)$/;
