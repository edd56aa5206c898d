import assert from 'node:assert/strict';
import { until } from '../workbench.mjs';

/**
 * What an officer does who has just installed the extension: goes through the first steps, opens the annex, looks at the
 * scoreboard and at the report.
 * @param {ReturnType<import('../workbench.mjs').workbench>} at the window
 * @param {{ folder: string, start: (file?: string, options?: { in: string | null }) => Promise<unknown> }} run
 * @returns {{ name: string, run: () => Promise<void> }[]}
 */
export function newcomer(at, { folder, start }) {
  const { page } = at;
  const seven = '7-hien-dai-hoa.par.yaml';
  const steps = page.locator('.getting-started-step');
  const step = (title) => steps.filter({ hasText: title });
  const toast = (text) => page.locator('.notification-toast', { hasText: text });
  const pages = async () => Promise.all(page.frames().map((frame) => frame.locator('body').innerText()));

  /** Each step of the walk: what it is called in both languages, and what the page beside it explains. */
  const walk = [
    ['Mở hoặc tạo chỉ số (Open or create an index)', 'Mỗi dòng của phụ lục là một khối'],
    ['Dán bảng từ Excel, Word (Paste a table)', 'Từ bảng Excel, Word sang tiêu chí'],
    ['Xem chỗ sai và sửa (Find and mend)', 'Sai ở đâu, gạch chân ở đó'],
    ['Nhìn toàn bảng điểm (Scoreboard)', 'Bảng điểm ở thanh bên trái'],
    ['Chép bảng ra ngoài (Copy the table)', 'Đưa trở lại Excel, Word'],
  ];

  async function openWalk() {
    await page.locator('.activitybar [aria-label^="Bảng điểm CCHC"]').first().waitFor({ timeout: 60_000 });
    await at.command('PAR Index: Hướng dẫn bắt đầu (Getting started)');
    await page.getByText('Bắt đầu với Chỉ số CCHC (Get started)').first().waitFor({ timeout: 20_000 });
  }

  /** Opens a step of the walk and presses its button. */
  async function pressIn(title, button) {
    await step(title).click({ timeout: 20_000 });
    await step(title).locator('.monaco-button', { hasText: button }).click({ timeout: 20_000 });
  }

  return [
    {
      name: 'finds the first steps by the command, without a folder',
      async run() {
        await start(undefined, { in: null });
        await openWalk();
        assert.equal(await steps.count(), walk.length);
        await at.picture('70-walkthrough');
      },
    },
    {
      name: 'reads every step, in Vietnamese with the English beside it',
      async run() {
        for (const [i, [title, explained]] of walk.entries()) {
          await step(title).click({ timeout: 20_000 });
          await until(async () =>
            assert.ok(
              (await pages()).some((text) => text.includes(explained)),
              explained,
            ),
          );
          await at.picture(`71-step-${i + 1}`);
        }
      },
    },
    {
      name: 'is told by the buttons what is missing, where nothing is open yet',
      async run() {
        await pressIn(walk[0][0], 'Tạo tệp mới');
        await toast('Hãy mở thư mục chứa tài liệu trước').waitFor({ timeout: 20_000 });
        await at.picture('72-no-folder');
        await at.command('Notifications: Clear All Notifications');
        for (const [title, button] of [
          [walk[1][0], 'Dán các dòng'],
          [walk[4][0], 'Chép thành bảng'],
        ]) {
          await pressIn(title, button);
          await toast('Hãy mở một tệp .par.yaml').waitFor({ timeout: 20_000 });
          await at.command('Notifications: Clear All Notifications');
        }
      },
    },
    {
      name: 'opens a folder by the button of the first step',
      async run() {
        await pressIn(walk[0][0], 'Mở thư mục');
        await at.input.waitFor({ timeout: 20_000 });
        await at.input.fill(`${folder}/`);
        await at.look(); // the dialog reads the folder
        await at.picture('73-open-folder');
        await at.press('Enter');
        await page.locator('.explorer-folders-view .monaco-list-row', { hasText: seven }).waitFor({ timeout: 60_000 });
      },
    },
    {
      name: 'comes by the buttons to the list of problems and to the scoreboard',
      async run() {
        // VS Code shows the steps again in the folder that was opened.
        await pressIn(walk[2][0], 'Mở bảng Problems');
        await until(async () => assert.match((await at.problemsOf(seven)).join('\n'), /7\.1: .*4\.935.*4\.937/));
        await at.press('Control+J');
        await pressIn(walk[3][0], 'Mở bảng điểm');
        await at.row('Lĩnh vực', '7 · 12.185/15 → 13.715').waitFor({ timeout: 20_000 });
        await at.picture('74-scoreboard');
      },
    },
    {
      name: 'opens the report from the total in the status bar',
      async run() {
        await at.total.filter({ hasText: /^Σ 86\.07 → 92\.418 \/ 100 · \d+ ✗$/ }).click({ timeout: 20_000 });
        await until(async () => assert.ok((await pages()).some((text) => /Điểm đạt\s+86,07/.test(text))));
        await at.command('Notifications: Clear All Notifications');
        await at.picture('76-report');
      },
    },
  ];
}
