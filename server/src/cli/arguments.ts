import { nearestWord } from '../base/near.ts';
import type { Language, Text } from '../base/text.ts';
import { languages } from '../base/text.ts';
import type { ArgumentToken, ParseArgs } from './ports.ts';

/** What a command line says, once read. */
export interface Arguments {
  readonly language: Language;
  readonly command: Command | undefined;
  /** What stands behind the command and is no option. */
  readonly words: readonly string[];
  /** The options given, each with its value; empty for one that takes none. */
  readonly options: Readonly<Partial<Record<OptionName, string>>>;
  /** What is wrong with it, said to the user. Nothing else may then be relied on but the language and the command. */
  readonly wrong: Text | undefined;
}

export const commands = ['check', 'explain', 'rules', 'lsp'] as const;
export type Command = (typeof commands)[number];

export interface OptionInfo {
  /** What it takes: one of these words, a path, a whole number; nothing where it is absent. */
  readonly takes?: readonly string[] | 'path' | 'count';
  /** The commands that know it. */
  readonly of: readonly Command[];
  readonly short?: string;
  /** Absent for what is not shown to people. */
  readonly text?: Text;
}

const everywhere = commands;
const printing: readonly Command[] = ['check', 'explain', 'rules'];

/** Every option, in the order of the help. */
export const options = {
  format: {
    takes: ['pretty', 'compact', 'json'],
    of: ['check'],
    text: {
      vi: 'dạng kết quả: pretty để đọc (mặc định), compact mỗi phát hiện một dòng, json cho chương trình khác',
      en: 'form of the result: pretty for people (default), compact with one line a finding, json for programs',
    },
  },
  severity: {
    takes: ['error', 'warning', 'info', 'hint'],
    of: ['check'],
    text: {
      vi: 'chỉ hiện từ mức này trở lên (mặc định hint: hiện tất cả); số đếm và mã thoát vẫn tính tất cả',
      en: 'show only this level and above (default hint: all); counts and exit code still take in all',
    },
  },
  'max-warnings': {
    takes: 'count',
    of: ['check'],
    text: {
      vi: 'kết thúc với mã 1 khi có nhiều cảnh báo hơn số này (mặc định: không giới hạn)',
      en: 'exit with 1 when there are more warnings than this (default: no limit)',
    },
  },
  fix: {
    of: ['check'],
    text: {
      vi: 'tự sửa những chỗ chỉ sai về hình thức (dấu nháy, dấu phẩy thập phân, cách viết tên cơ quan đã biết…) rồi kiểm tra lại; không đổi giá trị nào',
      en: 'repair what is wrong in form only (quotes, decimal commas, the spelling of a known agency…), then check again; no value is changed',
    },
  },
  'fix-dry-run': {
    of: ['check'],
    text: {
      vi: 'in ra những gì --fix sẽ đổi (dạng diff), không ghi tệp; mã thoát là của tệp hiện có',
      en: 'print what --fix would change (a diff) and write nothing; the exit code is of the files as they are',
    },
  },
  config: {
    takes: 'path',
    of: ['check'],
    text: {
      vi: 'dùng tệp thiết lập này thay cho par.config.yaml của dự án',
      en: "use this file of settings instead of the project's par.config.yaml",
    },
  },
  'print-config': {
    takes: 'path',
    of: ['check'],
    text: {
      vi: 'không kiểm tra mà in cách hiểu dự án của tệp hay thư mục này: thư mục, tệp gốc và các tệp của nó, danh mục cơ quan, từng thiết lập và nơi đặt ra nó',
      en: 'instead of checking, print how the project of this file or folder is understood: its folder, its roots with their files, the registry, and each setting with where it comes from',
    },
  },
  stdin: {
    of: ['check'],
    text: {
      vi: 'đọc nội dung tệp từ stdin; cần --stdin-filename',
      en: 'read the text of the file from stdin; needs --stdin-filename',
    },
  },
  'stdin-filename': {
    takes: 'path',
    of: ['check'],
    text: {
      vi: 'tệp mà nội dung ở stdin thay cho; thư mục của nó quyết định dự án',
      en: 'the file that stdin stands for; its folder decides the project',
    },
  },
  stdio: {
    of: ['lsp'],
    text: { vi: 'trao đổi qua stdin và stdout (bắt buộc)', en: 'talk over stdin and stdout (required)' },
  },
  /** Editors add it; the server ends when that process does. */
  clientProcessId: { takes: 'count', of: ['lsp'] },
  color: {
    takes: ['auto', 'always', 'never'],
    of: printing,
    text: {
      vi: 'tô màu: auto chỉ trên màn hình (mặc định), always luôn luôn, never không; NO_COLOR cũng tắt màu',
      en: 'colours: auto on terminals only (default), always, never; NO_COLOR turns them off too',
    },
  },
  lang: {
    takes: languages,
    of: everywhere,
    text: { vi: 'ngôn ngữ: vi (mặc định) hoặc en', en: 'language: vi (default) or en' },
  },
  help: { of: everywhere, short: 'h', text: { vi: 'hiện trợ giúp này', en: 'show this help' } },
  version: { of: everywhere, short: 'v', text: { vi: 'hiện phiên bản', en: 'show the version' } },
} as const satisfies Record<string, OptionInfo>;

