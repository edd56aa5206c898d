import type { Criterion } from '../../model/criterion.ts';
import type { Field } from '../../model/entry.ts';
import { placeOfValue } from '../../model/entry.ts';
import { effective } from '../../workspace/effective.ts';
import type { Fix, FixEdit } from '../engine/finding.ts';
import { behindDash, columnOf, inFlow, lineEndAfter, newlineOf, rawOf, wholeLines } from '../engine/rewrite.ts';
import { defineRule } from '../engine/rule.ts';

export const deadlineCount = defineRule<{ code: string; deadlines: string; tasks: string; pairs: 'yes' | 'no' }>({
  id: 'deadline-count',
  severity: 'info',
  summary: {
    vi: 'Số thời hạn và số nhiệm vụ không bằng nhau, nên không rõ thời hạn nào của nhiệm vụ nào.',
    en: 'Several deadlines that do not pair with the tasks.',
  },
  message: ({ code, deadlines, tasks, pairs }) =>
    pairs === 'yes'
      ? {
          vi: `${code}: ${deadlines} thời hạn được hiểu là lần lượt của ${tasks} nhiệm vụ. Nên ghi từng thời hạn ngay trong nhiệm vụ của nó, để khi thêm hay đổi thứ tự không bị lệch.`,
          en: `${code}: the ${deadlines} deadlines are taken as those of the ${tasks} tasks, in order. Better write each with its task, so that they do not slip apart when one is added or moved.`,
        }
      : {
          vi: `${code}: có ${deadlines} thời hạn cho ${tasks} nhiệm vụ, nên không rõ thời hạn nào của nhiệm vụ nào. Hãy ghi “deadline” trong từng nhiệm vụ (task, deadline), hoặc ghi một thời hạn chung.`,
          en: `${code} has ${deadlines} deadlines for ${tasks} tasks, so which belongs to which is not known. Write “deadline” in each task (task, deadline), or one deadline for all.`,
        },
  docs: {
    why: {
      vi: 'Ba nhiệm vụ với hai thời hạn thì không ai biết thời hạn nào của nhiệm vụ nào. Khi hai danh sách dài bằng nhau, thời hạn được hiểu là lần lượt (khi ấy chỉ là gợi ý); nhưng thêm hay chuyển một nhiệm vụ là mọi thời hạn phía sau bị lệch mà không có gì báo.',
      en: 'Of three tasks and two deadlines nobody knows which belongs to which. Where both lists are of the same length they are read in order (then this is only a hint); but add or move one task, and every deadline behind it slips without a word.',
    },
    repair: {
      vi: 'Hai danh sách dài bằng nhau thì có cách sửa: mỗi thời hạn được ghi vào nhiệm vụ của nó (`task:`, `deadline:`). `--fix` không tự áp dụng; hãy xem các cặp có đúng như phụ lục không rồi chọn.\n\nKhông bằng nhau thì đối chiếu với phụ lục, ghi `deadline` trong từng nhiệm vụ, hoặc để một thời hạn chung cho tất cả.',
      en: 'Where both lists are of the same length a repair is offered: each deadline goes into its task (`task:`, `deadline:`). `--fix` does not apply it; see that the pairs are those of the annex, then choose.\n\nWhere they are not, compare with the annex and write `deadline` in each task, or one deadline for all.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 5 (`tasks`). Phụ lục năm 2021 của UBND thành phố Hà Nội, mục 1.1: ba nhiệm vụ và ba thời hạn trong hai ô; mục 1.6: hai nhiệm vụ, một thời hạn.',
      en: 'The format, section 5 (`tasks`). The annex of 2021 of Hà Nội, item 1.1: three tasks and three deadlines in two cells; item 1.6: two tasks and one deadline.',
    },
  },
  check: {
    criterion(criterion, report, { tree }) {
      const deadlines = criterion.deadlines ?? [];
      const field = criterion.fields.get('deadline');
      if (!field || deadlines.length < 2) return;
      const tasks = effective(tree, criterion, 'tasks')?.value ?? [];
      const waiting = tasks.filter((task) => !task.entry?.fields.has('deadline'));
      if (waiting.length < 2) return;
      const pairs = waiting.length === tasks.length && tasks.length === deadlines.length;
      report({
        at: placeOfValue(field),
        key: 'deadline',
        // A list that pairs is read in order: how to write it better is a matter of form.
        ...(pairs ? { severity: 'hint' as const } : {}),
        args: {
          code: criterion.code?.text ?? '?',
          deadlines: String(deadlines.length),
          tasks: String(tasks.length),
          pairs: pairs ? 'yes' : 'no',
        },
        fixes: () => (pairs ? paired(criterion, field) : []),
      });
    },
  },
});

/** Each deadline moves into its task; only where both lists are the criterion's own and written line by line. */
function paired(criterion: Criterion, deadline: Field): Fix[] {
  const list = criterion.fields.get('tasks');
  const tasks = list?.pair.value;
  const lines = wholeLines(deadline);
  const { tasks: own = [], deadlines = [] } = criterion;
  if (!list || tasks?.kind !== 'seq' || tasks.flow || tasks.items.length !== own.length || !lines) return [];
  const { piece } = list;
  const dash = columnOf(piece, tasks.span.start);
  if (inFlow({ piece, ...tasks.span })) return [];
  const edits: FixEdit[] = [];
  for (const [i, node] of tasks.items.entries()) {
    if (!node) return [];
    const end = node.span.start + piece.text.slice(node.span.start, node.span.end).trimEnd().length;
    const key = `${newlineOf(piece)}${' '.repeat(dash + 2)}deadline: ${rawOf(deadlines[i]!)}`;
    const lineEnd = lineEndAfter(piece, end);
    if (node.kind === 'map') {
      if (node.flow || columnOf(piece, node.span.start) !== dash + 2) return [];
      edits.push({ place: { piece, start: lineEnd, end: lineEnd }, text: key });
      continue;
    }
    const at = { piece, start: node.span.start, end };
    const text = node.kind === 'scalar' ? behindDash({ piece, ...node.span }, dash + 2) : undefined;
    if (text === undefined) return [];
    edits.push({ place: at, text: `task: ${text}` }, { place: { piece, start: lineEnd, end: lineEnd }, text: key });
  }
  return [
    {
      title: { vi: 'Ghi từng thời hạn vào nhiệm vụ của nó', en: 'Write each deadline with its task' },
      safe: false,
      preferred: true,
      edits: [...edits, { place: lines, text: '' }],
    },
  ];
}
