import { nearestWord } from '../base/near.ts';
import { rules } from '../rules/all.ts';
import type { Arguments } from './arguments.ts';
import type { Ports } from './ports.ts';
import { exit } from './ports.ts';
import { severityWords } from './severity.ts';
import { screenOf, wrap } from './terminal.ts';

/** Shows what one rule finds and how severe it is. */
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
  const { columns, paint } = screenOf(ports, options.color);
  const { name, colour } = severityWords[rule.severity];
  const heading = `${paint('bold', rule.id)}  ${paint(colour, name[language])}`;
  ports.stdout(`${[heading, '', ...wrap(rule.summary[language], columns, '')].join('\n')}\n`);
  return exit.clean;
}
