// The completion scripts, run by the shells that are here: bash always, zsh and fish where they are installed.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandNames } from '../../server/src/cli/commands.ts';
import { optionInfo, optionNames } from '../../server/src/cli/options.ts';
import { rules } from '../../server/src/rules/all.ts';
import { runCli, temporaryProject } from '../harness/cli.ts';

type Shell = 'bash' | 'zsh' | 'fish';

const installed = (shell: Shell): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;
const shells = (['bash', 'zsh', 'fish'] as const).filter(installed);

const ids = rules.map(({ id }) => id);

/** What is typed before Tab, and what is proposed. Files are proposed beside what is listed where `files` says so. */
const cases: readonly { readonly line: string; readonly words: readonly string[]; readonly files?: true }[] = [
  { line: 'par-index ', words: commandNames },
  { line: 'par-index ch', words: ['check'] },
  { line: 'par-index check --fix', words: ['--fix', '--fix-dry-run'] },
  { line: 'par-index check --severity ', words: ['error', 'warning', 'info', 'hint'] },
  { line: 'par-index --lang en check --color a', words: ['auto', 'always'] },
  { line: 'par-index check --max-warnings ', words: [] },
  { line: 'par-index check ', words: [], files: true },
  { line: 'par-index check --config ', words: [], files: true },
  { line: 'par-index explain ', words: ids },
  { line: 'par-index explain sum-m', words: ['sum-mismatch'] },
  { line: 'par-index completion ', words: ['bash', 'zsh', 'fish'] },
  { line: 'par-index rules --c', words: ['--color'] },
  { line: 'par-index lsp --s', words: ['--stdio'] },
];

/** Asks a shell what it proposes behind a line, in a folder. */
const ask: Readonly<Record<Shell, (script: string, line: string, cwd: string) => Promise<string[]>>> = {
  async bash(script, line, cwd) {
    const words = line.split(' ').map((word) => `'${word}'`);
    // Readline proposes files where the function leaves `-o default` on and gives nothing.
    return output('bash', cwd, [
      `source '${script}'`,
      `COMP_WORDS=(${words.join(' ')}) COMP_CWORD=${words.length - 1}`,
      'compopt() { isOff=1; }',
      '_par_index',
      '[[ ${#COMPREPLY[@]} -gt 0 ]] && printf "%s\\n" "${COMPREPLY[@]}"',
      '[[ ${#COMPREPLY[@]} -gt 0 || $isOff ]] || compgen -f',
      'true',
    ]);
  },
  async fish(script, line, cwd) {
    const lines = await output('fish', cwd, [`source '${script}'`, `complete -C '${line}'`]);
    return lines.map((one) => one.split('\t', 1)[0]!);
  },
  zsh: (script, line, cwd) => output('zsh', cwd, zshCapture(script, line)),
};

/** Types the line into a zsh of its own, with a `compadd` that prints what it would propose. What is typed comes back too. */
function zshCapture(script: string, line: string): string[] {
  return [
    'zmodload zsh/zpty',
    'zpty z zsh -f -i',
    `zpty -w z 'PS1= PS2=; stty -echo; autoload -U compinit; compinit -u -D; source ${script}'`,
    `zpty -w z 'bindkey "^I" complete-word; zstyle ":completion:*" verbose no'`,
    `zpty -w z 'compadd() { if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi; local -a hits; builtin compadd -A hits "$@"; (( $#hits )) && print -l -- "<"\${^hits}">"; builtin compadd "$@"; }'`,
    `zpty -w z 'done-line() { print -l "<<end>>" }; compfinish() { comppostfuncs=(done-line) }; compprefuncs=(compfinish)'`,
    `zpty -w z 'print "<<be""gin>>"'`,
    `zpty -r z begun '*<<begin>>*'`,
    `zpty -n -w z '${line}'$'\\t'`,
    `zpty -r z said '*<<end>>*'`,
    'print -r -- $said',
    'zpty -d z',
  ];
}

async function output(shell: Shell, cwd: string, lines: readonly string[]): Promise<string[]> {
  const plain = { bash: '--norc', zsh: '-f', fish: '--no-config' }[shell];
  const child = spawn(shell, [plain, '-c', lines.join('\n')], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const parts: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.stderr.on('data', (part: Buffer) => errors.push(part));
  await new Promise((done) => child.on('close', done));
  assert.equal(Buffer.concat(errors).toString(), '');
  const text = Buffer.concat(parts).toString();
  return shell === 'zsh'
    ? [...text.matchAll(/<([^<>\s]+)>/g)].map((match) => match[1]!).filter((word) => !['begin', 'end'].includes(word))
    : text.split('\n').filter(Boolean);
}

describe('completion', () => {
  for (const shell of shells) {
    it(`${shell} proposes commands, options, values, rules and files`, async () => {
      const cwd = temporaryProject({ 'a.par.yaml': '', 'b.txt': '' }, false);
      const { code, stdout, stderr } = await runCli(['completion', shell]);
      assert.deepEqual([code, stderr], [0, '']);
      const script = path.join(temporaryProject({}, false), '_par-index');
      writeFileSync(script, stdout);
      chmodSync(script, 0o644);
      for (const { line, words, files } of cases) {
        const proposed = await ask[shell](script, line, cwd);
        const expected = files ? ['a.par.yaml', 'b.txt'] : words;
        assert.deepEqual([...new Set(proposed)].sort(), [...expected].sort(), line);
      }
    });
  }

  it('knows every option of every command, in every shell', async () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { stdout } = await runCli(['completion', shell, '--lang', 'en']);
      const written = new Set(stdout.match(shell === 'fish' ? /(?<=-l )[\w-]+/g : /(?<=--)[a-z][\w-]*/g));
      for (const name of optionNames.filter((one) => optionInfo(one).text)) assert.ok(written.has(name), name);
      assert.doesNotMatch(stdout, /[ăâđêôơưạ-ỹ]/i);
    }
  });

  it('names the shells that there are', async () => {
    const { code, stderr } = await runCli(['completion', 'zhs']);
    assert.equal(code, 2);
    assert.match(
      stderr,
      /completion không có “zhs” \(có phải ý bạn là “zsh”\?\)\. Các giá trị dùng được: bash, zsh, fish\./,
    );
  });
});
