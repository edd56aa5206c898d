import { nearestWord } from '../base/near.ts';
import type { Language, Text } from '../base/text.ts';
import { languages } from '../base/text.ts';
import type { Command } from './commands.ts';
import { commandInfo, commandNames } from './commands.ts';
import type { OptionName } from './options.ts';
import { optionInfo, optionNames, shownOptions, valueKinds } from './options.ts';
import type { ArgumentToken, ParseArgs } from './ports.ts';

/** What a command line says, once read. */
export interface Arguments {
  readonly language: Language;
  readonly command: Command | undefined;
  /** What stands behind the command and is no option. */
  readonly words: readonly string[];
  /** The options given, each with its value, the last where it stands more than once; empty for one that takes none. */
  readonly options: Readonly<Partial<Record<OptionName, string>>>;
  /** The values of options that may stand more than once, in order. */
  readonly lists: Readonly<Partial<Record<OptionName, readonly string[]>>>;
  /** What is wrong with it, said to the user. Nothing else may then be relied on but the language and the command. */
  readonly wrong: Text | undefined;
}

/** Reads what stands behind the program's name. Never fails: what is wrong is told in `wrong`. */
export function readArguments(argv: readonly string[], parseArgs: ParseArgs): Arguments {
  const table = Object.fromEntries(
    optionNames.map((name) => {
      const { takes, short } = optionInfo(name);
      return [name, { type: takes ? ('string' as const) : ('boolean' as const), ...(short ? { short } : {}) }];
    }),
  );
  const { tokens } = parseArgs({ args: [...argv], options: table, strict: false, tokens: true });
  const written = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const asksHelp = written[0] === 'help';
  const [first, ...words] = asksHelp ? written.slice(1) : written;
  const command = commandNames.find((name) => name === first);
  const given: Partial<Record<OptionName, string>> = asksHelp ? { help: '' } : {};
  const lists: Partial<Record<OptionName, string[]>> = {};
  let wrong = first !== undefined && command === undefined ? unknownCommand(first) : undefined;
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const name = optionNames.find((known) => known === token.name);
    wrong ??= name ? wrongUse(name, token, command) : unknownOption(token.rawName, command);
    if (!name) continue;
    given[name] = token.value ?? '';
    if (optionInfo(name).many) (lists[name] ??= []).push(token.value ?? '');
  }
  wrong ??= command && given.help === undefined && given.version === undefined ? wrongWords(command, words) : undefined;
  const language = languages.find((known) => known === given.lang) ?? 'vi';
  return { language, command, words, options: given, lists, wrong };
}

function unknownCommand(word: string): Text {
  const near = elsewhere.commands.get(word.toLowerCase()) ?? nearestWord(word, [...commandNames, 'help']);
  const isPath = /[./\\*]/.test(word);
  const then = near
    ? didYouMean(near)
    : isPath
      ? { vi: ` Để kiểm tra, hãy viết: par-index check ${word}`, en: ` To check it, write: par-index check ${word}` }
      : { vi: ` Có các lệnh: ${commandNames.join(', ')}.`, en: ` The commands are: ${commandNames.join(', ')}.` };
  return { vi: `Không có lệnh “${word}”.${then.vi}`, en: `There is no command “${word}”.${then.en}` };
}

function unknownOption(written: string, command: Command | undefined): Text {
  const name = written.replace(/^-+/, '');
  const own = new Set(command ? shownOptions(command) : commandNames.flatMap(shownOptions));
  const instead = elsewhere.options.get(name);
  const near = instead && own.has(instead.option) ? instead : undefined;
  const nearName = near?.option ?? nearestWord(name, [...own]);
  const then = nearName ? didYouMean(`--${nearName}${near?.value ? ` ${near.value}` : ''}`) : { vi: '', en: '' };
  return { vi: `Không có tùy chọn “${written}”.${then.vi}`, en: `There is no option “${written}”.${then.en}` };
}

const didYouMean = (what: string): Text => ({ vi: ` Có phải ý bạn là “${what}”?`, en: ` Did you mean “${what}”?` });

