import type { Language } from '../../base/text.ts';
import type { FileModel } from '../../model/file.ts';
import type { Project } from '../../workspace/project.ts';
import type { TreeView } from '../../workspace/view.ts';
import type { ValuePlace } from '../cursor.ts';
import type { About } from './about.ts';
import type { CompletionKind } from './completion.ts';

/** What is asked where a value stands. */
export interface Question {
  readonly project: Project;
  readonly model: FileModel;
  readonly view: TreeView | undefined;
  readonly cursor: ValuePlace;
  readonly language: Language;
}

/** A value that could stand there, before it is looked at what is typed. */
export interface Proposal {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  readonly about?: About;
  /** What is searched beside the label: a title, a code, other names. */
  readonly also?: readonly string[];
  /** What is written, where that is not the label. */
  readonly text?: string;
}

export type Source = (question: Question) => readonly Proposal[];

/** What is written, without its quotes. */
export function unquoted(written: string): string {
  return written.trim().replace(/^["']|["']$/g, '');
}
