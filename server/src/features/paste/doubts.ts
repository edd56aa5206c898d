import type { Text } from '../../base/text.ts';

/** What a pasted table leaves open: a comment beside the line, for the author to settle and to take away. */
export const doubts = {
  noCode: (cell: string): Text => ({
    vi: `không đọc được STT${cell === '' ? '' : ` “${cell}”`}, ghi tạm số tiếp theo`,
    en: `no code can be read${cell === '' ? '' : ` (“${cell}”)`}; this is the next one`,
  }),
  codeAsNumber: (): Text => ({ vi: 'STT có dấu phẩy trong bảng', en: 'the code has a comma in the table' }),
  zeroDropped: (code: string): Text => ({
    vi: `bảng ghi ${code}, có lẽ Excel đã bỏ số 0 cuối`,
    en: `${code} in the table; a spreadsheet drops the last zero`,
  }),
  noNumber: (cell: string): Text => ({ vi: `bảng ghi “${cell}”`, en: `“${cell}” in the table` }),
  thousand: (text: string): Text => ({
    vi: `bảng ghi ${text}, hiểu dấu phẩy là dấu thập phân`,
    en: `${text} in the table, its comma taken for a decimal point`,
  }),
  manyDecimals: (text: string): Text => ({
    vi: `bảng ghi ${text}, quá ba chữ số thập phân`,
    en: `${text} in the table, more than three decimals`,
  }),
  merged: (code: string): Text => ({
    vi: `ô trống trong bảng, có lẽ gộp với ${code}`,
    en: `the cell is empty in the table, probably merged with that of ${code}`,
  }),
  total: (points: string): Text => ({
    vi: `dòng tổng trong bảng: ${points}; ghi ở “index”`,
    en: `the total of the table: ${points}; it belongs to “index”`,
  }),
  unusedColumn: (head: string): Text => ({
    vi: `cột “${head}” không được lấy vào`,
    en: `the column “${head}” was left out`,
  }),
  left: (text: string): Text => ({
    vi: `dòng không thuộc tiêu chí nào: ${text}`,
    en: `a line that belongs to no criterion: ${text}`,
  }),
};
