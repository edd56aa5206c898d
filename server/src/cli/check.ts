import type { Text } from '../base/text.ts';
import type { Arguments } from './arguments.ts';
import { conclude } from './conclude.ts';
import { gather } from './gather.ts';
import { misuse } from './misuse.ts';
import { outputsOf } from './outputs.ts';
import { remembering, withContent } from './overlay.ts';
import type { Ports } from './ports.ts';
import { exit } from './ports.ts';
import { progressOn } from './progress.ts';
import { watch } from './watch.ts';

/** Checks what the words name, delivers the findings, gives the exit code. */
export async function check(args: Arguments, ports: Ports): Promise<number> {
  const { language, options } = args;
  const refuse = (text: Text): number => {
    ports.stderr(`par-index: ${text[language]}\n`);
    return exit.usage;
  };
  const wrong = misuse(args);
  if (wrong) return refuse(wrong);
  const asked = outputsOf(args, ports.toPath);
  if ('wrong' in asked) return refuse(asked.wrong);
  if (options.watch !== undefined) return watch(args, asked.outputs, ports);

  const progress = progressOn(ports, language);
  let access = remembering(progress.reading(ports.access));
  const name = options['stdin-filename'];
  if (name !== undefined) access = withContent(access, ports.toPath(name), await ports.readStdin());
  const { code } = await conclude(await gather(args, ports, access), args, asked.outputs, progress, access);
  return code;
}
