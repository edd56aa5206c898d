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
    vi: `Thời gian hoàn thành “${text}” thuộc năm ${year}, trong khi bảng này giao mục tiêu năm ${target} (targetYear)${when === 'before' ? ', có thể còn sót từ bảng năm trước' : ''}. Hãy đối chiếu với phụ lục gốc.`,
    en: `The deadline “${text}” is in ${year}, but this index plans for ${target} (targetYear)${when === 'before' ? '; it may be left over from last year' : ''}. Compare with the original annex.`,
  }),
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