export type OptionName = keyof typeof options;

const infoOf = (name: OptionName): OptionInfo => options[name];
const names = Object.keys(options) as OptionName[];

/** Reads what stands behind the program's name. Never fails: what is wrong is told in `wrong`. */
export function readArguments(argv: readonly string[], parseArgs: ParseArgs): Arguments {
  const table = Object.fromEntries(
    names.map((name) => {
      const { takes, short } = infoOf(name);
      return [name, { type: takes ? ('string' as const) : ('boolean' as const), ...(short ? { short } : {}) }];
    }),
  );
  const { tokens } = parseArgs({ args: [...argv], options: table, strict: false, tokens: true });
  const written = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const asksHelp = written[0] === 'help';
  const [first, ...words] = asksHelp ? written.slice(1) : written;
  const command = commands.find((name) => name === first);
  const given: Partial<Record<OptionName, string>> = asksHelp ? { help: '' } : {};
  let wrong = first !== undefined && command === undefined ? unknownCommand(first) : undefined;
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const name = names.find((known) => known === token.name);
    wrong ??= name ? wrongValue(name, token, command, given) : unknownOption(token.rawName, command);
    if (name) given[name] = token.value ?? '';
  }
  const language = languages.find((known) => known === given.lang) ?? 'vi';
  return { language, command, words, options: given, wrong };
}

function unknownCommand(word: string): Text {
  const near = nearestWord(word, [...commands, 'help']);
  const isPath = /[./\\*]/.test(word);
  const then = near
    ? { vi: ` Có phải ý bạn là “${near}”?`, en: ` Did you mean “${near}”?` }
    : isPath
      ? { vi: ` Để kiểm tra, hãy viết: par-index check ${word}`, en: ` To check it, write: par-index check ${word}` }
      : { vi: ` Có các lệnh: ${commands.join(', ')}.`, en: ` The commands are: ${commands.join(', ')}.` };
  return { vi: `Không có lệnh “${word}”.${then.vi}`, en: `There is no command “${word}”.${then.en}` };
}

function unknownOption(written: string, command: Command | undefined): Text {
  const shown = names.filter((name) => infoOf(name).text && (!command || infoOf(name).of.includes(command)));
  const near = nearestWord(written.replace(/^-+/, ''), shown);
  return {
    vi: `Không có tùy chọn “${written}”.${near ? ` Có phải ý bạn là “--${near}”?` : ''}`,
    en: `There is no option “${written}”.${near ? ` Did you mean “--${near}”?` : ''}`,
  };
}

function wrongValue(
  name: OptionName,
  { rawName, value, inlineValue }: Extract<ArgumentToken, { kind: 'option' }>,
  command: Command | undefined,
  given: Arguments['options'],
): Text | undefined {
  const { takes, of } = infoOf(name);
  if (command && !of.includes(command)) {
    return {
      vi: `Lệnh ${command} không có tùy chọn ${rawName}.`,
      en: `The command ${command} has no option ${rawName}.`,
    };
  }
  if (!takes) {
    return inlineValue ? { vi: `${rawName} không nhận giá trị.`, en: `${rawName} takes no value.` } : undefined;
  }
  if (value === undefined || value === '') {
    const what = typeof takes === 'object' ? { vi: takes.join(', '), en: takes.join(', ') } : kinds[takes];
    return { vi: `${rawName} cần một giá trị: ${what.vi}.`, en: `${rawName} needs a value: ${what.en}.` };
  }
  if (takes === 'count' && !/^\d{1,9}$/.test(value)) {
    return {
      vi: `${rawName} cần một số nguyên từ 0 trở lên; “${value}” không phải.`,
      en: `${rawName} needs a whole number, 0 or more; “${value}” is none.`,
    };
  }
  if (typeof takes === 'object' && !takes.includes(value)) {
    const near = nearestWord(value, takes);
    return {
      vi: `${rawName} không có “${value}”${near ? ` (có phải ý bạn là “${near}”?)` : ''}. Các giá trị dùng được: ${takes.join(', ')}.`,
      en: `${rawName} has no “${value}”${near ? ` (did you mean “${near}”?)` : ''}. It takes: ${takes.join(', ')}.`,
    };
  }
  if (name === 'format' && given.format !== undefined && given.format !== value) {
    return {
      vi: `Chỉ một dạng kết quả ra stdout: hãy chọn ${given.format} hoặc ${value}.`,
      en: `Only one form of the result goes to stdout: choose ${given.format} or ${value}.`,
    };
  }
  return undefined;
}

const kinds: Readonly<Record<'path' | 'count', Text>> = {
  path: { vi: 'một đường dẫn', en: 'a path' },
  count: { vi: 'một số nguyên từ 0 trở lên', en: 'a whole number, 0 or more' },
};
