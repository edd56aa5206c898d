import type { Language } from '../base/text.ts';
import type { Command } from './commands.ts';
import { commandInfo, commandNames } from './commands.ts';
import { exitCodes } from './exit-codes.ts';
import type { OptionName, ValueKind } from './options.ts';
import { optionInfo, shownOptions, valueKinds } from './options.ts';
import { wrap } from './terminal.ts';

/** The help on one command, or on all of them, in at most `columns`. */
export function helpOf(command: Command | undefined, language: Language, columns: number): string {
  const lines = command ? commandHelp(command, language, columns) : overview(language, columns);
  return `${lines.join('\n')}\n`;
}

function overview(language: Language, columns: number): string[] {
  return [
    ...wrap(words.about[language], columns, ''),
    '',
    `${words.usage[language]}: par-index <${words.command[language]}> [${words.options[language]}]`,
    '',
    ...commandNames.flatMap((name) => {
      const { use, summary } = commandInfo(name);
      return entry(`${name} ${use[language]}`.trim(), summary[language], columns);
    }),
    '',
    ...everywhere.flatMap((name) => optionEntry(name, language, columns)),
    '',
    `${words.examples[language]}:`,
    ...commandInfo('check')
      .examples.slice(0, 3)
      .flatMap(({ line, text }) => example(line, text[language], columns)),
    '',
    ...words.further[language].split('\n'),
  ];
}

function commandHelp(command: Command, language: Language, columns: number): string[] {
  const { summary, more, examples } = commandInfo(command);
  return [
    ...wrap(`par-index ${command}: ${summary[language]}.`, columns, ''),
    '',
    `${words.usage[language]}: ${usageOf(command, language)}`,
    ...more.flatMap((text) => ['', ...wrap(text[language], columns, '')]),
    '',
    ...shownOptions(command).flatMap((name) => optionEntry(name, language, columns, command)),
    '',
    ...(command === 'check'
      ? [
          `${words.exitCodes[language]}:`,
          ...exitCodes.flatMap(({ code, text }) => wrap(text[language], columns, '       ', `  ${code}`.padEnd(7))),
          '',
        ]
      : []),
    `${words.examples[language]}:`,
    ...examples.flatMap(({ line, text }) => example(line, text[language], columns)),
  ];
}

const everywhere: readonly OptionName[] = ['lang', 'help', 'version'];

/** How a command is written. */
export function usageOf(command: Command, language: Language): string {
  return ['par-index', command, commandInfo(command).use[language], `[${words.options[language]}]`]
    .filter(Boolean)
    .join(' ');
}

/** How an option is written: `-h, --help`, `--lang vi|en`, `--config <file>`. */
export function termOf(name: OptionName, language: Language, command?: Command): string {
  const { takes, short, each } = optionInfo(name, command);
  const term = `${short ? `-${short}, ` : ''}--${name}`;
  if (takes === undefined) return term;
  if (typeof takes === 'object' && !each) return `${term} ${takes.join('|')}`;
  return `${term} <${(each ?? valueKinds[takes as ValueKind]).name[language]}>`;
}

function optionEntry(name: OptionName, language: Language, columns: number, command?: Command): string[] {
  const { text, each } = optionInfo(name, command);
  const words = Object.entries(each?.words ?? {});
  const width = Math.max(...words.map(([word]) => word.length));
  return [
    ...entry(termOf(name, language, command), text?.[language] ?? '', columns),
    ...words.flatMap(([word, meaning]) =>
      wrap(meaning[language], columns, margin + ' '.repeat(width + 4), `${margin}  ${word.padEnd(width)}  `),
    ),
  ];
}

const margin = ' '.repeat(24);

/** A term and what it means; a long term has a line for itself. */
function entry(term: string, meaning: string, columns: number): string[] {
  const first = `  ${term}`;
  const lines = wrap(meaning, columns, margin);
  if (first.length + 2 > margin.length) return [first, ...lines];
  return [first.padEnd(margin.length) + (lines[0] ?? '').trimStart(), ...lines.slice(1)];
}

function example(line: string, text: string, columns: number): string[] {
  return [`  ${line}`, ...wrap(text, columns, '      ')];
}

const words = {
  about: {
    vi: 'par-index: kiểm tra bảng tiêu chí Chỉ số cải cách hành chính (PAR Index) ghi trong tệp .par.yaml.',
    en: 'par-index: checks the criteria of a PAR Index (public administration reform) written in .par.yaml files.',
  },
  usage: { vi: 'Cách dùng', en: 'Usage' },
  command: { vi: 'lệnh', en: 'command' },
  options: { vi: 'tùy chọn', en: 'options' },
  examples: { vi: 'Ví dụ', en: 'Examples' },
  exitCodes: { vi: 'Mã thoát', en: 'Exit codes' },
  further: {
    vi: 'Trợ giúp của từng lệnh: par-index <lệnh> --help\nIn English: par-index --help --lang en',
    en: 'Help on a command: par-index <command> --help --lang en\nTiếng Việt: par-index --help',
  },
} as const;
