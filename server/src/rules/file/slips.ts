import type { Text } from '../../base/text.ts';
import type { Piece } from '../../syntax/piece.ts';
import type { SyntaxProblem } from '../../syntax/problem.ts';
import { problemKinds } from '../../syntax/problem.ts';

export type SyntaxKind = {
  [K in keyof typeof problemKinds]: (typeof problemKinds)[K] extends 'syntax' ? K : never;
}[keyof typeof problemKinds];
export type FeatureKind = {
  [K in keyof typeof problemKinds]: (typeof problemKinds)[K] extends 'feature' ? K : never;
}[keyof typeof problemKinds];

export function isSyntax(problem: SyntaxProblem): problem is SyntaxProblem & { kind: SyntaxKind } {
  return problemKinds[problem.kind] === 'syntax';
}

export function isFeature(problem: SyntaxProblem): problem is SyntaxProblem & { kind: FeatureKind } {
  return problemKinds[problem.kind] === 'feature';
}

/** What a slip is called by its sentence: the author's text, the sign, the columns that it has and should have. */
export interface SlipArgs {
  readonly slip: SyntaxKind;
  readonly text: string;
  readonly has: string;
  readonly wanted: string;
}

/** How deep the line stands and how deep it should, as the repair shows it. */
export function columnsOf(piece: Piece, { span, repair }: SyntaxProblem): { has: string; wanted: string } {
  const first = repair?.[0];
  const lineStart = piece.text.lastIndexOf('\n', span.start - 1) + 1;
  if (!first || first.start !== lineStart || first.text.trim() !== '') return { has: '', wanted: '' };
  return { has: String(/^[ \t]*/.exec(piece.text.slice(lineStart))![0].length), wanted: String(first.text.length) };
}

interface Words {
  /** What, why, what to do. */
  readonly message: (args: SlipArgs) => Text;
  readonly fix: (args: SlipArgs) => Text;
}

const inQuotes: Words['fix'] = () => ({ vi: 'Đặt cả đoạn chữ trong dấu nháy', en: 'Put the whole text in quotes' });

const columns = ({ has, wanted }: SlipArgs): Text =>
  has === '' || wanted === ''
    ? { vi: '', en: '' }
    : {
        vi: ` Dòng này thụt vào ${has} dấu cách, cần ${wanted} dấu cách.`,
        en: ` The line is indented by ${has} blanks; it needs ${wanted}.`,
      };

