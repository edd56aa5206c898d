import { rules } from '../rules/all.ts';
import type { Arguments } from './arguments.ts';
import type { Ports } from './ports.ts';
import { exit } from './ports.ts';
import { severityWords } from './severity.ts';
import { displayWidth, screenOf, wrap } from './terminal.ts';

/** Lists every rule: id, severity, what it finds. */
export async function listRules({ language, options }: Arguments, ports: Ports): Promise<number> {
  const { columns, paint } = screenOf(ports, options.color);
  const idWidth = Math.max(...rules.map(({ id }) => id.length));
  const names = rules.map(({ severity }) => severityWords[severity].name[language]);
  const nameWidth = Math.max(...names.map(displayWidth));
  const margin = ' '.repeat(idWidth + nameWidth + 4);
  for (const [i, { id, severity, summary }] of rules.entries()) {
    const name = names[i]!;
    const [first = '', ...more] = wrap(summary[language], columns, margin);
    const severityCell = paint(severityWords[severity].colour, name) + ' '.repeat(nameWidth - displayWidth(name));
    const lines = [`${paint('bold', id.padEnd(idWidth))}  ${severityCell}  ${first.trimStart()}`, ...more];
    ports.stdout(`${lines.join('\n')}\n`);
  }
  return exit.clean;
}
