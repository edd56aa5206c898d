import type { Text } from '../base/text.ts';
import type { Arguments } from './arguments.ts';
import type { OptionName } from './options.ts';

/** What is wrong in the options of `check` taken together; each by itself is right. */
export function misuse({ words, options }: Pick<Arguments, 'words' | 'options'>): Text | undefined {
  const has = (name: OptionName) => options[name] !== undefined;
  for (const { option, needs, text } of needed) if (has(option) && !has(needs)) return text;
  for (const { option, apart, text } of exclusive) {
    const other = has(option) && apart.find(has);
    if (other) return text(other);
  }
  if (has('stdin') && words.length > 0) {
    return {
      vi: 'Với --stdin thì không nêu thêm tệp nào: nội dung ở stdin là tệp được kiểm tra.',
      en: 'With --stdin no path is given: what comes in on stdin is what is checked.',
    };
  }
  if (has('print-config') && words[0] !== undefined) return notWithPrintConfig(`“${words[0]}”`);
  if (has('print-config') && !['pretty', 'json', undefined].includes(options.format)) {
    return notWithPrintConfig(`--format ${options.format!}`);
  }
  return undefined;
}

/** Options that mean nothing without another. */
const needed: readonly { readonly option: OptionName; readonly needs: OptionName; readonly text: Text }[] = [
  {
    option: 'stdin',
    needs: 'stdin-filename',
    text: {
      vi: '--stdin cần --stdin-filename <tệp>: thư mục của tệp đó quyết định dự án.',
      en: '--stdin needs --stdin-filename <file>: the folder of that file decides the project.',
    },
  },
  {
    option: 'stdin-filename',
    needs: 'stdin',
    text: { vi: '--stdin-filename chỉ dùng cùng --stdin.', en: '--stdin-filename goes with --stdin only.' },
  },
  {
    option: 'update-baseline',
    needs: 'baseline',
    text: {
      vi: '--update-baseline cần --baseline <tệp>: tệp sẽ được ghi.',
      en: '--update-baseline needs --baseline <file>: the file to write.',
    },
  },
];

/** Options that do not go with others. */
const exclusive: readonly {
  readonly option: OptionName;
  readonly apart: readonly OptionName[];
  readonly text: (other: OptionName) => Text;
}[] = [
  {
    option: 'fix',
    apart: ['fix-dry-run'],
    text: () => ({
      vi: 'Chỉ dùng một trong hai: --fix hoặc --fix-dry-run.',
      en: 'Use one of the two: --fix or --fix-dry-run.',
    }),
  },
  {
    option: 'stdin',
    apart: ['fix'],
    text: () => ({
      vi: '--fix không ghi được vào stdin; hãy dùng --fix-dry-run để xem những gì sẽ đổi.',
      en: '--fix cannot write to stdin; use --fix-dry-run to see what would change.',
    }),
  },
  {
    option: 'print-config',
    apart: ['fix', 'fix-dry-run', 'stdin', 'severity', 'max-warnings', 'watch', 'baseline', 'output'],
    text: (other) => notWithPrintConfig(`--${other}`),
  },
  {
    option: 'watch',
    apart: ['stdin', 'fix-dry-run', 'update-baseline'],
    text: (other) => ({
      vi: `--watch kiểm tra lại nhiều lần nên không đi cùng --${other}.`,
      en: `--watch checks again and again, so it does not go with --${other}.`,
    }),
  },
  {
    option: 'fix-dry-run',
    apart: ['output'],
    text: () => ({
      vi: '--fix-dry-run chỉ in những gì --fix sẽ đổi, không có kết quả kiểm tra, nên không đi cùng --output.',
      en: '--fix-dry-run prints what --fix would change and no result, so it does not go with --output.',
    }),
  },
  {
    option: 'update-baseline',
    apart: ['fix-dry-run', 'stdin'],
    text: (other) => ({
      vi: `--update-baseline ghi theo các tệp trên đĩa nên không đi cùng --${other}.`,
      en: `--update-baseline writes what the files on disk have, so it does not go with --${other}.`,
    }),
  },
];

function notWithPrintConfig(what: string): Text {
  return {
    vi: `--print-config nhận một đường dẫn và không kiểm tra gì, nên không đi cùng ${what}. Có thể thêm --config, --format json, --lang.`,
    en: `--print-config takes one path and checks nothing, so it does not go with ${what}. It goes with --config, --format json and --lang.`,
  };
}
