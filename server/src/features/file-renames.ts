import type { Project } from '../workspace/project.ts';
import { folderOf, isWithin, relative } from '../workspace/path.ts';
import { editOfText } from './name/text-place.ts';
import { pathsIn } from './paths.ts';
import type { Reason, ReasonedEdit, Renaming } from './rename/renaming.ts';
import { renamingOf } from './rename/renaming.ts';

/** A file or folder that gets another path, whether by a new name or in another folder. Paths are absolute. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * What has to change before files are moved, so that every path in a project still leads where it did: paths to what
 * moves, and paths in files that move. Each is written from its own file's folder, as before.
 */
export function editsForMoves(project: Project, moves: readonly Move[]): Renaming {
  const edits: (ReasonedEdit & { path: string })[] = [];
  for (const { path, model } of project.files.values()) {
    if (!model) continue;
    const folder = folderOf(moved(path, moves));
    for (const written of pathsIn(model)) {
      const target = moved(written.path, moves);
      if (target === written.path && folder === folderOf(path)) continue;
      const text = spelt(written.at.text, relative(folder, target));
      if (text !== spelt(written.at.text, relative(folderOf(path), written.path)))
        edits.push({ ...editOfText(project, written.at, text), reason });
    }
  }
  return renamingOf(edits);
}

/** Where a path is after the moves; of a folder and a file in it that both move, the file's own move counts. */
function moved(path: string, moves: readonly Move[]): string {
  const nearest = moves
    .filter(({ from }) => isWithin(path, from))
    .reduce<Move | undefined>((best, move) => (best && best.from.length >= move.from.length ? best : move), undefined);
  return nearest ? nearest.to + path.slice(nearest.from.length) : path;
}

/** A path with `./` in front where the author writes it so. */
function spelt(before: string, path: string): string {
  return before.startsWith('./') && !path.startsWith('../') ? `./${path}` : path;
}

const reason: Reason = {
  id: 'paths',
  label: {
    vi: 'Đường dẫn đến các tệp được đổi tên hoặc chuyển chỗ',
    en: 'Paths of the files that are renamed or moved',
  },
};
