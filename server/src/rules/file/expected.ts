import type { Text } from '../../base/text.ts';
import type { KeyInfo } from '../../model/keys.ts';
import { keyInfo } from '../../model/keys.ts';
import type { SchemaProblem } from '../../model/validate.ts';
import type { Node } from '../../syntax/node.ts';
import { shown } from './reading.ts';

/** What should stand at a key, by name; each has its words. */
export type Expected =
  | 'text'
  | 'text-or-list'
  | 'list'
  | 'entries'
  | 'number'
  | 'year'
  | 'date'
  | 'code'
  | 'true'
  | 'one'
  | 'keys'
  | 'task'
  | 'path';

export const expectedWords: Readonly<Record<Expected, Text>> = {
  text: { vi: 'cần một đoạn chữ', en: 'needs a text' },
  'text-or-list': {
    vi: 'cần một đoạn chữ, hoặc một danh sách mỗi mục một dòng sau dấu gạch',
    en: 'needs a text, or a list with one item a line behind a dash',
  },
  list: { vi: 'cần một danh sách, mỗi mục một dòng sau dấu gạch', en: 'needs a list, one item a line behind a dash' },
  entries: {
    vi: 'cần một danh sách, mỗi mục là các dòng “khóa: giá trị” sau một dấu gạch',
    en: 'needs a list whose items are lines “key: value” behind a dash',
  },
  number: { vi: 'cần một số, ví dụ 8.5', en: 'needs a number, for example 8.5' },
  year: { vi: 'cần một năm từ 2000 đến 2100, ví dụ 2021', en: 'needs a year from 2000 to 2100, for example 2021' },
  date: {
    vi: 'cần một ngày viết theo mẫu năm-tháng-ngày, ví dụ 2025-03-01',
    en: 'needs a date written year-month-day, for example 2025-03-01',
  },
  code: { vi: 'cần số thứ tự đặt trong dấu nháy, ví dụ "7.1.9"', en: 'needs a code in quotes, for example "7.1.9"' },
  true: {
    vi: 'chỉ nhận giá trị true (không phải như vậy thì bỏ cả dòng)',
    en: 'takes true only (where it is not so, the line is left out)',
  },
  one: { vi: 'phải là số 1, phiên bản của định dạng', en: 'must be the number 1, the version of the format' },
  keys: { vi: 'cần các dòng “khóa: giá trị” thụt vào bên dưới', en: 'needs lines “key: value” indented below it' },
  task: {
    vi: 'cần mỗi nhiệm vụ là một câu, hoặc các dòng task, deadline, lead, note',
    en: 'needs each task as a sentence, or as lines task, deadline, lead, note',
  },
  path: { vi: 'cần đường dẫn của một tệp', en: 'needs the path of a file' },
};

/** What should stand where the schema was violated. */
export function expectedAt({ kind, key, under, params }: SchemaProblem): Expected {
  const info = keyInfo(kind, key === '' ? under : key);
  if (key === '') return under === 'tasks' ? 'task' : 'text';
  if (kind === 'task' && key === under) return 'task';
  return info ? expectedOf(info) : [params.type ?? []].flat().includes('array') ? 'list' : 'text';
}

export function expectedOf({ name, type, holds, values, pattern, minimum }: KeyInfo): Expected {
  if (name === 'file' || name === 'previous') return 'path';
  if (values) return values[0] === true ? 'true' : 'one';
  if (type.includes('number')) return 'number';
  if (type.includes('integer')) return minimum === undefined ? 'number' : 'year';
  if (type.includes('object')) return 'keys';
  if (pattern) return name === 'from' || name === 'until' ? 'date' : 'code';
  if (name === 'code' && type.includes('string') && !pattern) return 'text';
  if (type.includes('array'))
    return type.includes('string') ? 'text-or-list' : holds && holds !== 'task' ? 'entries' : 'list';
  return 'text';
}

export type Why = 'empty' | 'empty-item' | 'range' | 'type';

/** What stands there instead, in the author's own words. */
export function standing(node: Node | null, why: Why, expected: Expected): Text {
  if (!node) return { vi: 'chưa ghi gì', en: 'nothing stands there' };
  if (node.kind === 'map') return { vi: 'đang là các dòng “khóa: giá trị”', en: 'lines “key: value” stand there' };
  if (node.kind === 'seq') {
    const count = node.items.length;
    if (count === 0) return { vi: 'đang là một danh sách trống', en: 'an empty list stands there' };
    return {
      vi: `đang là một danh sách ${String(count)} mục`,
      en: `a list of ${String(count)} ${count === 1 ? 'item' : 'items'} stands there`,
    };
  }
  if (node.text.trim() === '') return { vi: 'đang để trống', en: 'it is empty' };
  const isBlock = node.style === 'folded' || node.style === 'literal';
  const written = shown(isBlock ? node.text : node.source, 40);
  const isText = expected === 'text' || expected === 'text-or-list' || expected === 'task';
  if (why === 'range' || (!isText && typeof node.value !== 'string' && node.value !== null))
    return { vi: `đang ghi ${written}`, en: `${written} stands there` };
  if (node.value === null) return { vi: `${written} bị đọc là “không có gì”`, en: `${written} is read as nothing` };
  if (typeof node.value === 'boolean')
    return { vi: `${written} bị đọc là giá trị đúng/sai`, en: `${written} is read as true or false` };
  if (typeof node.value !== 'string')
    return { vi: `${written} bị đọc là một số`, en: `${written} is read as a number` };
  const quoted = node.style === 'single' || node.style === 'double' ? written : `“${written}”`;
  return { vi: `đang ghi ${quoted}`, en: `${quoted} stands there` };
}
