import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../workbench.mjs';

/**
 * What becomes of the language, the log and the findings when the server is started again, by a person or by itself.
 * @param {ReturnType<import('../workbench.mjs').workbench>} at the window
 * @param {{ folder: string, start: (file: string) => Promise<unknown>, servers: () => number[] }} run
 * @returns {{ name: string, run: () => Promise<void> }[]}
 */
export function server(at, { folder, start, servers }) {
  const seven = '7-hien-dai-hoa.par.yaml';
  const findings = () => at.problemsOf(seven);
  const toast = (text) => at.page.locator('.notification-toast', { hasText: text });
  const recovered = () => toast('The PAR Index server ended unexpectedly and was started again.');
  /** Kills the server; another one must take its place, unless it has died too often. */
  async function die() {
    const before = servers();
    process.kill(before.at(-1), 'SIGKILL');
    deaths++;
    if (deaths < 5)
      await until(() =>
        assert.ok(
          servers().some((each) => !before.includes(each)),
          'a new server',
        ),
      );
  }
  let deaths = 0;

  return [
    {
      name: 'speaks English as soon as par.language says so',
      async run() {
        await start(seven);
        await at.editor(seven).waitFor({ timeout: 60_000 });
        await at.filterProblems('7.1:');
        const row = async () => (await at.problemsOf(seven)).find((label) => /4\.937/.test(label)) ?? '';
        await until(async () => assert.match(await row(), /cộng lại/));
        mkdirSync(path.join(folder, '.vscode'));
        writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'par.language': 'en' }));
        await until(async () => assert.match(await row(), /^Error: 7\.1: [\x20-\x7e–—−“”]*4\.935[\x20-\x7e–—−“”]*$/));
        await at.picture('8-english');
      },
    },
    {
      name: 'starts the server again on command, in the language set',
      async run() {
        await at.command('PAR Index: Khởi động lại máy chủ (Restart server)');
        await at.page
          .locator('.statusbar-item', { hasText: 'The PAR Index server was restarted.' })
          .waitFor({ timeout: 20_000 });
        await until(async () =>
          assert.equal((await at.problemsOf(seven)).filter((label) => /4\.937/.test(label)).length, 1),
        );
        await at.picture('9-restarted');
      },
    },
    {
      name: 'comes back when the server dies, says so, and loses nothing that was typed',
      async run() {
        await at.filterProblems('7.1:');
        await at.page.locator(`.tab[data-resource-name="${seven}"]`).click();
        await at.goTo(at.place(seven, '7.1', 'score'));
        await at.press('Shift+End');
        await at.type('4.939');
        const finding = () => until(async () => assert.match((await findings()).join(), /4\.935.*4\.939/));
        await finding();
        await die();
        // What is typed while nobody listens must be checked too.
        await at.press('Backspace');
        await at.type('8');
        await recovered().waitFor({ timeout: 20_000 });
        await until(async () => assert.match((await findings()).join(), /4\.935.*4\.938/));
        await at.line(seven, /score:\s4\.938/).waitFor({ timeout: 20_000 });
        await at.page.locator(`.tab.active.dirty[data-resource-name="${seven}"]`).waitFor({ timeout: 20_000 });
        await at.total.filter({ hasText: 'Σ 86.07 → 92.418 / 100' }).waitFor({ timeout: 20_000 });
        await at.picture('10-recovered');
        await at.revert(seven);
        await until(async () => assert.match((await findings()).join(), /4\.935.*4\.937/));
        await at.command('Notifications: Clear All Notifications');
      },
    },
    {
      name: 'asks the person after the fifth time',
      async run() {
        const answered = () => until(async () => assert.equal((await findings()).length, 1));
        for (let death = 2; death <= 4; death++) {
          await die();
          await recovered().waitFor({ timeout: 20_000 });
          await answered();
          await at.command('Notifications: Clear All Notifications');
        }
        await die();
        const stopped = toast('The PAR Index server stopped 5 times within 3 minutes');
        await stopped.waitFor({ timeout: 20_000 });
        await until(async () => assert.deepEqual(await findings(), []));
        await at.picture('10-stopped');
        await stopped.locator('.monaco-button', { hasText: 'Restart' }).click();
        await answered();
      },
    },
    {
      name: 'shows its log on command',
      async run() {
        await at.command('PAR Index: Xem nhật ký (Show output)');
        await at.page.locator('.output-view').waitFor({ timeout: 20_000 });
        const line = (text) => at.page.locator('.output-view .view-line', { hasText: text }).first();
        await until(async () => {
          await at.filter(''); // VS Code takes the filter of the Problems over, some time after the log is shown
          assert.ok(await line('Máy\u00a0chủ\u00a0đã\u00a0sẵn\u00a0sàng').isVisible(), 'what was said in Vietnamese');
        });
        for (const said of ['The server is ready', 'maximum 100, score 86.07, target 92.418; 5 errors, 11 warnings.'])
          assert.ok(await line(said.replaceAll(' ', '\u00a0')).isVisible(), said);
        await at.picture('11-log');
      },
    },
    {
      name: 'opens the page of the rule from the finding, without a network',
      async run() {
        // What was said when the server was killed again and again lies above the list.
        await at.command('Notifications: Clear All Notifications');
        await at.filterProblems('7.1:');
        await at.page.locator('.markers-panel a', { hasText: 'sum-mismatch' }).first().click();
        await at.page.locator('.tab.active', { hasText: 'sum-mismatch.en.md' }).waitFor({ timeout: 20_000 });
        await until(async () => {
          const frames = await Promise.all(at.page.frames().map((frame) => frame.locator('body').innerText()));
          assert.ok(
            frames.some((text) => /Why it matters/.test(text) && /par-ignore sum-mismatch/.test(text)),
            'the page is shown',
          );
        });
        await at.picture('12-rule-page');
      },
    },
  ];
}
