import { partsOf } from '../../model/code.ts';
import { placeOfCode } from '../engine/leaf.ts';
import { defineRule } from '../engine/rule.ts';
import { numberingOf } from './numbering.ts';
import { relatedCode } from './related.ts';
import { renumber, shifted } from './renumber.ts';

export const codeGap = defineRule<{
  code: string;
  /** The code before it; empty where it is the first. */
  before: string;
  from: string;
  to: string;
}>({
  id: 'code-gap',
  severity: 'warning',
  summary: {
    vi: 'Đánh số bỏ qua một STT.',
    en: 'The numbering skips a code.',
  },
  message: ({ code, before, from, to }) => {
    const skipped = from === to ? { vi: from, en: from } : { vi: `từ ${from} đến ${to}`, en: `${from} to ${to}` };
    return {
      vi: `${before ? `Sau ${before} là ${code}` : `Danh sách bắt đầu từ ${code}`}, bỏ qua ${skipped.vi}. Hãy bổ sung tiêu chí bị sót theo phụ lục, hoặc đánh số lại.`,
      en: `${before ? `${before} is followed by ${code}` : `The list begins with ${code}`}, which skips ${skipped.en}. Add what is left out from the annex, or renumber.`,
    };
  },
  docs: {
    why: {
      vi: 'Phụ lục đánh số liên tục, nên một số bị bỏ qua thường là một dòng bị sót khi chép bảng: điểm, nhiệm vụ và cơ quan của dòng ấy đều thiếu. Nếu các cột điểm cũng thiếu một lượng hợp lý thì `missing-component` cho biết dòng ấy đáng giá bao nhiêu, và quy tắc này không báo thêm.',
      en: 'An annex numbers its rows without gaps, so a number that is skipped is usually a row lost in copying, with its points, its tasks and its agency. Where the columns of points fall short as well, `missing-component` says what the row is worth, and this rule is silent.',
    },
    repair: {
      vi: 'Trước hết hãy tìm trong phụ lục dòng có STT bị bỏ qua và bổ sung. Nếu không có dòng nào như vậy thì cách đánh số lại được đề nghị: các STT đứng sau, các STT bên dưới và `sameAs` đổi theo. `--fix` không tự đổi STT.',
      en: 'First look in the annex for the row with that code, and add it. If there is none, renumbering is offered: the codes behind it, those below them and every `sameAs` follow. `--fix` never renumbers.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 4 (`code`). Phụ lục năm 2021 của UBND thành phố Hà Nội: 95 dòng, đánh số không bỏ qua số nào.',
      en: 'The format, section 4 (`code`). The annex of 2021 of Hà Nội: 95 rows, numbered without a gap.',
    },
  },
  check: {
    criterion(criterion, report, view) {
      for (const slip of numberingOf(view).slips.get(criterion) ?? []) {
        if (slip.kind !== 'gap') continue;
        const { from, to, before, group } = slip;
        report({
          at: placeOfCode(criterion),
          key: 'code',
          args: { code: criterion.code?.text ?? '?', before: before?.code?.text ?? '', from, to },
          related: before ? [relatedCode(before)] : [],
          fixes: () => {
            const fix = renumber(view, shifted(group, criterion, partsOf(from)!.at(-1)!));
            return fix ? [{ ...fix, preferred: true }] : [];
          },
        });
      }
    },
  },
});
