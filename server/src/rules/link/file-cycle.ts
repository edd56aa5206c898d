import { nameOf } from '../../workspace/path.ts';
import { defineRule } from '../engine/rule.ts';
import { linksOf, placeOfLink, shown } from './target.ts';

export const fileCycle = defineRule<{
  path: string;
  /** The files in a circle, from the one that comes back down to itself: `a → b → a`. */
  round: string;
}>({
  id: 'file-cycle',
  severity: 'error',
  summary: { vi: 'Các tệp trỏ vòng vào nhau.', en: 'Files that name each other in a circle.' },
  message: ({ path, round }) => ({
    vi: `“${path}” dẫn trở lại chính tệp đang lấy nó (${round}), nên không thể ghép thành một bảng; mục này bị bỏ qua. Hãy bỏ mục này, hoặc sửa đường dẫn.`,
    en: `“${path}” leads back to a file that takes it in (${round}), so no one table can be made of them; this item is left out. Remove it, or correct its path.`,
  }),
  check: {
    tree(view, report) {
      const { project, tree } = view;
      for (const link of linksOf(view)) {
        if (link.state !== 'cycle') continue;
        const round = link.round!;
        // Roots of one circle would each tell it from their own side.
        const roots = project.trees
          .filter(({ index, start }) => index && round.includes(start.path))
          .map(({ start }) => start.path);
        if (roots.some((root) => root < tree.start.path) && roots.includes(tree.start.path)) continue;
        report({
          at: placeOfLink(link),
          about: link.item,
          key: 'file',
          args: {
            path: link.item.target!.text,
            round: [...round, round[0]!].map((path) => shown(project, path)).join(' → '),
          },
          distinct: nameOf(link.path),
        });
      }
    },
  },
});
