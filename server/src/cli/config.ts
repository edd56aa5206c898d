import { positionAt } from '../base/lines.ts';
import { nearestWord } from '../base/near.ts';
import type { Text } from '../base/text.ts';
import type { KeyKind } from '../model/keys.ts';
import { keysOf } from '../model/keys.ts';
import { rules } from '../rules/all.ts';
import { openSource, startOf } from '../syntax/source.ts';
import type { FileContent } from '../workspace/access.ts';
import type { SettingsProblem } from '../workspace/settings.ts';
import { readSettings } from '../workspace/settings.ts';

/** What is wrong with a file of settings, each with its key and what is allowed there; none where it may be used. */
export function configProblems(content: FileContent): Text[] {
  if (content.kind !== 'text') return [unreadable[content.kind]];
  const { settings, problems } = readSettings(content.text);
  const unknown = Object.keys(settings.rules).filter((id) => !rules.some((rule) => rule.id === id));
  return [...problems.map((problem) => sentence(problem, content.text)), ...unknown.map(unknownRule)];
}

const unreadable: Readonly<Record<Exclude<FileContent['kind'], 'text'>, Text>> = {
  missing: { vi: 'không có tệp này.', en: 'there is no such file.' },
  encoding: { vi: 'không phải UTF-8; hãy lưu lại bằng UTF-8.', en: 'is not UTF-8; save it as UTF-8.' },
  'too-large': { vi: 'quá lớn so với một tệp thiết lập.', en: 'is too large for a file of settings.' },
  unreadable: {
    vi: 'không đọc được; hãy kiểm tra quyền đọc và xem đó có phải một tệp.',
    en: 'can not be read; check that it is a file and that you may read it.',
  },
};

function sentence({ path, keyword, params }: SettingsProblem, text: string): Text {
  if (keyword === 'syntax') return syntaxSentence(text);
  const key = path.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
  if (keyword === 'additionalProperties') return unknownKey(key, params.additionalProperty ?? '');
  const allowed = allowedWords(keyword, params);
  return key === ''
    ? { vi: `tệp thiết lập cần ${allowed.vi}.`, en: `a file of settings needs ${allowed.en}.` }
    : { vi: `“${key}” cần ${allowed.vi}.`, en: `“${key}” needs ${allowed.en}.` };
}

function allowedWords(keyword: SettingsProblem['keyword'], params: SettingsProblem['params']): Text {
  if (keyword === 'enum') {
    const list = (params.allowedValues ?? []).join(', ');
    return { vi: `một trong các giá trị: ${list}`, en: `one of: ${list}` };
  }
  if (keyword === 'minimum')
    return { vi: `một số từ ${params.limit} trở lên`, en: `a number of ${params.limit} or more` };
  if (keyword === 'maximum')
    return { vi: `một số không quá ${params.limit}`, en: `a number of ${params.limit} or less` };
  if (keyword === 'minLength') return { vi: 'một cụm từ, không để trống', en: 'some text, not an empty one' };
  return types[String(params.type)] ?? { vi: 'một giá trị khác', en: 'another value' };
}

const types: Readonly<Record<string, Text>> = {
  object: { vi: 'các dòng “khóa: giá trị”', en: 'lines of the form “key: value”' },
  array: { vi: 'một danh sách', en: 'a list' },
  string: { vi: 'một cụm từ', en: 'some text' },
  integer: { vi: 'một số nguyên', en: 'a whole number' },
};

function unknownKey(parent: string, key: string): Text {
  const name = parent === '' ? key : `${parent}.${key}`;
  if (parent === 'rules') return unknownRule(key);
  const kind: KeyKind = parent === 'rounding' || parent === 'words' ? parent : 'config';
  const known = keysOf(kind).map((info) => info.name);
  const near = nearestWord(key, known);
  return {
    vi: `không có khóa “${name}”${near ? ` (có phải ý bạn là “${near}”?)` : ''}. Các khóa dùng được: ${known.join(', ')}.`,
    en: `there is no key “${name}”${near ? ` (did you mean “${near}”?)` : ''}. The keys are: ${known.join(', ')}.`,
  };
}

function unknownRule(id: string): Text {
  const near = nearestWord(
    id,
    rules.map((rule) => rule.id),
  );
  return {
    vi: `“rules.${id}”: không có quy tắc nào tên như vậy${near ? ` (có phải ý bạn là “${near}”?)` : ''}. Danh sách: par-index rules.`,
    en: `“rules.${id}”: there is no such rule${near ? ` (did you mean “${near}”?)` : ''}. The list: par-index rules.`,
  };
}

function syntaxSentence(text: string): Text {
  const source = openSource('', text);
  const [head] = source.heads;
  const at = head?.problems[0] ? startOf(source, head) + head.problems[0].span.start : 0;
  const line = positionAt(source.lines, at).line + 1;
  return {
    vi: `không đọc được ở dòng ${line}: sai cú pháp YAML. Mỗi dòng cần dạng “khóa: giá trị”, thụt lề bằng dấu cách.`,
    en: `can not be read at line ${line}: this is not YAML. Each line needs the form “key: value”, indented with blanks.`,
  };
}
