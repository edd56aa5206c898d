import type { Span } from '../base/span.ts';
import { touches } from '../base/span.ts';
import type { Language, Text } from '../base/text.ts';
import { keyInfo } from '../model/keys.ts';
import { rules } from '../rules/all.ts';
import { unsettable } from '../rules/engine/suppress.ts';
import { levelNames } from '../rules/engine/words.ts';
import type { Source } from '../syntax/source.ts';
import { startOf } from '../syntax/source.ts';
import { ruleLevels, settingsEntries } from '../workspace/settings.ts';
import type { ValuePlace } from './cursor.ts';
import { aboutKey } from './hover/key.ts';
import { aboutRule } from './hover/rule.ts';

/** A word that can be written in a file of settings. */
export interface Choice {
  readonly label: string;
  readonly detail?: string;
  readonly documentation?: string;
}

/** The rules that can be set, with the severity that each has by itself and what it finds. */
export function ruleChoices(language: Language): Choice[] {
  return rules
    .filter(({ id }) => !unsettable.has(id))
    .map(({ id, severity, summary }) => ({
      label: id,
      detail: levelNames[severity][language],
      documentation: summary[language],
    }));
}

/** What can stand behind a key of the settings; nothing where that is free, or is a map or list. */
export function valueChoices({ map, key }: Pick<ValuePlace, 'map' | 'key'>, language: Language): Choice[] {
  if (map === 'rules') {
    const own = rules.find(({ id }) => id === key)?.severity;
    return ruleLevels.map((level) => choice(level, level === own, language, levelNames[level][language]));
  }
  const { values, default: usual, minimum, maximum } = keyInfo(map, key) ?? {};
  const numbers =
    minimum !== undefined && maximum !== undefined
      ? Array.from({ length: maximum - minimum + 1 }, (_, i) => minimum + i)
      : typeof usual === 'number'
        ? [usual]
        : [];
  return (values ?? numbers).map((value) => choice(String(value), value === usual, language));
}

function choice(label: string, isUsual: boolean, language: Language, meaning = ''): Choice {
  const detail = [meaning, isUsual ? words.usual[language] : ''].filter(Boolean).join(', ');
  return { label, ...(detail === '' ? {} : { detail }) };
}

/** What a key or value of the settings means, as Markdown, and where it stands (UTF-16 offsets of the text). */
export function settingAt(source: Source, offset: number): { readonly text: Text; readonly span: Span } | undefined {
  for (const { kind, all } of settingsEntries(source)) {
    for (const { piece, pair } of all) {
      const from = startOf(source, piece);
      const onKey = touches(pair.key.span, offset - from);
      const scalar = onKey ? pair.key : pair.value;
      if (scalar?.kind !== 'scalar' || !touches(scalar.span, offset - from)) continue;
      const name = pair.key.text;
      const text = kind === 'rules' ? aboutRule(name, onKey ? undefined : scalar.text) : aboutKey(kind, name);
      return text && { text, span: { start: from + scalar.span.start, end: from + scalar.span.end } };
    }
  }
  return undefined;
}

const words = {
  usual: { vi: 'mặc định', en: 'default' },
};
