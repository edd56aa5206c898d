import type { Text } from '../../base/text.ts';
import type { Link } from '../../workspace/tree.ts';
import { atPlace } from '../engine/finding.ts';
import { defineRule } from '../engine/rule.ts';
import { linksOf, placeOfLink, shown } from './target.ts';

export const fileListedTwice = defineRule<{
  path: string;
  /** The file in which it is listed first. */
  first: string;
  section: Link['item']['section'];
}>({
  id: 'file-listed-twice',
  severity: 'error',
  summary: { vi: 'Một tệp được liệt kê hai lần trong cùng một chỉ số.', en: 'A file listed twice in one index.' },
  message: ({ path, first, section }) => ({
    vi: `Tệp “${path}” đã được liệt kê trước đó (trong ${first}); lần này bị bỏ qua, nếu không ${twice[section].vi}. Hãy bỏ một trong hai mục, hoặc sửa đường dẫn nếu định ghi tệp khác.`,
    en: `The file “${path}” is listed before (in ${first}); this item is left out, or ${twice[section].en}. Remove one of the two items, or correct the path if another file is meant.`,
  }),
  docs: {
    why: {
      vi: 'Nếu lấy cả hai lần, mọi điểm của tệp tiêu chí sẽ được cộng hai lần và mọi STT đều trùng; với tệp danh mục cơ quan, mỗi cơ quan sẽ có hai mục cùng tên. Lần thứ hai vì vậy bị bỏ qua; nhưng thường đó là chỗ đáng lẽ ghi một tệp khác, và tệp kia đang bị thiếu.',
      en: 'Taken in twice, every point of a criteria file would count twice and every code would be a duplicate; of an agencies file, every agency would have two entries. So the second time is left out; but often another file was meant there, and that one is missing.',
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
          args: {
            path: link.item.target!.text,
            first: shown(project, first.from.path),
            section: link.item.section,
          },
          related: [
            { at: atPlace(placeOfLink(first)), message: { vi: 'Liệt kê lần đầu ở đây', en: 'Listed first here' } },
          ],
          distinct: link.item.target!.text,
        });
      }
    },
  },
});

/** What taking the file in twice would come to. */
const twice: Readonly<Record<Link['item']['section'], Text>> = {
  criteria: { vi: 'mọi điểm của tệp sẽ tính hai lần', en: 'every point of the file would count twice' },
  agencies: { vi: 'mỗi cơ quan của tệp sẽ có hai mục cùng tên', en: 'every agency of the file would have two entries' },
};
