import type { Language, Text } from '../base/text.ts';
import { unsilenceable } from '../rules/engine/suppress.ts';
import type { Rule } from '../rules/engine/rule.ts';

/** A part of a page, in one language: what the manual and the terminal write each in their way. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  /** A paragraph; what is typed stands in `backquotes`. */
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'code'; readonly of: 'yaml' | 'text' | 'diff'; readonly text: string };

/** What a rule does to a fixture of its own; made by scripts/generate. */
export interface Example {
  /** Whether its findings have a repair: one that `--fix` makes in all cases or in some, one that is offered, or none. */
  readonly fix: 'safe' | 'some' | 'offered' | 'none';
  /** Undefined where no text of a file can bring the finding about. */
  readonly shown?: Readonly<Record<Language, Shown>>;
}

export interface Shown {
  /** All files of the project, where there are several. */
  readonly files: readonly string[];
  readonly excerpts: readonly { readonly file: string; readonly text: string }[];
  /** What the check prints. */
  readonly output: string;
  /** Of the first repair. */
  readonly fix?: {
    readonly title: string;
    readonly changes: readonly { readonly file: string; readonly diff: string }[];
  };
}

/** The page of a rule in the manual: the same in docs/rules and in the terminal. Without its title. */
export function pageOf(rule: Rule, example: Example | undefined, language: Language): Block[] {
  const { id, summary, docs } = rule;
  const heading = (text: Text): Block => ({ kind: 'heading', text: text[language] });
  const paragraphs = (text: Text): Block[] => text[language].split('\n\n').map(paragraph);
  return [
    ...paragraphs(summary),
    heading(words.why),
    ...paragraphs(docs.why),
    ...exampleOf(rule, example?.shown?.[language], language),
    heading(words.repair),
    ...paragraphs(docs.repair),
    heading(words.silence),
    ...(docs.silence ? paragraphs(docs.silence) : silenceOf(id, language)),
    heading(words.source),
    ...paragraphs(docs.source),
  ];
}

/** A part of a page as Markdown. */
export function markdownOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${block.text}`;
    case 'paragraph':
      return escapeMarkdown(block.text);
    case 'code':
      return `\`\`\`${block.of}\n${block.text}\n\`\`\``;
  }
}

/** Nothing outside of `backquotes` is taken for a mark of Markdown. */
export function escapeMarkdown(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/[\\*_<[\]|]/g, '\\$&')))
    .join('');
}

/** Without the marks of the manual; a key that would read as a word of the sentence stands in quotes, as in findings. */
export function plainOf(text: string): string {
  return text.replace(/`([^`]*)`/g, (_, typed: string) => (/^[a-z]+$/i.test(typed) ? `“${typed}”` : typed));
}

function silenceOf(id: string, language: Language): Block[] {
  const comment = unsilenceable.has(id)
    ? [paragraph(words.never[language])]
    : [
        paragraph(words.comment[language]),
        yaml(`# par-ignore ${id}: ${words.reason[language]}`),
        paragraph(words.wholeFile(id)[language]),
      ];
  return [...comment, paragraph(words.settings[language]), yaml(`rules:\n  ${id}: off`)];
}

function exampleOf({ docs, message }: Rule, shown: Shown | undefined, language: Language): Block[] {
  const heading: Block = { kind: 'heading', text: words.example[language] };
  const say = (text: Text): Block => paragraph(text[language]);
  if (!shown) {
    if (!docs.example) return [];
    return [heading, say(words.says), { kind: 'code', of: 'text', text: message(docs.example)[language] }];
  }
  const { files, excerpts, output, fix } = shown;
  const many = files.length > 1;
  return [
    heading,
    ...(many ? [say(words.project(files))] : []),
    ...excerpts.flatMap(({ file, text }): Block[] => [
      ...(many ? [say({ vi: `\`${file}\`:`, en: `\`${file}\`:` })] : []),
      yaml(text),
    ]),
    say(words.says),
    { kind: 'code', of: 'text', text: output },
    ...(fix
      ? [
          say(words.fixed(fix.title)),
          ...fix.changes.flatMap(({ file, diff }): Block[] => [
            ...(many ? [say({ vi: `\`${file}\`:`, en: `\`${file}\`:` })] : []),
            { kind: 'code', of: 'diff', text: diff },
          ]),
        ]
      : []),
  ];
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const yaml = (text: string): Block => ({ kind: 'code', of: 'yaml', text });

/** What to expect of `--fix`, in one line. */
export const fixWords: Readonly<Record<Example['fix'], Text>> = {
  safe: { vi: '`--fix` tự sửa', en: '`--fix` repairs it' },
  some: { vi: '`--fix` tự sửa một số trường hợp', en: '`--fix` repairs some cases' },
  offered: {
    vi: 'có cách sửa để chọn, `--fix` không tự áp dụng',
    en: 'repairs are offered, `--fix` does not apply them',
  },
  none: { vi: 'phải tự sửa', en: 'to be repaired by hand' },
};

const words = {
  why: { vi: 'Vì sao cần sửa', en: 'Why it matters' },
  example: { vi: 'Ví dụ', en: 'Example' },
  says: { vi: 'Kết quả kiểm tra:', en: 'What the check prints:' },
  repair: { vi: 'Cách sửa', en: 'How to repair it' },
  silence: { vi: 'Khi muốn bỏ qua', en: 'How to silence it' },
  source: { vi: 'Căn cứ', en: 'Source' },
  reason: { vi: 'lý do', en: 'the reason' },
  project: (files: readonly string[]): Text => {
    const names = files.map((file) => `\`${file}\``).join(', ');
    return { vi: `Dự án có các tệp ${names}.`, en: `A project of the files ${names}.` };
  },
  fixed: (title: string): Text => ({
    vi: `Sau khi áp dụng cách sửa thứ nhất (${title}):`,
    en: `After the first repair (${title}):`,
  }),
  comment: {
    vi: 'Nếu văn bản gốc đúng là như vậy, ghi lý do ở cuối dòng, hoặc trên một dòng riêng ngay phía trên:',
    en: 'Where the original document really has it so, give the reason at the end of the line, or on a line of its own above it:',
  },
  wholeFile: (id: string): Text => ({
    vi: `Để bỏ qua trong cả tệp, ghi \`# par-ignore-file ${id}: lý do\` trước khóa đầu tiên của tệp.`,
    en: `For a whole file, write \`# par-ignore-file ${id}: the reason\` before its first key.`,
  }),
  never: {
    vi: 'Phát hiện này không bỏ qua được bằng ghi chú `# par-ignore`.',
    en: 'A `# par-ignore` comment cannot silence this finding.',
  },
  settings: {
    vi: 'Trong cả dự án, quy tắc được tắt hoặc đổi mức (`hint`, `info`, `warning`, `error`) tại `par.config.yaml`:',
    en: 'For a whole project the rule is switched off, or given another level (`hint`, `info`, `warning`, `error`), in `par.config.yaml`:',
  },
} as const;
