import type { Criterion, Task } from '../../model/criterion.ts';
import type { Place } from '../../model/entry.ts';
import type { Fix, FixEdit } from '../engine/finding.ts';
import { columnOf, inFlow, isBlock, newlineOf, rawOf, wordsOf } from '../engine/rewrite.ts';
import { defineRule } from '../engine/rule.ts';

export const taskMarker = defineRule<{
  code: string;
  /** The first mark as written. */
  marker: string;
  /** How many tasks the text holds. */
  count: string;
}>({
  id: 'task-marker',
  severity: 'warning',
  summary: {
    vi: 'Dấu đầu dòng của phụ lục còn sót trong nội dung nhiệm vụ.',
    en: 'A list mark of the annex is left in the text of a task.',
  },
  message: ({ code, marker, count }) =>
    count === '1'
      ? {
          vi: `${code}: nội dung nhiệm vụ còn mang dấu đầu dòng “${marker}” của phụ lục. Dấu gạch của danh sách “tasks” đã là dấu đầu dòng: hãy bỏ dấu này.`,
          en: `${code}: the list mark “${marker}” of the annex is left in the text of a task. The dash of the list “tasks” is the mark: remove this one.`,
        }
      : {
          vi: `${code}: một mục ghi gộp ${count} nhiệm vụ, ngăn bằng dấu đầu dòng “${marker}” của phụ lục. Hãy tách mỗi nhiệm vụ thành một mục của “tasks”, để từng nhiệm vụ có thời gian hoàn thành và cơ quan riêng.`,
          en: `${code}: one item holds ${count} tasks, separated by the annex's list mark “${marker}”. Make each an item of “tasks”, so that each can have its own deadline and agency.`,
        },
  docs: {
    why: {
      vi: 'Dấu gạch của danh sách `tasks` đã là dấu đầu dòng, nên dấu chép từ phụ lục thành chữ thừa trong nội dung. Nghiêm trọng hơn là khi nhiều nhiệm vụ dính vào một mục: chúng chỉ có một thời hạn, một cơ quan, và bị đếm là một.',
      en: 'The dash of the list `tasks` is the mark; one copied from the annex is a stray sign in the text. Worse is when several tasks stand in one item: they have one deadline and one agency between them, and count as one.',
    },
    repair: {
      vi: '`--fix` bỏ dấu đầu dòng, hoặc tách mỗi nhiệm vụ thành một mục, giữ nguyên từng chữ và kiểu dấu nháy. Nhiệm vụ viết thành khối (`task:`, `deadline:`) mà chứa nhiều ý thì phải tự tách, vì chỉ người lập bảng biết thời hạn ấy của ý nào.\n\nDấu gạch ngang trong câu (“nguồn thu - cơ cấu”, “Lao động - Thương binh và Xã hội”) không bị báo.',
      en: '`--fix` removes the mark, or makes each task an item of its own, and leaves every word and the style of quotes as they are. A task written as a map (`task:`, `deadline:`) that holds several is to be split by hand, for only the author knows whose the deadline is.\n\nA dash within a sentence (“nguồn thu - cơ cấu”, “Lao động - Thương binh và Xã hội”) is not reported.',
    },
    source: {
      vi: "Định dạng `.par.yaml`, mục 4 (`tasks`) và mục 5. Phụ lục năm 2021 của UBND thành phố Hà Nội, mục 1.1, 1.6, 6.3, 8.3.2 và 8.4: dấu `-` và `'-` còn trong ô.",
      en: "The format, section 4 (`tasks`) and section 5. The annex of 2021 of Hà Nội, items 1.1, 1.6, 6.3, 8.3.2 and 8.4: the marks `-` and `'-` left in the cells.",
    },
  },
  check: {
    criterion(criterion, report) {
      for (const task of criterion.tasks ?? []) {
        const marks = marksIn(task);
        const [first] = marks;
        if (!first) continue;
        const inner = marks.filter(({ leads }) => !leads);
        const { piece } = task;
        const at = trimmed(inner[0]?.place ?? first.place);
        report({
          at,
          key: 'tasks',
          distinct: task.text.slice(0, 80),
          args: {
            code: criterion.code?.text ?? '?',
            marker: piece.text.slice(at.start, at.end),
            count: String(inner.length + 1),
          },
          fixes: () => fixesOf(criterion, task, marks, inner.length),
        });
      }
    },
  },
});

interface Mark {
  /** With the blanks around it: what goes when the mark goes. */
  readonly place: Place;
  /** It stands at the start of the text, not between two tasks. */
  readonly leads: boolean;
}

const leading = /^(?:['‘’]{0,2}[-–—•●▪■◦·\uf0b7+*]\s+|['‘’]{0,2}[-–—•●▪■◦·\uf0b7](?=\p{L}))+/u;

/**
 * Marks between two tasks: `'- `; a dash or plus behind a semicolon, or behind a full stop and before a capital; a
 * bullet, also Word's own (U+F0B7). A plain ` - ` is a dash of prose (`nguồn thu - cơ cấu`, `Lao động - Thương binh`).
 * Each run of blanks is looked at once, from its beginning.
 */
