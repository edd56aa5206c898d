import type { Edit } from '../../base/edit.ts';
import type { Blank } from '../template.ts';
import type { About } from './about.ts';

export type CompletionKind = 'key' | 'item' | 'agency' | 'code' | 'deadline' | 'file' | 'value' | 'rule';

/** One proposal. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words beside the label. */
  readonly detail?: string;
  /** What its documentation speaks of, for when that is asked for. */
  readonly about?: About;
  /** By what the editor filters; without it, by the label. */
  readonly filter?: string;
  /** UTF-16 offsets of the file's text, on the cursor's line: all that is replaced. */
  readonly edit: Edit;
  /** Where that ends for an author who inserts before what stands behind the cursor; without it, at the same place. */
  readonly insertEnd?: number;
  /** Places in the new text that are still to be written, in their order; without any the cursor goes to the end. */
  readonly stops?: readonly Blank[];
  /** Signs that take the proposal when they are typed, and are then written. */
  readonly commit?: readonly string[];
}

export interface Completions {
  /** The best first. */
  readonly items: readonly Completion[];
  /**
   * Some were left out, so more letters may bring others up. Else the list holds: what another letter finds, the letters
   * before it found too, and an editor that filters by itself loses nothing (an editor that asks again at each letter
   * loses the list when someone types fast).
   */
  readonly incomplete: boolean;
}
