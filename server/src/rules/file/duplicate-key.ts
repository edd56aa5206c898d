import type { Field } from '../../model/entry.ts';
import { placeOf } from '../../model/entry.ts';
import { atPlace } from '../engine/finding.ts';
import type { Fix } from '../engine/finding.ts';
import { columnOf } from '../engine/rewrite.ts';
import type { Report } from '../engine/rule.ts';
import { defineRule } from '../engine/rule.ts';
import { isMapFound, nodesOf } from './reading.ts';

/** `item`: all keys from here on are those of another item, whose dash was lost. */
type Args = { key: string; first: string; again: string; item: '' | 'item' };

export const duplicateKey = defineRule<Args>({
  id: 'duplicate-key',
  severity: 'error',
  summary: { vi: 'Một khóa ghi hai lần trong cùng một mục.', en: 'The same key twice in one entry.' },
  message: ({ key, first, again, item }) =>
    item
      ? {
          vi: `Khóa “${key}” đã có ở trên trong cùng mục${first === '' ? '' : ` (ghi “${first}”)`}; từ đây${again === '' ? '' : ` (“${again}”)`} các khóa lặp lại, như của một mục khác bị mất dấu gạch, nên không được tính. Nếu là mục khác, hãy đặt dấu gạch trước “${key}”; nếu không, hãy giữ mỗi khóa một dòng.`,
          en: `The key “${key}” already stands above in this entry${first === '' ? '' : ` (with “${first}”)`}; from here${again === '' ? '' : ` (“${again}”)`} its keys come again, like those of another item that has lost its dash, so they do not count. If it is one, put a dash before “${key}”; if not, keep one line of each key.`,
        }
      : {
          vi: `Khóa “${key}” đã có ở trên trong cùng mục${first === '' ? '' : ` (ghi “${first}”)`}; lần này${again === '' ? '' : ` ghi “${again}”,`} không được tính. Hãy giữ một dòng và bỏ dòng kia.`,
          en: `The key “${key}” already stands above in this entry${first === '' ? '' : ` (with “${first}”)`}; this one${again === '' ? '' : `, with “${again}”,`} does not count. Keep one line and remove the other.`,
        },
  docs: {
    why: {
      vi: 'Mỗi tiêu chí có một tên, một điểm tối đa, một danh sách nhiệm vụ. Ghi hai lần thì chỉ lần đầu được tính; nếu giá trị đúng nằm ở lần sau thì bảng sai mà nhìn qua vẫn tưởng là đúng. Thường do chép một dòng rồi quên sửa, hoặc do thiếu dòng `- code:` nên hai tiêu chí dính vào nhau.',
      en: 'A criterion has one title, one maximum, one list of tasks. Of two only the first counts; where the second is right, the table is wrong and looks right at a glance. Usually a line was copied and not changed, or a missing `- code:` makes two criteria one.',
    },
    repair: {
      vi: 'Hai dòng có thể ghi hai giá trị khác nhau nên không tự sửa: hãy đối chiếu với phụ lục và giữ một dòng. Hai danh sách `tasks` thì gộp các mục vào một. Nếu từ chỗ lặp trở đi là một mục khác (tiêu chí, nhiệm vụ, cơ quan) bị mất dấu gạch thì có cách sửa nhanh: đặt dấu gạch trước khóa đầu của mục ấy.',
      en: 'The two may differ, so nothing is repaired by itself: compare with the annex and keep one. Join two lists of `tasks` to one. Where another item (a criterion, a task, an agency) begins that has lost its dash, a quick fix puts the dash before its first key.',
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
  for (const [at, field] of fields.entries()) {
    const key = nameOf(field);
    const first = seen.get(key);
    if (!first) {
      seen.set(key, field);
      continue;
    }
    const item =
      first === fields[0] && fields.slice(at + 1).some((each) => seen.has(nameOf(each))) && lostDash(first, field);
    report({
      at: placeOf(field.piece, field.pair.key),
      key: under ?? key,
      distinct: key,
      args: { key, first: numberIn(first), again: numberIn(field), item: item ? 'item' : '' },
      related: [
        {
          at: atPlace(placeOf(first.piece, first.pair.key)),
          message: { vi: `“${key}” lần đầu`, en: `“${key}” for the first time` },
        },
      ],
      ...(item ? { fixes: () => [item] } : {}),
    });
    if (item) return;
  }
}

function nameOf({ pair }: Field): string {
  return pair.key.text.normalize('NFC');
}

/** The dash put before a key that stands below the first key of its item, in place of the blanks there. */
function lostDash(first: Field, { piece, pair }: Field): Fix | false {
  const { start } = pair.key.span;
  const firstStart = first.pair.key.span.start;
  const column = columnOf(piece, start);
  const isBelow =
    first.piece === piece &&
    column === columnOf(piece, firstStart) &&
    /^ +$/.test(piece.text.slice(start - column, start)) &&
    piece.text.slice(firstStart - dash.length, firstStart) === dash;
  return (
    isBelow && {
      title: {
        vi: `Đặt dấu gạch trước “${pair.key.text}”: một mục khác`,
        en: `Put a dash before “${pair.key.text}”: another item`,
      },
      safe: false,
      preferred: true,
      edits: [{ place: { piece, start: start - dash.length, end: start }, text: dash }],
    }
  );
}

const dash = '- ';

/** A short value as written, to show which of the two is meant. */
function numberIn({ pair: { value } }: Field): string {
  return value?.kind === 'scalar' && value.source.length <= 12 && !value.source.includes('\n') ? value.source : '';
}
