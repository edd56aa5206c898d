import type { Text } from '../../base/text.ts';
import type { AmountField } from '../../model/criterion.ts';
import type { Severity } from './finding.ts';

/** Words that many rules need, in both languages. */

/** The annex's name of a column of points, in the middle of a sentence. */
export const columnNames: Readonly<Record<AmountField, Text>> = {
  max: { vi: 'điểm tối đa', en: 'maximum' },
  score: { vi: 'điểm đạt', en: 'score' },
  target: { vi: 'mục tiêu', en: 'target' },
};

/** What the levels of a rule are called; the first switches it off. */
export const levelNames: Readonly<Record<'off' | Severity, Text>> = {
  off: { vi: 'tắt', en: 'off' },
  hint: { vi: 'gợi ý', en: 'hint' },
  info: { vi: 'lưu ý', en: 'info' },
  warning: { vi: 'cảnh báo', en: 'warning' },
  error: { vi: 'lỗi', en: 'error' },
};

/** What a criterion is called by its level: 1 lĩnh vực, 2 tiêu chí, 3 tiêu chí thành phần. */
export function levelName(level: number): Text {
  return (
    [
      { vi: 'lĩnh vực', en: 'area' },
      { vi: 'tiêu chí', en: 'criterion' },
    ][level - 1] ?? { vi: 'tiêu chí thành phần', en: 'component' }
  );
}

/** A difference with its sign, as people write it: `-0.002` becomes `−0.002`, `1` becomes `+1`. */
export function signed(difference: string): string {
  return difference.startsWith('-') ? `−${difference.slice(1)}` : `+${difference}`;
}

/** Builds a text for both languages from one template. */
export function both(make: (language: 'vi' | 'en') => string): Text {
  return { vi: make('vi'), en: make('en') };
}
