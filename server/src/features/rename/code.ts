import type { Text } from '../../base/text.ts';
import { partsOf } from '../../model/code.ts';
import type { Criterion } from '../../model/criterion.ts';
import { locate } from '../../rules/engine/check.ts';
import { isWithin, relative } from '../../workspace/path.ts';
import type { Project } from '../../workspace/project.ts';
import type { CodeName } from '../name/code.ts';
import { codePlace } from '../name/code.ts';
import { spanOfText } from '../name/text-place.ts';
import { recode } from '../refactor/recode.ts';
import type { Reason, Refused, Renaming } from './renaming.ts';
import { renamingOf } from './renaming.ts';

/** The criterion that another code is for: of a code that stands twice, only the one under the cursor. */
export function criterionToRecode({ code, own, criteria }: CodeName): Criterion | Refused {
  if (own) return own;
  const [only, ...more] = criteria;
  if (!only) return { refused: words.nothing(code) };
  return more.length > 0 ? { refused: words.twice(code, criteria.length) } : only;
}

/**
 * Another code for a criterion. The codes of its components go with it as far as they extend it, and so does every
 * `sameAs` that names one of them, in all files of each index. Refused where a code would come to stand twice.
 */
export function renameCode(project: Project, named: CodeName, to: string): Renaming | Refused {
  const criterion = criterionToRecode(named);
  if ('refused' in criterion) return criterion;
  if (!partsOf(to)) return { refused: words.malformed(to) };
  const edits = recode(project, new Map([[criterion, to]])).map(({ place, text }) => ({
    ...locate(project, place),
    text,
  }));
  const editAt = new Map(edits.map((edit) => [`${edit.path}:${edit.start}`, edit]));
  const editOf = (each: Criterion) => {
    const place = codePlace(each);
    if (!place) return undefined;
    const { path, start } = spanOfText(project, place);
    return editAt.get(`${path}:${start}`) ?? editAt.get(`${path}:${locate(project, place).start}`);
  };
  const reasons = new Map<object, Reason>();
  for (const { all } of named.trees) {
    const staying = new Map<string, Criterion>();
    const moving: { criterion: Criterion; to: string }[] = [];
    for (const each of all) {
      const edit = editOf(each);
      if (edit) {
        moving.push({ criterion: each, to: edit.text.replace(/^(["'])(.*)\1$/, '$2') });
        reasons.set(edit, each === criterion ? groups.own : groups.below);
      } else if (each.code && !staying.has(each.code.text)) staying.set(each.code.text, each);
    }
    for (const { criterion: moved, to: code } of moving) {
      const holder = staying.get(code);
      if (holder) return { refused: words.taken(code, titleOf(holder), fileOf(project, holder), moved === criterion) };
    }
  }
  return renamingOf(edits.map((edit) => ({ ...edit, reason: reasons.get(edit) ?? groups.users })));
}

function titleOf({ title }: Criterion): string {
  return (title?.text ?? '').replace(/\s+/g, ' ').trim();
}

function fileOf({ folder }: Project, { piece: { path } }: Criterion): string {
  return isWithin(path, folder) ? relative(folder, path) : path;
}

const groups = {
  own: { id: 'code', label: { vi: 'Mã của tiêu chí', en: 'Code of the criterion' } },
  below: { id: 'components', label: { vi: 'Mã của các tiêu chí thành phần', en: 'Codes of its components' } },
  users: { id: 'sameAs', label: { vi: 'Các sameAs trỏ đến những mã này', en: 'Every sameAs that names one of them' } },
} satisfies Record<string, Reason>;

const words = {
  malformed: (to: string): Text => ({
    vi: `“${to}” không phải là mã tiêu chí: mã gồm các số cách nhau bằng dấu chấm và không có số 0 đứng đầu. Hãy nhập mã như 7.1.9.`,
    en: `“${to}” is no code of a criterion: a code is numbers parted by points, without leading zeros. Enter one such as 7.1.9.`,
  }),
  taken: (code: string, title: string, file: string, isOwn: boolean): Text => ({
    vi: `${isOwn ? 'Mã' : 'Một tiêu chí thành phần sẽ mang mã'} ${code}${isOwn ? ' đã được dùng' : ', nhưng mã này đã được dùng'} cho “${title}” (${file}). Hãy chọn mã khác, hoặc đổi mã của tiêu chí đó trước.`,
    en: `${isOwn ? `The code ${code} is` : `A component would get the code ${code}, which is`} taken by “${title}” (${file}). Choose another code, or change that one first.`,
  }),
  twice: (code: string, count: number): Text => ({
    vi: `Có ${count} tiêu chí cùng mang mã ${code}, nên không rõ cần đổi mã của tiêu chí nào. Hãy đặt con trỏ vào mã của chính tiêu chí cần đổi.`,
    en: `${count} criteria have the code ${code}, so it is not clear which one is meant. Put the cursor on the code of the criterion itself.`,
  }),
  nothing: (code: string): Text => ({
    vi: `Không có tiêu chí nào mang mã ${code}, nên không có mã để đổi. Hãy sửa ngay mã ghi ở đây.`,
    en: `No criterion has the code ${code}, so there is nothing to rename. Correct the code where it stands.`,
  }),
};
