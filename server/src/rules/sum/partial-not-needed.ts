import { placeOf } from '../../model/entry.ts';
import { defineRule } from '../engine/rule.ts';

export const partialNotNeeded = defineRule<{ code: string }>({
  id: 'partial-not-needed',
  severity: 'info',
  summary: {
    vi: '“partial: true” không còn cần: các thành phần đã cộng đủ.',
    en: '“partial: true” is no longer needed: the components add up.',
  },
  message: ({ code }) => ({
    vi: `${code} ghi “partial: true”, nhưng các thành phần đã liệt kê cộng đủ cả điểm tối đa, điểm đạt và mục tiêu. Hãy bỏ dòng này để phần mềm lại kiểm tra tổng bằng nhau.`,
    en: `${code} is marked “partial: true”, but the listed components add up in every column. Remove the line, so that equality is checked again.`,
  }),
  check: {
    sums({ parent, partial }, report) {
      const field = parent.fields.get('partial');
      if (partial !== 'not-needed' || parent.kind !== 'criterion' || !field?.pair.value) return;
      const { piece, pair } = field;
      report({
        at: placeOf(piece, pair.value!),
        key: 'partial',
        args: { code: parent.code?.text ?? '?' },
        fixes: () => {
          const start = piece.text.lastIndexOf('\n', pair.key.span.start - 1) + 1;
          const newline = piece.text.indexOf('\n', pair.value!.span.end);
          const end = newline < 0 ? piece.text.length : newline + 1;
          return [
            {
              title: { vi: 'Bỏ dòng “partial: true”', en: 'Remove the line “partial: true”' },
              safe: false,
              preferred: true,
              edits: [{ place: { piece, start, end }, text: '' }],
            },
          ];
        },
      });
    },
  },
});
