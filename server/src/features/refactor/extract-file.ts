import type { Text } from '../../base/text.ts';
import { searchKey, words as wordsOfText } from '../../base/vietnamese.ts';
import type { Criterion } from '../../model/criterion.ts';
import { both } from '../../rules/engine/words.ts';
import { folderOf, join } from '../../workspace/path.ts';
import { beginningOf, textIn } from '../../syntax/source.ts';
import type { Project } from '../../workspace/project.ts';
import { draftOf } from '../changes.ts';
import { blockOf, newlineIn } from './block.ts';
import type { Refactor } from './refactoring.ts';

/** Moves an area of a root to a file of its own, which the root then lists; not a byte of the area changes. */
export const extractFile: Refactor = ({ project, view, path, source, criterion }) => {
  const block = criterion && !criterion.parent ? blockOf(project, criterion) : undefined;
  if (!block || view.tree.index?.piece.path !== path) return [];
  const name = nameFor(project, folderOf(path), criterion!);
  const title = words.title(criterion!.code?.text ?? '?', name);
  return [
    {
      id: 'extract-file',
      kind: 'refactor.extract',
      needsFiles: true,
      title: both((l) => title[l]),
      changes: () => {
        const draft = draftOf(project);
        const newline = newlineIn(beginningOf(source));
        const text = textIn(source, { start: block.start, end: block.contentEnd });
        const isOpen = !text.endsWith('\n');
        draft.create(
          `${folderOf(path)}/${name}`.replace('//', '/'),
          `par: 1${newline}criteria:${newline}${text}${isOpen ? newline : ''}`,
        );
        draft.edit(path, {
          start: block.start,
          end: block.contentEnd,
          text: `${' '.repeat(block.dash)}- file: ${name}${isOpen ? '' : newline}`,
        });
        return draft.finish();
      },
    },
  ];
};

/** `7-hien-dai-hoa-hanh-chinh.par.yaml`: code and first words of the title, free in its folder. */
function nameFor(project: Project, folder: string, { code, title }: Criterion): string {
  const parts = [code?.text.replaceAll('.', '-') ?? '', ...wordsOfText(searchKey(title?.text ?? '')).slice(0, 5)];
  const base = parts.filter((part) => /^[\w-]+$/.test(part)).join('-') || 'linh-vuc';
  const isFree = (name: string) => !project.files.has(join(folder, name));
  let name = `${base}.par.yaml`;
  for (let n = 2; !isFree(name); n++) name = `${base}-${n}.par.yaml`;
  return name;
}

const words = {
  title: (code: string, name: string): Text => ({
    vi: `Tách ${code} ra tệp riêng ${name}`,
    en: `Extract ${code} to a file of its own, ${name}`,
  }),
};
