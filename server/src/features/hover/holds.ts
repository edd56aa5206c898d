import type { Language, Text } from '../../base/text.ts';
import type { Criterion } from '../../model/criterion.ts';
import { isDeadline, parseDeadline } from '../../model/deadline.ts';
import type { Located } from '../../model/entry.ts';
import { both } from '../../rules/engine/words.ts';
import { effective, isLeaf } from '../../workspace/effective.ts';
import type { Tree } from '../../workspace/tree.ts';
import { dayOf } from './deadline.ts';
import { escape } from './markdown.ts';

/** Who leads, how many tasks, until when, and where each of these comes from. */
export function holds(tree: Tree, criterion: Criterion): Text | undefined {
  const lead = effective(tree, criterion, 'lead');
  const tasks = effective(tree, criterion, 'tasks');
  const deadlines = effective(tree, criterion, 'deadlines');
  const partners = lead?.from.with;
  const names = (list: readonly Located[]) => list.map(({ text }) => escape(text)).join(', ');
  const text = both((l) => {
    const lines: string[] = [];
    const add = (word: Text, value: string, from: Criterion) =>
      lines.push(`${word[l]}: ${value}${originOf(criterion, from)[l]}`);
    if (lead) add(words.lead, names(lead.value), lead.from);
    if (lead && partners && partners.length > 0) add(words.with, names(partners), lead.from);
    if (tasks) add(words.tasks, String(tasks.value.length), tasks.from);
    if (deadlines) add(words.deadline, deadlines.value.map(({ text }) => inShort(text, l)).join(', '), deadlines.from);
    const wanted = [
      [words.lead, lead],
      [words.tasks, tasks],
      [words.deadline, deadlines ?? criterion.tasks?.find((task) => task.deadlines)],
    ] as const;
    const missing = isLeaf(criterion) ? wanted.flatMap(([word, value]) => (value ? [] : [word[l]])) : [];
    if (missing.length > 0) lines.push(`${words.none[l]}: ${missing.join(', ')}`);
    return lines.join('  \n');
  });
  return text.vi === '' ? undefined : text;
}

/** Nothing for its own; ` _(kế thừa từ 7)_`, ` _(theo sameAs 1.1)_`. */
function originOf(criterion: Criterion, from: Criterion): Text {
  if (from === criterion) return { vi: '', en: '' };
  const code = escape(from.code?.text ?? '?');
  for (let above = criterion.parent; above; above = above.parent) {
    if (above === from) return { vi: ` _(kế thừa từ ${code})_`, en: ` _(inherited from ${code})_` };
  }
  const same = escape(criterion.sameAs?.text ?? code);
  if (same === code) return { vi: ` _(theo sameAs ${same})_`, en: ` _(by sameAs ${same})_` };
  return { vi: ` _(theo sameAs ${same}, lấy từ ${code})_`, en: ` _(by sameAs ${same}, taken from ${code})_` };
}

function inShort(text: string, language: Language): string {
  const read = parseDeadline(text);
  const due = isDeadline(read) ? read.due : undefined;
  return escape(text) + (due === undefined ? '' : ` (${words.until(dayOf(due))[language]})`);
}

const words = {
  lead: { vi: 'Chủ trì', en: 'Lead' },
  with: { vi: 'Phối hợp', en: 'With' },
  tasks: { vi: 'Nhiệm vụ', en: 'Tasks' },
  deadline: { vi: 'Thời gian hoàn thành', en: 'Deadline' },
  none: { vi: 'Chưa có', en: 'Still missing' },
  until: (date: string): Text => ({ vi: `đến hết ${date}`, en: `until ${date}` }),
};
