import type { FileModel } from '../model/file.ts';
import type { Source } from '../syntax/source.ts';
import type { FileContent } from './access.ts';

/** One file of a project at one moment. */
export interface ProjectFile {
  readonly path: string;
  /** The path with links resolved. */
  readonly realPath: string;
  readonly content: FileContent;
  /** Absent where the content is no text. */
  readonly source: Source | undefined;
  /** What it says of an index; absent where the content is no text, and for the file of settings. */
  readonly model: FileModel | undefined;
}

/** The files of a project and where they may lie: all that is needed to join them to trees. */
export interface ProjectFiles {
  readonly folder: string;
  /** The folder with links resolved: what `file:` paths must stay in. */
  readonly realFolder: string;
  readonly files: ReadonlyMap<string, ProjectFile>;
}
