import type { Text } from '../base/text.ts';
import type { Arguments } from './arguments.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './commands.ts';
import { helpOf } from './help.ts';
import type { Ports } from './ports.ts';
import { exit } from './ports.ts';
import { screenOf } from './terminal.ts';

type Run = (args: Arguments, ports: Ports) => Promise<number>;

/** What each command does; the engine is loaded with the command that needs it, so help and version come at once. */
const runs: Readonly<Record<Command, Run>> = {
  check: async (args, ports) => (await import('./check.ts')).check(args, ports),
  explain: async (args, ports) => (await import('./explain.ts')).explain(args, ports),
  'explain-total': async (args, ports) => (await import('./explain-total.ts')).explainTotal(args, ports),
  rules: async (args, ports) => (await import('./rules.ts')).listRules(args, ports),
  completion: async (args, ports) => (await import('./completion.ts')).completion(args, ports),
  lsp: serve,
};

/** Runs one command line (without the program's name); gives the exit code. Rejects only where the program is at fault. */
export async function run(argv: readonly string[], ports: Ports): Promise<number> {
  const args = readArguments(argv, ports.parseArgs);
  const { command, language, options, wrong } = args;
  const misused = (text: Text): number => {
    const help = `par-index ${command ? `${command} ` : ''}--help${language === 'vi' ? '' : ` --lang ${language}`}`;
    ports.stderr(`par-index: ${text[language]}\n${{ vi: 'Trợ giúp', en: 'Help' }[language]}: ${help}\n`);
    return exit.usage;
  };
  if (wrong) return misused(wrong);
  if (options.help !== undefined) {
    ports.stdout(helpOf(command, language, screenOf(ports).columns));
    return exit.clean;
  }
  if (options.version !== undefined) {
    ports.stdout(`par-index ${ports.version}\n`);
    return exit.clean;
  }
  if (!command) {
    ports.stderr(helpOf(undefined, language, screenOf(ports).columns));
    return exit.usage;
  }
  if (command === 'lsp' && options.stdio === undefined) {
    return misused({
      vi: 'lsp cần --stdio: máy chủ trao đổi qua stdin và stdout.',
      en: 'lsp needs --stdio: the server talks over stdin and stdout.',
    });
  }
  return runs[command](args, ports);
}

async function serve(_: Arguments, ports: Ports): Promise<number> {
  await ports.serve();
  return exit.clean;
}
