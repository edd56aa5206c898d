import type { Text } from '../base/text.ts';
import { languages } from '../base/text.ts';
import type { Command } from './commands.ts';
import { commandNames } from './commands.ts';
import { formatInfo, formatNames } from './formats/all.ts';

export interface OptionInfo {
  /** What it takes: one of these words, or a value of this kind; nothing where it is absent. */
  readonly takes?: readonly string[] | ValueKind;
  /** What its words are called and what each means, where they are better told one by one. */
  readonly each?: { readonly name: Text; readonly words: Readonly<Record<string, Text>> } | undefined;
  /** What it is behind a command for which it is not the same. */
  readonly behind?: Readonly<Partial<Record<Command, Pick<OptionInfo, 'takes' | 'text'>>>>;
  /** The commands that know it. */
  readonly of: readonly Command[];
  readonly short?: string;
  /** It may stand more than once, and every value counts; of any other the last does. */
  readonly many?: true;
  /** Absent for what is not shown to people. */
  readonly text?: Text;
}

/** Values that are no fixed words: what the help calls one, what it must be, and what it looks like. */
export const valueKinds = {
  path: { name: { vi: 'tệp', en: 'file' }, needs: { vi: 'một đường dẫn', en: 'a path' }, like: /./s },
  count: {
    name: { vi: 'số', en: 'n' },
    needs: { vi: 'một số nguyên từ 0 trở lên', en: 'a whole number, 0 or more' },
    like: /^\d{1,9}$/,
  },
  output: {
    name: { vi: 'dạng=tệp', en: 'form=file' },
    needs: {
      vi: 'một dạng và một tệp, ví dụ sarif=ket-qua.sarif',
      en: 'a form and a file, such as sarif=result.sarif',
    },
    like: /^[^=]+=[^]+$/,
  },
} as const satisfies Record<string, { name: Text; needs: Text; like: RegExp }>;

export type ValueKind = keyof typeof valueKinds;

const everywhere = commandNames;
const printing: readonly Command[] = ['check', 'explain', 'explain-total', 'rules'];

/** Every option, in the order of the help. From this the reading of a command line, help, completion and manual are made. */
export const options = {
  format: {
    takes: formatNames,
    of: ['check', 'explain-total'],
    behind: {
      'explain-total': {
        takes: ['text', 'json'],
        text: {
          vi: 'dạng kết quả: text để đọc và lưu (mặc định), json cho chương trình khác',
          en: 'form of the result: text for people and for the file (default), json for programs',
        },
      },
    },
    many: true,
    text: {
      vi: 'dạng kết quả ra stdout (mặc định pretty)',
      en: 'form of the result on stdout (default pretty)',
    },
    each: {
      name: { vi: 'dạng', en: 'form' },
      words: Object.fromEntries(formatNames.map((name) => [name, formatInfo(name).summary])),
    },
  },
  output: {
    takes: 'output',
    of: ['check'],
    many: true,
    text: {
      vi: 'ghi thêm kết quả ở một dạng vào tệp, ví dụ sarif=ket-qua.sarif; dùng được nhiều lần',
      en: 'also write the result in a form to a file, such as sarif=result.sarif; may stand more than once',
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
  watch: {
    of: ['check'],
    text: {
      vi: 'kiểm tra xong thì chờ, tệp nào đổi thì kiểm tra lại; Ctrl-C để dừng (mã thoát 130)',
      en: 'stay, and check again when files change; Ctrl-C ends it (exit code 130)',
    },
  },
  baseline: {
    takes: 'path',
    of: ['check'],
    text: {
      vi: 'tệp JSON ghi các phát hiện đã biết: chúng không được in và không tính vào mã thoát, chỉ đếm trong dòng tổng',
      en: 'a JSON file of known findings: these are neither printed nor counted, only summed up in the last line',
    },
  },
  'update-baseline': {
    of: ['check'],
    text: {
      vi: 'ghi lại tệp của --baseline theo kết quả lần này: thêm phát hiện mới, bỏ mục không còn đúng',
      en: 'write the file of --baseline anew from this result: new findings come in, entries no longer found go',
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
  field: {
    takes: ['max', 'score', 'target'],
    of: ['explain-total'],
    text: {
      vi: 'chỉ cột này: max điểm tối đa, score điểm đạt, target mục tiêu (mặc định: mọi cột có ghi)',
      en: 'this column only: max, score or target (default: every column that is filled in)',
    },
  },
  root: {
    takes: 'path',
    of: ['explain-total'],
    text: {
      vi: 'tệp gốc của chỉ số cần xem, khi có nhiều tệp gốc',
      en: 'the root of the index that is meant, where there are several',
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

export const optionNames = Object.keys(options) as OptionName[];

/** What an option is, behind a command where one is named. */
export function optionInfo(name: OptionName, command?: Command): OptionInfo {
  const info: OptionInfo = options[name];
  const own = command && info.behind?.[command];
  return own ? { ...info, each: undefined, ...own } : info;
}

/** The options of a command that people are shown. */
export function shownOptions(command: Command): OptionName[] {
  return optionNames.filter((name) => optionInfo(name).of.includes(command) && optionInfo(name).text);
}
