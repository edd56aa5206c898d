import { Cell } from '../base/reactive.ts';
import type { FileModel } from '../model/file.ts';
import { LiveFile } from '../model/file.ts';
import type { Source } from '../syntax/source.ts';
import { openSource } from '../syntax/source.ts';
import type { FileContent } from './access.ts';

/** One file of a project. */
export interface ProjectFile {
  readonly path: string;
  /** The path with links resolved. */
  readonly realPath: string;
  readonly content: FileContent;
  /** What kind of content it has; counts as changed only when it is another. */
  readonly kind: FileContent['kind'];
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

export interface FileState {
  readonly path: string;
  readonly realPath: string;
  readonly content: FileContent;
}

/** A file as it goes through changes. */
export class LiveProjectFile implements ProjectFile {
  readonly path: string;
  private readonly state: Cell<FileState>;
  private readonly contentKind: Cell<FileContent['kind']>;
  private readonly resolved: Cell<string>;
  private readonly sourceCell: Cell<Source | undefined>;
  private readonly modelCell: Cell<LiveFile | undefined>;

  /** `previous` lends the pieces whose text is the same. */
  constructor(
    state: FileState,
    private readonly isConfig: boolean,
    previous?: Source,
  ) {
    this.path = state.path;
    this.state = new Cell(state);
    this.contentKind = new Cell(state.content.kind);
    this.resolved = new Cell(state.realPath);
    const source = read(state, previous);
    this.sourceCell = new Cell(source);
    this.modelCell = new Cell(source && !isConfig ? new LiveFile(source, isAtRest(state)) : undefined);
  }

  /** Takes over what the file now holds; false where that is the same. */
  update(state: FileState): boolean {
    const before = this.state.peek();
    if (isSame(before, state)) return false;
    this.state.set(state);
    this.contentKind.set(state.content.kind);
    this.resolved.set(state.realPath);
    const known = this.sourceCell.peek();
    const source = read(state, known);
    const model = this.modelCell.peek();
    if (model && source) model.update(source, isAtRest(state));
    else this.modelCell.set(source && !this.isConfig ? new LiveFile(source, isAtRest(state)) : undefined);
    this.sourceCell.set(source);
    return true;
  }

  get realPath(): string {
    return this.resolved.get();
  }
  get content(): FileContent {
    return this.state.get().content;
  }
  get kind(): FileContent['kind'] {
    return this.contentKind.get();
  }
  get source(): Source | undefined {
    return this.sourceCell.get();
  }
  get model(): LiveFile | undefined {
    return this.modelCell.get();
  }
}

/** Only of a file whose edits are followed more is told than its text. */
function isAtRest({ content }: FileState): boolean {
  return content.kind !== 'text' || content.source === undefined;
}

function read({ path, content }: FileState, previous: Source | undefined): Source | undefined {
  if (content.kind !== 'text') return undefined;
  return content.source ?? openSource(path, content.text, previous);
}

function isSame(a: FileState, b: FileState): boolean {
  return a.realPath === b.realPath && holdsSame(a.content, b.content);
}

/** Whether two contents are told to be one. */
export function holdsSame(a: FileContent, b: FileContent): boolean {
  if (a === b || a.kind !== 'text' || b.kind !== 'text') return a === b;
  // Whose edits are followed is not put together only to be compared.
  return a.source || b.source ? a.source === b.source : a.text === b.text;
}
