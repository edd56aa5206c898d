import type { Completed, CompletedCommand, CompletedOption } from './shell.ts';

/** The script for fish. */
export function fishScript({ commands, general }: Completed): string {
  const names = commands.map(({ name }) => name).join(' ');
  const none = quoted(`not __fish_seen_subcommand_from ${names}`);
  return [
    'complete -c par-index -f',
    ...commands.map(({ name, summary }) => `complete -c par-index -n ${none} -a ${name} -d ${quoted(summary)}`),
    ...general.map((option) => `complete -c par-index -n ${none} ${spec(option)}`),
    ...commands.flatMap(ofCommand),
  ]
    .join('\n')
    .concat('\n');
}

function ofCommand({ name, options, takes }: CompletedCommand): string[] {
  const begin = `complete -c par-index -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
  const operands = takes === 'nothing' ? [] : takes === 'paths' ? ['-F'] : [`-a ${quoted(takes.join(' '))}`];
  return [...options.map(spec), ...operands].map((one) => `${begin} ${one}`);
}

function spec({ name, short, text, takes }: CompletedOption): string {
  const value =
    takes === undefined
      ? ''
      : takes === 'path'
        ? ' -r -F'
        : takes === 'other'
          ? ' -x'
          : ` -x -a ${quoted(takes.join(' '))}`;
  return `${short ? `-s ${short} ` : ''}-l ${name}${value} -d ${quoted(text)}`;
}

const quoted = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;
