import type { Span } from '../base/span.ts';
import type { Edit } from '../base/edit.ts';

/** What can be wrong with the YAML itself. The rules put each into words; the set is closed. */
export const problemKinds = {
  /** `title: "Kế hoạch A" và …`: text behind a closing quote. */
  'text-after-quote': 'syntax',
  /** A quote that never closes. */
  'unclosed-quote': 'syntax',
  /** `"C:\q"`: a backslash in double quotes that means nothing. */
  'bad-escape': 'syntax',
  /** `title: Ghi chú: sau`: a second colon with a blank behind it. */
  'colon-in-text': 'syntax',
  /** `title: - x`: a value that begins like a list item. */
  'dash-in-text': 'syntax',
  /** `title: @x`, a grave accent or `%`: signs that YAML keeps for itself. */
  'reserved-sign': 'syntax',
  /** `title: >- Kế hoạch`: text on the line that only announces a long text. */
  'text-after-header': 'syntax',
  /** A line of a long text that stands less deep than the text's first line. */
  'text-indent': 'syntax',
  /** A line indented with a tab. */
  tab: 'syntax',
  /** A line that is neither `key: value` nor `- item`. */
  'no-colon': 'syntax',
  /** `- Rà soát` with `deadline: …` below it: a text that has keys but is no value of one. */
  'keys-below-text': 'syntax',
  /** `code: "2"` in the column of the dashes: the item has lost its own. */
  'no-dash': 'syntax',
  /** `- - code: "2"`: one dash too many. */
  'double-dash': 'syntax',
  /** A dash that stands in another column than the list it belongs to. */
  'item-indent': 'syntax',
  /** `criteria: []` with items below it. */
  'value-before-items': 'syntax',
  /** A dash where no list is open. */
  'stray-item': 'syntax',
  /** A key that stands in another column than its neighbours. */
  'key-indent': 'syntax',
  /** `[` or `{` without its end. */
  'unclosed-bracket': 'syntax',
  /** `title: [NC] Kế hoạch`: text behind a closing bracket. */
  'text-after-bracket': 'syntax',
  /** `code:"1"`: no blank behind the colon. */
  'no-blank-after-colon': 'syntax',
  /** `-code: "1"`: no blank behind the dash. */
  'no-blank-after-dash': 'syntax',
  /** Lines that all end with a carriage return alone. */
  'line-ends': 'syntax',
  /** A file that is no list of keys at all. */
  'no-keys': 'syntax',
  /** Anything else that the YAML library rejects. */
  other: 'syntax',
  anchor: 'feature',
  alias: 'feature',
  tag: 'feature',
  'merge-key': 'feature',
  'complex-key': 'feature',
  directive: 'feature',
  documents: 'feature',
  /** The marks of a merge that was not finished (conflict.ts). */
  conflict: 'conflict',
  /** A piece too long to be read (limit in piece.ts). */
  'too-long': 'size',
} as const;

export type ProblemKind = keyof typeof problemKinds;

export interface SyntaxProblem {
  readonly kind: ProblemKind;
  /** Relative to the piece, as are the edits of the repair. */
  readonly span: Span;
  /** The author's own text that the sentence quotes; empty where there is none. */
  readonly quoted: string;
  /** The repair, where the text has one reading. */
  readonly repair?: readonly Edit[];
}