const inner =
  /(?<!\s)\s+['‘’]{1,2}[-–—+•]\s+|(?<=;)\s*[-–—+•*]\s+|(?<=[.…!?])\s+[-–—+•*]\s+(?=\p{Lu})|(?<!\s)\s+[•●▪■◦\uf0b7]\s*(?=[\p{L}\p{N}(])|(?<!\s)\s+·\s+(?=\p{Lu})/gu;

/** At the start of a line: a mark in a text that keeps its lines, or whose first line has one too. */
const atLineStart = /(?<!\s)\s+[-–—+•*]\s+(?=\p{Lu})/gu;

/** `1. `, `2) ` before a capital, `a) `, `b) `: at the start, or behind a blank. */
const numbered = /(?<!\S)(?:(\d{1,2})[.)]\s+(?=\p{Lu})|([a-zđ])\)\s+(?=\p{L}))/gu;

/** The numbers of a list that begins with the text and counts on from 1 or a; none where there are not two of them. */
function numbersIn(text: string): RegExpExecArray[] {
  const all = [...text.matchAll(numbered)];
  if (all[0]?.index !== 0) return [];
  const isLettered = all[0][2] !== undefined;
  const found: RegExpExecArray[] = [];
  for (const one of all) {
    const next = isLettered ? letters[found.length] : String(found.length + 1);
    if ((isLettered ? one[2] : one[1]?.replace(/^0/, '')) === next) found.push(one);
  }
  return found.length > 1 ? found : [];
}

/** As offices count with letters. */
const letters = 'abcdđeghiklmnopqrstuvxy';

function marksIn(task: Task): Mark[] {
  const inside = insideOf(task);
  const text = rawOf(inside);
  const place = (start: number, end: number): Place => ({
    piece: task.piece,
    start: inside.start + start,
    end: inside.start + end,
  });
  const numbers = numbersIn(text);
  if (numbers.length > 0) {
    return numbers.map(({ index, 0: mark }, i) => {
      const start = text.slice(0, index).trimEnd().length;
      return { place: place(start, index + mark.length), leads: i === 0 };
    });
  }
  const first = leading.exec(text)?.[0].length ?? 0;
  const rest = text.slice(first);
  const keepsLines = rawOf(task).startsWith('|') || first > 0;
  const found = [...rest.matchAll(inner), ...(keepsLines ? linesIn(rest) : [])];
  const between = new Map(
    found.map(({ index, 0: mark }): [number, Mark] => [
      first + index + mark.search(/[^\s]/),
      { place: place(first + index, first + index + mark.length), leads: false },
    ]),
  );
  return [
    ...(first > 0 ? [{ place: place(0, first), leads: true }] : []),
    ...[...between].sort(([a], [b]) => a - b).map(([, mark]) => mark),
  ];
}

/** Marks at the start of a line, from the end of the line before. */
function linesIn(text: string): { index: number; 0: string }[] {
  return [...text.matchAll(atLineStart)].flatMap(({ index, 0: mark }) => {
    const newline = mark.search(/\r?\n/);
    return newline < 0 ? [] : [{ index: index + newline, 0: mark.slice(newline) }];
  });
}

/** The scalar without its quotes, or its block without header and indentation. */
function insideOf(task: Task): Place {
  const raw = rawOf(task);
  if (isBlock(raw)) return wordsOf(task);
  const quoted = raw.startsWith('"') || raw.startsWith("'") ? 1 : 0;
  return { piece: task.piece, start: task.start + quoted, end: Math.max(task.start + quoted, task.end - quoted) };
}

function trimmed({ piece, start, end }: Place): Place {
  const raw = piece.text.slice(start, end);
  const blanks = raw.search(/\S|$/);
  return { piece, start: start + blanks, end: start + raw.trimEnd().length };
}

function fixesOf(criterion: Criterion, task: Task, marks: readonly Mark[], count: number): Fix[] {
  const between = betweenItems(criterion, task);
  // A task with keys of its own is not split: whether they hold for each part is the author's to say.
  if (count > 0 && (between === undefined || task.entry)) return [];
  const plain = /^[^"'|>]/.test(rawOf(task));
  if (plain && marks.some(({ place }) => !/^[\p{L}\p{N}(]/u.test(task.piece.text.slice(place.end)))) return [];
  const edits = marks.map(({ place, leads }): FixEdit => ({ place, text: leads ? '' : between! }));
  return [
    {
      title:
        count > 0
          ? { vi: `Tách thành ${count + 1} nhiệm vụ`, en: `Split into ${count + 1} tasks` }
          : { vi: 'Bỏ dấu đầu dòng', en: 'Remove the list mark' },
      safe: true,
      preferred: true,
      edits,
    },
  ];
}

/** What parts an item from the next in the author's style: quotes are closed and opened again, a block begins anew. */
function betweenItems(criterion: Criterion, task: Task): string | undefined {
  const list = criterion.fields.get('tasks')?.pair.value;
  const raw = rawOf(task);
  if (list?.kind !== 'seq') return undefined;
  const quote = raw.startsWith('"') ? '"' : raw.startsWith("'") ? "'" : '';
  if (inFlow(task)) return `${quote}, ${quote}`;
  const newline = newlineOf(task.piece);
  const next = `${quote}${newline}${' '.repeat(columnOf(task.piece, list.span.start))}- ${quote}`;
  if (!isBlock(raw)) return next;
  const header = /^[>|][+\-\d]*/.exec(raw)![0];
  return `${next}${header}${newline}${' '.repeat(columnOf(task.piece, wordsOf(task).start))}`;
}
