import type { Text } from '../../base/text.ts';
import type { Criterion } from '../../model/criterion.ts';
import type { Source } from '../../syntax/source.ts';
import type { Project } from '../../workspace/project.ts';
import type { TreeView } from '../../workspace/view.ts';
import type { Changes } from '../changes.ts';

/** A change of form that the author may want: it says something else, or the same in another way. */
export interface Refactoring {
  /** What it is, apart from the place: `move-up`. */
  readonly id: string;
  /** As editors group them: `refactor.move`. */
  readonly kind: string;
  /** With what becomes of the totals. */
  readonly title: Text;
  /** Why it can't be done here. */
  readonly disabled?: Text;
  /** It makes or deletes files. */
  readonly needsFiles?: true;
  /** Made when asked for. */
  readonly changes: () => Changes;
}

/** Where the author stands. */
export interface Place {
  readonly project: Project;
  readonly view: TreeView;
  readonly path: string;
  readonly source: Source;
  /** UTF-16 offset of the file's text. */
  readonly offset: number;
  /** The criterion on whose own lines that is. */
  readonly criterion: Criterion | undefined;
}

/** What one kind of refactoring offers at a place; nothing where it makes no sense. */
export type Refactor = (place: Place) => readonly Refactoring[];
