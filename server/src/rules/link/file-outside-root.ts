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
  docs: {
    why: {
      vi: 'Một bộ chỉ số phải nằm trọn trong dự án của nó, để chép đi đâu cũng kiểm tra được và cho cùng một kết quả. Đường dẫn tuyệt đối (`C:\\PAR\\1.par.yaml`) chỉ đúng trên một máy; đường dẫn ra ngoài dự án có thể đọc phải tệp không thuộc bộ chỉ số. Vì vậy tệp ấy không được đọc.',
      en: 'An index lies within its project, so that it can be copied anywhere and still be checked with the same result. An absolute path (`C:\\PAR\\1.par.yaml`) is right on one machine only; one that leads out of the project may reach files of something else. So the file is not read.',
    },
    repair: {
      vi: 'Tệp có sẵn trong dự án thì được đề nghị với đường dẫn tương đối; `--fix` không tự đổi. Tệp thật sự ở ngoài thì chép vào dự án. Nếu nhiều thư mục phải dùng chung tệp (chẳng hạn danh mục cơ quan), hãy đặt `par.config.yaml` ở thư mục chung phía trên: thư mục ấy trở thành dự án. Liên kết tượng trưng ra ngoài dự án thì thay bằng chính tệp.',
      en: 'Where the file is in the project, its relative path is offered; `--fix` does not put it. A file that is outside indeed is to be copied in. Where several folders share files (such as a registry of agencies), put a `par.config.yaml` into the common folder above: that one is then the project. A symbolic link that leads out is to be replaced by the file.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 10: đường dẫn, danh mục cơ quan và thiết lập không ra ngoài dự án, kể cả qua liên kết tượng trưng.',
      en: 'The format, section 10: paths, registry and settings never lead out of the project, not by symbolic links either.',
    },
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
