import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../workbench.mjs';

/**
 * What an officer does who has never seen YAML: looks at the scoreboard, pastes a table, takes one along.
 * @param {ReturnType<import('../workbench.mjs').workbench>} at the window
 * @param {{ folder: string, start: (file?: string) => Promise<unknown> }} run
 * @returns {{ name: string, run: () => Promise<void> }[]}
 */
export function scoreboard(at, { folder, start }) {
  const { page, row, total, view } = at;
  const seven = '7-hien-dai-hoa.par.yaml';
  const made = 'moi.par.yaml';
  const unfold = async (line) => {
    await line.first().waitFor({ timeout: 20_000 });
    await line.first().locator('.monaco-tl-twistie').click();
  };
  const openView = async (title) => {
    const header = page.locator(`.pane-header[aria-label^="${title}"]`);
    if ((await header.getAttribute('aria-expanded')) !== 'true') await header.click();
  };

  return [
    {
      name: 'shows the points of every field before any file is opened',
      async run() {
        await start();
        await page.locator('.activitybar [aria-label^="Bảng điểm CCHC"]').first().click({ timeout: 60_000 });
        await row('Lĩnh vực', '7 · 12.185/15 → 13.715').waitFor({ timeout: 60_000 });
        await until(async () => assert.match(await total.innerText(), /^Σ 86\.07 → 92\.418 \/ 100 · \d+ ✗$/));
        await at.picture('20-scoreboard');
      },
    },
    {
      name: 'marks the sum that disagrees and leads to its line',
      async run() {
        await unfold(row('Lĩnh vực', '7 · 12.185/15'));
        const wrong = row('Lĩnh vực', '7.1 · 4.937/7.25 → 6.45');
        await wrong.waitFor({ timeout: 20_000 });
        await wrong.click();
        await at.editor(seven).waitFor({ timeout: 20_000 });
        const { line } = at.place(seven, '7.1', 'code');
        await until(async () => assert.match(await at.status('selection').innerText(), new RegExp(`Ln ${line}\\b`)));
        assert.match(await wrong.getAttribute('aria-label'), /Số ghi không bằng tổng các thành phần/);
        const tooltip = page.locator('.monaco-hover:not(.hidden)', { hasText: '4.935' }).first();
        // A tooltip comes when the mouse comes to rest; what is drawn anew meanwhile takes it away.
        await until(async () => {
          for (const line of [row('Lĩnh vực', '7.3 · '), wrong]) await line.locator('.label-name').hover();
          await tooltip.waitFor({ timeout: 3_000 });
        });
        await at.picture('21-wrong-sum');
        await at.show('scoreboard', { x: 0, y: 35, width: 1280, height: 393 });
        await at.restMouse();
      },
    },
    {
      name: 'follows what is typed',
      async run() {
        await at.goTo(at.place(seven, '7.1', 'score'));
        await at.press('Shift+End');
        await at.type('4.935');
        const now = row('Lĩnh vực', '7.1 · 4.935/7.25 → 6.45');
        await until(async () => assert.doesNotMatch(await now.getAttribute('aria-label'), /Số ghi không bằng/));
        await at.revert(seven);
        await row('Lĩnh vực', '7.1 · 4.937/7.25 → 6.45').waitFor({ timeout: 20_000 });
      },
    },
    {
      name: 'shows agencies, deadlines and findings',
      async run() {
        await openView('Cơ quan chủ trì');
        await row('Cơ quan chủ trì', /Sở Nội vụ.*mất .*tiêu chí/).waitFor({ timeout: 20_000 });
        await openView('Thời gian hoàn thành');
        await row('Thời gian hoàn thành', '31/12/2021').waitFor({ timeout: 20_000 });
        await row('Cần xem lại', /^Lỗi/).first().waitFor({ timeout: 20_000 });
        await at.picture('22-views');
      },
    },
    {
      name: 'filters without marks, while it is typed',
      async run() {
        await at.restMouse();
        await view('Lĩnh vực').hover();
        await view('Lĩnh vực').locator('.action-label[aria-label^="Lọc bảng điểm"]').click({ timeout: 20_000 });
        await page.locator('.quick-input-widget input.input').waitFor({ timeout: 20_000 });
        await at.type('so tai chinh');
        await row('Lĩnh vực', '6.1.1 · 0.914/1 → 0.92').waitFor({ timeout: 20_000 });
        await until(async () => assert.equal(await row('Lĩnh vực', '7.1 · ').count(), 0));
        await at.press('Enter');
        await at.picture('23-filter');
        await at.command('PAR Index: Bỏ lọc bảng điểm (Clear the filter of the scoreboard)');
        await row('Lĩnh vực', '7.1 · 4.937/7.25').waitFor({ timeout: 20_000 });
      },
    },
    {
      name: 'says whether files are checked, and by which version',
      async run() {
        await page.locator('[id="status.languageStatus"]').click();
        const hover = page.locator('.monaco-hover', { hasText: 'Đang kiểm tra các tệp' });
        await hover.waitFor({ timeout: 20_000 });
        await hover.getByText(/^Phiên bản \d/).waitFor({ timeout: 20_000 });
        await at.picture('24-language-status');
        await at.press('Escape');
      },
    },
    {
      name: 'makes a file and pastes the rows of a table into it',
      async run() {
        await at.command('PAR Index: Tạo tệp mới (New file)', { asksOn: true });
        await page
          .locator('.quick-input-widget .monaco-list-row', { hasText: 'Lĩnh vực mới' })
          .click({ timeout: 20_000 });
        const name = page.locator('.quick-input-widget input.input');
        await until(async () => assert.match(await name.inputValue(), /1-linh-vuc\.par\.yaml$/));
        await name.fill(path.join(folder, made));
        await at.press('Enter');
        await at.line(made, /title:\sTên\slĩnh\svực/).waitFor({ timeout: 20_000 });
        assert.ok(existsSync(path.join(folder, made)));
        await at.picture('25-template');
        await at.press('Escape');
        await at.press('Control+End');
        await at.clipboard(
          'STT\tTiêu chí\tĐiểm tối đa\tĐiểm\tChủ trì\n1.2.\tBáo cáo\t1,5\t0,75\tSở Nội vụ\n1.3.\tKiểm tra\t"một"\t2\t\n',
        );
        await at.command('PAR Index: Dán các dòng từ Excel, Word (Paste rows of a table)');
        await at.line(made, /max:\s1\.5$/).waitFor({ timeout: 20_000 });
        await page.locator('.notification-toast', { hasText: 'Đã dán 2 tiêu chí; 2 chỗ' }).waitFor({ timeout: 20_000 });
        await at.picture('26-pasted');
      },
    },
    {
      name: 'copies criteria as a table',
      async run() {
        await at.command('PAR Index: Chép thành bảng cho Excel, Word (Copy as a table)');
        await page.locator('.notification-toast', { hasText: 'Đã chép bảng 4 tiêu chí' }).waitFor({ timeout: 20_000 });
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        assert.match(copied, /^STT\tLĩnh vực\/tiêu chí\tĐiểm tối đa.*\r?\n/);
        assert.match(copied, /\n1\.2\.\tBáo cáo\t1,5\t0,75\t\tSở Nội vụ/);
        await at.command('Notifications: Clear All Notifications');
        await at.revert(made);
        await page.locator('.tab.active').click({ button: 'middle' });
        rmSync(path.join(folder, made));
      },
    },
    {
      name: 'changes its language at once',
      async run() {
        const settings = path.join(folder, '.vscode');
        mkdirSync(settings);
        writeFileSync(path.join(settings, 'settings.json'), JSON.stringify({ 'par.language': 'en' }));
        await row('Lead agencies', /Sở Nội vụ.*lost .*criteria/).waitFor({ timeout: 20_000 });
        await row('To look at', /^Errors/).waitFor({ timeout: 20_000 });
        await at.picture('28-english');
        rmSync(settings, { recursive: true });
        await row('Cần xem lại', /^Lỗi/).waitFor({ timeout: 20_000 });
      },
    },
    {
      name: 'leads through the first steps',
      async run() {
        await at.command('PAR Index: Hướng dẫn bắt đầu (Getting started)');
        await page.getByText('Bắt đầu với Chỉ số CCHC').first().waitFor({ timeout: 20_000 });
        await until(async () => {
          const frames = await Promise.all(page.frames().map((frame) => frame.locator('body').innerText()));
          assert.ok(frames.some((text) => text.includes('Mỗi dòng của phụ lục là một khối')));
        });
        await at.picture('27-walkthrough');
      },
    },
  ];
}
