import type { Text } from '../../base/text.ts';
import type { ProblemKind } from '../../syntax/problem.ts';
import type { SlipArgs, SyntaxKind } from '../file/slips.ts';
import { slipWords } from '../file/slips.ts';

/** What is wrong with the text of a file of settings: any problem of YAML, in words of this file. */
export type Slip = Omit<SlipArgs, 'slip'> & { readonly slip: ProblemKind };

/** The sentence on a slip: that of every other file, unless it speaks of criteria. */
export function slipSentence(args: Slip): Text {
  const own = sentences[args.slip];
  return own ? own(args) : slipWords[args.slip as SyntaxKind].message(args as SlipArgs);
}

/** What a repair of a slip is called. */
export function slipRepair(args: Slip): Text {
  return slipWords[args.slip as SyntaxKind].fix(args as SlipArgs);
}

const feature = ({ text }: Slip): Text => ({
  vi: `Tệp thiết lập không dùng “${text}” của YAML, nên phần này không được tính. Hãy bỏ dấu ấy và ghi thẳng giá trị; nếu dấu ấy là của câu chữ, hãy đặt cả cụm từ trong dấu nháy.`,
  en: `A file of settings does not have “${text}” of YAML, so this does not count. Remove it and write the value itself; if the sign belongs to the words, put these in quotes.`,
});

const sentences: Readonly<Partial<Record<ProblemKind, (args: Slip) => Text>>> = {
  'no-keys': ({ text }) => ({
    vi: `Tệp thiết lập gồm các dòng “khóa: giá trị”, ví dụ “depth: 3”, mà ở đây bắt đầu bằng “${text}”, nên không thiết lập nào có tác dụng. Hãy viết mỗi thiết lập một dòng, có dấu hai chấm và dấu cách sau tên khóa.`,
    en: `A file of settings has lines “key: value”, for example “depth: 3”, but this one begins with “${text}”, so no setting has an effect. Write one setting a line, with a colon and a blank behind its key.`,
  }),
  'stray-item': ({ text }) => ({
    vi: `Dấu gạch của “${text}” không thuộc danh sách nào, nên dòng này không được đọc. Danh sách chỉ có ở “titleEnd:”, dưới “words:”; các thiết lập khác viết “khóa: giá trị”, không có dấu gạch.`,
    en: `The dash of “${text}” belongs to no list, so the line is not read. Only “titleEnd:” below “words:” is a list; all other settings are “key: value”, without a dash.`,
  }),
  'keys-below-text': ({ text }) => ({
    vi: `Dưới mục “${text}” có thêm dòng “khóa: giá trị”, mà mỗi mục ở đây chỉ là một từ hoặc cụm từ. Hãy đưa các dòng ấy về đúng chỗ, hoặc bỏ đi.`,
    en: `Lines “key: value” stand below the item “${text}”, but an item here is a word or phrase. Move these lines where they belong, or remove them.`,
  }),
  anchor: feature,
  alias: feature,
  tag: feature,
  'merge-key': feature,
  'complex-key': feature,
  directive: feature,
  documents: ({ text }) => ({
    vi: `Dòng “${text}” mở đầu một tài liệu thứ hai trong cùng tệp. Tệp thiết lập chỉ có một; hãy bỏ dòng này.`,
    en: `The line “${text}” begins a second document in the file. A file of settings has one; remove the line.`,
  }),
  conflict: ({ text }) => ({
    vi: `Tệp còn dấu “${text}” của một lần gộp hai bản sửa chưa xử lý xong; chỉ bản đứng trước được đọc. Hãy chọn thiết lập đúng, rồi xóa phần còn lại cùng các dòng <<<<<<<, =======, >>>>>>>.`,
    en: `The mark “${text}” of an unfinished merge of two versions is left in the file; only the version that stands first is read. Keep what is right, and delete the rest with the lines <<<<<<<, ======= and >>>>>>>.`,
  }),
  'too-long': () => ({
    vi: 'Tệp thiết lập quá dài nên không được đọc. Hãy xem có dán nhầm nội dung khác vào đây không.',
    en: 'The file of settings is too long to be read. See whether something else was pasted here by mistake.',
  }),
};
