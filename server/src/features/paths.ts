import type { Located } from '../model/entry.ts';
import { textsOf } from '../model/entry.ts';
import { entriesOf } from '../model/entries.ts';
import type { FileModel } from '../model/file.ts';
import { folderOf, isAbsolute, resolve } from '../workspace/path.ts';

/** A path that is written in a file, and where it leads. */
export interface WrittenPath {
  readonly at: Located;
  /** Whose section or root it names, or a document kept as evidence, which is no file of the project. */
  readonly names: 'section' | 'root' | 'document';
  /** Absolute; whether anything is there, it does not say. */
  readonly path: string;
}

/** The relative paths in a file: of `file:` items, of `previous`, and of documents among the `evidence`. */
export function pathsIn(model: FileModel): WrittenPath[] {
  return entriesOf(model).flatMap((entry) =>
    keys.flatMap(({ key, kinds, names, isPath }) =>
      kinds.includes(entry.kind)
        ? (textsOf(entry.fields.get(key)) ?? [])
            .filter(({ text }) => text.trim() !== '' && !isAbsolute(text) && isPath(text))
            .map((at) => ({ at, names, path: resolve(folderOf(model.path), at.text) }))
        : [],
    ),
  );
}

/** Kinds of documents that offices keep: by them a text that is a path is told from one that is a title. */
export const documentKinds = ['pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'png', 'jpg', 'jpeg', 'zip', 'rar'];

const document = new RegExp(`^[^:*?"<>|\\r\\n\\t]+\\.(?:${documentKinds.join('|')})$`, 'i');

const keys: readonly {
  readonly key: string;
  readonly kinds: readonly string[];
  readonly names: WrittenPath['names'];
  readonly isPath: (text: string) => boolean;
}[] = [
  { key: 'file', kinds: ['fileItem'], names: 'section', isPath: () => true },
  { key: 'previous', kinds: ['index'], names: 'root', isPath: () => true },
  { key: 'evidence', kinds: ['criterion'], names: 'document', isPath: (text) => document.test(text) },
];
