import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { until } from '../workbench.mjs';

/**
 * What an officer does with the report of an index: looks at it while typing, asks what would be, prints it.
 * @param {ReturnType<import('../workbench.mjs').workbench>} at the window
 * @param {{ folder: string, pictures: string, start: (file: string) => Promise<unknown> }} run
 * @returns {{ name: string, run: () => Promise<void> }[]}
 */
export function report(at, { folder, pictures, start }) {
  const seven = '7-hien-dai-hoa.par.yaml';
  const settings = path.join(folder, '.vscode');
  const exported = path.join(folder, 'bao-cao-chi-so-2020.html');
  const frame = async () => {
    for (const each of at.page.frames()) if ((await each.locator('main#report').count()) > 0) return each;
    throw new Error('the report is not shown');
  };
  const text = async (selector) =>
    (await (await frame()).locator(selector).first().innerText()).replaceAll('\u00a0', ' ');
  const field = (code) => `#fields tr:has(button:text-is("${code}"))`;
  const width = async () => (await frame()).locator(`${field('7')} rect.score`).getAttribute('width');
  const tell = (values) => {
    mkdirSync(settings, { recursive: true });
    writeFileSync(path.join(settings, 'settings.json'), JSON.stringify(values));
  };

  return [
    {
      name: 'opens the report beside the file',
      async run() {
        await start(seven);
        await at.editor(seven).waitFor({ timeout: 60_000 });
        await at.command('PAR Index: Mở báo cáo của chỉ số (Open the report of the index)');
        await until(async () => assert.match(await text('#totals'), /Điểm đạt\s+86,07\s+Mục tiêu\s+92,418/));
        assert.match(await text(field('7')), /12,185/);
        assert.match(await text('#findings'), /7\.1: .*cộng lại là 4\.935, nhưng ghi 4\.937/);
        await at.picture('30-report');
      },
    },
    {
      name: 'moves the bars of the report while a score is typed',
      async run() {
        const before = Number.parseFloat(await width());
        await at.page.locator(`.tab[data-resource-name="${seven}"]`).click();
        await at.goTo(at.place(seven, '7', 'score'));
        await at.press('Shift+End');
        await at.type('14.5');
        await until(async () => assert.match(await text(field('7')), /14,5/));
        assert.ok(Number.parseFloat(await width()) > before + 5, 'the bar has grown');
        await at.picture('31-report-typing');
        await at.revert(seven);
        await until(async () => assert.equal(Number.parseFloat(await width()), before));
      },
    },
    {
      name: 'adds the index up anew for the targets that are ticked, by mouse and by keyboard',
      async run() {
        const shown = await frame();
        assert.equal(await text('#what-if-total'), '92,421');
        const eight = shown.locator('#what-if tr.group', { hasText: /^\s*8 / }).locator('input');
        await eight.uncheck();
        await until(async () => assert.equal(await text('#what-if-total'), '89,621'));
        await eight.focus();
        await at.press('Space');
        await until(async () => assert.equal(await text('#what-if-total'), '92,421'));
        await shown.locator('#what-if-degree').focus();
        await at.press('Home');
        await until(async () => assert.equal(await text('#what-if-total'), '86,07'));
        await at.press('End');
        await until(async () => assert.equal(await text('#what-if-total'), '92,421'));
        await at.picture('32-report-what-if');
      },
    },
    {
      name: 'leads from the report to the line of a finding',
      async run() {
        const row = (await frame()).locator('#findings tr', { hasText: 'nhưng ghi 4.937' });
        await row.locator('button[data-open]').last().click();
        const { line } = at.place(seven, '7.1', 'score');
        await until(async () => assert.match(await at.status('selection').innerText(), new RegExp(`Ln ${line}\\b`)));
      },
    },
    {
      name: 'wears the colours of the theme, high contrast too, and speaks English',
      async run() {
        const colours = new Set();
        for (const [theme, name] of [
          ['Default Light Modern', '33-report-light'],
          ['Default High Contrast', '34-report-high-contrast'],
        ]) {
          tell({ 'workbench.colorTheme': theme, 'par.language': 'en' });
          await until(async () => assert.match(await text('#totals'), /Score\s+86\.07\s+Target\s+92\.418/));
          await until(async () => {
            const background = await (await frame()).evaluate('getComputedStyle(document.body).backgroundColor');
            assert.ok(!colours.has(background), 'the colours have changed');
            colours.add(background);
          });
          await (await frame()).evaluate('scrollTo(0, 0)');
          await at.picture(name);
        }
        rmSync(settings, { recursive: true });
        await until(async () => assert.match(await text('#totals'), /Điểm đạt\s+86,07/));
      },
    },
    {
      name: 'exports the report as one file that prints and needs nothing else',
      async run() {
        const input = at.page.locator('.quick-input-widget input.input');
        await at.press('F1');
        await input.waitFor({ timeout: 20_000 });
        await at.type('PAR Index: Xuất báo cáo');
        await at.page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: 'Xuất báo cáo' }).waitFor();
        // The list goes and the dialog for the file comes in its place.
        await at.press('Enter');
        await until(async () => assert.match(await input.inputValue(), /bao-cao-chi-so-2020\.html$/));
        await at.press('Enter');
        await at.page.locator('.notification-toast', { hasText: 'Đã xuất báo cáo' }).waitFor({ timeout: 20_000 });
        await until(() => assert.ok(existsSync(exported)));
        assert.match(readFileSync(exported, 'utf8'), /^<!DOCTYPE html>/);
        const context = await at.page.context().browser().newContext();
        const page = await context.newPage();
        const asked = [];
        const said = [];
        page.on('request', (request) => asked.push(request.url()));
        page.on('console', (message) => said.push(message.text()));
        page.on('pageerror', (error) => said.push(String(error)));
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({ colorScheme });
          await page.goto(pathToFileURL(exported).href);
          await page.locator('#what-if-tool').waitFor();
          await page.locator('[data-all]').uncheck();
          assert.equal(await page.locator('#what-if-total').innerText(), '86,07');
          await page.locator('[data-all]').check();
          await page.evaluate('scrollTo(0, 0)');
          await page.screenshot({ path: path.join(pictures, `35-exported-${colorScheme}.png`) });
          if (colorScheme === 'light') await at.show('report', { x: 40, y: 136, width: 1200, height: 562 }, page);
        }
        const pdf = await page.pdf({ path: path.join(pictures, '36-exported.pdf'), preferCSSPageSize: true });
        assert.ok(pdf.length > 20_000, 'pages to print');
        await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
        assert.equal(await page.evaluate('getComputedStyle(document.body).backgroundColor'), 'rgb(255, 255, 255)');
        await context.close();
        assert.deepEqual([...new Set(asked)], [pathToFileURL(exported).href]);
        assert.deepEqual(said, []);
        rmSync(exported);
      },
    },
  ];
}
