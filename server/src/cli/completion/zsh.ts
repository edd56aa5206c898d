import type { Completed, CompletedOption } from './shell.ts';

/** The script for zsh: to be found on `fpath` as `_par-index`, or sourced. */
export function zshScript({ commands, general, names }: Completed): string {
  return `#compdef par-index
_par-index() {
  local curcontext="$curcontext" state line
  typeset -A opt_args
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`).join('\n')}
  )
  _arguments -C \\
${specs(general, names)}
    '1: :->command' \\
    '*:: :->rest'
  case $state in
    command)
      _describe -t commands ${quoted(names.command)} commands
      ;;
    rest)
      case $words[1] in
${commands
  .map(
    ({ name, options, takes }) => `        ${name})
          _arguments \\
${[specs(options, names), ...operands(takes, names)].filter(Boolean).join('\n').replace(/ \\$/, '')}
          ;;`,
  )
  .join('\n')}
      esac
      ;;
  esac
}
if [[ $funcstack[1] == _par-index ]]; then
  _par-index "$@"
else
  compdef _par-index par-index
fi
`;
}

function specs(options: readonly CompletedOption[], names: Completed['names']): string {
  return options
    .map(({ name, short, text, many, takes }) => {
      const value = takes === undefined ? '' : `:${takes === 'path' ? names.path : names.value}:${actionOf(takes)}`;
      const end = quoted(`[${text.replace(/[\[\]\\]/g, '\\$&')}]${value}`);
      const equals = takes === undefined ? '' : '=';
      if (short) return `    '(-${short} --${name})'{-${short},--${name}}${end} \\`;
      return `    '${many ? '*' : ''}--${name}${equals}'${end} \\`;
    })
    .join('\n');
}

function actionOf(takes: readonly string[] | 'path' | 'other'): string {
  if (takes === 'path') return '_files';
  return takes === 'other' ? ' ' : `(${takes.join(' ')})`;
}

function operands(takes: 'paths' | 'nothing' | readonly string[], names: Completed['names']): string[] {
  if (takes === 'nothing') return [];
  if (takes === 'paths') return [`    '*:${names.path}:_files' \\`];
  return [`    '1:${names.value}:(${takes.join(' ')})' \\`];
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
