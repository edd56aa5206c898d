import { rules } from '../rules/all.ts';
import type { Arguments } from './arguments.ts';
import { bashScript } from './completion/bash.ts';
import { fishScript } from './completion/fish.ts';
import type { Completed } from './completion/shell.ts';
import { completed } from './completion/shell.ts';
import { zshScript } from './completion/zsh.ts';
import type { Ports } from './ports.ts';
import { exit } from './ports.ts';

/** Prints the completion script of one shell; what it tells of commands and options is in the language asked for. */
export async function completion({ language, words: [shell] }: Arguments, ports: Ports): Promise<number> {
  const ids = rules.map(({ id }) => id);
  ports.stdout(scripts[shell as Shell](completed(language, ids)));
  return exit.clean;
}

type Shell = 'bash' | 'zsh' | 'fish';

const scripts: Readonly<Record<Shell, (completed: Completed) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};
