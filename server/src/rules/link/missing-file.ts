import type { Text } from '../../base/text.ts';
import { nearestWord } from '../../base/near.ts';
import { keyInfo, keysOf } from '../../model/keys.ts';
import { extension } from '../../workspace/load.ts';
import { folderOf, relative, resolve } from '../../workspace/path.ts';
import type { Project } from '../../workspace/project.ts';
import type { Link } from '../../workspace/tree.ts';
import { defineRule } from '../engine/rule.ts';
import { likelyTargets, linksOf, pathFix, placeOfLink } from './target.ts';

/** `letters`: a file of that name is there, but the marks of its letters are encoded in another way. */
type Why = 'absent' | 'letters' | 'backslash' | 'folder' | 'no-section' | 'previous';

export const missingFile = defineRule<{
  path: string;
  section: string;
  why: Why;
  /** The one file that is probably meant; may be empty. */
  near: string;
  /** What the other file has instead of the section. */
  has: string;
}>({
  id: 'missing-file',
  severity: 'error',
  summary: {
    vi: 'Mục “file:” trỏ tới tệp không có, hoặc tệp không có phần cần lấy.',
    en: 'A “file:” item leads to no file, or to one without the section.',
  },
  message: ({ path, section, why, near, has }) => {
    const words: Words = {
      path,
      near,
      slashed: path.replaceAll('\\', '/'),
      section,
      title: sections[section]!,
      guess: near === '' ? { vi: '', en: '' } : { vi: `Có phải là “${near}”? `, en: `Is it “${near}”? ` },
      only: has === '' ? { vi: '', en: '' } : { vi: `, chỉ có “${has}”`, en: `, only “${has}”` },
    };
    return sentences[why](words);
  },
  docs: {
    why: {
      vi: 'Phần của tệp không tìm thấy bị thiếu khỏi bảng: các tiêu chí ở đó không được kiểm tra, tổng điểm của chỉ số không đối chiếu được, danh mục cơ quan có thể trống. Thường là do đổi tên tệp, gõ sai đường dẫn, hoặc dùng dấu `\\` của Windows.',
      en: "What the file should bring is left out of the table: its criteria are not checked, the totals of the index can't be compared, the registry may be empty. Usual causes are a renamed file, a slip in the path, or the `\\` of Windows.",
    },
    repair: {
      vi: 'Tệp gần giống trong dự án (khác dấu, khác chữ hoa, khác cách mã hóa chữ có dấu, nằm ở thư mục khác) được đề nghị; `--fix` không tự đổi, vì đó có thể là tệp khác. Đường dẫn tính từ thư mục của tệp đang ghi, dùng dấu `/`, đúng chữ hoa chữ thường để chạy được trên mọi máy.\n\nNếu tệp có thật nhưng không có phần cần lấy, hãy chuyển mục `- file:` sang đúng phần (`agencies` hoặc `criteria`).',
      en: 'Files of the project with a near name (other marks, other case, letters encoded in another way, another folder) are offered; `--fix` does not put them, for it may be another file. Paths begin at the folder of the file that has them, use `/`, and keep to the case of the name, so that they work on every machine.\n\nWhere the file is there but lacks the section, move the `- file:` item to the right one (`agencies` or `criteria`).',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 2 (ba phần của một tệp) và mục 10 (nhiều tệp, một bộ chỉ số).',
      en: 'The format, section 2 (the sections of a file) and section 10 (many files, one index).',
    },
  },
  check: {
    tree(view, report) {
      const { project } = view;
      const { index, start } = view.tree;
      if (index?.previous && !isThere(project, resolve(folderOf(start.path), index.previous.text))) {
        const { text, piece, start: from, end } = index.previous;
        const args = { path: text, section: 'index', why: 'previous', near: '', has: '' } as const;
        report({ at: { piece, start: from, end }, about: index, key: 'previous', args, distinct: text });
      }
      for (const link of linksOf(view)) {
        const missing = whyMissing(project, link);
        if (!missing) continue;
        const { item } = link;
        const likely = missing === 'folder' || missing === 'no-section' ? [] : likelyTargets(project, link);
        const isEncoding = missing === 'absent' && likely.length === 1 && isSameName(likely[0]!, link.path);
        const why = isEncoding ? 'letters' : missing;
        const other = project.files.get(link.path)?.model;
        report({
          at: placeOfLink(link),
          about: item,
          key: 'file',
          args: {
            path: item.target!.text,
            section: item.section,
            why,
            near: likely.length === 1 ? relative(folderOf(link.from.path), likely[0]!) : '',
            has: [...(other?.head?.fields.keys() ?? [])].filter((key) => key in sections).join(', '),
          },
          distinct: item.target!.text,
          fixes: () => likely.map((target, i) => pathFix(link, target, i === 0 && likely.length === 1)),
        });
      }
    },
  },
});

