import type { Completed, CompletedCommand, CompletedOption } from './shell.ts';

/** The script for bash, from version 3.2 on. */
export function bashScript({ commands, general }: Completed): string {
  const cases = [
    ...valueCases('', general),
    ...commands.flatMap(({ name, options }) => valueCases(name, options)),
    ...operandCase(
      '',
      commands.map(({ name }) => name),
      general,
    ),
    ...commands.flatMap(operandsOf),
  ];
  return `_par_index() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} command='' words='' i
  COMPREPLY=()
  # --format=json comes as three words.
  if [[ $cur == '=' ]]; then
    cur=''
  elif [[ $prev == '=' ]]; then
    prev=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      ${commands.map(({ name }) => name).join(' | ')})
        command=\${COMP_WORDS[i]}
        break
        ;;
    esac
  done
  # What is left empty is a path: bash completes it by itself.
  case "$command $prev $cur" in
${cases.map(([pattern, action]) => `    ${pattern}) ${action} ;;`).join('\n')}
  esac
  [[ $words ]] || return 0
  type compopt &> /dev/null && compopt +o default
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _par_index par-index
`;
}

type Case = readonly [pattern: string, action: string];

/** What may stand behind an option. A blank for words: there is something, but nothing to propose. */
function valueCases(command: string, options: readonly CompletedOption[]): Case[] {
  return options.flatMap(({ name, takes }): Case[] => {
    if (takes === undefined) return [];
    const action = takes === 'path' ? ':' : takes === 'other' ? "words=' '" : `words='${takes.join(' ')}'`;
    return [[`'${command} --${name} '*`, action]];
  });
}

function operandsOf({ name, options, takes }: CompletedCommand): Case[] {
  return operandCase(name, takes === 'paths' ? undefined : takes === 'nothing' ? [] : takes, options);
}

/** What else may stand there: options where a dash begins them, else the words; where there are none, paths. */
function operandCase(
  command: string,
  words: readonly string[] | undefined,
  options: readonly CompletedOption[],
): Case[] {
  const dashed: Case = [`'${command} '*' -'*`, `words='${options.map(({ name }) => `--${name}`).join(' ')}'`];
  return [dashed, ...(words ? ([[`'${command} '*`, `words='${words.join(' ') || ' '}'`]] as const) : [])];
}
