import type { Code } from '../../model/code.ts';
import { compareCodes } from '../../model/code.ts';
import type { Criterion } from '../../model/criterion.ts';
import { placeOfValue } from '../../model/entry.ts';
import type { FileItem, FileModel } from '../../model/file.ts';
import { isSeq } from '../../syntax/node.ts';
import { folderOf, isWithin, relative } from '../../workspace/path.ts';
import type { Project } from '../../workspace/project.ts';
import type { Tree } from '../../workspace/tree.ts';
import { viewsOf } from '../../workspace/view.ts';
import type { Fix, FixEdit } from '../engine/finding.ts';
import { lineEndAfter, newlineOf, scalarOf } from '../engine/rewrite.ts';
import { defineRule } from '../engine/rule.ts';
import { likelyTargets, shown } from './target.ts';

export const unlistedFile = defineRule<{
  /** From the project's folder, as are the roots. */
  path: string;
  roots: string;
  /** The index falls short by just what the file holds. */
  short: 'yes' | 'no';
}>({
  id: 'unlisted-file',
  severity: 'warning',
  summary: {
    vi: 'Tệp tiêu chí nằm cạnh tệp gốc nhưng không tệp gốc nào liệt kê.',
    en: 'A criteria file beside a root that no root lists.',
  },
  message: ({ path, roots, short }) => ({
    vi: `Tệp này (${path}) không có trong danh sách của tệp gốc (${roots}), nên các tiêu chí ở đây không được tính vào tổng${short === 'yes' ? '; tổng của chỉ số đang thiếu đúng số điểm của tệp này' : ''}. Hãy thêm “- file: …” vào tệp gốc, hoặc chuyển tệp sang thư mục khác nếu không thuộc chỉ số đó.`,
    en: `This file (${path}) is not in the list of the root (${roots}), so its criteria count in no total${short === 'yes' ? '; the index falls short by just its points' : ''}. Add “- file: …” to the root, or move the file to another folder if it is not part of that index.`,
  }),
  docs: {
    why: {
      vi: 'Tệp tiêu chí nằm cạnh tệp gốc mà không được liệt kê thì không góp vào tổng điểm, STT và tham chiếu của nó không được đối chiếu với cả bảng. Hay gặp khi tách một lĩnh vực ra tệp mới mà quên thêm vào tệp gốc.',
      en: 'A criteria file that lies beside the root and is not listed counts in no total, and its codes and references are not compared with the table. It happens when an area is moved to a file of its own and the root is not told.',
    },
    repair: {
      vi: 'Cách sửa được đề nghị là thêm `- file: …` vào tệp gốc, đúng chỗ theo STT. `--fix` không tự thêm, vì tệp ấy có thể là bản nháp. Bản nháp và bảng của năm khác nên để ở thư mục riêng.',
      en: 'The repair that is offered adds `- file: …` to the root, in its place by the codes. `--fix` does not, for the file may be a draft. Drafts and the tables of other years are better kept in folders of their own.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 10 (nhiều tệp, một bộ chỉ số).',
      en: 'The format, section 10 (many files, one index).',
    },
  },
  check: {
    tree({ project, tree }, report) {
      const file = tree.start;
      if (tree.index || file.criteria === undefined || file.head?.fields.has('index')) return;
      const beside = project.trees.filter((root) => isBeside(root, file));
      // The nearest roots only: one further up may list other things.
      const depth = Math.max(...beside.map(({ start }) => folderOf(start.path).length));
      const roots = beside.filter(({ start }) => folderOf(start.path).length === depth);
      if (roots.length === 0 || roots.some((root) => mayMean(project, root, file))) return;
      const { piece, start } = file.head!.anchor;
      const isShort = viewsOf(project).some(({ rollup, tree: root }) =>
        Object.values((root.index && rollup.of.get(root.index))?.sums ?? {}).some(
          ({ explainedBy }) => explainedBy === tree.top[0],
        ),
      );
      report({
        // In place of the wrong totals, which then stay silent.
        ...(tree.top.length > 0 && isShort ? { severity: 'error' as const } : {}),
        at: { piece, start, end: start },
        about: undefined,
        args: {
          path: shown(project, file.path),
          roots: roots.map((root) => shown(project, root.start.path)).join(', '),
          short: isShort ? 'yes' : 'no',
        },
        fixes: () => roots.flatMap((root) => listing(project, root.start, tree, roots.length === 1)),
      });
    },
  },
});

