import type { Text } from '../../base/text.ts';
import type { Criterion } from '../../model/criterion.ts';
import type { FileItem, FileModel } from '../../model/file.ts';
import { locate } from '../../rules/engine/check.ts';
import { both } from '../../rules/engine/words.ts';
import { beginningOf, lineIn, positionIn, startOf } from '../../syntax/source.ts';
import { viewsOf } from '../../workspace/view.ts';
import { draftOf } from '../changes.ts';
import { blockOf, newlineIn, shifted, withNewlines } from './block.ts';
import type { Place, Refactor } from './refactoring.ts';

/** Takes the criteria of a file that a root lists back into the root, with the comments of its head; the file goes. */
export const inlineFile: Refactor = (place) => {
  const { project, path, source } = place;
  const found = itemAt(place);
  if (!found) return [];
  const { item, file } = found;
  const head = headOf(file);
  const blocks = file.criteria?.map((criterion) =>
    criterion.kind === 'criterion' ? blockOf(project, criterion) : undefined,
  );
  const first = blocks?.[0];
  const last = blocks?.at(-1);
  if (head === undefined || !first || !last || blocks!.includes(undefined)) return [];
  const begin = startOf(source, item.piece) + item.piece.begin;
  const dash = lineIn(source, positionIn(source, begin).line).search(/[^ ]/);
  const name = item.target!.text;
  const title = words.title(name);
  return [
    {
      id: 'inline-file',
      kind: 'refactor.inline',
      needsFiles: true,
      title: both((l) => title[l]),
      changes: () => {
        const draft = draftOf(project);
        const { text } = file.source;
        const newline = newlineIn(beginningOf(source));
        const above = head.map((line) => ' '.repeat(dash) + line + newline).join('');
        const lines = withNewlines(shifted(text.slice(first.start, last.contentEnd), dash - first.dash), newline);
        const line = source.text.indexOf('\n', begin);
        const end = line < 0 ? source.text.length : line + 1;
        const written = above + lines;
        draft.edit(path, {
          start: begin,
          end,
          text: line < 0 ? written.replace(/\r?\n$/, '') : written.endsWith('\n') ? written : written + newline,
        });
        draft.remove(file.path);
        return draft.finish();
      },
    },
  ];
};

/** The `- file:` item at the cursor, written on a line of its own, and the file, which nothing else lists. */
function itemAt({ project, path, source, offset }: Place): { item: FileItem; file: FileModel } | undefined {
  const line = (at: number) => source.text.lastIndexOf('\n', at - 1);
  const links = viewsOf(project).flatMap(({ tree }) => tree.links);
  const link = links.find(
    ({ from, item, state }) =>
      state === 'reached' &&
      item.section === 'criteria' &&
      from.path === path &&
      item.piece.kind === 'item' &&
      line(locate(project, item.anchor).start) === line(offset),
  );
  const file = link && project.files.get(link.path)?.model;
  if (!file || file.index || file.path === path) return undefined;
  const lists = new Set(links.filter((other) => other.path === link.path).map(({ item }) => item));
  return lists.size === 1 && link.item.all.length === 1 ? { item: link.item, file } : undefined;
}

/**
 * The comments of a file's head. Undefined where it has more than criteria: other sections, files of its own, comments
 * that silence something in all of it, anything that can't be read.
 */
function headOf({ source, head, criteria }: FileModel): string[] | undefined {
  const [only, ...others] = source.heads;
  const keys = head ? [...head.fields.keys()] : [];
  if (!only || others.length > 0 || source.pieces.some(({ broken }) => broken)) return undefined;
  if (keys.some((key) => key !== 'par' && key !== 'criteria') || !criteria?.every(isCriterion)) return undefined;
  const lines = only.text.split(/\r?\n/).map((line) => line.trim());
  const rest = lines.filter((line) => line !== '' && !/^(?:par|criteria):/.test(line));
  const isPlain = rest.every((line) => line.startsWith('#') && !line.includes('par-ignore'));
  // A comment behind a key would be lost.
  return isPlain && !lines.some((line) => /^(?:par|criteria):.*#/.test(line)) ? rest : undefined;
}

function isCriterion(item: Criterion | FileItem): item is Criterion {
  return item.kind === 'criterion';
}

const words = {
  title: (name: string): Text => ({
    vi: `Đưa nội dung ${name} về tệp này và xóa tệp`,
    en: `Take the content of ${name} back into this file and delete it`,
  }),
};
