// The manual of the rules: a page for each, a list of all, and the examples that `par-index explain` shows.
import type { Language, Text } from '../../server/src/base/text.ts';
import { languages } from '../../server/src/base/text.ts';
import type { Example } from '../../server/src/cli/page.ts';
import { escapeMarkdown, fixWords, markdownOf, pageOf } from '../../server/src/cli/page.ts';
import { severityWords } from '../../server/src/cli/severity.ts';
import type { Rule } from '../../server/src/rules/engine/rule.ts';
import { families } from '../../server/src/rules/all.ts';
import { ruleExamples } from './rule-examples.ts';

/** The folder that holds nothing but these pages. */
export const pagesFolder = 'docs/rules';

/** Every file that is made from the rules: path in the project → text. */
export async function rulePages(): Promise<ReadonlyMap<string, string>> {
  const examples = await ruleExamples();
  const rules = families.flatMap((family) => family.rules);
  return new Map([
    ...languages.flatMap((language) => [
      ...rules.map(
        (rule) => [`${pagesFolder}/${fileOf(rule.id, language)}`, page(rule, examples[rule.id]!, language)] as const,
      ),
      [`${pagesFolder}/${fileOf('README', language)}`, list(examples, language)] as const,
    ]),
    ['server/src/cli/examples.generated.json', `${JSON.stringify(examples, undefined, 1)}\n`],
  ]);
}

const fileOf = (name: string, language: Language) => (language === 'vi' ? `${name}.md` : `${name}.${language}.md`);

function page(rule: Rule, example: Example, language: Language): string {
  const { id, severity } = rule;
  return [
    `# \`${id}\``,
    `**${capital(severityWords[severity].name[language])}** · ${fixWords[example.fix][language]} · ${links(id, language)}`,
    ...pageOf(rule, example, language).map(markdownOf),
    words.made,
  ]
    .join('\n\n')
    .concat('\n');
}

function links(id: string, language: Language): string {
  const all = `[${words.all[language]}](${fileOf('README', language)})`;
  return `${all} · ${otherLanguage(id, language)}`;
}

function otherLanguage(name: string, language: Language): string {
  return language === 'vi' ? `[English](${fileOf(name, 'en')})` : `[Tiếng Việt](${fileOf(name, 'vi')})`;
}

/** All rules, family by family. */
function list(examples: Readonly<Record<string, Example>>, language: Language): string {
  const rows = (rules: readonly Rule[]) =>
    rules.map(({ id, severity, summary }) => {
      const cells = [
        `[\`${id}\`](${fileOf(id, language)})`,
        severityWords[severity].name[language],
        escapeMarkdown(summary[language]),
        words.fix[examples[id]!.fix][language],
      ];
      return `| ${cells.join(' | ')} |`;
    });
  return [
    `# ${words.title[language]}`,
    otherLanguage('README', language),
    words.introduction[language],
    ...families.flatMap(({ title, rules }) => [
      `## ${title[language]}`,
      [words.head[language], '| --- | --- | --- | --- |', ...rows(rules)].join('\n'),
    ]),
    words.made,
  ]
    .join('\n\n')
    .concat('\n');
}

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);

const words = {
  made: '<!-- Made by `npm run generate` from the rule itself and its fixtures. -->',
  all: { vi: 'Danh sách quy tắc', en: 'All rules' },
  title: { vi: 'Các quy tắc kiểm tra', en: 'The rules' },
  introduction: {
    vi: 'Mỗi phát hiện mang mã của một quy tắc. **Lỗi**: tệp tự mâu thuẫn hoặc trái với định dạng. **Cảnh báo**: rất có thể là sai sót. **Lưu ý**: nên xem lại. **Gợi ý**: chỉ về hình thức. Mức của từng quy tắc đổi được trong `par.config.yaml`. Cột `--fix` cho biết `par-index check --fix` tự sửa (✓), tự sửa một số trường hợp (một phần), hay chỉ đề nghị cách sửa để người dùng chọn (đề nghị).',
    en: 'Every finding carries the id of a rule. **Error**: the file contradicts itself or the format. **Warning**: very likely a slip. **Info**: worth a look. **Hint**: a matter of form. `par.config.yaml` changes the level of a rule. The column `--fix` tells whether `par-index check --fix` repairs it (✓), repairs some cases (partly), or whether repairs are only offered for you to choose (offered).',
  },
  head: {
    vi: '| Quy tắc | Mức | Phát hiện | `--fix` |',
    en: '| Rule | Level | What it finds | `--fix` |',
  },
  fix: {
    safe: { vi: '✓', en: '✓' },
    some: { vi: 'một phần', en: 'partly' },
    offered: { vi: 'đề nghị', en: 'offered' },
    none: { vi: '–', en: '–' },
  } satisfies Record<Example['fix'], Text>,
} as const;
