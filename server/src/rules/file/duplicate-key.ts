import type { Field } from '../../model/entry.ts';
import { placeOf } from '../../model/entry.ts';
import { atPlace } from '../engine/finding.ts';
import type { Report } from '../engine/rule.ts';
import { defineRule } from '../engine/rule.ts';
import { isMapFound, nodesOf } from './reading.ts';

type Args = { key: string; first: string; again: string };

export const duplicateKey = defineRule<Args>({
  id: 'duplicate-key',
  severity: 'error',
  summary: { vi: 'Một khóa ghi hai lần trong cùng một mục.', en: 'The same key twice in one entry.' },
  message: ({ key, first, again }) => ({
    vi: `Khóa “${key}” đã có ở trên trong cùng mục${first === '' ? '' : ` (ghi “${first}”)`}; lần này${again === '' ? '' : ` ghi “${again}”,`} không được tính. Hãy giữ một dòng và bỏ dòng kia.`,
    en: `The key “${key}” already stands above in this entry${first === '' ? '' : ` (with “${first}”)`}; this one${again === '' ? '' : `, with “${again}”,`} does not count. Keep one line and remove the other.`,
  }),
  docs: {
    why: {
      vi: 'Mỗi tiêu chí có một tên, một điểm tối đa, một danh sách nhiệm vụ. Ghi hai lần thì chỉ lần đầu được tính; nếu giá trị đúng nằm ở lần sau thì bảng sai mà nhìn qua vẫn tưởng là đúng. Thường do chép một dòng rồi quên sửa, hoặc do thiếu dòng `- code:` nên hai tiêu chí dính vào nhau.',
      en: 'A criterion has one title, one maximum, one list of tasks. Of two only the first counts; where the second is right, the table is wrong and looks right at a glance. Usually a line was copied and not changed, or a missing `- code:` makes two criteria one.',
    },
    repair: {
      vi: 'Không có cách sửa tự động, vì hai dòng có thể ghi hai giá trị khác nhau: hãy đối chiếu với phụ lục và giữ một dòng. Hai danh sách `tasks` thì gộp các mục vào một. Nếu từ chỗ lặp trở đi là tiêu chí khác thì thêm `- code:` ở đầu.',
      en: 'There is no automatic repair, for the two may differ: compare with the annex and keep one. Join two lists of `tasks` to one. If another criterion begins where the keys repeat, put its `- code:` there.',
    },
    source: {
      vi: 'Tiêu chuẩn YAML 1.2: trong một khối, mỗi khóa chỉ có một lần. Hai cách mã hóa Unicode của cùng một khóa được coi là một.',
      en: 'The standard YAML 1.2: the keys of a map are unique. A key composed and decomposed in Unicode is one key.',
    },
  },
  check: {
    entry(entry, report) {
      // Keys of a second document repeat those of the first by its nature, which is a finding of its own.
      const second = entry.all.findIndex(({ piece }) => piece.problems.some(({ kind }) => kind === 'documents'));
      repeated(second < 0 ? entry.all : entry.all.slice(0, second), report);
      for (const { node, piece, key } of nodesOf(entry).filter(isMapFound)) {
        repeated(
          node.pairs.map((pair) => ({ piece, pair })),
          report,
          key,
        );
      }
    },
  },
});

function repeated(fields: readonly Field[], report: Report<Args>, under?: string): void {
  const seen = new Map<string, Field>();
  for (const field of fields) {
    const key = field.pair.key.text.normalize('NFC');
    const first = seen.get(key);
    if (!first) {
      seen.set(key, field);
      continue;
    }
    report({
      at: placeOf(field.piece, field.pair.key),
      key: under ?? key,
      distinct: key,
      args: { key, first: numberIn(first), again: numberIn(field) },
      related: [
        {
          at: atPlace(placeOf(first.piece, first.pair.key)),
          message: { vi: `“${key}” lần đầu`, en: `“${key}” for the first time` },
        },
      ],
    });
  }
}

/** A short value as written, to show which of the two is meant. */
function numberIn({ pair: { value } }: Field): string {
  return value?.kind === 'scalar' && value.source.length <= 12 && !value.source.includes('\n') ? value.source : '';
}
