import type { Text } from '../../base/text.ts';
import { defineRule } from '../engine/rule.ts';
import { shown } from './reading.ts';
import type { FeatureKind } from './slips.ts';
import { isFeature } from './slips.ts';

export const yamlFeature = defineRule<{ feature: FeatureKind; text: string }>({
  id: 'yaml-feature',
  severity: 'error',
  summary: {
    vi: 'Cách viết của YAML mà định dạng này không dùng: đặt tên cho giá trị để lấy lại (&, *), nhãn (!), nhiều tài liệu trong một tệp (---).',
    en: 'Parts of YAML that the format does not have: anchors (&), aliases (*), tags (!), several documents (---).',
  },
  message: ({ feature, text }) => {
    const { vi, en } = words[feature](text);
    return {
      vi: `${vi} Định dạng này không dùng cách viết đó, để mỗi tiêu chí tự đọc được mà không cần xem chỗ khác.`,
      en: `${en} The format does not have this, so that every criterion can be read by itself.`,
    };
  },
  docs: {
    why: {
      vi: 'Neo (`&a`) đặt tên cho một giá trị, bí danh (`*a`) lấy lại giá trị ấy ở chỗ khác: người đọc phải đi tìm mới biết giá trị là gì, và sửa một chỗ thì nhiều chỗ đổi theo mà không ai hay. Định dạng này không dùng các cách viết đó, để mỗi khối tiêu chí đọc được trọn vẹn như một dòng của phụ lục.\n\nPhần nhiều là vô ý: câu chữ mở đầu bằng `&`, `*` hoặc `!`, hay hai tệp nối vào nhau nên còn dòng `---` ở giữa.',
      en: 'An anchor (`&a`) names a value, an alias (`*a`) takes it elsewhere: readers have to look for the value, and to change one place changes others without a word. The format does without them, so that each criterion can be read by itself, like a row of the annex.\n\nMostly it happens by accident: a sentence begins with `&`, `*` or `!`, or two files were joined and the `---` between them is left.',
    },
    repair: {
      vi: 'Không có cách sửa tự động. Nếu dấu ấy là của câu chữ thì đặt cả câu trong dấu nháy; nếu không thì ghi thẳng giá trị tại chỗ. Cơ quan hoặc thời hạn dùng chung thì ghi ở tiêu chí cha; chung ô với tiêu chí khác thì ghi `sameAs`. Hai tài liệu trong một tệp thì tách làm hai tệp, nối bằng `- file: …`.',
      en: 'There is no automatic repair. If the sign belongs to a sentence, put the sentence in quotes; if not, write the value itself. A lead or deadline that is shared goes to the level above, a cell that is shared is `sameAs`. Two documents in one file become two files, joined by `- file: …`.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 11 (những gì không dùng).',
      en: 'The format, section 11 (what is not used).',
    },
  },
  check: {
    piece(piece, report, about) {
      for (const { kind, span, quoted } of piece.problems.filter(isFeature)) {
        report({
          at: { piece, ...span },
          about: kind === 'documents' ? undefined : about,
          distinct: `${kind} ${quoted}`,
          args: { feature: kind, text: shown(quoted) },
        });
      }
    },
  },
});

const words: Readonly<Record<FeatureKind, (text: string) => Text>> = {
  anchor: (text) => ({
    vi: `“${text}” đặt tên cho một giá trị để chỗ khác lấy lại (trong YAML gọi là neo). Hãy bỏ “${text}”; chỗ nào dùng chung thì ghi lại giá trị, hoặc dùng “sameAs”. Nếu dấu & là của câu chữ, hãy đặt cả câu trong dấu nháy.`,
    en: `“${text}” names a value for use elsewhere (an anchor). Remove it; write the value again where it is shared, or use “sameAs”. If the & belongs to the sentence, put the sentence in quotes.`,
  }),
  alias: (text) => ({
    vi: `“${text}” lấy lại giá trị đã đặt tên ở chỗ khác. Hãy ghi thẳng giá trị vào đây. Nếu dấu * là của câu chữ, hãy đặt cả câu trong dấu nháy.`,
    en: `“${text}” takes a value named elsewhere (an alias). Write the value itself here. If the * belongs to the sentence, put the sentence in quotes.`,
  }),
  tag: (text) => ({
    vi: `“${text}” là nhãn, dùng để chỉ định kiểu dữ liệu trong YAML. Hãy bỏ nhãn và chỉ ghi giá trị. Nếu dấu ! là của câu chữ, hãy đặt cả câu trong dấu nháy.`,
    en: `“${text}” is a tag that names a type. Remove it and keep the value. If the ! belongs to the sentence, put the sentence in quotes.`,
  }),
  'merge-key': (text) => ({
    vi: `“${text}” gộp các khóa của một mục khác vào đây. Hãy ghi các khóa ấy ra, hoặc dùng “sameAs” nếu hai tiêu chí chung ô trên phụ lục.`,
    en: `“${text}” merges the keys of another entry into this one. Write these keys out, or use “sameAs” where two criteria share a cell of the annex.`,
  }),
  'complex-key': (text) => ({
    vi: `Khóa “${text}” được viết theo lối đặc biệt (dấu ?, hoặc một danh sách làm khóa). Hãy viết “khóa: giá trị” trên một dòng.`,
    en: `The key “${text}” is written in a special way (with ?, or as a list). Write “key: value” on one line.`,
  }),
  directive: () => ({
    vi: 'Dòng bắt đầu bằng % là chỉ thị cho bộ đọc YAML. Hãy bỏ dòng này.',
    en: 'A line that begins with % is an instruction to a YAML reader. Remove the line.',
  }),
  documents: (text) => ({
    vi: `Dòng “${text}” mở đầu một tài liệu thứ hai trong cùng tệp. Hãy bỏ dòng này, hoặc chuyển phần bên dưới sang tệp khác và nối bằng “- file: …”.`,
    en: `The line “${text}” begins a second document in the file. Remove the line, or move what follows to a file of its own and name it by “- file: …”.`,
  }),
};
