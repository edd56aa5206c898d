import type { Changes } from '../changes.ts';
import type { Finding } from '../../rules/engine/finding.ts';

/** Something that an editor offers to do at a place. */
export interface Action {
  /** What tells it from the others at the same place: to find it again when its changes are asked for. */
  readonly id: string;
  /** In the language asked for. */
  readonly title: string;
  /** As the protocol names kinds: `quickfix`, `refactor.move`, `source.fixAll.par`. */
  readonly kind: string;
  /** The finding that it answers. */
  readonly finding?: Finding;
  /** The one repair that the evidence points to. */
  readonly preferred?: boolean;
  /** Why it can't be done here. */
  readonly disabled?: string;
  /**
   * The author has a choice to make (one of several repairs, or other files change too): what the editor may show
   * before it writes, and whether it should ask.
   */
  readonly choice?: { readonly label: string; readonly description: string; readonly confirm: boolean };
  /** Opens the page of a rule, in place of changes. */
  readonly page?: { readonly rule: string };
  /** Not to be made unless asked for: it reads more than the place. */
  readonly isCostly?: boolean;
  /** It makes or deletes files. */
  readonly needsFiles?: true;
  /** Undefined for an action that changes no file. */
  readonly changes: () => Changes | undefined;
}
