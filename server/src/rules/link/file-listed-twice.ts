import { atPlace } from '../engine/finding.ts';
import { defineRule } from '../engine/rule.ts';
import { linksOf, placeOfLink, shown } from './target.ts';

export const fileListedTwice = defineRule<{
  path: string;
  /** The file in which it is listed first. */
  first: string;
}>({
  id: 'file-listed-twice',
  severity: 'error',
  summary: { vi: 'Một tệp được liệt kê hai lần trong cùng một chỉ số.', en: 'A file listed twice in one index.' },
  message: ({ path, first }) => ({
    vi: `Tệp “${path}” đã được liệt kê trước đó (trong ${first}); lần này bị bỏ qua, nếu không mọi điểm của tệp sẽ tính hai lần. Hãy bỏ một trong hai mục, hoặc sửa đường dẫn nếu định ghi tệp khác.`,
    en: `The file “${path}” is listed before (in ${first}); this item is left out, or every point of the file would count twice. Remove one of the two items, or correct the path if another file is meant.`,
  }),
  docs: {
    why: {
      vi: 'Nếu lấy cả hai lần, mọi điểm của tệp sẽ được cộng hai lần và mọi STT đều trùng. Lần thứ hai vì vậy bị bỏ qua; nhưng thường đó là chỗ đáng lẽ ghi một tệp khác, và tệp kia đang bị thiếu.',
      en: 'Taken in twice, every point of the file would count twice and every code would be a duplicate. So the second time is left out; but often another file was meant there, and that one is missing.',
    },
    repair: {
      vi: 'Không có cách sửa tự động. Nếu là chép thừa thì bỏ một mục; nếu định ghi tệp khác thì sửa đường dẫn. Cũng có khi tệp được liệt kê một lần ở tệp gốc và một lần nữa ở tệp nhóm mà tệp gốc đã lấy.',
      en: 'There is no automatic repair. Remove one item if it is superfluous, or correct its path if another file is meant. The file may also be listed once in the root and once more in a file that the root already takes in.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 10 (nhiều tệp, một bộ chỉ số).',
      en: 'The format, section 10 (many files, one index).',
    },
  },
  check: {
    tree(view, report) {
      const { project } = view;
      for (const link of linksOf(view)) {
        if (link.state !== 'twice') continue;
        const first = link.first!;
        report({
          at: placeOfLink(link),
          about: link.item,
          key: 'file',
          args: { path: link.item.target!.text, first: shown(project, first.from.path) },
          related: [
            { at: atPlace(placeOfLink(first)), message: { vi: 'Liệt kê lần đầu ở đây', en: 'Listed first here' } },
          ],
          distinct: link.item.target!.text,
        });
      }
    },
  },
});
