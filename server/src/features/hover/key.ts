import type { Text } from '../../base/text.ts';
import type { KeyKind } from '../../model/keys.ts';
import { keyInfo } from '../../model/keys.ts';
import { both } from '../../rules/engine/words.ts';

/** A key in the schema's words; undefined for one that the schema lacks. */
export function aboutKey(kind: KeyKind, key: string): Text | undefined {
  const info = keyInfo(kind, key) ?? (key === 'file' ? keyInfo('fileItem', key) : undefined);
  return info && both((l) => `**${key}** – ${info.title[l]}  \n${info.description[l]}`);
}
