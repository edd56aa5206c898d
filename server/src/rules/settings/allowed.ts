import { nearestWord } from '../../base/near.ts';
import type { Text } from '../../base/text.ts';
import { searchKey } from '../../base/vietnamese.ts';
import type { KeyInfo, KeyKind } from '../../model/keys.ts';
import { keyInfo } from '../../model/keys.ts';
import type { Node } from '../../syntax/node.ts';
import { ruleLevels } from '../../workspace/settings.ts';
import { levelNames } from '../engine/words.ts';

/** What a setting takes, by name; `among` are the values, or the least and the most: `0..3`, `1..`. */
export type Allowed = {
  readonly needs: Needs;
  readonly among: string;
  /** What holds without it; empty where nothing needs to. */
  readonly default: string;
};

export type Needs = 'keys' | 'rule-lines' | 'level' | 'choice' | 'whole' | 'phrase-lines' | 'phrase' | 'phrase-list';

/** What stands, or should stand, at a path of keys: `rounding`, `score`. */
export function allowedAt(path: readonly string[]): Allowed {
  const [top, name] = path;
  const only = (needs: Needs): Allowed => ({ needs, among: '', default: '' });
  if (top === undefined) return only('keys');
  if (name === undefined) return top === 'rules' ? only('rule-lines') : ofKey(keyInfo('config', top));
  if (top === 'rules') return { needs: 'level', among: ruleLevels.join(', '), default: '' };
  if (path.length > 2) return only('phrase');
  const kind = keyInfo('config', top)?.holds;
  return ofKey(kind && keyInfo(kind, name));
}

function ofKey(info: KeyInfo | undefined): Allowed {
  const { values, type = [], holds, minimum, maximum, default: usual = '' } = info ?? {};
  const rest = { among: '', default: String(usual) };
  if (values) return { ...rest, needs: 'choice', among: values.join(', ') };
  if (type.includes('integer')) return { ...rest, needs: 'whole', among: `${minimum ?? ''}..${maximum ?? ''}` };
  if (type.includes('array')) return { ...rest, needs: 'phrase-list' };
  return { ...rest, needs: holds ? 'keys' : 'phrase-lines' };
}

/** The same in the middle of a sentence: `một số nguyên từ 0 đến 3`. */
export function allowedWords({ needs, among }: Pick<Allowed, 'needs' | 'among'>): Text {
  if (needs === 'whole') {
    const [least = '', most = ''] = among.split('..');
    return most === ''
      ? { vi: `một số nguyên từ ${least} trở lên`, en: `a whole number, ${least} or more` }
      : { vi: `một số nguyên từ ${least} đến ${most}`, en: `a whole number from ${least} to ${most}` };
  }
  if (needs === 'choice') return { vi: `một trong các giá trị ${among}`, en: `one of ${among}` };
  return words[needs];
}

const words: Readonly<Record<Exclude<Needs, 'whole' | 'choice'>, Text>> = {
  keys: { vi: 'các dòng “khóa: giá trị”', en: 'lines “key: value”' },
  'rule-lines': {
    vi: 'các dòng “mã quy tắc: mức” thụt vào bên dưới, ví dụ “unused-agency: off”',
    en: 'lines “rule: level” indented below it, for example “unused-agency: off”',
  },
  level: {
    vi: `một trong các mức ${ruleLevels.map((level) => `${level} (${levelNames[level].vi})`).join(', ')}`,
    en: `one of the levels ${ruleLevels.join(', ')}`,
  },
  'phrase-lines': {
    vi: 'các dòng “cụm từ sai: cụm từ đúng” thụt vào bên dưới',
    en: 'lines “wrong phrase: right phrase” indented below it',
  },
  phrase: { vi: 'một từ hoặc cụm từ', en: 'a word or phrase' },
  'phrase-list': {
    vi: 'một danh sách từ, mỗi từ một dòng sau dấu gạch',
    en: 'a list of words, one a line behind a dash',
  },
};

/** The value that is probably meant by what is written, as it is to be written; undefined where none is near. */
export function meantValue({ needs, among }: Allowed, node: Node | null): string | undefined {
  if (node?.kind !== 'scalar') return undefined;
  const written = node.text.trim();
  if (needs === 'level') {
    const plain = searchKey(written);
    const said = Object.entries(levelsSaid).find(([, list]) => list.split(', ').includes(plain));
    return said?.[0] ?? nearestWord(plain, ruleLevels);
  }
  if (needs === 'choice') return nearestWord(written, among.split(', '));
  if (needs !== 'whole' || !/^\d+$/.test(written)) return undefined;
  const [least = '', most = ''] = among.split('..');
  const number = Number(written);
  return number >= Number(least) && (most === '' || number <= Number(most)) ? String(number) : undefined;
}

/** What people, and other checkers, call the levels of a rule. Without tone marks. */
const levelsSaid: Readonly<Record<string, string>> = {
  off: 'of, none, no, false, 0, disable, disabled, ignore, tat, bo qua, khong',
  hint: 'suggestion, goi y',
  info: 'information, notice, note, luu y, thong tin',
  warning: 'warn, 1, canh bao',
  error: 'err, fatal, 2, loi',
};

/** The kind of map that a key stands in; undefined for maps of the author's own words. */
export function kindAbove(path: readonly string[]): KeyKind | undefined {
  if (path.length === 1) return 'config';
  return path.length === 2 ? keyInfo('config', path[0]!)?.holds : undefined;
}
