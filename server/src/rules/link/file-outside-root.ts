import type { Text } from '../../base/text.ts';
import { isAbsolute, isWithin, nameOf } from '../../workspace/path.ts';
import { defineRule } from '../engine/rule.ts';
import { likelyTargets, linksOf, pathFix, placeOfLink } from './target.ts';

type Why = 'absolute' | 'above' | 'link';

export const fileOutsideRoot = defineRule<{
  path: string;
  why: Why;
  /** Name of the project's folder. */
  project: string;
}>({
  id: 'file-outside-root',
  severity: 'error',
  summary: {
    vi: 'Mục “file:” dẫn ra ngoài thư mục dự án, hoặc ghi đường dẫn tuyệt đối.',
    en: 'A “file:” item leads out of the project, or has an absolute path.',
  },
  message: ({ path, why, project }) => {
    const { vi, en } = reasons[why];
    return {
      vi: vi.replace('{path}', path).replace('{project}', project),
      en: en.replace('{path}', path).replace('{project}', project),
    };
  },
  check: {
    tree(view, report) {
      const { project } = view;
      for (const link of linksOf(view)) {
        if (link.state !== 'outside') continue;
        const { text } = link.item.target!;
        const why: Why = isAbsolute(text) ? 'absolute' : isWithin(link.path, project.folder) ? 'link' : 'above';
        const likely =
          why === 'link'
            ? []
            : link.path !== link.from.path && project.files.get(link.path)?.model
              ? [link.path]
              : likelyTargets(project, link);
        report({
          at: placeOfLink(link),
          about: link.item,
          key: 'file',
          args: { path: text, why, project: nameOf(project.folder) },
          distinct: text,
          fixes: () => likely.map((target, i) => pathFix(link, target, i === 0 && likely.length === 1)),
        });
      }
    },
  },
});

const reasons: Readonly<Record<Why, Text>> = {
  absolute: {
    vi: '“{path}” là đường dẫn tuyệt đối, chỉ đúng trên một máy, nên không được đọc. Hãy ghi đường dẫn tính từ thư mục của tệp này, dùng dấu “/”, ví dụ “linh-vuc/1.par.yaml”.',
    en: '“{path}” is an absolute path, right on one machine only, so it is not read. Write the path from this file’s own folder, with “/”, such as “areas/1.par.yaml”.',
  },
  above: {
    vi: '“{path}” dẫn ra ngoài thư mục dự án “{project}”, nên không được đọc: một chỉ số phải nằm trọn trong dự án của nó. Hãy chép tệp vào dự án, hoặc đặt tệp par.config.yaml ở thư mục chung phía trên.',
    en: '“{path}” leads out of the project’s folder “{project}”, so it is not read: an index must lie within its project. Copy the file into the project, or put a par.config.yaml into the common folder above.',
  },
  link: {
    vi: '“{path}” là liên kết tới một tệp ngoài thư mục dự án “{project}”, nên không được đọc: một chỉ số phải nằm trọn trong dự án của nó. Hãy thay liên kết bằng chính tệp đó.',
    en: '“{path}” is a link to a file outside the project’s folder “{project}”, so it is not read: an index must lie within its project. Put the file itself in place of the link.',
  },
};
