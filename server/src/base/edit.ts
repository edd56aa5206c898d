import type { Span } from './span.ts';

/** Replace the text of a span (UTF-16 offsets of the whole text) by another. */
export interface Edit extends Span {
  readonly text: string;
}

/** Edits sorted by place; of two that overlap the later given one is left out. Two insertions at one place both stay. */
export function withoutOverlaps<E extends Edit>(edits: readonly E[]): E[] {
  const sorted = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.start - b.edit.start || a.order - b.order);
  const kept: E[] = [];
  for (const { edit } of sorted) {
    const last = kept.at(-1);
    if (last && edit.start < last.end) continue;
    kept.push(edit);
  }
  return kept;
}

/** The text after the edits, which must not overlap. Every byte outside their spans stays. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    if (edit.start < at) throw new RangeError(`edits overlap at offset ${edit.start}`);
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
