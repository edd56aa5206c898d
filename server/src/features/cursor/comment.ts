import type { Span } from '../../base/span.ts';
import type { Line, Reader } from './reader.ts';

/** In a comment that silences rules, or that may become one. */
export interface CommentPlace {
  readonly kind: 'comment';
  /** A rule's id, or the word `par-ignore` itself. */
  readonly of: 'rule' | 'word';
  /** UTF-16 offsets of what will be replaced, all of it on the cursor's line. */
  readonly replace: Span;
  readonly typed: string;
  /** Ids that the comment names besides. */
  readonly named: ReadonlySet<string>;
  /** A colon follows already, and the reason. */
  readonly hasReason: boolean;
  /** Nothing but comments stands above, so that it may speak of the whole file. */
  readonly isFirst: boolean;
}

export function commentHere(
  reader: Reader,
  index: number,
  { text, start }: Line,
  column: number,
): CommentPlace | undefined {
  const before = text.slice(0, column);
  const after = text.slice(column);
  const rest = /^[\w-]*/.exec(after)![0].length;
  const ids = /#[ \t]*par-ignore(?:-file)?[ \t]+((?:[\w-]+[ \t]*,[ \t]*)*)([\w-]*)$/.exec(before);
  const word = /#[ \t]*([a-z-]*)$/.exec(before);
  const [, list = '', typed = ''] = ids ?? ['', '', word?.[1] ?? ''];
  if (!ids && (!word || !'par-ignore-file'.startsWith(typed))) return undefined;
  const behind = /^[\w-]*((?:[ \t]*,[ \t]*[\w-]+)*)[ \t]*(:?)/.exec(after)!;
  return {
    kind: 'comment',
    of: ids ? 'rule' : 'word',
    typed,
    replace: { start: start + column - typed.length, end: start + column + rest },
    named: new Set(`${list},${behind[1]!}`.split(',').map((id) => id.trim())),
    hasReason: behind[2] === ':',
    isFirst: reader.next(index, -1, Infinity) === undefined,
  };
}
