import { defineRule } from '../engine/rule.ts';
import type { NumeralArgs } from './amounts.ts';
import { writtenAs } from './amounts.ts';

export const quotedNumber = defineRule<NumeralArgs>({
  id: 'quoted-number',
  severity: 'error',
  summary: {
    vi: 'Số đặt trong dấu nháy ("8.5").',
    en: 'A number in quotes ("8.5").',
  },
  message: ({ written, plain }) => ({
    vi: `${written} được viết thành chữ (trong dấu nháy hoặc khối văn bản), nên YAML không đọc là số. Hãy viết thẳng ${plain || 'con số, nhiều nhất ba chữ số lẻ'}.`,
    en: `${written} is written as a text (in quotes or as a block), so YAML does not read a number. Write ${plain || 'the bare number, with three decimals at most'}.`,
  }),
  docs: {
    why: {
      vi: 'Trong dấu nháy, `"8.5"` là chữ chứ không phải số: bảng tính và công cụ khác đọc tệp sẽ không cộng được. Chỉ STT mới đặt trong dấu nháy, điểm thì không.',
      en: 'In quotes `"8.5"` is a text and no number: spreadsheets and other programs that read the file can\'t add it. Codes stand in quotes, points do not.',
    },
    repair: {
      vi: '`--fix` bỏ dấu nháy và giữ nguyên các chữ số: `"8.50"` thành `8.50`. Số có hơn ba chữ số lẻ thì không sửa thay: hãy ghi lại theo phụ lục, không đặt dấu nháy.',
      en: '`--fix` drops the quotes and keeps the digits: `"8.50"` becomes `8.50`. A number with more than three decimals is left to you: write it as the annex has it, without quotes.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 6 (số điểm).',
      en: 'The format, section 6 (scores).',
    },
  },
  check: writtenAs('quoted'),
});
