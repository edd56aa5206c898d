import { restartsYearly } from '../../model/citation.ts';
import { atPlace } from '../engine/finding.ts';
import { defineRule } from '../engine/rule.ts';
import { codeOf, mentionsByNumber, placeOfPart, whereabouts } from './mention.ts';

export const citationUndated = defineRule<{
  number: string;
  /** The date that a later citation states; empty where none does. */
  date: string;
  /** Code of the criterion of that citation. */
  where: string;
}>({
  id: 'citation-undated',
  severity: 'info',
  summary: {
    vi: 'Văn bản đánh số lại từ đầu mỗi năm được dẫn không kèm ngày ban hành.',
    en: 'A document whose numbers begin again each year, cited without its date.',
  },
  message: ({ number, date, where }) => {
    const later = whereabouts(where);
    return date === ''
      ? {
          vi: `${number} được dẫn không kèm ngày ban hành. Số của loại văn bản này mỗi năm lại đánh từ 01, nên nếu chỉ có số, ký hiệu thì chưa rõ là văn bản của năm nào; hãy ghi thêm “ngày …” ngay sau.`,
          en: `${number} is cited without its date. Numbers of this kind begin again each year, so the number alone does not tell of which year it is; add “ngày …” behind it.`,
        }
      : {
          vi: `${number} được dẫn lần đầu không kèm ngày ban hành; đến ${later.vi} mới ghi ngày ${date}. Số của loại văn bản này mỗi năm lại đánh từ 01; hãy ghi ngày ban hành ngay ở lần dẫn đầu tiên.`,
          en: `${number} is cited first without its date; only ${later.en} states ${date}. Numbers of this kind begin again each year; state the date where it is cited first.`,
        };
  },
  check: {
    tree({ tree }, report) {
      // Where no root reaches the file, the first citation may stand in another one.
      if (!tree.index) return;
      for (const same of mentionsByNumber(tree).values()) {
        const first = same[0]!;
        if (!restartsYearly(first.citation) || first.citation.date) continue;
        const dated = same.find(({ citation }) => citation.date?.sure);
        report({
          at: placeOfPart(first, first.citation.number),
          about: first.entry,
          key: first.passage.key,
          args: {
            number: first.citation.number.text,
            date: dated?.citation.date?.text ?? '',
            where: dated ? codeOf(dated) : '',
          },
          distinct: first.citation.number.text,
          related: dated
            ? [
                {
                  at: atPlace(placeOfPart(dated, dated.citation.date!)),
                  message: {
                    vi: `Chỗ này ghi ngày ${dated.citation.date!.text}`,
                    en: `Here it is dated ${dated.citation.date!.text}`,
                  },
                },
              ]
            : [],
        });
      }
    },
  },
});
