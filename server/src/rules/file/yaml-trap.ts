import type { Text } from '../../base/text.ts';
import type { Entry, Place } from '../../model/entry.ts';
import { keyInfo } from '../../model/keys.ts';
import { schemaProblems } from '../../model/validate.ts';
import { quoteEdits } from '../../syntax/diagnose.ts';
import type { Node, ScalarNode } from '../../syntax/node.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { Fix, FixEdit } from '../engine/finding.ts';
import { columnOf, newlineOf } from '../engine/rewrite.ts';
import { defineRule } from '../engine/rule.ts';
import type { InText } from '../engine/swallowed.ts';
import { readText, swallowedBy } from '../engine/swallowed.ts';
import type { Found } from './reading.ts';
import { isScalarFound, nodesOf, shown, wordless } from './reading.ts';
import type { Trap } from './trap.ts';
import { trapOf } from './trap.ts';

type Kind = Trap['kind'] | 'key-in-text' | 'key-in-quotes' | 'item-in-text';

export const yamlTrap = defineRule<{ trap: Kind; text: string; key: string }>({
  id: 'yaml-trap',
  severity: 'error',
  summary: {
    vi: 'Đọc được nhưng hiểu sang nghĩa khác: dấu gạch đôi, dấu hai chấm trong câu, khóa lọt vào đoạn văn.',
    en: 'Text that can be read but means something else: a double dash, a colon in a sentence, a key inside a text.',
  },
  message: ({ trap, text, key }) => words[trap](text, key),
  docs: {
    why: {
      vi: 'Máy đọc được nhưng hiểu khác ý người viết, nên không có lỗi cú pháp: `- Ghi chú: sau` thành một khóa và giá trị của nó, `- - Tham mưu` thành danh sách trong danh sách, dòng `deadline:` thụt quá sâu thành một phần của câu ở trên. Nhiệm vụ hoặc thời hạn ấy biến mất mà tệp trông vẫn bình thường.',
      en: 'It can be read but means something else, so there is no error of syntax: `- Ghi chú: sau` is a key with its value, `- - Tham mưu` a list in a list, a `deadline:` that stands too deep a part of the sentence above. The task or deadline is gone, and the file looks as it should.',
    },
    repair: {
      vi: '`--fix` đặt câu trong dấu nháy, bỏ dấu gạch thừa, thêm dấu cách sau dấu gạch hoặc đưa mục về thẳng cột; câu chữ không đổi. Khóa lọt vào đoạn văn thì cách đưa ra được đề nghị để chọn, vì dòng ấy cũng có thể là câu chữ thật. Dấu nháy quên đóng thì phải tự đóng ở cuối câu.',
      en: '`--fix` puts the sentence in quotes, drops a dash, puts a blank behind one, or moves an item into its column; no word changes. To take a key out of a text is only offered, for the line may belong to the text. A quote that was not closed is to be closed by hand, at the end of its sentence.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 1 (cách viết) và mục 9 (văn bản dài). Phụ lục năm 2021 của UBND thành phố Hà Nội, mục 1.1: nội dung ô nhiệm vụ có sẵn dấu gạch đầu dòng, chép nguyên vào sau dấu gạch của danh sách thì thành hai dấu gạch.',
      en: 'The format, section 1 (how to write it) and section 9 (long text). The annex of 2021 of Hà Nội, item 1.1: the tasks in the cell have dashes of their own, which make two in a row when they are copied behind the dash of the list.',
    },
  },
  check: {
    entry(entry, report) {
      const seen = new Set<Node>();
      for (const problem of schemaProblems(entry)) {
        const trap = trapOf(problem);
        if (!trap || seen.has(trap.node)) continue;
        seen.add(trap.node);
        const { piece } = problem.place;
        const span = spanOf(trap, piece);
        const text = shown(piece.text.slice(span.start, span.end));
        report({
          at: { piece, ...span },
          key: problem.under,
          distinct: text,
          args: { trap: trap.kind, text, key: problem.under },
          fixes: () => fixesOf(trap, piece, problem.under),
        });
      }
      for (const line of swallowedBy(entry)) {
        const { piece, node, under } = line;
        const quoted = node.style === 'single' || node.style === 'double';
        const at = quoted ? { start: node.span.start, end: node.span.start + 1 } : { start: line.start, end: line.end };
        report({
          at: { piece, ...at },
          key: keyInfo(entry.kind, line.key) ? line.key : under,
          distinct: line.key,
          args: {
            trap: quoted ? 'key-in-quotes' : 'key-in-text',
            text: shown(piece.text.slice(line.start, line.end)),
            key: line.key,
          },
          fixes: () => (quoted ? [] : takeOut(entry, line)),
        });
      }
      for (const found of nodesOf(entry).filter(isScalarFound)) {
        const { piece } = found;
        const items = dashedLines(found);
        if (items.length > 0) {
          const text = shown(piece.text.slice(items[0]!.start, items[0]!.end));
          report({
            at: items[0]!,
            key: found.key,
            distinct: text,
            args: { trap: 'item-in-text', text, key: found.key },
            fixes: () => [
              {
                ...titled('Đưa các mục về thẳng cột', 'Move the items into the column of their list'),
                edits: items.map((item) => indent(piece, item.start, dashColumn(found)!)),
              },
            ],
          });
        }
      }
    },
  },
});

