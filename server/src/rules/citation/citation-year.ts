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
  docs: {
    why: {
      vi: 'Văn bản quy phạm pháp luật mang năm ban hành ngay trong số: `15/2019/QĐ-UBND` phải ban hành trong năm 2019. Ngày ghi kèm thuộc năm khác thì số hoặc ngày bị chép sai, và người tra cứu mở nhầm văn bản hoặc không tìm thấy.',
      en: 'A legal normative document has its year of issue in the number: `15/2019/QĐ-UBND` was issued in 2019. With a date of another year, the number or the date was copied wrongly, and who looks it up finds another document or none.',
    },
    repair: {
      vi: 'Không có cách sửa tự động: chỉ văn bản gốc mới cho biết số sai hay ngày sai. Hãy tra văn bản rồi sửa chỗ sai; cũng có khi ngày ghi kèm là ngày có hiệu lực hoặc ngày của văn bản sửa đổi.',
      en: 'There is no automatic repair: only the document tells whether its number is wrong or the date. Look it up and correct the wrong one; at times the date is that of coming into force, or of an amendment.',
    },
    source: {
      vi: 'Luật Ban hành văn bản quy phạm pháp luật năm 2015: số, ký hiệu thể hiện số thứ tự, năm ban hành, loại văn bản và cơ quan ban hành. Phụ lục năm 2021 của UBND thành phố Hà Nội, mục 5.4, ghi đúng: “Quyết định số 15/2019/QĐ-UBND ngày 11/9/2019”.',
      en: 'The Law on Promulgation of Legal Normative Documents of 2015: the number states the serial number, the year of issue, the kind and the issuer. The annex of 2021 of Hà Nội, item 5.4, has it right: “Quyết định số 15/2019/QĐ-UBND ngày 11/9/2019”.',
    },
  },
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
