// The manual of the command line, made from the tables that it reads its arguments with.
import type { Language, Text } from '../../server/src/base/text.ts';
import { languages } from '../../server/src/base/text.ts';
import type { Command } from '../../server/src/cli/commands.ts';
import { commandInfo, commandNames } from '../../server/src/cli/commands.ts';
import { exitCodes } from '../../server/src/cli/exit-codes.ts';
import { formatInfo, formatNames } from '../../server/src/cli/formats/all.ts';
import { termOf, usageOf } from '../../server/src/cli/help.ts';
import type { OptionName } from '../../server/src/cli/options.ts';
import { optionInfo, shownOptions } from '../../server/src/cli/options.ts';
import { escapeMarkdown } from '../../server/src/cli/page.ts';
import { sections } from './cli-sections.ts';

/** Each page: path in the project → text. */
export function cliPages(): ReadonlyMap<string, string> {
  return new Map(languages.map((language) => [`docs/${fileOf(language)}`, page(language)]));
}

const fileOf = (language: Language) => (language === 'vi' ? 'cli.md' : `cli.${language}.md`);

function page(language: Language): string {
  const other = language === 'vi' ? `[English](${fileOf('en')})` : `[Tiếng Việt](${fileOf('vi')})`;
  const say = (text: Text) => text[language];
  return [
    `# ${say(words.title)}`,
    other,
    say(words.introduction),
    table(
      [words.command, words.does],
      commandNames.map((name) => [`[\`${name}\`](#par-index-${name})`, say(commandInfo(name).summary)]),
      language,
    ),
    ...commandNames.flatMap((name) => ofCommand(name, language)),
    `## ${say(words.general)}`,
    optionTable(general, 'check', language),
    `## ${say(words.formats)}`,
    say(words.formatsAre),
    table(
      [words.format, words.use],
      formatNames.map((name) => [`\`${name}\``, say(formatInfo(name).summary)]),
      language,
    ),
    `## ${say(words.exitCodes)}`,
    table(
      [words.code, words.meaning],
      exitCodes.map(({ code, text }) => [`\`${code}\``, say(text)]),
      language,
    ),
    ...sections.flatMap(({ title, text }) => [`## ${say(title)}`, ...text.map(say)]),
    '<!-- Made by `npm run generate` from the tables of the command line. -->',
  ]
    .join('\n\n')
    .concat('\n');
}

function ofCommand(name: Command, language: Language): string[] {
  const { summary, more, examples } = commandInfo(name);
  const own = shownOptions(name).filter((option) => !general.includes(option));
  const say = (text: Text) => text[language];
  return [
    `## par-index ${name}`,
    `\`\`\`\n${usageOf(name, language)}\n\`\`\``,
    `${capital(say(summary))}.`,
    ...more.map((text) => escapeMarkdown(say(text))),
    ...(own.length > 0 ? [optionTable(own, name, language)] : []),
    `${say(words.examples)}:`,
    `\`\`\`sh\n${examples.map(({ line, text }) => `# ${say(text)}\n${line}`).join('\n\n')}\n\`\`\``,
  ];
}

/** Options of every command. */
const general = shownOptions('check').filter((name) => optionInfo(name).of.length === commandNames.length);

function optionTable(names: readonly OptionName[], command: Command, language: Language): string {
  const rows = names.map((name) => [
    `\`${termOf(name, language, command)}\``,
    escapeMarkdown(optionInfo(name, command).text?.[language] ?? ''),
  ]);
  return table([words.option, words.meaning], rows, language);
}

function table(head: readonly Text[], rows: readonly (readonly string[])[], language: Language): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const body = rows.map((cells) => row(cells.map((cell) => cell.replace(/(?<!\\)\|/g, '\\|'))));
  return [row(head.map((text) => text[language])), row(head.map(() => '---')), ...body].join('\n');
}

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);

const words = {
  title: { vi: 'Dòng lệnh `par-index`', en: 'The command line `par-index`' },
  introduction: {
    vi: 'Dòng lệnh kiểm tra các tệp `.par.yaml` giống hệt trình soạn thảo: cùng phát hiện, cùng cách sửa. Kết quả ra stdout, mọi lời khác ra stderr. Chương trình không dùng mạng và không chạy mã nào trong thư mục được kiểm tra. Ngôn ngữ là tiếng Việt trừ khi có `--lang en`, dù hệ thống dùng ngôn ngữ nào. `par-index <lệnh> --help` in phần tương ứng của trang này.',
    en: 'The command line checks `.par.yaml` files exactly as the editor does: the same findings, the same fixes. stdout carries the result, stderr everything else. The program uses no network and runs no code from the folder that it checks. It speaks Vietnamese unless told `--lang en`, whatever the language of the system. `par-index <command> --help` prints its part of this page.',
  },
  command: { vi: 'Lệnh', en: 'Command' },
  does: { vi: 'Việc làm', en: 'What it does' },
  option: { vi: 'Tùy chọn', en: 'Option' },
  meaning: { vi: 'Ý nghĩa', en: 'Meaning' },
  general: { vi: 'Tùy chọn của mọi lệnh', en: 'Options of every command' },
  examples: { vi: 'Ví dụ', en: 'Examples' },
  formats: { vi: 'Dạng kết quả', en: 'Forms of the result' },
  formatsAre: {
    vi: 'Một dạng ra stdout (`--format`), các dạng khác ghi ra tệp (`--output`). Cách dùng trên từng hệ thống CI: [ci.md](ci.md). Dạng `json` được mô tả trong [schemas/findings.schema.json](../schemas/findings.schema.json).',
    en: 'One form goes to stdout (`--format`), others to files (`--output`). How to use them on each CI system: [ci.en.md](ci.en.md). The form `json` is described by [schemas/findings.schema.json](../schemas/findings.schema.json).',
  },
  format: { vi: 'Dạng', en: 'Form' },
  use: { vi: 'Dùng để', en: 'What it is for' },
  exitCodes: { vi: 'Mã thoát', en: 'Exit codes' },
  code: { vi: 'Mã', en: 'Code' },
} as const;
