import { nearest } from '../../base/near.ts';
import type { Place } from '../../model/entry.ts';
import { extension } from '../../workspace/load.ts';
import { folderOf, isAbsolute, isWithin, nameOf, relative, resolve } from '../../workspace/path.ts';
import type { Project } from '../../workspace/project.ts';
import type { Link } from '../../workspace/tree.ts';
import type { TreeView } from '../../workspace/view.ts';
import type { Fix } from '../engine/finding.ts';
import { rewritten } from '../engine/rewrite.ts';

/** The links that a tree answers for: a registry that was only found nearby answers for its own. */
export function linksOf({ tree }: TreeView): readonly Link[] {
  return tree.index ? tree.links : tree.links.filter(({ from }) => tree.files.includes(from));
}

/** The path of an item, where findings on it stand. */
export function placeOfLink({ item }: Link): Place {
  return item.target!;
}

/** A path as it is shown: from the project's folder. */
export function shown(project: Project, path: string): string {
  return isWithin(path, project.folder) ? relative(project.folder, path) : path;
}

/**
 * The files of the project that an item which leads nowhere probably means, the likeliest first. They have the section
 * that it should stand for, and no other item of its file names them.
 */
export function likelyTargets(project: Project, { from, item, path }: Link): string[] {
  const written = item.target!.text;
  const folder = folderOf(from.path);
  const others = (item.section === 'criteria' ? from.criteria : from.agencies) ?? [];
  const taken = new Set(
    others.flatMap((other) =>
      other.kind === 'fileItem' && other !== item && other.target ? [resolve(folder, other.target.text)] : [],
    ),
  );
  const candidates = [...project.files.values()].flatMap((file) =>
    file.model?.[item.section] !== undefined && file.path !== from.path && file.path !== path && !taken.has(file.path)
      ? [file.path]
      : [],
  );
  const slashed = written.replaceAll('\\', '/');
  const exact = [slashed, slashed.replace(/(?:\.par)?(?:\.ya?ml)?$/, extension), `${slashed}${extension}`].map((name) =>
    resolve(folder, name),
  );
  const composed = candidates.map((candidate) => candidate.normalize('NFC'));
  const alike = composed.findIndex((candidate) => exact.some((wanted) => wanted.normalize('NFC') === candidate));
  const same = exact.find((wanted) => candidates.includes(wanted)) ?? candidates[alike];
  if (same !== undefined) return [same];
  const named = candidates.filter((candidate) => nameOf(candidate) === nameOf(slashed));
  if (named.length === 1) return named;
  if (isAbsolute(written)) return [];
  // Files are numbered as areas are: another number is another file, however near the name.
  const numbers = (name: string) => (name.match(/\d+/g) ?? []).join();
  return nearest(
    slashed,
    candidates
      .map((candidate) => ({ name: relative(folder, candidate), value: candidate }))
      .filter(({ name }) => numbers(name) === numbers(slashed)),
  );
}

/** Writes the path of another file into an item; which file is meant, only its author knows. */
export function pathFix(link: Link, target: string, preferred: boolean): Fix {
  const path = relative(folderOf(link.from.path), target);
  const written = link.item.target!.text;
  if (path !== written && path.normalize('NFC') === written.normalize('NFC')) {
    const form = path === path.normalize('NFC') ? 'NFC' : 'NFD';
    return {
      title: {
        vi: `Ghi chữ có dấu của đường dẫn như trong tên tệp (${form})`,
        en: `Encode the letters of the path as the name of the file does (${form})`,
      },
      safe: false,
      preferred,
      edits: [rewritten(placeOfLink(link), path)],
    };
  }
  return {
    title: { vi: `Sửa đường dẫn thành “${path}”`, en: `Change the path to “${path}”` },
    safe: false,
    preferred,
    edits: [rewritten(placeOfLink(link), path)],
  };
}