/** A root in the same folder, or one above that lists files in this one. */
function isBeside({ index, start, links }: Tree, file: FileModel): boolean {
  const folder = folderOf(file.path);
  if (!index || !isWithin(folder, folderOf(start.path))) return false;
  return (
    folderOf(start.path) === folder ||
    links.some(
      ({ state, path, item }) => state === 'reached' && item.section === 'criteria' && folderOf(path) === folder,
    )
  );
}

/** Whether a root may well mean the file: it has it under another spelling, misspells it, or can't be read in full. */
function mayMean(project: Project, root: Tree, file: FileModel): boolean {
  const fold = (path: string) => (project.files.get(path)?.realPath ?? path).normalize('NFC').toLowerCase();
  return (
    root.files.some(
      (other) =>
        fold(other.path) === fold(file.path) ||
        other.isBroken ||
        (other.criteria ?? []).some(({ broken }) => broken) ||
        other.isUnread,
    ) ||
    root.links.some(
      (link) =>
        link.state !== 'reached' &&
        (link.path === file.path ||
          ((link.state === 'missing' || link.state === 'outside') && likelyTargets(project, link).includes(file.path))),
    )
  );
}

/** `- file: …` in a root's list, before the first item with a greater code. */
function listing(project: Project, root: FileModel, tree: Tree, preferred: boolean): Fix[] {
  const path = relative(folderOf(root.path), tree.start.path);
  const edit = insertion(project, root, tree.top[0]?.code, `- file: ${scalarOf(path, false)}`);
  if (!edit) return [];
  const name = shown(project, root.path);
  return [
    {
      title: { vi: `Thêm “- file: ${path}” vào ${name}`, en: `Add “- file: ${path}” to ${name}` },
      safe: false,
      preferred,
      edits: [edit],
    },
  ];
}

function insertion(project: Project, root: FileModel, code: Code | undefined, line: string): FixEdit | undefined {
  const { source, head, criteria } = root;
  const field = head?.fields.get('criteria');
  const newline = newlineOf(source.pieces[0]!);
  if (!field) {
    // No list yet: it begins behind everything else.
    const piece = source.pieces.at(-1)!;
    const at = piece.text.length;
    const before = piece.text === '' || piece.text.endsWith('\n') ? '' : newline;
    return { place: { piece, start: at, end: at }, text: `${before}criteria:${newline}  ${line}${newline}` };
  }
  if (isSeq(field.pair.value)) return undefined;
  const items = criteria ?? [];
  if (items.length === 0) {
    const { piece, end } = placeOfValue(field);
    const at = lineEndAfter(piece, end);
    return { place: { piece, start: at, end: at }, text: `${newline}  ${line}` };
  }
  const codes = new Map(items.map((item) => [item, firstCode(project, root, item)?.parts]));
  const next = code?.parts
    ? items.findIndex((item) => codes.get(item) && compareCodes(codes.get(item)!, code.parts!) > 0)
    : -1;
  const { piece } = items[0]!;
  const indent = ' '.repeat(piece.text.slice(piece.begin).search(/[^ ]/));
  if (next === 0) return { place: { piece, start: 0, end: 0 }, text: `${indent}${line}${newline}` };
  const before = lastPiece(root, items.at(next < 0 ? -1 : next - 1)!);
  const content = before.text.slice(0, before.node?.span.end).trimEnd().length;
  const at = lineEndAfter(before, content);
  return { place: { piece: before, start: at, end: at }, text: `${newline}${indent}${line}` };
}

/** The last lines of an item: of a criterion those of its last component, or its keys behind them. */
function lastPiece({ source }: FileModel, item: Criterion | FileItem) {
  let block = source.blocks.find(({ piece }) => piece === item.piece);
  while (block && block.rest.length === 0 && block.children.length > 0) block = block.children.at(-1);
  return block?.rest.at(-1) ?? block?.piece ?? item.piece;
}

/** The code that an item of a list begins with: its own, or the first in the file that it names. */
function firstCode(project: Project, root: FileModel, item: Criterion | FileItem): Code | undefined {
  if (item.kind === 'criterion') return item.code;
  const link = project.trees
    .flatMap(({ links }) => links)
    .find((one) => one.from === root && one.item === item && one.state === 'reached');
  const first = link && project.files.get(link.path)?.model?.criteria?.find((each) => each.kind === 'criterion');
  return first?.kind === 'criterion' ? first.code : undefined;
}
