import type { Language } from '../../base/text.ts';
import { searchKey } from '../../base/vietnamese.ts';
import type { KeyInfo } from '../../model/keys.ts';
import { keysOf } from '../../model/keys.ts';
import { listStyleOf } from '../../rules/engine/rewrite.ts';
import type { KeyPlace } from '../cursor.ts';
import { newlineIn } from '../refactor/block.ts';
import { ruleChoices } from '../setting.ts';
import type { Completion } from './completion.ts';

/** The keys that a map has not yet, in the schema's order: found by their names, and by the annex's words for them. */
export function keys(cursor: KeyPlace, text: string, offset: number, language: Language): Completion[] {
  const { map, present, before, replace, typed, mayBeFile } = cursor;
  const finish = (label: string, written: string): Pick<Completion, 'edit' | 'insertEnd' | 'stops'> => {
    const stop = written.indexOf('""') + 1;
    return {
      edit: { ...replace, text: before + written },
      insertEnd: offset,
      ...(stop > 0 ? { stops: [{ start: before.length + stop, end: before.length + stop }] } : {}),
    };
  };
  if (map === 'rules')
    return ruleChoices(language)
      .filter(({ label }) => !present.has(label))
      .map(({ label, detail }) => ({
        label,
        kind: 'key',
        ...(detail === undefined ? {} : { detail }),
        about: { kind: 'rule', id: label },
        ...finish(label, cursor.behind === 'colon' ? label : `${label}: `),
      }));
  const infos = mayBeFile ? [...keysOf(map), ...keysOf('fileItem')] : keysOf(map);
  return infos
    .filter(({ name }) => !present.has(name))
    .map((info) => ({
      label: info.name,
      kind: 'key',
      detail: info.title[language],
      about: { kind: 'key', map: info.name === 'file' && mayBeFile ? 'fileItem' : map, key: info.name },
      filter: [typed.trim(), info.name, searchKey(info.title.vi), info.title.vi, info.title.en.toLowerCase()]
        .filter((part, i) => i > 0 || (part !== '' && info.name.startsWith(part)))
        .join(' '),
      ...finish(info.name, textOfKey(info, cursor, text)),
    }));
}

/** `title: `, `partial: true`, `code: ""`; a list or map begins on the next line. */
function textOfKey({ name, type, values }: KeyInfo, { behind, column }: KeyPlace, text: string): string {
  if (behind !== 'nothing') return behind === 'colon' ? name : `${name}:`;
  const only = values?.length === 1 ? values[0] : undefined;
  if (only !== undefined) return `${name}: ${only}`;
  const below = (deeper: number) => `${name}:${newlineIn(text)}${' '.repeat(column + deeper)}`;
  if (type.every((each) => each === 'array')) return `${below(listStyleOf(text))}- `;
  if (type.includes('object')) return below(2);
  // A code without quotes would be a number.
  return name === 'code' || name === 'sameAs' ? `${name}: ""` : `${name}: `;
}
