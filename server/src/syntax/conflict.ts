import type { Span } from '../base/span.ts';

/**
 * The marks that an unfinished merge leaves at the start of a line. `<<<<<<<` begins a conflict, `|||||||` the common
 * ancestor, `=======` the other side, `>>>>>>>` ends it.
 */
const mark = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \t\r]|$)[^\r\n]*/gm;

/** Whether a line is a mark of an unfinished merge. */
export function isMergeMark(line: string): boolean {
  return /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \t\r]|$)/.test(line);
}

export interface Conflict {
  /** Its first mark, to the end of that line. */
  readonly first: Span;
  /** Lines that are not read: the marks, and all sides but the first. Offsets in the text given. */
  readonly unread: readonly Span[];
}

/** The conflicts of a text. Only the first side is read, so that nothing stands there twice. */
export function conflictsIn(text: string): Conflict[] {
  if (!/^(?:<{7}|\|{7}|={7}|>{7})/m.test(text)) return [];
  const conflicts: { first: Span; unread: Span[]; other: number | undefined; ended: boolean }[] = [];
  for (const match of text.matchAll(mark)) {
    const line = { start: match.index, end: match.index + match[0].length };
    const sign = match[0][0]!;
    let open = conflicts.at(-1);
    if (!open || open.ended || sign === '<')
      conflicts.push((open = { first: line, unread: [], other: undefined, ended: false }));
    if (sign === '>') {
      const start = open.other ?? line.start;
      open.unread = [...open.unread.filter((each) => each.start < start), { start, end: line.end }];
      open.ended = true;
    } else {
      open.unread.push(line);
      if (sign !== '<') open.other ??= line.start;
    }
  }
  return conflicts.map(({ first, unread }) => ({ first, unread }));
}

/** The text with blanks for what is not read: everything else keeps its place. */
export function withoutConflicts(text: string, conflicts = conflictsIn(text)): string {
  let result = text;
  for (const { start, end } of conflicts.flatMap(({ unread }) => unread))
    result = result.slice(0, start) + result.slice(start, end).replace(/[^\r\n]/g, ' ') + result.slice(end);
  return result;
}
