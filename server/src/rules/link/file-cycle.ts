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
  docs: {
    why: {
      vi: 'Tệp lấy lại chính tệp đang lấy nó thì không thể ghép thành một bảng có đầu có cuối. Mục tạo thành vòng bị bỏ qua, nên phần còn lại vẫn được kiểm tra.',
      en: "Files that take each other in can't be put together to a table that has an end. The item that closes the circle is left out, so that the rest can be checked.",
    },
    repair: {
      vi: 'Không có cách sửa tự động. Thông báo nêu các tệp theo thứ tự của vòng: hãy bỏ mục `- file:` trỏ ngược, hoặc sửa đường dẫn nếu định ghi tệp khác. Tệp gốc (có `index`) chỉ trỏ xuống các tệp phần, các tệp phần không trỏ lên tệp gốc.',
      en: 'There is no automatic repair. The sentence names the files in the order of the circle: remove the `- file:` item that leads back, or correct its path if another file is meant. The root (with `index`) names its parts; the parts never name the root.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 2 và mục 10.',
      en: 'The format, section 2 and section 10.',
    },
  },
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
