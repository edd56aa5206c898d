import { defineRule } from '../engine/rule.ts';
import { mentionsOf, placeOfPart } from './mention.ts';

export const citationYear = defineRule<{ number: string; year: string; date: string; dateYear: string }>({
  id: 'citation-year',
  severity: 'error',
  summary: {
    vi: 'Năm trong số của văn bản khác năm ban hành ghi kèm.',
    en: 'The year in a document number is not the year of its date.',
  },
  message: ({ number, year, date, dateYear }) => ({
    vi: `“${number} ngày ${date}”: số của văn bản ghi năm ${year}, ngày ban hành lại thuộc năm ${dateYear}. Năm trong số là năm ban hành nên hai chỗ phải trùng nhau; hãy đối chiếu với văn bản gốc và sửa chỗ sai.`,
    en: `“${number} ngày ${date}”: the number states the year ${year}, but the date is of ${dateYear}. The year in a number is the year of issue, so the two must agree; compare with the document and correct the wrong one.`,
  }),
  check: {
    entry(entry, report) {
      for (const mention of mentionsOf(entry)) {
        const { year, date, number } = mention.citation;
        if (!year || !date?.sure || Number(year.text) === date.year) continue;
        report({
          at: placeOfPart(mention, date),
          key: mention.passage.key,
          args: { number: number.text, year: year.text, date: date.text, dateYear: String(date.year) },
          distinct: number.text,
        });
      }
    },
  },
});