const words: Readonly<Record<Kind, (text: string, key: string) => Text>> = {
  map: (text, key) => ({
    vi: `“${text}” ở “${key}” bị hiểu là một khóa và giá trị của nó, không phải một câu, vì có dấu hai chấm rồi dấu cách. Hãy đặt cả câu trong dấu nháy, hoặc viết xuống dòng dưới “>-”.`,
    en: `“${text}” under “${key}” is taken for a key with its value, not for a sentence, because of the colon with a blank behind it. Put the sentence in quotes, or on the lines below a “>-”.`,
  }),
  list: (text, key) => ({
    vi: `“${text}” ở “${key}” có hai dấu gạch liền nhau nên bị hiểu là danh sách nằm trong danh sách. Hãy chỉ giữ một dấu gạch.`,
    en: `“${text}” under “${key}” has two dashes in a row, so it is taken for a list in a list. Keep one dash only.`,
  }),
  flow: (text, key) =>
    wordless.has(key)
      ? {
          vi: `Giá trị “${text}” của “${key}” nằm trong dấu ngoặc nên bị hiểu là một danh sách hay một nhóm khóa, trong khi “${key}” chỉ nhận một giá trị. Hãy bỏ dấu ngoặc, chỉ giữ một giá trị.`,
          en: `The value “${text}” of “${key}” stands in brackets, so it is taken for a list or a map, but “${key}” takes one value. Drop the brackets and keep one value.`,
        }
      : {
          vi: `Giá trị “${text}” của “${key}” nằm gọn trong dấu ngoặc nên bị hiểu là một danh sách hay một nhóm khóa, không phải câu chữ. Hãy đặt cả câu trong dấu nháy.`,
          en: `The value “${text}” of “${key}” stands in brackets, so it is taken for a list or a map, not for a text. Put the text in quotes.`,
        },
  dashes: (text, key) => ({
    vi: `“${key}” cần một danh sách, nhưng “${text}” bị hiểu là một câu vì sau dấu gạch không có dấu cách. Hãy thêm một dấu cách sau mỗi dấu gạch.`,
    en: `“${key}” needs a list, but “${text}” is taken for one sentence because no blank follows the dash. Put a blank behind each dash.`,
  }),
  'key-in-text': (text, key) => ({
    vi: `Dòng “${text}” nằm trong đoạn văn ở trên vì thụt vào sâu hơn tên khóa của đoạn ấy, nên “${key}” không được đọc. Hãy đưa dòng này về thẳng cột với các khóa khác.`,
    en: `The line “${text}” is part of the text above, because it stands deeper than the key of that text; so “${key}” is not read. Move the line into the column of the other keys.`,
  }),
  'key-in-quotes': (text, key) => ({
    vi: `Dấu nháy mở ở đây kéo dài qua cả dòng “${text}”, nên “${key}” bị coi là một phần của câu. Hãy đóng dấu nháy ở cuối câu.`,
    en: `The quote opened here runs on over the line “${text}”, so “${key}” counts as part of the sentence. Close the quote at the end of the sentence.`,
  }),
  'item-in-text': (text) => ({
    vi: `“${text}” thụt vào sâu hơn dấu gạch của mục trên nên bị nối vào câu của mục ấy, không phải một mục riêng. Hãy đưa dấu gạch về thẳng cột với các mục khác.`,
    en: `“${text}” stands deeper than the dash of the item above, so it is joined to that item's sentence. Move its dash into the column of the other items.`,
  }),
};

