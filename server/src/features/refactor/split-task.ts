import type { Text } from '../../base/text.ts';
import { touches } from '../../base/span.ts';
import type { Criterion, Task } from '../../model/criterion.ts';
import type { ScalarNode } from '../../syntax/node.ts';
import { isScalar } from '../../syntax/node.ts';
import { exactMap } from '../../syntax/scalar-map.ts';
import { columnOf, inFlow, isBlock, newlineOf, rawOf, wordsOf } from '../../rules/engine/rewrite.ts';
import type { FixEdit } from '../../rules/engine/finding.ts';
import { pieceAt } from '../../syntax/source.ts';
import { draftOf } from '../changes.ts';
import type { Place, Refactor } from './refactoring.ts';

/** Makes each part of a task that stands behind a semicolon an item of its own; list marks of the annex go. */
export const splitTask: Refactor = (place) => {
  const { project, criterion } = place;
  const task = criterion && taskAt(place, criterion);
  // Whether keys of its own hold for each part is the author's to say.
  if (!task || task.entry) return [];
  const edits = partings(criterion, task);
  if (edits.length === 0) return [];
  return [
    {
      id: 'split-task',
      kind: 'refactor.rewrite',
      title: words.title(edits.filter(({ text }) => text !== '').length + 1),
      changes: () => {
        const draft = draftOf(project);
        draft.editPlaces(edits);
        return draft.finish();
      },
    },
  ];
};

function taskAt({ source, offset }: Place, { tasks }: Criterion): Task | undefined {
  const { piece, start } = pieceAt(source, offset);
  return tasks?.find((task) => task.piece === piece && touches(task, offset - start));
}

/** The blanks behind a semicolon and a mark behind them; a mark that begins the text. */
const parting = /(?<=;)\s+(?:[-–—+•*]\s+|['‘’]{1,2}[-–—+•]\s*)?(?=\S)|\s+['‘’]{1,2}[-–—+•]\s+/gu;
const leading = /^['‘’]{0,2}[-–—+•*]\s+/u;

function partings(criterion: Criterion, task: Task): FixEdit[] {
  const list = criterion.fields.get('tasks')?.pair.value;
  const node =
    list?.kind === 'seq' ? list.items.find((item) => isScalar(item) && item.span.start === task.start) : undefined;
  const map = isScalar(node) ? exactMap(task.piece.text, node) : undefined;
  const between = map && betweenItems(task, node as ScalarNode, columnOf(task.piece, list!.span.start));
  if (!map || between === undefined) return [];
  const { text, style } = node as ScalarNode;
  const found = [...text.matchAll(parting)].filter(({ index }) => !inBrackets(text.slice(0, index)));
  // A plain item begins with a letter, or YAML would read it otherwise.
  const begins = style === 'plain' ? /^[\p{L}\p{N}(]/u : /^\S/u;
  if (found.length === 0 || found.some(({ index, 0: mark }) => !begins.test(text.slice(index + mark.length))))
    return [];
  const first = leading.exec(text)?.[0].length ?? 0;
  const edit = (start: number, end: number, instead: string): FixEdit => ({
    place: { piece: task.piece, ...map(start, end) },
    text: instead,
  });
  return [
    ...(first > 0 ? [edit(0, first, '')] : []),
    ...found.map(({ index, 0: mark }) => edit(index, index + mark.length, between)),
  ];
}

/** What stands in brackets is said of one thing. */
function inBrackets(before: string): boolean {
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

/** What parts an item from the next in the author's style: quotes are closed and opened again, a block begins anew. */
function betweenItems(task: Task, { style }: ScalarNode, column: number): string | undefined {
  const raw = rawOf(task);
  const quote = style === 'double' ? '"' : style === 'single' ? "'" : '';
  if (inFlow(task)) return `${quote}, ${quote}`;
  const newline = newlineOf(task.piece);
  const next = `${quote}${newline}${' '.repeat(column)}- ${quote}`;
  if (!isBlock(raw)) return next;
  const header = /^[>|][+\-\d]*/.exec(raw)![0];
  return `${next}${header}${newline}${' '.repeat(columnOf(task.piece, wordsOf(task).start))}`;
}

const words = {
  title: (n: number): Text => ({
    vi: `Tách thành ${n} nhiệm vụ theo dấu chấm phẩy`,
    en: `Split into ${n} tasks at the semicolons`,
  }),
};
