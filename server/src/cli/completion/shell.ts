import type { Language, Text } from '../../base/text.ts';
import type { Command, CommandInfo } from '../commands.ts';
import { commandInfo, commandNames } from '../commands.ts';
import type { OptionName } from '../options.ts';
import { optionInfo, shownOptions } from '../options.ts';

/** What a completion script is made from, for every shell the same, in one language. */
export interface Completed {
  readonly commands: readonly CompletedCommand[];
  /** Options of every command: they may stand before one too. */
  readonly general: readonly CompletedOption[];
  /** What the words are called. */
  readonly names: Readonly<Record<'command' | 'value' | 'path', string>>;
}

export interface CompletedCommand {
  readonly name: Command;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** What stands behind it: paths, one of these words, nothing. */
  readonly takes: 'paths' | 'nothing' | readonly string[];
}

export interface CompletedOption {
  readonly name: OptionName;
  readonly short: string | undefined;
  /** The first of what its help says. */
  readonly text: string;
  readonly many: boolean;
  /** What it takes: one of these words, a path, something that can't be completed; undefined where it takes nothing. */
  readonly takes: readonly string[] | 'path' | 'other' | undefined;
}

/** All commands and options. `rules` are the ids of the rules. */
export function completed(language: Language, rules: readonly string[]): Completed {
  const general = shownOptions('check').filter((name) => optionInfo(name).of.length === commandNames.length);
  return {
    commands: commandNames.map((name) => {
      const { summary, takes } = commandInfo(name);
      const options = shownOptions(name).map((option) => optionOf(option, name, language));
      return { name, summary: summary[language], options, takes: operandsOf(takes, rules) };
    }),
    general: general.map((name) => optionOf(name, 'check', language)),
    names: { command: words.command[language], value: words.value[language], path: words.path[language] },
  };
}

function operandsOf(takes: CommandInfo['takes'], rules: readonly string[]): CompletedCommand['takes'] {
  if (takes === 'rule') return rules;
  return takes === 'paths' || takes === 'nothing' || typeof takes === 'object' ? takes : 'paths';
}

function optionOf(name: OptionName, command: Command, language: Language): CompletedOption {
  const { takes, short, many, text } = optionInfo(name, command);
  const kind = typeof takes === 'string' && takes !== 'path' ? 'other' : takes;
  return { name, short, text: firstPart(text?.[language] ?? ''), many: many === true, takes: kind };
}

/** Beside a word there is room for a few more only. */
function firstPart(text: string): string {
  return text.split(/[;:(]/, 1)[0]!.trim();
}

const words = {
  command: { vi: 'lệnh', en: 'command' },
  value: { vi: 'giá trị', en: 'value' },
  path: { vi: 'tệp', en: 'file' },
} as const satisfies Record<string, Text>;
