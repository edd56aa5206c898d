import { thousandths } from './numbers.ts';

/**
 * One bar of a drawing, which says nothing that the digits beside it don't. All that is drawn is rectangles from one base
 * line, so they are written as they are: a library of charts would draw the same from a hundred times the code, and set
 * styles in line, which the page's policy forbids. Widths are attributes, so they hold under it.
 */
export interface Bar {
  readonly kind: 'max' | 'score' | 'lost' | 'planned';
  readonly digits: string | undefined;
}

/**
 * Bars from one base line, the later ones above the earlier, and a mark where the target is.
 * @param whole what the full width stands for
 */
export function bars(all: readonly Bar[], whole: number, target?: string): string {
  const share = (digits: string | undefined): string => {
    const part = whole > 0 ? (thousandths(digits) / whole) * 100 : 0;
    return `${Math.min(100, Math.max(0, part)).toFixed(2)}%`;
  };
  const rects = all.map(
    ({ kind, digits }) =>
      `<rect class="${kind}" x="0" y="${kind === 'score' ? 4 : 2}" width="${share(digits)}" height="${kind === 'score' ? 8 : 12}"/>`,
  );
  const at = share(target);
  const mark = target === undefined ? '' : `<line class="target" x1="${at}" x2="${at}" y1="0" y2="16"/>`;
  return `<svg class="bars" width="100%" height="16" aria-hidden="true" focusable="false">${rects.join('')}${mark}</svg>`;
}
