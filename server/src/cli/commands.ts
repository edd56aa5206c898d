import type { Text } from '../base/text.ts';

export interface CommandInfo {
  /** What stands behind it, as the help writes it; empty where nothing does. */
  readonly use: Text;
  /** What that is: paths, the id of a rule, one of these words, nothing. */
  readonly takes: 'paths' | 'rule' | 'nothing' | readonly string[];
  readonly summary: Text;
  /** Paragraphs. */
  readonly more: readonly Text[];
  readonly examples: readonly { readonly line: string; readonly text: Text }[];
}

/** Every command, in the order of the help. From this the reading of a command line, help, completion and manual are made. */
export const commands = {
  check: {
    use: { vi: '[đường dẫn…]', en: '[paths…]' },
    takes: 'paths',
    summary: { vi: 'kiểm tra tệp .par.yaml và in các phát hiện', en: 'check .par.yaml files and print the findings' },
    more: [
      {
        vi: 'Đường dẫn là tệp, thư mục (tìm mọi tệp .par.yaml bên trong, trừ những gì .gitignore bỏ qua) hoặc mẫu như "**/7-*.par.yaml"; không nêu thì là thư mục hiện tại. Mỗi tệp được kiểm tra trong dự án của nó, nên nêu riêng một tệp vẫn thấy tổng của toàn bộ chỉ số có lệch hay không.',
        en: 'A path is a file, a folder (all .par.yaml files below it, save what .gitignore leaves out) or a pattern such as "**/7-*.par.yaml"; without one it is the current folder. Every file is checked within its project, so naming a single file still shows whether the totals of its index disagree.',
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
        line: 'par-index check --watch',
        text: { vi: 'kiểm tra lại mỗi khi lưu một tệp', en: 'check again whenever a file is saved' },
      },
      {
        line: 'par-index check --format json --severity warning',
        text: {
          vi: 'kết quả cho chương trình khác, từ cảnh báo trở lên',
          en: 'for programs, warnings and errors only',
        },
      },
      {
        line: 'par-index check --baseline da-biet.json --update-baseline',
        text: {
          vi: 'ghi các phát hiện hiện có là đã biết; lần sau bỏ --update-baseline thì chỉ còn phát hiện mới',
          en: 'take the present findings as known; without --update-baseline only new ones then show',
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
    use: { vi: '<quy tắc>', en: '<rule>' },
    takes: 'rule',
    summary: { vi: 'giải thích một quy tắc', en: 'tell what a rule finds' },
    more: [],
    examples: [
      { line: 'par-index explain sum-mismatch', text: { vi: 'vì sao tổng bị báo lệch', en: 'why a sum is reported' } },
    ],
  },
  'explain-total': {
    use: { vi: '[STT] [đường dẫn]', en: '[code] [path]' },
    takes: 'paths',
    summary: {
      vi: 'viết ra phép cộng của một tiêu chí hay của toàn bộ chỉ số',
      en: 'work out the sum of a criterion or of the whole index',
    },
    more: [
      {
        vi: 'Mỗi số hạng đứng một dòng, đúng chữ số đã ghi, kèm tệp và dòng; dưới cùng là số cộng lại, số ghi, phần lệch và kết luận. Không nêu STT, hoặc ghi “index”, thì cộng toàn bộ chỉ số. Khi dự án có nhiều tệp gốc, hãy chọn bằng đường dẫn hoặc --root. Dạng json: schemas/sums.schema.json.',
        en: 'Every addend has a line of its own, in the digits as written, with file and line; then what they add up to, what is stated, the difference and the verdict. Without a code, or with “index”, the whole index is added up. Where a project has several roots, choose one by the path or by --root. The json form: schemas/sums.schema.json.',
      },
      {
        vi: 'Mã thoát: 0 mọi tổng đều khớp (kể cả do làm tròn, hoặc “partial: true”); 1 có tổng không khớp; 2 không có tiêu chí hay tệp ấy; 3 không tổng nào so được.',
        en: 'Exit code: 0 every sum agrees (within rounding, or by “partial: true”); 1 one does not; 2 there is no such criterion or file; 3 no sum could be compared.',
      },
    ],
    examples: [
      {
        line: 'par-index explain-total 7.1 --field score',
        text: { vi: 'điểm đạt của 7.1 từ đâu mà có', en: 'where the score of 7.1 comes from' },
      },
      {
        line: 'par-index explain-total samples/hanoi-2021 --format json',
        text: { vi: 'tổng của cả chỉ số, cho chương trình khác', en: 'the totals of an index, for programs' },
      },
    ],
  },
  rules: {
    use: { vi: '', en: '' },
    takes: 'nothing',
    summary: { vi: 'liệt kê mọi quy tắc', en: 'list all rules' },
    more: [],
    examples: [
      { line: 'par-index rules --lang en', text: { vi: 'danh sách bằng tiếng Anh', en: 'the list in English' } },
    ],
  },
  completion: {
    use: { vi: 'bash|zsh|fish', en: 'bash|zsh|fish' },
    takes: ['bash', 'zsh', 'fish'],
    summary: {
      vi: 'in đoạn mã để phím Tab điền nốt lệnh par-index',
      en: 'print the script that lets Tab complete par-index',
    },
    more: [
      {
        vi: 'Ghi đoạn mã vào nơi trình lệnh tự nạp (các ví dụ dưới đây), rồi mở lại cửa sổ lệnh. Ghi lại mỗi khi cập nhật par-index.',
        en: 'Write the script to where your shell loads it from (see the examples), then open a new shell. Write it again when par-index is updated.',
      },
    ],
    examples: [
      {
        line: 'par-index completion bash > ~/.par-index.bash',
        text: {
          vi: 'cho bash; rồi thêm vào ~/.bashrc dòng: source ~/.par-index.bash',
          en: 'for bash; then add the line to ~/.bashrc: source ~/.par-index.bash',
        },
      },
      {
        line: 'par-index completion zsh > "${fpath[1]}/_par-index"',
        text: { vi: 'cho zsh, khi compinit đã bật', en: 'for zsh, where compinit is on' },
      },
      {
        line: 'par-index completion fish > ~/.config/fish/completions/par-index.fish',
        text: { vi: 'cho fish', en: 'for fish' },
      },
    ],
  },
  lsp: {
    use: { vi: '--stdio', en: '--stdio' },
    takes: 'nothing',
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
} as const satisfies Record<string, CommandInfo>;

export type Command = keyof typeof commands;

export const commandNames = Object.keys(commands) as Command[];

export const commandInfo = (name: Command): CommandInfo => commands[name];
