import type { Language, Text } from '../base/text.ts';
import type { Command, OptionInfo, OptionName } from './arguments.ts';
import { commands, options } from './arguments.ts';
import { wrap } from './terminal.ts';

interface CommandHelp {
  /** How it is written. */
  readonly use: Text;
  readonly summary: Text;
  readonly more: readonly Text[];
  readonly examples: readonly { readonly line: string; readonly text: Text }[];
}

const help: Readonly<Record<Command, CommandHelp>> = {
  check: {
    use: { vi: 'check [đường dẫn…]', en: 'check [paths…]' },
    summary: { vi: 'kiểm tra tệp .par.yaml và in các phát hiện', en: 'check .par.yaml files and print the findings' },
    more: [
      {
        vi: 'Đường dẫn là tệp, thư mục (tìm mọi tệp .par.yaml bên trong, trừ những gì .gitignore bỏ qua) hoặc mẫu như "**/7-*.par.yaml"; không nêu thì là thư mục hiện tại. Mỗi tệp được kiểm tra trong dự án của nó, nên nêu riêng một tệp vẫn thấy tổng của toàn bộ chỉ số có lệch hay không.',
        en: 'A path is a file, a folder (all .par.yaml files below it, save what .gitignore leaves out) or a pattern such as "**/7-*.par.yaml"; without one it is the current folder. Every file is checked within its project, so naming a single file still shows whether the totals of its index disagree.',
      },
      {
        vi: 'Mã thoát: 0 không có lỗi (và không quá --max-warnings); 1 có phát hiện; 2 lệnh, thiết lập hoặc đường dẫn sai; 3 không có gì để kiểm tra, hoặc phần mềm gặp sự cố.',
        en: 'Exit code: 0 no error (and no more than --max-warnings); 1 findings; 2 a wrong command, setting or path; 3 nothing could be checked, or the program itself failed.',
      },
    ],
    examples: [
      { line: 'par-index check', text: { vi: 'kiểm tra thư mục hiện tại', en: 'check the current folder' } },
      {
        line: 'par-index check samples/hanoi-2021 --lang en',
        text: { vi: 'kiểm tra một thư mục, in bằng tiếng Anh', en: 'check a folder, in English' },
      },
      {
        line: 'par-index check --fix-dry-run',
        text: { vi: 'xem trước những gì --fix sẽ sửa', en: 'see what --fix would change' },
      },
      {
        line: 'par-index check --format json --severity warning',
        text: {
          vi: 'kết quả cho chương trình khác, từ cảnh báo trở lên',
          en: 'for programs, warnings and errors only',
        },
      },
      {
        line: 'par-index check --print-config 7.par.yaml',
        text: {
          vi: 'tệp này thuộc dự án nào, thiết lập nào áp dụng cho nó',
          en: 'which project the file belongs to, and which settings hold for it',
        },
      },
      {
        line: 'par-index check --stdin --stdin-filename 7.par.yaml < 7.par.yaml',
        text: { vi: 'kiểm tra nội dung chưa lưu', en: 'check text that is not saved yet' },
      },
    ],
  },
  explain: {
    use: { vi: 'explain <quy tắc>', en: 'explain <rule>' },
    summary: { vi: 'giải thích một quy tắc', en: 'tell what a rule finds' },
    more: [],
    examples: [
      { line: 'par-index explain sum-mismatch', text: { vi: 'vì sao tổng bị báo lệch', en: 'why a sum is reported' } },
    ],
  },
  rules: {
    use: { vi: 'rules', en: 'rules' },
    summary: { vi: 'liệt kê mọi quy tắc', en: 'list all rules' },
    more: [],
    examples: [
      { line: 'par-index rules --lang en', text: { vi: 'danh sách bằng tiếng Anh', en: 'the list in English' } },
    ],
  },
  lsp: {
    use: { vi: 'lsp --stdio', en: 'lsp --stdio' },
    summary: { vi: 'máy chủ ngôn ngữ cho trình soạn thảo', en: 'the language server, for editors' },
    more: [
      {
        vi: 'Trình soạn thảo tự khởi động lệnh này và trao đổi với nó theo giao thức LSP; không cần tự chạy.',
        en: 'Editors start this by themselves and talk to it in the LSP protocol; there is no need to run it by hand.',
      },
    ],
    examples: [
      {
        line: 'par-index lsp --stdio',
        text: {
          vi: 'lệnh để khai báo trong Neovim, Emacs, Helix…',
          en: 'the command to set up in Neovim, Emacs, Helix…',
        },
      },
    ],
  },
};

/** The help on one command, or on all of them, in at most `columns`. */
export function helpOf(command: Command | undefined, language: Language, columns: number): string {
  const lines = command ? commandHelp(command, language, columns) : overview(language, columns);
  return `${lines.join('\n')}\n`;
}

function overview(language: Language, columns: number): string[] {
  const paragraphs = [
    ...wrap(words.about[language], columns, ''),
    '',
    `${words.usage[language]}: par-index <${words.command[language]}> [${words.options[language]}]`,
    '',
    ...commands.flatMap((name) => entry(help[name].use[language], help[name].summary[language], columns)),
    '',
    ...everywhere.flatMap((name) => optionEntry(name, language, columns)),
    '',
    `${words.examples[language]}:`,
    ...help.check.examples.slice(0, 3).flatMap(({ line, text }) => example(line, text[language], columns)),
    '',
    ...words.further[language].split('\n'),
  ];
  return paragraphs;
}

function commandHelp(command: Command, language: Language, columns: number): string[] {
  const { use, summary, more, examples } = help[command];
  const known = (Object.keys(options) as OptionName[]).filter(
    (name) => infoOf(name).of.includes(command) && infoOf(name).text,
  );
  return [
    ...wrap(`par-index ${command}: ${summary[language]}.`, columns, ''),
    '',
    `${words.usage[language]}: par-index ${use[language]} [${words.options[language]}]`,
    ...more.flatMap((text) => ['', ...wrap(text[language], columns, '')]),
    '',
    ...known.flatMap((name) => optionEntry(name, language, columns)),
    '',
    `${words.examples[language]}:`,
    ...examples.flatMap(({ line, text }) => example(line, text[language], columns)),
  ];
}

const everywhere: readonly OptionName[] = ['lang', 'help', 'version'];
const infoOf = (name: OptionName): OptionInfo => options[name];

function optionEntry(name: OptionName, language: Language, columns: number): string[] {
  const { takes, short, text } = infoOf(name);
  const value =
    takes === undefined ? '' : typeof takes === 'object' ? ` ${takes.join('|')}` : ` <${words[takes][language]}>`;
  return entry(`${short ? `-${short}, ` : ''}--${name}${value}`, text?.[language] ?? '', columns);
}

/** A term and what it means; a long term has a line for itself. */
function entry(term: string, meaning: string, columns: number): string[] {
  const margin = ' '.repeat(24);
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
  path: { vi: 'tệp', en: 'file' },
  count: { vi: 'số', en: 'n' },
  further: {
    vi: 'Trợ giúp của từng lệnh: par-index <lệnh> --help\nIn English: par-index --help --lang en',
    en: 'Help on a command: par-index <command> --help --lang en\nTiếng Việt: par-index --help',
  },
} as const;
