import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../workbench.mjs';

/**
 * What an officer does who looks through the change that someone else has made: two numbers that agree with each other
 * but no longer with the index, and the name of an agency.
 * @param {ReturnType<import('../workbench.mjs').workbench>} at the window
 * @param {{ folder: string, start: (file?: string) => Promise<unknown> }} run
 * @returns {{ name: string, run: () => Promise<void> }[]}
 */
export function reviewer(at, { folder, start }) {
  const { page, total } = at;
  const index = 'index.par.yaml';
  const seven = '7-hien-dai-hoa.par.yaml';
  const git = (...args) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder });
  /** The side of the change as it is now; the other one is as it was. */
  const now = page.locator('.monaco-diff-editor .editor.modified');
  const before = page.locator('.monaco-diff-editor .editor.original');

  /** Writes another value to a key of a criterion, on the disk. */
  function change(file, code, key, value) {
    const { line, column } = at.place(file, code, key);
    const lines = readFileSync(path.join(folder, file), 'utf8').split('\n');
    lines[line - 1] = `${lines[line - 1].slice(0, column - 1)}${value}`;
    writeFileSync(path.join(folder, file), lines.join('\n'));
  }

  return [
    {
      name: 'opens a change from the list of changes',
      async run() {
        git('init', '--quiet');
        git('add', '.');
        git('commit', '--quiet', '--message', 'Chỉ số 2020');
        change(seven, '7', 'max', '16');
        change(seven, '7.3', 'max', '2.25');
        change(seven, '7.5', 'lead', 'Sở Thông tin & Truyền thông');
        await start();
        await page.locator('.activitybar [aria-label^="Source Control"]').first().click({ timeout: 60_000 });
        await at.restMouse();
        await page.locator('.scm-view .monaco-list-row', { hasText: seven }).click({ timeout: 60_000 });
        await now.locator('.view-line', { hasText: /max:\s16/ }).waitFor({ timeout: 20_000 });
        await before.locator('.view-line', { hasText: /max:\s15/ }).waitFor({ timeout: 20_000 });
        await total.filter({ hasText: /^Σ 86\.07 → 92\.418 \/ 100 · 2 ✗$/ }).waitFor({ timeout: 20_000 });
        await at.picture('50-change');
      },
    },
    {
      name: 'reads the finding in the change itself, as it is now and not as it was',
      async run() {
        await at.goTo(at.place(seven, '7.5', 'lead'));
        const name = now.locator('.view-line', { hasText: 'Truyền\u00a0thông' }).locator('span span').last();
        await now.locator('.squiggly-error').first().waitFor({ timeout: 20_000 });
        assert.equal(await before.locator('.squiggly-error, .squiggly-warning').count(), 0);
        await name.hover();
        await until(async () => {
          const text = await page.locator('.monaco-hover:not(.hidden) .hover-row').allInnerTexts();
          assert.match(
            text.join('\n'),
            /không có “Sở Thông tin & Truyền thông”\. Có phải là “Sở Thông tin và Truyền thông”/,
          );
        });
        await at.picture('51-finding');
        await at.show('review', { x: 348, y: 35, width: 932, height: 551 });
        await at.restMouse();
      },
    },
    {
      name: 'sees in Problems what the change does to a file that it does not touch',
      async run() {
        await at.filterProblems('!sum-rounding');
        await until(async () => {
          const wrong = (await at.problemsOf(index)).filter((label) => /^Error/.test(label));
          assert.equal(wrong.length, 1);
          assert.match(wrong[0], /điểm tối đa của các thành phần cộng lại là 101, nhưng ghi 100 \(lệch \+1\)/);
        });
        assert.equal((await at.problemsOf(seven)).length, 1, 'said once, though the change shows the file twice');
        await at.picture('52-problems');
      },
    },
    {
      name: 'follows the finding to the line of another file that it is about',
      async run() {
        await at.filterProblems('101');
        await page.locator('.markers-panel .monaco-list-row', { hasText: 'điểm tối đa' }).first().hover();
        await page.mouse.wheel(0, 200);
        const related = page.locator('.markers-panel .monaco-list-row', { hasText: '7: điểm tối đa 16' });
        await related.click({ timeout: 20_000 });
        const { line, end } = at.place(seven, '7', 'max');
        await until(async () =>
          assert.equal(await at.status('selection').innerText(), `Ln ${line}, Col ${end} (2 selected)`),
        );
        await page.locator('.tab.active', { hasText: seven }).waitFor({ timeout: 20_000 });
        await at.picture('53-related');
      },
    },
    {
      name: 'looks at the sum from where it stands, without leaving it',
      async run() {
        await page
          .locator('.markers-panel .monaco-list-row[aria-level="2"]', { hasText: 'điểm tối đa của các thành phần' })
          .dblclick({ timeout: 20_000 });
        await at.editor(index).waitFor({ timeout: 20_000 });
        await at.press('Control+J'); // room for it
        await at.command('Go to Next Problem in Files (Error, Warning, Info)');
        const peek = page.locator('.marker-widget');
        await until(async () => {
          const text = (await peek.innerText()).replaceAll('\u00a0', ' ');
          assert.match(text, /cộng lại là 101, nhưng ghi 100/);
          assert.match(text, /7-hien-dai-hoa\.par\.yaml\(7, 10\): 7: điểm tối đa 16/);
        });
        await at.picture('54-peek');
        await peek
          .locator('.filename, a, span', { hasText: /^7-hien-dai-hoa\.par\.yaml/ })
          .first()
          .click();
        await at.editor(seven).waitFor({ timeout: 20_000 });
      },
    },
    {
      name: 'looks at the registry from the name of an agency, without leaving the file',
      async run() {
        await at.goTo(at.place(seven, '7.4', 'lead'));
        await at.command('Peek Definition');
        const peek = page.locator('.peekview-widget');
        await peek
          .locator('.view-line', { hasText: 'Sở\u00a0Khoa\u00a0học\u00a0và\u00a0Công\u00a0nghệ' })
          .first()
          .waitFor({
            timeout: 20_000,
          });
        assert.match(await peek.locator('.filename').first().innerText(), /agencies\.par\.yaml/);
        await at.picture('55-registry');
        await at.press('Escape');
      },
    },
    {
      name: 'compares once more, takes the slips back in the change, and nothing is left to say',
      async run() {
        await page.locator('.scm-view .monaco-list-row', { hasText: seven }).click({ timeout: 20_000 });
        await before.locator('.view-line').first().waitFor({ timeout: 20_000 });
        for (const [code, was] of [
          ['7', /max:\s15/],
          ['7.3', /max:\s1\.25/],
        ]) {
          await at.goTo(at.place(seven, code, 'max'));
          await page.locator('.monaco-diff-editor .gutterItem .codicon-arrow-right').first().click({ timeout: 20_000 });
          await now.locator('.view-line', { hasText: was }).first().waitFor({ timeout: 20_000 });
        }
        await at.total.filter({ hasText: / · 1 ✗$/ }).waitFor({ timeout: 20_000 });
        await at.goTo(at.place(seven, '7.5', 'lead'));
        await at.chooseFix('Sửa thành “Sở Thông tin và Truyền thông”');
        await at.press('Enter');
        await at.total.filter({ hasText: / · ✓$/ }).waitFor({ timeout: 20_000 });
        await at.press('Control+S');
        await until(() => assert.equal(String(git('status', '--porcelain')), ''));
        await at.picture('56-taken-back');
      },
    },
  ];
}