/** The words of the value on its first line. */
function spanOf(trap: Trap, piece: Piece): { start: number; end: number } {
  const { start, end } = trap.node.span;
  const raw = piece.text.slice(start, end);
  const line = /^[^\r\n]*/
    .exec(raw)![0]
    .replace(/\s+#.*$/, '')
    .trimEnd();
  return { start, end: start + line.length };
}

function titled(vi: string, en: string): Pick<Fix, 'title' | 'safe' | 'preferred'> {
  return { title: { vi, en }, safe: true, preferred: true };
}

function edit(piece: Piece, start: number, end: number, text: string): FixEdit {
  return { place: { piece, start, end }, text };
}

function quote(piece: Piece, start: number, end: number): FixEdit[] {
  return quoteEdits(piece.text, start, end).map((one) => edit(piece, one.start, one.end, one.text));
}

function fixesOf(trap: Trap, piece: Piece, key: string): Fix[] {
  const { span } = trap.node;
  if (trap.kind === 'map') {
    const { key, value } = trap.node.pairs[0]!;
    const line = piece.text.slice(piece.text.lastIndexOf('\n', key.span.start - 1) + 1, key.span.start);
    const asked = /\?[ \t]+$/.exec(line)?.[0].length;
    if (asked !== undefined)
      return value
        ? []
        : [
            {
              ...titled('Đặt cả câu trong dấu nháy', 'Put the sentence in quotes'),
              edits: quote(piece, key.span.start - asked, key.span.end),
            },
          ];
    if (value && (value.kind !== 'scalar' || value.style === 'folded' || value.style === 'literal')) return [];
    const end = value?.span.end ?? piece.text.indexOf(':', key.span.end) + 1;
    const named =
      trap.isTask && trap.node.pairs.length > 1 ? [edit(piece, key.span.start, key.span.start, 'task: ')] : [];
    return [
      {
        ...titled('Đặt cả câu trong dấu nháy', 'Put the sentence in quotes'),
        edits: [...named, ...quote(piece, key.span.start, end)],
      },
    ];
  }
  if (trap.kind === 'flow' && wordless.has(key)) {
    const [item, ...more] = trap.node.kind === 'seq' ? trap.node.items : [];
    if (item?.kind !== 'scalar' || more.length > 0) return [];
    const edits = [edit(piece, span.start, item.span.start, ''), edit(piece, item.span.end, span.end, '')];
    return [{ ...titled('Bỏ dấu ngoặc, giữ giá trị', 'Keep the value, drop the brackets'), safe: false, edits }];
  }
  if (trap.kind === 'flow')
    return [
      { ...titled('Đặt cả câu trong dấu nháy', 'Put the text in quotes'), edits: quote(piece, span.start, span.end) },
    ];
  if (trap.kind === 'list') {
    const inner = trap.node.items[0];
    if (trap.node.items.length !== 1 || !inner) return [];
    return [{ ...titled('Bỏ một dấu gạch', 'Drop one dash'), edits: [edit(piece, span.start, inner.span.start, '')] }];
  }
  const header = /^-(?=[>|])/.test(piece.text.slice(span.start));
  const dashes = header
    ? [{ index: 0 }]
    : [...piece.text.slice(span.start, span.end).matchAll(/(?<=^|\n[ \t]*)-(?! )/g)];
  const edits = dashes.map(({ index }) => edit(piece, span.start + index + 1, span.start + index + 1, ' '));
  const lineStart = piece.text.lastIndexOf('\n', span.start - 1) + 1;
  const head = piece.text.slice(lineStart, span.start);
  if (head.trim() !== '') {
    // The first item stands on the line of its key.
    const next =
      /\n([ \t]*)-/.exec(piece.text.slice(span.start, span.end))?.[1] ?? ' '.repeat(/^[ -]*/.exec(head)![0].length + 2);
    edits.unshift(edit(piece, lineStart + head.trimEnd().length, span.start, newlineOf(piece) + next));
  }
  return [{ ...titled('Thêm dấu cách sau dấu gạch', 'Put a blank behind the dash'), edits }];
}

/** The line moved into the column of the keys that it belongs to: those of the task, or those of the entry. */
function takeOut(entry: Entry, { piece, task, key, start, colon }: InText): Fix[] {
  const columns = [
    ...(keyInfo(entry.kind, key) && !entry.fields.has(key)
      ? entry.all
          .filter((field) => field.piece === piece)
          .slice(0, 1)
          .map(({ pair }) => pair)
      : []),
    ...(task && keyInfo('task', key) ? task.pairs.slice(0, 1) : []),
  ].map((pair) => columnOf(piece, pair.key.span.start));
  const own = columnOf(piece, start);
  const column = columns.sort((a, b) => Math.abs(a - own) - Math.abs(b - own))[0];
  if (column === undefined) return [];
  const blank = /\s/.test(piece.text[colon] ?? ' ') ? [] : [edit(piece, colon, colon, ' ')];
  return [
    {
      ...titled(`Đưa “${key}” ra khỏi đoạn văn`, `Take “${key}” out of the text`),
      safe: false,
      edits: [indent(piece, start, column), ...blank],
    },
  ];
}

function indent(piece: Piece, start: number, column: number): FixEdit {
  return edit(piece, start - columnOf(piece, start), start, ' '.repeat(column));
}

/** Lines of an item's plain text that begin with a dash of their own. */
function dashedLines({ node, piece, inList }: Found<ScalarNode>): Place[] {
  if (!inList || dashColumn({ node, piece }) === undefined || node.style === 'single' || node.style === 'double')
    return [];
  const raw = readText(piece).slice(node.span.start, node.span.end);
  // A long text may have dashes of its own, but no announcement of another long text, and no key of a task.
  const line = node.style === 'plain' ? /\n[ \t]*(- [^\r\n]*)/g : /\n[ \t]*(- (?:[>|][-+]?(?=\r?\n)|task:[^\r\n]*))/g;
  return [...raw.matchAll(line)].map((match) => {
    const start = node.span.start + match.index + match[0].length - match[1]!.length;
    return { piece, start, end: start + match[1]!.trimEnd().length };
  });
}

function dashColumn({ node, piece }: Pick<Found<ScalarNode>, 'node' | 'piece'>): number | undefined {
  const lineStart = piece.text.lastIndexOf('\n', node.span.start - 1) + 1;
  const head = /^[ \t]*(?=-[ \t]+$)/.exec(piece.text.slice(lineStart, node.span.start));
  return head ? head[0].length : undefined;
}
