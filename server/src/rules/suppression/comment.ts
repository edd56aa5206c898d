import type { Fix, FixEdit } from '../engine/finding.ts';
import type { SuppressionUse } from '../engine/suppress.ts';

/** Takes a comment out: with its line where it stands alone, else with the blanks before it. */
export function withoutComment({ piece, suppression: { span } }: SuppressionUse): FixEdit {
  const { text } = piece;
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const before = text.slice(lineStart, span.start);
  if (before.trim() !== '') {
    const end = span.end + /^[ \t]*/.exec(text.slice(span.end))![0].length;
    return { place: { piece, start: lineStart + before.trimEnd().length, end }, text: '' };
  }
  const newline = text.indexOf('\n', span.end);
  return { place: { piece, start: lineStart, end: newline < 0 ? text.length : newline + 1 }, text: '' };
}

export function removeComment(use: SuppressionUse): Fix {
  return {
    title: { vi: 'Bỏ ghi chú “# par-ignore” này', en: 'Remove this “# par-ignore” comment' },
    safe: false,
    edits: [withoutComment(use)],
  };
}

/** Takes some of its ids (by their numbers in the list) out of a comment; all of them: the comment itself. */
export function removeRules(use: SuppressionUse, out: ReadonlySet<number>): Fix {
  const { rules } = use.suppression;
  const left = rules.filter((_, i) => !out.has(i));
  if (left.length === 0) return removeComment(use);
  const names = rules
    .filter((_, i) => out.has(i))
    .map(({ id }) => id)
    .join(', ');
  const place = { piece: use.piece, start: rules[0]!.span.start, end: rules.at(-1)!.span.end };
  return {
    title: { vi: `Bỏ “${names}” khỏi ghi chú này`, en: `Remove “${names}” from this comment` },
    safe: false,
    edits: [{ place, text: left.map(({ id }) => id).join(', ') }],
  };
}
