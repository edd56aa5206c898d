import { families, rules } from '../rules/all.ts';
import type { Arguments } from './arguments.ts';
import type { Ports } from './ports.ts';
import { exit } from './ports.ts';
import { severityWords } from './severity.ts';
import { displayWidth, screenOf, wrap } from './terminal.ts';

/** Lists every rule, family by family: id, severity, what it finds. */
export async function listRules({ language, options }: Arguments, ports: Ports): Promise<number> {
  const { columns, paint } = screenOf(ports, options.color);
  const idWidth = Math.max(...rules.map(({ id }) => id.length));
  const nameWidth = Math.max(...rules.map(({ severity }) => displayWidth(severityWords[severity].name[language])));
  const margin = ' '.repeat(idWidth + nameWidth + 4);
  const groups = families.map(({ title, rules: own }) => {
    const rows = own.flatMap(({ id, severity, summary }) => {
      const { name, colour } = severityWords[severity];
      const [first = '', ...more] = wrap(summary[language], columns, margin);
      const level = paint(colour, name[language]) + ' '.repeat(nameWidth - displayWidth(name[language]));
      return [`${paint('bold', id)}${' '.repeat(idWidth - id.length)}  ${level}  ${first.trimStart()}`, ...more];
    });
    return [paint('bold', title[language].toUpperCase()), ...rows].join('\n');
  });
  ports.stdout(`${groups.join('\n\n')}\n\n${wrap(words.more[language], columns, '').join('\n')}\n`);
  return exit.clean;
}

const words = {
  more: {
    vi: 'Giải thích một quy tắc: par-index explain <mã>',
    en: 'To have one explained: par-index explain <rule>',
  },
} as const;