/** Whether two paths differ in nothing but how the marks of their letters are encoded. */
function isSameName(a: string, b: string): boolean {
  return a !== b && a.normalize('NFC') === b.normalize('NFC');
}

interface Words {
  readonly path: string;
  readonly slashed: string;
  readonly near: string;
  readonly section: string;
  readonly title: Text;
  readonly guess: Text;
  readonly only: Text;
}

const sentences: Readonly<Record<Why, (words: Words) => Text>> = {
  absent: ({ path, section, title, guess }) => ({
    vi: `Không tìm thấy tệp “${path}”, nên phần “${section}” (${title.vi}) của tệp đó bị thiếu, và các tổng cần đến nó không được so sánh. ${guess.vi}Hãy sửa đường dẫn, hoặc tạo tệp đó.`,
    en: `There is no file “${path}”, so its “${section}” (${title.en}) are left out, and sums that need them are not compared. ${guess.en}Correct the path, or create the file.`,
  }),
  letters: ({ path, near }) => {
    const [here, there] = [path, near].map((name) => (name === name.normalize('NFC') ? 'NFC' : 'NFD'));
    return {
      vi: `Không tìm thấy tệp “${path}”: tệp có tên trông giống hệt, nhưng chữ tiếng Việt có dấu được mã hóa khác (trong tên tệp là ${there}, ở đây là ${here}; thường do máy Mac), nên máy coi là hai tên khác nhau. Hãy sửa đường dẫn theo đúng tên tệp, hoặc đổi tên tệp.`,
      en: `There is no file “${path}”: a file of the same looking name is there, but its Vietnamese letters are encoded in another way (${there} in the name of the file, ${here} here; usually by a Mac), so the two names differ. Put the path as the file is named, or rename the file.`,
    };
  },
  backslash: ({ path, slashed, guess }) => ({
    vi: `Không tìm thấy tệp “${path}”: đường dẫn dùng dấu “\\”, chỉ Windows mới hiểu. ${guess.vi}Hãy dùng dấu “/”: “${slashed}”.`,
    en: `There is no file “${path}”: the path is written with “\\”, which only Windows understands. ${guess.en}Use “/”: “${slashed}”.`,
  }),
  folder: ({ path, section }) => ({
    vi: `“${path}” là thư mục, không phải tệp, nên không có “${section}” để lấy vào đây. Hãy ghi từng tệp của thư mục, mỗi tệp một mục “file:”.`,
    en: `“${path}” is a folder, not a file, so it has no “${section}” to put here. List each of its files, one “file:” item a file.`,
  }),
  'no-section': ({ path, section, title, only }) => ({
    vi: `Tệp “${path}” không có phần “${section}” (${title.vi})${only.vi}, nên không có gì để lấy vào đây. Hãy sửa đường dẫn, hoặc đưa mục này sang đúng phần.`,
    en: `The file “${path}” has no “${section}” (${title.en})${only.en}, so there is nothing to put here. Correct the path, or move this item to the right section.`,
  }),
  previous: ({ path }) => ({
    vi: `Không tìm thấy chỉ số của năm trước tại “${path}”, nên không so sánh được với năm trước. Hãy sửa đường dẫn tới tệp gốc của năm trước trong cùng dự án, hoặc bỏ dòng này.`,
    en: `Last year's index is not found at “${path}”, so nothing is compared with last year. Correct the path to last year's root in the same project, or remove the line.`,
  }),
};

/** Whether last year's index stands there, or a file that has a finding of its own. */
function isThere(project: Project, path: string): boolean {
  const file = project.files.get(path);
  if (!file || file.content.kind === 'missing') return false;
  return !file.model || file.model.index !== undefined || file.model.source.heads.some(({ broken }) => broken);
}

const sections: Readonly<Record<string, Text>> = {
  index: { vi: 'chỉ số', en: 'index' },
  criteria: { vi: 'các tiêu chí', en: 'criteria' },
  agencies: { vi: 'danh mục cơ quan', en: 'agencies' },
};

function whyMissing(project: Project, { item, path, state }: Link): Why | undefined {
  if (state === 'missing') return item.target!.text.includes('\\') ? 'backslash' : 'absent';
  const file = project.files.get(path);
  if (state === 'unreadable') {
    // What can't be read is told of the file itself, unless it is a folder that only this item takes for a file.
    return file?.content.kind === 'unreadable' && file.content.why === 'folder' && !path.endsWith(extension)
      ? 'folder'
      : undefined;
  }
  if (state !== 'without-section') return undefined;
  // The file of settings.
  if (!file?.model) return 'no-section';
  // An empty file, one that is no map, and one whose section is misspelt have a finding of their own.
  const { head, strays } = file.model;
  if (!head || strays.some(({ section }) => section === 'file')) return undefined;
  const known = keysOf('file').map(({ name }) => name);
  const misspelt = [...head.fields.keys()].some(
    (key) => !keyInfo('file', key) && nearestWord(key, known) === item.section,
  );
  return misspelt ? undefined : 'no-section';
}
