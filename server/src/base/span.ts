/** A stretch of text: UTF-16 offsets, `end` exclusive. What it is relative to, the holder says. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** True if `offset` lies in the span, its end included: a cursor behind the last letter still points at the word. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

export function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}
