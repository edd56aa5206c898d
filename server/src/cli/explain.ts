import { nearestWord } from '../base/near.ts';
import type { Language } from '../base/text.ts';
import { rules } from '../rules/all.ts';
import type { Rule } from '../rules/engine/rule.ts';
import type { Arguments } from './arguments.ts';
import examples from './examples.generated.json' with { type: 'json' };
import type { Block, Example } from './page.ts';
import { fixWords, pageOf, plainOf } from './page.ts';
import type { Ports } from './ports.ts';
import { exit } from './ports.ts';
import { severityWords } from './severity.ts';
import type { Screen } from './terminal.ts';
import { screenOf, wrap } from './terminal.ts';

/** Shows the page of one rule: the one that the manual has (docs/rules). */
export async function explain({ language, words, options }: Arguments, ports: Ports): Promise<number> {
  const [id] = words;
  const rule = rules.find((one) => one.id === id);
  if (id === undefined || !rule || words.length > 1) {
    const near =
      id === undefined
        ? undefined
        : nearestWord(
            id,
            rules.map((one) => one.id),
          );
    const text =
      id === undefined || words.length > 1
        ? {
            vi: 'Hãy nêu một mã quy tắc: par-index explain sum-mismatch.',
            en: 'Name one rule: par-index explain sum-mismatch.',
          }
        : {
            vi: `Không có quy tắc “${id}”.${near ? ` Có phải ý bạn là “${near}”?` : ''} Danh sách: par-index rules.`,
            en: `There is no rule “${id}”.${near ? ` Did you mean “${near}”?` : ''} The list: par-index rules.`,
          };
    ports.stderr(`par-index: ${text[language]}\n`);
    return exit.usage;
  }
  ports.stdout(`${written(rule, language, screenOf(ports, options.color)).join('\n')}\n`);
  return exit.clean;
}

function written(rule: Rule, language: Language, screen: Screen): string[] {
  const { columns, paint } = screen;
  const { name, colour } = severityWords[rule.severity];
  const example = (examples as Readonly<Record<string, Example>>)[rule.id];
  const fix = example ? `  ${paint('dim', plainOf(fixWords[example.fix][language]))}` : '';
  const heading = `${paint('bold', rule.id)}  ${paint(colour, name[language])}${fix}`;
  const lines = (block: Block): string[] => {
    switch (block.kind) {
      case 'heading':
        return ['', paint('bold', block.text)];
      case 'paragraph':
        return ['', ...wrap(plainOf(block.text), columns, '')];
      case 'code':
        return ['', ...block.text.split('\n').map((line) => `  ${inColour(block.of, line, paint)}`.trimEnd())];
    }
  };
  return [heading, ...pageOf(rule, example, language).flatMap(lines)];
}

function inColour(of: 'yaml' | 'text' | 'diff', line: string, paint: Screen['paint']): string {
  if (of !== 'diff' || !/^[-+]/.test(line)) return line;
  return paint(line.startsWith('-') ? 'red' : 'green', line);
}
