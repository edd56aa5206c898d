// How the command line answers wrong usage, and what it says of itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { commandNames } from '../../server/src/cli/commands.ts';
import { program, runCli, temporaryProject } from '../harness/cli.ts';
import { session, uriOf } from '../harness/lsp-client.ts';
import { clean, wrongSum } from './projects.ts';

/** What is written, and what the answer must name in Vietnamese and in English; the exit code is 2. */
const misuses: readonly [args: string[], vi: RegExp, en: RegExp][] = [
  [['chekc'], /Không có lệnh “chekc”\. Có phải ý bạn là “check”\?/, /Did you mean “check”\?/],
  [['samples/'], /par-index check samples\//, /par-index check samples\//],
  [['xyzzy'], /Có các lệnh: check, explain, .*lsp\./, /The commands are: check, explain, .*lsp\./],
  [['lint'], /Có phải ý bạn là “check”\?/, /Did you mean “check”\?/],
  [['constructor'], /Có các lệnh/, /The commands are/],
  [['check', '--foramt', 'json'], /“--foramt”\. Có phải ý bạn là “--format”\?/, /Did you mean “--format”\?/],
  [['check', '-x'], /Không có tùy chọn “-x”/, /no option “-x”/],
  [['check', '--format', 'xml'], /pretty, compact, json, sarif/, /It takes: pretty, compact, json, sarif/],
  [['check', '--format', 'jsn'], /có phải ý bạn là “json”\?/, /did you mean “json”\?/],
  [['check', '--format', 'json', '--format', 'compact'], /Chỉ một dạng/, /Only one form/],
  [['check', '--format'], /cần một giá trị/, /needs a value/],
  [['check', '--severity', 'bad'], /error, warning, info, hint/, /error, warning, info, hint/],
  [['check', '--max-warnings', '-1'], /số nguyên từ 0 trở lên; “-1”/, /whole number, 0 or more; “-1”/],
  [['check', '--max-warnings', 'x'], /“x” không phải/, /“x” is none/],
  [['check', '--fix=yes'], /--fix không nhận giá trị/, /--fix takes no value/],
  [['check', '--fix', '--fix-dry-run'], /một trong hai/, /one of the two/],
  [['check', '--stdin'], /cần --stdin-filename/, /needs --stdin-filename/],
  [['check', '--stdin-filename', 'a.par.yaml'], /chỉ dùng cùng --stdin/, /goes with --stdin/],
  [['check', '--stdin', '--stdin-filename', 'a.par.yaml', 'b'], /không nêu thêm tệp/, /no path is given/],
  [['check', '--stdin', '--stdin-filename', 'a.par.yaml', '--fix'], /--fix-dry-run/, /--fix-dry-run/],
  [['check', '--no-color'], /Có phải ý bạn là “--color never”\?/, /Did you mean “--color never”\?/],
  [['check', '--quiet'], /“--severity error”/, /“--severity error”/],
  [['check', '-w'], /Có phải ý bạn là “--watch”\?/, /Did you mean “--watch”\?/],
  [['rules', '--json'], /Không có tùy chọn “--json”\.\n/, /no option “--json”\.\n/],
  [['check', '--watch', '--stdin', '--stdin-filename', 'a.par.yaml'], /không đi cùng --stdin/, /not go with --stdin/],
  [['check', '--watch', '--fix-dry-run'], /không đi cùng --fix-dry-run/, /not go with --fix-dry-run/],
  [['check', '--watch', '--print-config', '.'], /không đi cùng --watch/, /not go with --watch/],
  [['check', '--update-baseline'], /cần --baseline <tệp>/, /needs --baseline <file>/],
  [['check', '--baseline'], /cần một giá trị: một đường dẫn/, /needs a value: a path/],
  [
    ['check', '--baseline', 'x', '--update-baseline', '--watch'],
    /--watch .* không đi cùng --update-baseline/,
    /--watch .* not go with --update-baseline/,
  ],
  [['completion'], /cần một trong: bash, zsh, fish/, /needs one of: bash, zsh, fish/],
  [['completion', 'powershell'], /Các giá trị dùng được: bash, zsh, fish/, /It takes: bash, zsh, fish/],
  [['completion', 'bash', 'zsh'], /không nhận “zsh”/, /does not take “zsh”/],
  [['explain'], /Hãy nêu một mã quy tắc/, /Name one rule/],
  [['explain', 'sum-mismtch'], /Có phải ý bạn là “sum-mismatch”\?/, /Did you mean “sum-mismatch”\?/],
  [['rules', 'x'], /không nhận “x”/, /does not take “x”/],
  [['rules', '--fix'], /không có tùy chọn --fix; .* của lệnh check/, /no option --fix; that one is of check/],
  [['lsp'], /lsp cần --stdio/, /lsp needs --stdio/],
];

describe('command line: usage', () => {
  for (const [args, vi, en] of misuses) {
    it(`par-index ${args.join(' ')}`, async () => {
      const cwd = temporaryProject({ 'a.par.yaml': clean });
      for (const [said, language] of [
        [vi, []],
        [en, ['--lang', 'en']],
      ] as const) {
        const { code, stdout, stderr } = await runCli([...args.slice(0, 1), ...language, ...args.slice(1)], { cwd });
        assert.deepEqual([code, stdout], [2, '']);
        assert.match(stderr, said);
      }
    });
  }

  it('says which languages there are, in Vietnamese', async () => {
    const { code, stderr } = await runCli(['check', '--lang', 'fr']);
    assert.equal(code, 2);
    assert.match(stderr, /--lang không có “fr”\. Các giá trị dùng được: vi, en\./);
  });

  it('shows help on stderr where no command is given', async () => {
    const { code, stdout, stderr } = await runCli([]);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /Cách dùng: par-index <lệnh>/);
  });

  it('has help on everything, in both languages, within 80 columns', async () => {
    for (const command of [[], ...commandNames.map((name) => [name])]) {
      for (const [language, heading] of [
        ['vi', 'Ví dụ:'],
        ['en', 'Examples:'],
      ] as const) {
        const { code, stdout, stderr } = await runCli([...command, '--help', '--lang', language]);
        assert.deepEqual([code, stderr], [0, '']);
        assert.ok(stdout.includes(`\n${heading}\n  par-index `), stdout);
        for (const line of stdout.split('\n')) assert.ok([...line].length <= 80, line);
        if (language === 'en') assert.doesNotMatch(stdout.replace(/Tiếng Việt.*/, ''), /[ăâđêôơưạ-ỹ]/i);
      }
    }
    assert.equal((await runCli(['help', 'check'])).stdout, (await runCli(['check', '-h'])).stdout);
  });

  it('tells its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    assert.deepEqual(await runCli(['--version']), { code: 0, stdout: `par-index ${version}\n`, stderr: '' });
  });

  it('lists the rules, family by family, within 80 columns', async () => {
    for (const [language, family, error, summary] of [
      ['vi', 'TỔNG ĐIỂM', 'lỗi', 'Các thành phần cộng'],
      ['en', 'SUMS', 'error', 'Components do not'],
    ] as const) {
      const { code, stdout } = await runCli(['rules', '--lang', language]);
      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`^${family}\\nsum-mismatch +${error} +${summary}`, 'm'));
      for (const line of stdout.split('\n')) assert.ok([...line.normalize('NFC')].length <= 80, line);
    }
  });

  it('answers an editor over stdio', async () => {
    const cwd = temporaryProject({ 'a.par.yaml': wrongSum });
    const command = [process.execPath, program, 'lsp', '--stdio'];
    await session({ command, folders: [cwd] }, async (client) => {
      const items = await client.items(uriOf(path.join(cwd, 'a.par.yaml')));
      assert.deepEqual(
        items.map(({ code }) => code),
        ['sum-mismatch'],
      );
    });
  });
});
