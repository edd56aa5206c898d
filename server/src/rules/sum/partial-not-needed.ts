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
    vi: `${code} ghi “partial: true”, nhưng các thành phần đã liệt kê cộng đủ cả điểm tối đa, điểm đạt và mục tiêu. Hãy bỏ dòng này để tổng của tiêu chí này lại được kiểm tra đầy đủ.`,
    en: `${code} is marked “partial: true”, but the listed components add up in every column. Remove the line, so that its sums are checked in full again.`,
  }),
  docs: {
    why: {
      vi: '`partial: true` cho biết các thành phần chưa được liệt kê hết, nên tổng không phải bằng nhau. Khi đã cộng đủ mà dòng ấy còn, một sai sót về sau ở tiêu chí này có thể bị coi là thành phần chưa liệt kê và lọt qua.',
      en: '`partial: true` says that components are left out, so the sums need not agree. If it stays when they do, a later slip here may pass for an unlisted component.',
    },
    repair: {
      vi: 'Cách sửa được đề nghị là bỏ dòng `partial: true`; `--fix` không tự bỏ, vì đó là điều người lập bảng đã xác nhận. Nếu phụ lục vẫn còn thành phần chưa liệt kê thì xem lại điểm của tiêu chí cha.',
      en: 'The repair that is offered removes the line `partial: true`; `--fix` does not, for the author has vouched for it. If the annex does have more components, look at the points of the parent again.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 4 (`partial`: phần chênh bằng 0 ở cả ba cột thì không cần nữa).',
      en: 'The format, section 4 (`partial`: with a rest of 0 in all three columns it is no longer needed).',
    },
  },
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
