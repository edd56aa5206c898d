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
