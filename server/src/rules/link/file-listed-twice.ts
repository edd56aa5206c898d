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
