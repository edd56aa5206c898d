import type { Text } from '../../base/text.ts';
import type { Entry, Place } from '../../model/entry.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** From the worst down. */
export const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** A finding: what, where, with what; its sentence is made last, in the reader's language. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly at: At;
  /** The author's own digits and names, by name; what tells two findings of a rule apart. */
  readonly args: Args;
  /** What, why, what to do. Made when asked for. */
  readonly message: () => Text;
  readonly related: readonly Related[];
  /** The repairs, the likeliest first. Made when asked for. */
  readonly fixes: () => readonly Fix[];
  /** Code of the criterion that it is about. */
  readonly criterion?: string;
  /** Name of the agency that it is about. */
  readonly agency?: string;
  /** The key that it is about. */
  readonly key?: string;
  /** What tells it from another finding of the same rule at the same criterion and key; empty where nothing need. */
  readonly distinct: string;
  /** The map that it is about. */
  readonly subject: Entry | undefined;
  /** The root in whose index it was found. */
  readonly root?: string;
  /** The file at which the tree begins in which it was found: the root, where there is one. */
  readonly tree?: string;
  /** True where two trees that hold the file do not say the same: the sentence then names the tree. */
  readonly ofOneTree?: boolean;
}

export type Args = Readonly<Record<string, string>>;

/** In a file: a place in one of its pieces; the file as a whole (its first character) where nothing can be read. */
export type At = { readonly path: string; readonly place?: Place };

export interface Related {
  readonly at: At;
  readonly message: Text;
}

export interface Fix {
  readonly title: Text;
  /** Form only: what `--fix` applies. A fix that changes a score, a code or a name is offered, never safe. */
  readonly safe: boolean;
  /** The one repair that the evidence points to: editors offer it first. */
  readonly preferred?: boolean;
  readonly edits: readonly FixEdit[];
}

/** Replace the text at a place by another; an empty span inserts. */
export interface FixEdit {
  readonly place: Place;
  readonly text: string;
}

export function atPlace(place: Place): At {
  return { path: place.piece.path, place };
}
