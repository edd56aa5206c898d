import type { Span } from '../../base/span.ts';
import type { Extent } from '../extent.ts';

/** What every kind of name has. All spans are of the text without its quotes, in UTF-16 offsets of its file. */
export interface NameBase {
  /** The name under the cursor. */
  readonly origin: Span;
  /** What it names. Several where more than one bears the name; none where nothing does. */
  readonly targets: readonly Extent[];
  /** Every place of the project that names the same, in the order of its files. */
  readonly places: readonly NamePlace[];
}

export interface NamePlace extends Span {
  readonly path: string;
  /** The name is given here; else it is used. */
  readonly declares: boolean;
}

/** Places once each, in the order of the files' paths and of the text. */
export function inOrder<P extends NamePlace>(places: readonly P[]): P[] {
  const once = new Map(places.map((place) => [`${place.path}:${place.start}`, place]));
  return [...once.values()].sort((a, b) => (a.path === b.path ? a.start - b.start : a.path < b.path ? -1 : 1));
}
