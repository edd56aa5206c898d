import { compareKey, words } from '../../base/vietnamese.ts';
import { isText } from '../../syntax/node.ts';
import { placeOf } from '../../model/entry.ts';
import { defineRule } from '../engine/rule.ts';

export const truncatedTitle = defineRule<{ word: string }>({
  id: 'truncated-title',
  severity: 'info',
  summary: {
    vi: 'Tên tiêu chí kết thúc bằng một từ còn chờ phần sau (được, của, theo…), có thể bị cắt cụt.',
    en: 'A title that ends in a word which needs another behind it (được, của, theo…): it may be cut.',
  },
  message: ({ word }) => ({
    vi: `Tên kết thúc bằng “${word}”, có thể bị cắt cụt khi chép. Hãy đối chiếu với phụ lục và ghi tiếp cho đủ.`,
    en: `The title ends in “${word}”, so it may have been cut in copying. Compare with the annex and complete it.`,
  }),
  docs: {
    why: {
      vi: 'Tên dừng ở một từ còn chờ phần sau, như “… viên chức được”, gần như chắc chắn bị cắt khi chép từ ô bảng hoặc ở chỗ ngắt trang. Người đọc không biết tiêu chí đo điều gì, và tên cụt được chép tiếp sang báo cáo, sang bảng năm sau.',
      en: 'A title that stops at a word which needs another, such as “… viên chức được”, was almost certainly cut when its cell was copied, or at the end of a page. Nobody can tell what is measured, and the stump goes on into reports and into the table of next year.',
    },
    repair: {
      vi: 'Ghi tiếp cho đủ theo phụ lục. Nếu chính phụ lục cũng cụt thì tra bảng tiêu chí của Bộ Nội vụ, hoặc giữ nguyên và ghi lý do bằng `# par-ignore`. Tên cố ý rút gọn thì kết thúc bằng `…`. Không có cách sửa tự động; từ riêng của đơn vị khai thêm ở `words.titleEnd` trong `par.config.yaml`.',
      en: 'Complete it from the annex. If the annex itself is cut, look into the criteria of the Ministry of Home Affairs, or leave it and give the reason by `# par-ignore`. A title that is shortened on purpose ends in `…`. There is no automatic repair; words of your own go to `words.titleEnd` in `par.config.yaml`.',
    },
    source: {
      vi: 'Phụ lục năm 2021 của UBND thành phố Hà Nội, mục 5.5.2: “… kỷ luật, kỷ cương hành chính của cán bộ, công chức, viên chức được”. Định dạng `.par.yaml`, mục 12 (`words`).',
      en: 'The annex of 2021 of Hà Nội, item 5.5.2: “… kỷ luật, kỷ cương hành chính của cán bộ, công chức, viên chức được”. The format, section 12 (`words`).',
    },
  },
  check: {
    entry(entry, report, project) {
      if (entry.kind !== 'criterion') return;
      const field = entry.fields.get('title');
      const node = field?.pair.value;
      if (!field || !isText(node)) return;
      const written = field.piece.text.slice(node.span.start, node.span.end);
      // Quotes, stops and commas behind the last word do not make it complete; dots of omission say that it is meant.
      const content = written.replace(/[\s"'.,;:–-]+$/u, '');
      if (/(?:…|\.\.\.)\s*["']?\s*$/.test(written) || node.text.trim() === '') return;
      const last = words(content).at(-1);
      if (last === undefined || !content.endsWith(last)) return;
      const end = endOf(node.text, project.settings.words.titleEnd);
      if (end === undefined) return;
      const { start } = placeOf(field.piece, node);
      const at = { piece: field.piece, start: start + content.length - last.length, end: start + content.length };
      report({ at, key: 'title', args: { word: end } });
    },
  },
});

/** Words after which a Vietnamese phrase must go on, each with the words before it that make it a complete one. */
const unfinished: Readonly<Record<string, readonly string[]>> = {
  được: ['đạt', 'nhận', 'có', 'làm', 'thu'],
  và: [],
  của: [],
  các: [],
  theo: ['kèm', 'tiếp', 'đi'],
  với: [],
  cho: [],
  trong: ['bên', 'phía'],
  về: ['trở', 'quay', 'thu', 'đi'],
  do: ['tự', 'lý', 'lí'],
  để: [],
  bằng: ['văn', 'công', 'cân', 'thăng', 'bình'],
  tại: ['hiện', 'tồn', 'thực'],
  từ: ['chứng', 'danh', 'động'],
  là: ['gọi'],
  những: [],
  một: ['loại', 'hạng', 'cấp', 'mức', 'bước', 'số', 'từng', 'phần', 'thứ'],
  hoặc: [],
  khi: ['đôi'],
  nhằm: [],
  đối: ['cân', 'tương', 'tuyệt', 'phản'],
  có: ['hiện', 'sẵn', 'vốn', 'chưa', 'đã', 'đang', 'giàu'],
  bởi: [],
  mà: [],
  nếu: [],
  hay: [],
  thuộc: ['trực', 'phụ', 'lệ', 'quen'],
};

const completedBy = new Map(
  Object.entries(unfinished).map(([word, heads]) => [compareKey(word), heads.map(compareKey)]),
);

/** The word in which a title ends too early, as written. */
function endOf(title: string, more: readonly string[]): string | undefined {
  const list = words(title);
  const last = list.at(-1);
  if (last === undefined) return undefined;
  const complete = completedBy.get(compareKey(last));
  if (complete && !complete.includes(compareKey(list.at(-2) ?? ''))) return last;
  if (more.length === 0) return undefined;
  const whole = ` ${compareKey(list.join(' '))}`;
  const own = more.find((word) => whole.endsWith(` ${compareKey(words(word).join(' '))}`));
  return own === undefined ? undefined : list.slice(-words(own).length).join(' ');
}
