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
      en: `${before ? `${before} is followed by ${code}` : `The list begins with ${code}`}, which skips ${skipped.en}. Add what is left out after the annex, or renumber.`,
    };
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
