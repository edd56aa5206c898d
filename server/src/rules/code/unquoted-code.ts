import { isScalar } from '../../syntax/node.ts';
import { placeOf } from '../../model/entry.ts';
import { defineRule } from '../engine/rule.ts';
import { quotedCode } from './renumber.ts';

export const unquotedCode = defineRule<{ key: string; written: string; read: string }>({
  id: 'unquoted-code',
  severity: 'error',
  summary: {
    vi: 'STT không đặt trong dấu nháy nên bị đọc thành một con số.',
    en: 'A code without quotes, which YAML reads as a number.',
  },
  message: ({ key, written, read }) => ({
    vi: `STT ${written} ở “${key}” không đặt trong dấu nháy nên YAML đọc thành số ${read}${read === written ? '' : ', là một STT khác'}. Hãy viết "${written}".`,
    en: `The code ${written} at “${key}” has no quotes, so YAML reads the number ${read}${read === written ? '' : ', which is another code'}. Write "${written}".`,
  }),
  docs: {
    why: {
      vi: 'Không có dấu nháy thì YAML đọc `2.10` thành số 2.1, và tiêu chí 2.10 trùng với 2.1. STT `2.1` đọc ra vẫn đúng nên không ai để ý, cho đến khi một lĩnh vực có tiêu chí thứ mười. Vì vậy STT luôn đặt trong dấu nháy.',
      en: 'Without quotes YAML reads `2.10` as the number 2.1, and criterion 2.10 becomes 2.1. The code `2.1` happens to come out right, so nobody notices until an area has its tenth criterion. So a code always stands in quotes.',
    },
    repair: {
      vi: '`--fix` thêm dấu nháy cùng kiểu với các STT khác của tệp, giữ nguyên chữ số đã viết: `2.10` thành `"2.10"`. Các phát hiện khác về tiêu chí này vẫn đúng, vì mọi quy tắc đều xét theo chữ số đã viết.',
      en: '`--fix` puts the quotes that the other codes of the file have and keeps the digits as written: `2.10` becomes `"2.10"`. All other findings on the criterion hold, for every rule goes by the written digits.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 1 (STT luôn nằm trong dấu nháy kép) và mục 4 (`code`, `sameAs`).',
      en: 'The format, section 1 (a code stands in quotes) and section 4 (`code`, `sameAs`).',
    },
  },
  check: {
    entry(entry, report, project) {
      if (entry.kind !== 'criterion') return;
      for (const key of ['code', 'sameAs']) {
        const field = entry.fields.get(key);
        const node = field?.pair.value;
        if (!field || !isScalar(node) || (typeof node.value !== 'number' && typeof node.value !== 'bigint')) continue;
        const place = placeOf(field.piece, node);
        report({
          at: place,
          key,
          args: { key, written: node.text, read: String(node.value) },
          fixes: () => {
            // In the quotes that the other codes of the file have.
            const quoted = quotedCode(node.text, project.files.get(field.piece.path)?.model?.source.text ?? '');
            return [
              {
                title: { vi: `Viết ${quoted}`, en: `Write ${quoted}` },
                safe: true,
                preferred: true,
                edits: [{ place, text: quoted }],
              },
            ];
          },
        });
      }
    },
  },
});