/** What other tools call it. */
const elsewhere = {
  commands: new Map<string, Command>([
    ['lint', 'check'],
    ['validate', 'check'],
    ['verify', 'check'],
    ['run', 'check'],
    ['rule', 'explain'],
    ['completions', 'completion'],
    ['server', 'lsp'],
    ['language-server', 'lsp'],
  ]),
  options: new Map<string, { readonly option: OptionName; readonly value?: string }>([
    ['colour', { option: 'color' }],
    ['no-color', { option: 'color', value: 'never' }],
    ['dry-run', { option: 'fix-dry-run' }],
    ['json', { option: 'format', value: 'json' }],
    ['reporter', { option: 'format' }],
    ['language', { option: 'lang' }],
    ['locale', { option: 'lang' }],
    ['level', { option: 'severity' }],
    ['quiet', { option: 'severity', value: 'error' }],
    ['q', { option: 'severity', value: 'error' }],
    ['strict', { option: 'max-warnings', value: '0' }],
    ['stdin-filepath', { option: 'stdin-filename' }],
    ['c', { option: 'config' }],
    ['f', { option: 'format' }],
    ['w', { option: 'watch' }],
    ['V', { option: 'version' }],
  ]),
};

/** What is wrong in how a known option is used. */
function wrongUse(
  name: OptionName,
  { rawName, value, inlineValue }: Extract<ArgumentToken, { kind: 'option' }>,
  command: Command | undefined,
): Text | undefined {
  const { takes, of } = optionInfo(name, command);
  if (command && !of.includes(command)) {
    return {
      vi: `Lệnh ${command} không có tùy chọn ${rawName}; tùy chọn này của lệnh ${of.join(', ')}.`,
      en: `The command ${command} has no option ${rawName}; that one is of ${of.join(', ')}.`,
    };
  }
  if (!takes) {
    return inlineValue ? { vi: `${rawName} không nhận giá trị.`, en: `${rawName} takes no value.` } : undefined;
  }
  const words = typeof takes === 'object' ? takes : undefined;
  const kind = typeof takes === 'object' ? undefined : valueKinds[takes];
  if (value === undefined || value === '') {
    const needs = kind?.needs ?? { vi: words!.join(', '), en: words!.join(', ') };
    return { vi: `${rawName} cần một giá trị: ${needs.vi}.`, en: `${rawName} needs a value: ${needs.en}.` };
  }
  if (kind && !kind.like.test(value)) {
    return {
      vi: `${rawName} cần ${kind.needs.vi}; “${value}” không phải.`,
      en: `${rawName} needs ${kind.needs.en}; “${value}” is none.`,
    };
  }
  if (words && !words.includes(value)) return unknownValue(rawName, value, words);
  return undefined;
}

/** What is wrong in the words behind a command that takes none, or one of a few. */
function wrongWords(command: Command, words: readonly string[]): Text | undefined {
  const { takes } = commandInfo(command);
  const [word, extra] = words;
  if (takes === 'nothing' && word !== undefined) return unwanted(command, word);
  if (typeof takes !== 'object') return undefined;
  if (word === undefined) {
    return {
      vi: `Lệnh ${command} cần một trong: ${takes.join(', ')}.`,
      en: `The command ${command} needs one of: ${takes.join(', ')}.`,
    };
  }
  if (!takes.includes(word)) return unknownValue(command, word, takes);
  return extra === undefined ? undefined : unwanted(command, extra);
}

function unwanted(command: Command, word: string): Text {
  return { vi: `Lệnh ${command} không nhận “${word}”.`, en: `The command ${command} does not take “${word}”.` };
}

function unknownValue(of: string, value: string, words: readonly string[]): Text {
  const near = nearestWord(value, words);
  return {
    vi: `${of} không có “${value}”${near ? ` (có phải ý bạn là “${near}”?)` : ''}. Các giá trị dùng được: ${words.join(', ')}.`,
    en: `${of} has no “${value}”${near ? ` (did you mean “${near}”?)` : ''}. It takes: ${words.join(', ')}.`,
  };
}
