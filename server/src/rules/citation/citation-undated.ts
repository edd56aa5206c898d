import { identityOf, restartsYearly } from '../../model/citation.ts';
import { atPlace } from '../engine/finding.ts';
import { defineRule } from '../engine/rule.ts';
import { citationsByNumber, citedBy, codeOf, mentionOf, placeOfPart, whereabouts } from './mention.ts';

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
  docs: {
    why: {
      vi: 'Công văn, kế hoạch, báo cáo lấy số lại từ 01 mỗi năm, nên năm nào cũng có một `63/KH-UBND`. Không kèm ngày thì người được giao việc không biết phải mở văn bản nào, nhất là khi đọc lại bảng vài năm sau.',
      en: 'Letters, plans and reports are numbered from 01 again each year, so every year has its `63/KH-UBND`. Without a date nobody who is given the work knows which one to open, least of all when the table is read some years later.',
    },
    repair: {
      vi: 'Ghi ngày ban hành ngay sau số ở lần dẫn đầu tiên; những lần sau không cần ghi lại. Nếu một lần dẫn sau đã có ngày thì thông báo nêu ngày ấy. Không có cách sửa tự động. Phụ lục không ghi ngày mà không tra được thì giữ nguyên và ghi lý do bằng `# par-ignore`.',
      en: 'State the date behind the number where it is cited first; later citations need none. Where a later one has the date, the sentence names it. There is no automatic repair. If the annex has no date and none can be found, leave it and give the reason by `# par-ignore`.',
    },
    source: {
      vi: 'Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3 (số của văn bản là số thứ tự trong một năm) và mục II.6 (viện dẫn lần đầu phải ghi thời gian ban hành). Phụ lục năm 2021 của UBND thành phố Hà Nội, mục 2.4.2: “777/KH-BTP-UBNDTPHN” và “63/KH-UBND” không có ngày.',
      en: 'Decree 30/2020/NĐ-CP, annex I, part I, II.3 (numbers count through one year) and II.6 (the first citation states the date). The annex of 2021 of Hà Nội, item 2.4.2: “777/KH-BTP-UBNDTPHN” and “63/KH-UBND” without a date.',
    },
  },
  check: {
    points(line, report, { tree }) {
      // Where no root reaches the file, the first citation may stand in another one.
      if (!tree.index) return;
      for (const one of citedBy(line)) {
        if (!restartsYearly(one.citation) || one.citation.date) continue;
        const same = citationsByNumber(tree).get(identityOf(one.citation));
        if (same[0]?.entry !== line || same[0].nth !== one.nth) continue;
        const dated = same.find(({ citation }) => citation.date?.sure);
        const mention = mentionOf(one);
        const { number } = mention.citation;
        report({
          at: placeOfPart(mention, number),
          about: line,
          key: mention.passage.key,
          args: { number: number.text, date: dated?.citation.date?.text ?? '', where: dated ? codeOf(dated) : '' },
          distinct: number.text,
          related: dated
            ? [
                {
                  at: atPlace(placeOfPart(mentionOf(dated), mentionOf(dated).citation.date!)),
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
