import type { Node } from '../syntax/node.ts';
import type { Agency } from './agency.ts';
import type { Amount } from './amount.ts';
import type { AmountField } from './criterion.ts';
import type { Entry, Located, Place } from './entry.ts';

/** The head of an index: whose it is, which years, its stated totals. */
export interface IndexHead extends Entry {
  readonly kind: 'index';
  readonly title: Located | undefined;
  readonly amounts: Readonly<Partial<Record<AmountField, Amount>>>;
  readonly scoreYear: number | undefined;
  readonly targetYear: number | undefined;
  /** Path of last year's root, as written. */
  readonly previous: Located | undefined;
  /** Whether it has a key, whatever stands behind it. */
  has(key: string): boolean;
}

/** An item `- file: <path>`: another file's section stands there. */
export interface FileItem extends Entry {
  readonly kind: 'fileItem';
  readonly section: 'agencies' | 'criteria';
  /** As written, relative to the file; undefined where it is no text. */
  readonly target: Located | undefined;
}

export interface AgencyEntry extends Entry {
  readonly kind: 'agency';
  readonly agency: Agency;
  readonly name: Located | undefined;
  readonly code: Located | undefined;
  readonly aliases: readonly Located[];
}

export interface Stray extends Place {
  readonly node: Node | null;
  readonly section: 'file' | 'index' | 'agencies' | 'criteria';
}
