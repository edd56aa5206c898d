import { rawOf, wordsOf } from '../engine/rewrite.ts';
import { defineRule } from '../engine/rule.ts';
import { deadlinesOf, meaningOf } from './reading.ts';
import type { Place } from '../../model/entry.ts';

export const deadlineOutsideYear = defineRule<{
  text: string;
  year: string;
  /** The year that the index plans for. */
  target: string;
  /** `before`: the year before, as left over from last year's plan. */
  when: 'before' | 'earlier' | 'later';
}>({
  id: 'deadline-outside-year',
  severity: 'warning',
  summary: {
    vi: 'Thời gian hoàn thành không nằm trong năm của mục tiêu.',
    en: 'A deadline is not in the year that the index plans for.',
  },
  message: ({ text, year, target, when }) => ({
    vi: `Thời gian hoàn thành “${text}” thuộc năm ${year}, trong khi bảng này giao mục tiêu năm ${target} (targetYear)${when === 'before' ? ', có thể còn sót từ bảng năm trước' : ''}. Hãy đối chiếu với phụ lục gốc và sửa chỗ sai.`,
    en: `The deadline “${text}” is in ${year}, but this index plans for ${target} (targetYear)${when === 'before' ? '; it may be left over from last year' : ''}. Compare with the original annex and correct what is wrong.`,
  }),
  docs: {
    why: {
      vi: 'Bảng giao mục tiêu của năm `targetYear`, nên việc hoàn thành ở năm khác không góp vào điểm của năm ấy. Phần lớn là thời hạn còn sót khi chép từ bảng năm trước, hoặc gõ nhầm chữ số của năm.',
      en: 'The table plans for `targetYear`, and work that is done in another year adds nothing to the points of that one. Most often the deadline is left over from the table of last year, or a digit of the year is wrong.',
    },
    repair: {
      vi: 'Cách sửa được đề nghị là đổi đúng bốn chữ số của năm; `--fix` không tự đổi, vì đó là đổi thời hạn. Hãy đối chiếu với phụ lục gốc. Việc kéo dài nhiều năm mà phụ lục ghi đúng như vậy thì giữ nguyên và ghi lý do bằng `# par-ignore`. Nếu cả bảng đều bị báo, hãy xem lại `targetYear` ở phần `index`.',
      en: 'The repair that is offered changes the four digits of the year; `--fix` does not, for that is another deadline. Compare with the original annex. Where work goes on for years and the annex has it so, keep it and give the reason by `# par-ignore`. If the whole table is reported, look at `targetYear` in `index`.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 3 (`targetYear`) và mục 8 (`deadline`).',
      en: 'The format, section 3 (`targetYear`) and section 8 (`deadline`).',
    },
  },
  check: {
    criterion(criterion, report, { tree }) {
      const target = tree.index?.targetYear;
      if (target === undefined) return;
      for (const { at } of deadlinesOf(criterion)) {
        const { year } = meaningOf(at.text) ?? {};
        if (year === undefined || year === target) continue;
        const place = wordsOf(at);
        report({
          at: place,
          key: 'deadline',
          distinct: at.text,
          args: {
            text: at.text.trim(),
            year: String(year),
            target: String(target),
            when: year === target - 1 ? 'before' : year < target ? 'earlier' : 'later',
          },
          fixes: () => {
            const digits = yearPlace(place, year);
            const meant = meaningOf(at.text.replace(String(year), String(target)));
            if (!digits || meant?.year !== target) return [];
            return [
              {
                title: { vi: `Sửa năm ${year} thành ${target}`, en: `Change the year ${year} to ${target}` },
                safe: false,
                edits: [{ place: digits, text: String(target) }],
              },
            ];
          },
        });
      }
    },
  },
});

/** The four digits of the year, which stand before any condition in brackets. */
function yearPlace(place: Place, year: number): Place | undefined {
  const at = rawOf(place).split('(')[0]!.indexOf(String(year));
  return at < 0 ? undefined : { piece: place.piece, start: place.start + at, end: place.start + at + 4 };
}
