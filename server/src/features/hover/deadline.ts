import type { Text } from '../../base/text.ts';
import type { Criterion } from '../../model/criterion.ts';
import { isDeadline, parseDeadline } from '../../model/deadline.ts';
import { both } from '../../rules/engine/words.ts';
import { effective, isLeaf } from '../../workspace/effective.ts';
import type { Tree } from '../../workspace/tree.ts';
import type { Target } from '../target.ts';
import { escape, shortened } from './markdown.ts';

/** What a deadline means: its last day, and what it is the deadline of. */
export function aboutDeadline(tree: Tree, target: Target): Text {
  const meaning = meaningOf(target.scalar.text);
  const pair = pairOf(tree, target);
  return pair ? both((l) => `${meaning[l]}  \n${pair[l]}`) : meaning;
}

/** The same of a text alone. */
export function meaningOf(text: string): Text {
  const read = parseDeadline(text);
  if (isDeadline(read)) {
    const due = read.due === undefined ? words.noDay : words.due(dayOf(read.due), read.before === true);
    return both((l) => `**${escape(read.canonical)}**  \n${due[l]}`);
  }
  const { canonical, reason } = read;
  const wrong = words[reason];
  const better = canonical === undefined ? { vi: '', en: '' } : words.better(escape(canonical));
  return both((l) => `**${escape(text)}**  \n${wrong[l]}${better[l]}`);
}

/** Of which task it is the deadline; of a parent, for how many leaves. */
function pairOf(tree: Tree, { entry, criterion, scalar, piece }: Target): Text | undefined {
  if (!criterion) return undefined;
  const isHere = (place: { piece: unknown; start: number }) =>
    place.piece === piece && place.start === scalar.span.start;
  if (entry.kind === 'task') {
    const task = criterion.tasks?.find((each) => each.entry === entry || each.deadlines?.some(isHere));
    return task && words.ofTask(escape(shortened(task.text)));
  }
  if (!isLeaf(criterion)) {
    const heirs = leavesOf(criterion).filter((leaf) => effective(tree, leaf, 'deadlines')?.from === criterion);
    return words.ofLeaves(heirs.length);
  }
  const tasks = effective(tree, criterion, 'tasks')?.value ?? [];
  const deadlines = criterion.deadlines ?? [];
  const at = deadlines.findIndex(isHere);
  const open = tasks.filter((task) => !task.deadlines);
  if (deadlines.length > 1 && deadlines.length === tasks.length && at >= 0)
    return words.ofTask(escape(shortened(tasks[at]!.text)));
  if (open.length === 0) return undefined;
  if (tasks.length === 1) return words.ofTask(escape(shortened(tasks[0]!.text)));
  return deadlines.length > 1 ? words.unclear(deadlines.length, tasks.length) : words.ofTasks(open.length);
}

function leavesOf(criterion: Criterion): Criterion[] {
  return isLeaf(criterion) ? [criterion] : criterion.children.flatMap(leavesOf);
}

/** `2021-12-31` → `31/12/2021` */
export function dayOf(iso: string): string {
  const [year, month, date] = iso.split('-');
  return `${date}/${month}/${year}`;
}

const words = {
  due: (date: string, before: boolean): Text =>
    before
      ? { vi: `Phải xong trước ngày ${date}.`, en: `To be done before ${date}.` }
      : { vi: `Hạn cuối: hết ngày ${date}.`, en: `Due by the end of ${date}.` },
  noDay: {
    vi: 'Việc thường xuyên hoặc định kỳ, không có ngày cuối.',
    en: 'Recurring or ongoing work, without a last day.',
  },
  form: { vi: 'Không đúng mẫu ghi thời gian hoàn thành.', en: 'Not in the form of a deadline.' },
  impossible: {
    vi: 'Không có ngày, tháng hoặc quý này; hãy đối chiếu với phụ lục gốc.',
    en: 'There is no such day, month or quarter; compare with the original annex.',
  },
  better: (canonical: string): Text => ({ vi: ` Nên ghi: **${canonical}**`, en: ` Better: **${canonical}**` }),
  ofTask: (task: string): Text => ({ vi: `Của nhiệm vụ: ${task}`, en: `For the task: ${task}` }),
  ofTasks: (n: number): Text => ({ vi: `Chung cho ${n} nhiệm vụ.`, en: `For ${n} tasks together.` }),
  ofLeaves: (n: number): Text =>
    n === 0
      ? { vi: 'Không tiêu chí thành phần nào dùng thời gian này.', en: 'No component takes this deadline.' }
      : {
          vi: `Mặc định cho ${n} tiêu chí thành phần không ghi thời gian riêng.`,
          en: `The default of ${n} ${n === 1 ? 'component' : 'components'} without a deadline of their own.`,
        },
  unclear: (deadlines: number, tasks: number): Text => ({
    vi: `Có ${deadlines} thời hạn cho ${tasks} nhiệm vụ: chưa rõ thời hạn nào của nhiệm vụ nào.`,
    en: `${deadlines} deadlines for ${tasks} tasks: which belongs to which is not clear.`,
  }),
};