/** Each slip in the words of this format, for a reader who never heard of YAML. */
export const slipWords: Readonly<Record<SyntaxKind, Words>> = {
  'text-after-quote': {
    message: ({ text }) => ({
      vi: `Có chữ đứng sau dấu nháy đóng: ${text}. Dấu nháy mở đầu một giá trị phải bao trọn giá trị đó, nên dòng này không đọc được. Hãy đặt cả câu trong một cặp dấu nháy, hoặc bỏ dấu nháy ở đầu câu.`,
      en: `Text stands behind a closing quote: ${text}. A quote at the start of a value must enclose all of it, so this line can't be read. Put the whole sentence in one pair of quotes, or drop the quote at its start.`,
    }),
    fix: inQuotes,
  },
  'unclosed-quote': {
    message: ({ text }) => ({
      vi: `Dấu nháy mở ở đây không có dấu nháy đóng: ${text}. Không biết giá trị kết thúc ở đâu nên không đọc được. Hãy thêm dấu nháy đóng ở cuối giá trị, hoặc bỏ dấu nháy mở.`,
      en: `The quote opened here is never closed: ${text}. Nothing tells where the value ends, so it can't be read. Close the quote at the end of the value, or drop the opening one.`,
    }),
    fix: () => ({ vi: 'Thêm dấu nháy đóng ở cuối dòng', en: 'Close the quote at the end of the line' }),
  },
  'bad-escape': {
    message: ({ text }) => ({
      vi: `Trong dấu nháy kép, dấu \\ có nghĩa riêng và “${text}” không có nghĩa gì. Hãy viết hai dấu \\\\, hoặc dùng dấu nháy đơn.`,
      en: `In double quotes a backslash has a meaning of its own, and “${text}” has none. Write two backslashes, or use single quotes.`,
    }),
    fix: () => ({ vi: 'Viết hai dấu \\\\', en: 'Double the backslash' }),
  },
  'colon-in-text': {
    message: ({ text }) => ({
      vi: `Trong đoạn chữ “${text}” có dấu hai chấm rồi dấu cách, mà dấu ấy chỉ được đứng giữa tên khóa và giá trị. Hãy đặt cả đoạn chữ trong dấu nháy, hoặc viết xuống dòng dưới “>-”.`,
      en: `The text “${text}” has a colon with a blank behind it, which may only stand between a key and its value. Put the whole text in quotes, or on the lines below a “>-”.`,
    }),
    fix: inQuotes,
  },
  'dash-in-text': {
    message: ({ text }) => ({
      vi: `Giá trị bắt đầu bằng dấu gạch rồi dấu cách: “${text}”. Dấu gạch ở đầu là của một mục trong danh sách và không đứng cùng dòng với tên khóa. Nếu là danh sách, hãy viết mỗi mục một dòng bên dưới; nếu là đoạn chữ, hãy đặt trong dấu nháy; nếu chưa có gì, hãy bỏ cả dòng.`,
      en: `The value begins with a dash and a blank: “${text}”. A dash at the start is that of a list item and does not stand on the line of the key. Write a list below, one item a line; put a text in quotes; drop the line if there is nothing to say.`,
    }),
    fix: inQuotes,
  },
  'reserved-sign': {
    message: ({ text }) => ({
      vi: `Giá trị “${text}” bắt đầu bằng một dấu mà YAML dành riêng (@ \` % & * ! ? , ] }), nên không đọc được. Hãy đặt cả đoạn chữ trong dấu nháy.`,
      en: `The value “${text}” begins with a sign that YAML keeps for itself (@ \` % & * ! ? , ] }), so it can't be read. Put the whole text in quotes.`,
    }),
    fix: inQuotes,
  },
  'text-after-header': {
    message: ({ text }) => ({
      vi: `Sau dấu mở đầu đoạn văn dài không được có chữ trên cùng dòng: “${text}”. Đoạn văn phải bắt đầu ở dòng dưới, thụt vào sâu hơn tên khóa; nếu dấu > hoặc | là của câu chữ, hãy đặt cả câu trong dấu nháy.`,
      en: `No text may stand on the line that announces a long text: “${text}”. The text begins on the line below, deeper than its key; if the > or | belongs to the sentence, put the sentence in quotes.`,
    }),
    fix: ({ text }) =>
      /^[|>][-+]?[1-9]?[ \t]/.test(text) && /^[|>][-+]/.test(text)
        ? { vi: 'Đưa đoạn văn xuống dòng dưới', en: 'Move the text to the line below' }
        : { vi: 'Sửa cho đọc được là một đoạn chữ', en: 'Make it read as a text' },
  },
  'text-indent': {
    message: (args) => ({
      vi: `Dòng “${args.text}” thuộc đoạn văn dài ở trên nhưng thụt vào nông hơn dòng đầu của đoạn, nên bị tách khỏi đoạn.${columns(args).vi} Hãy thụt vào bằng dòng đầu.`,
      en: `The line “${args.text}” belongs to the long text above but stands less deep than its first line, which cuts it off.${columns(args).en} Indent it like the first line.`,
    }),
    fix: () => ({ vi: 'Thụt vào bằng dòng đầu của đoạn văn', en: 'Indent like the first line of the text' }),
  },
  tab: {
    message: ({ text, wanted }) => ({
      vi: `Dòng “${text}” thụt vào bằng phím Tab. Độ sâu của dòng chỉ được tính bằng dấu cách.${wanted === '' ? '' : wanted === '0' ? ' Hãy bỏ Tab.' : ` Hãy thay bằng ${wanted} dấu cách.`}`,
      en: `The line “${text}” is indented with a tab. Only blanks say how deep a line stands.${wanted === '' ? '' : wanted === '0' ? ' Remove the tab.' : ` Write ${wanted} ${wanted === '1' ? 'blank' : 'blanks'} instead.`}`,
    }),
    fix: () => ({ vi: 'Thay Tab bằng dấu cách', en: 'Replace the tab by blanks' }),
  },
  'no-colon': {
    message: ({ text, has }) =>
      has !== ''
        ? {
            vi: `Ở dòng “${text}” có dấu cách đặc biệt (${has}) thay cho dấu cách thường, thường do sao chép từ Word; YAML coi đó là chữ, nên không đọc được dòng này. Hãy thay bằng dấu cách thường.`,
            en: `The line “${text}” has a special blank (${has}) for an ordinary one, usually copied from Word; to YAML it is a letter, so the line can't be read. Put an ordinary blank.`,
          }
        : text.startsWith(':')
          ? {
              vi: 'Trước dấu hai chấm không có tên khóa. Hãy ghi tên khóa, ví dụ “title: …”, hoặc bỏ dòng này.',
              en: 'No key stands before the colon. Write the key, for example “title: …”, or remove the line.',
            }
          : /:(?:[ \t]|$)/.test(text)
            ? {
                vi: `Dòng “${text}” không thẳng cột với khóa nào và không bắt đầu bằng dấu gạch, nên không biết thuộc về đâu. Nếu là ghi chú, hãy đặt dấu # ở đầu dòng; nếu là khóa, hãy đưa về thẳng cột với các khóa của mục; nếu là phần tiếp của câu ở trên, hãy thụt vào sâu hơn khóa của câu ấy.`,
                en: `The line “${text}” stands in the column of no key and does not begin with a dash, so nothing tells where it belongs. Put # before it if it is a note; move a key into the column of the other keys of its entry; indent what continues the sentence above deeper than its key.`,
              }
            : {
                vi: `Dòng “${text}” không có dạng “khóa: giá trị” và cũng không phải một mục bắt đầu bằng dấu gạch, nên không đọc được. Hãy thêm dấu hai chấm và một dấu cách sau tên khóa; nếu đây là phần tiếp của câu ở trên, hãy thụt vào sâu hơn tên khóa ấy.`,
                en: `The line “${text}” is neither “key: value” nor an item behind a dash, so it can't be read. Put a colon and a blank behind the key; if it continues the sentence above, indent it deeper than that key.`,
              },
    fix: () => ({ vi: 'Thêm dấu hai chấm sau tên khóa', en: 'Put a colon behind the key' }),
  },
  'keys-below-text': {
    message: ({ text }) => ({
      vi: `Dưới mục “${text}” có thêm dòng “khóa: giá trị”, nên chính câu này cũng phải có tên khóa đứng trước (“task:” với nhiệm vụ, “name:” với cơ quan, “code:” với tiêu chí). Hãy thêm tên khóa.`,
      en: `Lines “key: value” stand below the item “${text}”, so the sentence itself needs a key before it (“task:” for a task, “name:” for an agency, “code:” for a criterion). Add the key.`,
    }),
    fix: () => ({ vi: 'Thêm tên khóa trước câu', en: 'Put the key before the sentence' }),
  },
  'no-dash': {
    message: ({ text }) => ({
      vi: `Trước “${text}” thiếu dấu gạch và dấu cách mở đầu một mục, nên theo YAML thì mục này không có trong danh sách. Ở đây vẫn đọc như có dấu gạch. Hãy thêm dấu gạch.`,
      en: `The dash and blank that begin an item are missing before “${text}”, so to YAML the list does not have it. It is read here as if they stood. Put the dash.`,
    }),
    fix: () => ({ vi: 'Thêm dấu gạch đầu mục', en: 'Put the dash before the item' }),
  },
  'double-dash': {
    message: ({ text }) => ({
      vi: `“${text}” đứng sau hai dấu gạch liền nhau, nên theo YAML đây là danh sách nằm trong danh sách. Ở đây vẫn đọc là một mục. Hãy chỉ giữ một dấu gạch.`,
      en: `“${text}” makes two dashes in a row, so to YAML it is a list in a list. It is read here as one item all the same. Keep one dash only.`,
    }),
    fix: () => ({ vi: 'Bỏ một dấu gạch', en: 'Drop one dash' }),
  },
  'item-indent': {
    message: (args) => ({
      vi: `Dấu gạch của mục “${args.text}” không thẳng cột với các mục khác trong danh sách.${columns(args).vi} Các mục của một danh sách phải thẳng cột với nhau.`,
      en: `The dash of the item “${args.text}” is not in one column with the other items of its list.${columns(args).en} The items of a list stand in one column.`,
    }),
    fix: () => ({ vi: 'Đưa mục về thẳng cột', en: 'Move the item into the column of its list' }),
  },
  'value-before-items': {
    message: ({ text }) =>
      text.trim() === ''
        ? {
            vi: 'Sau “criteria:” có dấu cách không ngắt (U+00A0), máy coi là một giá trị, trong khi các tiêu chí viết ở dưới. Ở đây vẫn đọc chúng là tiêu chí con. Hãy xóa dấu ấy.',
            en: 'A no-break space (U+00A0) stands behind “criteria:” and counts as a value, though the criteria follow below. They are read as its components all the same. Remove it.',
          }
        : {
            vi: `Sau “criteria:” có “${text}”, trong khi các tiêu chí viết ở dưới; một khóa không thể vừa có giá trị trên dòng vừa có danh sách. Ở đây vẫn đọc chúng là các mục của “criteria”. Hãy để trống sau dấu hai chấm; lời ghi thì đặt sau dấu #.`,
            en: `“${text}” stands behind “criteria:”, though the criteria follow below; a key can't have a value on its line and a list as well. They are read as the items of “criteria” all the same. Leave nothing behind the colon; a remark goes behind a #.`,
          },
    fix: () => ({ vi: 'Bỏ giá trị sau “criteria:”', en: 'Remove the value behind “criteria:”' }),
  },
  'stray-item': {
    message: ({ text }) => ({
      vi: `Dấu gạch của “${text}” không thuộc danh sách nào: phía trên không có khóa nào đang chờ danh sách. Hãy ghi tên khóa ở dòng trên (ví dụ “criteria:” hoặc “tasks:”), hoặc bỏ dấu gạch.`,
      en: `The dash of “${text}” belongs to no list: no key above waits for one. Write the key on the line above (for example “criteria:” or “tasks:”), or drop the dash.`,
    }),
    fix: () => ({ vi: 'Bỏ dấu gạch', en: 'Drop the dash' }),
  },
  'key-indent': {
    message: (args) => ({
      vi: `Khóa ở dòng “${args.text}” không thẳng cột với các khóa khác của cùng mục.${columns(args).vi} Các khóa của một mục phải thẳng cột với nhau.`,
      en: `The key on the line “${args.text}” is not in one column with the other keys of its entry.${columns(args).en} The keys of an entry stand in one column.`,
    }),
    fix: () => ({ vi: 'Đưa khóa về thẳng cột', en: 'Move the key into the column of its neighbours' }),
  },
  'unclosed-bracket': {
    message: ({ text }) => ({
      vi: `Dấu ngoặc mở ở đây không có dấu ngoặc đóng: “${text}”. Nếu là danh sách, hãy thêm dấu ngoặc đóng ở cuối; nếu dấu ngoặc là của câu chữ, hãy đặt cả câu trong dấu nháy.`,
      en: `The bracket opened here is never closed: “${text}”. Close it at the end of the list; if the bracket belongs to the sentence, put the sentence in quotes.`,
    }),
    fix: () => ({ vi: 'Thêm dấu ngoặc đóng', en: 'Close the bracket' }),
  },
  'text-after-bracket': {
    message: ({ text }) => ({
      vi: `Có chữ đứng sau dấu ngoặc đóng: “${text}”. Giá trị bắt đầu bằng [ hoặc { được hiểu là danh sách, không phải câu chữ. Hãy đặt cả câu trong dấu nháy.`,
      en: `Text stands behind a closing bracket: “${text}”. A value that begins with [ or { is taken for a list, not for a sentence. Put the whole sentence in quotes.`,
    }),
    fix: inQuotes,
  },
  'no-blank-after-colon': {
    message: ({ text }) => ({
      vi: `Sau “${text}” thiếu dấu cách. Không có dấu cách thì dòng này chỉ là một đoạn chữ, không phải khóa và giá trị. Hãy thêm một dấu cách sau dấu hai chấm.`,
      en: `A blank is missing behind “${text}”. Without it the line is mere text, not a key with its value. Put a blank behind the colon.`,
    }),
    fix: () => ({ vi: 'Thêm dấu cách sau dấu hai chấm', en: 'Put a blank behind the colon' }),
  },
  'no-blank-after-dash': {
    message: ({ text }) => ({
      vi: `Sau dấu gạch của “${text}” thiếu dấu cách, nên dòng này không được hiểu là một mục của danh sách. Hãy thêm một dấu cách sau dấu gạch.`,
      en: `A blank is missing behind the dash of “${text}”, so the line is no item of the list. Put a blank behind the dash.`,
    }),
    fix: () => ({ vi: 'Thêm dấu cách sau dấu gạch', en: 'Put a blank behind the dash' }),
  },
  'line-ends': {
    message: ({ text }) => ({
      vi: `Cả ${text} dòng của tệp kết thúc bằng ký tự CR như máy Mac đời cũ, nên tệp bị đọc thành một dòng duy nhất. Hãy lưu lại tệp với kiểu xuống dòng LF (hoặc CRLF).`,
      en: `All ${text} lines of the file end with the sign CR, as on old Macs, so the file is read as one single line. Save it with the line ends LF (or CRLF).`,
    }),
    fix: () => ({ vi: 'Đổi sang kiểu xuống dòng LF', en: 'Change the line ends to LF' }),
  },
  'no-keys': {
    message: ({ text }) => ({
      vi: `Tệp không có khóa nào mà bắt đầu bằng “${text}”. Một tệp .par.yaml gồm “par: 1” và ít nhất một phần “index:”, “agencies:” hoặc “criteria:”, mỗi khóa một dòng.`,
      en: `The file has no keys; it begins with “${text}”. A .par.yaml file has “par: 1” and at least one of “index:”, “agencies:” and “criteria:”, each on a line of its own.`,
    }),
    fix: () => ({ vi: 'Thêm khóa', en: 'Add the key' }),
  },
  other: {
    message: ({ text }) => ({
      vi: `Không đọc được chỗ này${text === '' ? '' : `: “${text}”`}. Mỗi dòng phải có dạng “khóa: giá trị” hoặc là một mục bắt đầu bằng dấu gạch; đoạn chữ có dấu đặc biệt thì đặt trong dấu nháy. Hãy so dòng này với các dòng tương tự ở trên.`,
      en: `This can't be read${text === '' ? '' : `: “${text}”`}. Every line is “key: value” or an item behind a dash, and a text with special signs goes in quotes. Compare the line with similar ones above.`,
    }),
    fix: () => ({ vi: 'Sửa', en: 'Repair' }),
  },
};
