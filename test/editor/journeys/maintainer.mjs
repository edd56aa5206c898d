import assert from 'node:assert/strict';
import path from 'node:path';
import { until } from '../workbench.mjs';

/**
 * What an officer does who begins the index of a new year: from an empty folder to a set without a finding.
 * @param {ReturnType<import('../workbench.mjs').workbench>} at the window
 * @param {{ folder: string, start: (file?: string) => Promise<unknown> }} run
 * @returns {{ name: string, run: () => Promise<void> }[]}
 */
export function maintainer(at, { folder, start }) {
  const { page } = at;
  const index = 'index.par.yaml';
  const second = '2-the-che.par.yaml';
  const inEditor = (file, pattern) => at.line(file, pattern).first().waitFor({ timeout: 20_000 });

  /** Makes a file by the command that is open now: chooses the kind and gives the name. */
  async function make(kind, offered, name = offered) {
    await at.listed.filter({ hasText: kind }).click({ timeout: 20_000 });
    await until(async () => assert.equal(await at.input.inputValue(), path.join(folder, offered)));
    await at.input.fill(path.join(folder, name));
    await at.press('Enter');
    await at.editor(name).waitFor({ timeout: 20_000 });
  }

  /** Fills the blanks of a template, each from the one before by Tab; undefined leaves what stands there. */
  async function fill(values) {
    for (const value of values) {
      if (value !== undefined) await at.type(value);
      // A list of proposals would take the Tab for itself.
      if (await at.suggestions.first().isVisible()) await at.press('Escape');
      await at.press('Tab');
    }
  }

  return [
    {
      name: 'is told in an empty folder how to begin',
      async run() {
        await start();
        await page.locator('.activitybar [aria-label^="Bảng điểm CCHC"]').first().click({ timeout: 60_000 });
        const welcome = page.locator('.welcome-view-content', { hasText: 'Chưa có chỉ số nào' });
        await welcome.waitFor({ timeout: 60_000 });
        for (const button of ['Tạo tệp mới', 'Mở thư mục', 'Hướng dẫn bắt đầu'])
          await welcome.locator('.monaco-button', { hasText: button }).waitFor({ timeout: 20_000 });
        await at.picture('40-welcome');
      },
    },
    {
      name: 'makes the index from the welcome view and fills in its blanks',
      async run() {
        await page.locator('.welcome-view-content .monaco-button', { hasText: 'Tạo tệp mới' }).click();
        await at.listed.filter({ hasText: 'Chỉ số mới' }).waitFor({ timeout: 20_000 });
        await at.picture('41-kinds');
        await make('Chỉ số mới', index);
        await inEditor(index, /title:\sTên\slĩnh\svực/);
        await at.picture('42-template');
        await fill([
          'Danh mục chỉ tiêu Chỉ số CCHC năm 2026 của tỉnh Ninh Bình',
          'tỉnh Ninh Bình',
          ...[undefined, undefined, undefined], // both years and the first agency are right as they are offered
          'Chỉ đạo, điều hành cải cách hành chính',
          '60',
          'Thực hiện kế hoạch cải cách hành chính',
          'Ban hành Kế hoạch CCHC năm 2026',
        ]);
        await inEditor(index, /unit:\stỉnh\sNinh\sBình/);
        await at.row('Lĩnh vực', '1 · –/60').waitFor({ timeout: 20_000 });
        await at.picture('43-filled');
        await at.row('Lĩnh vực', '1 · –/60').waitFor({ timeout: 20_000 });
        await at.picture('43-filled');
      },
    },
    {
      name: 'writes the points of a criterion with keys that are offered',
      async run() {
        await save(index);
        await at.goTo(at.place(index, '1.1', 'max'));
        await at.press('Shift+End');
        await at.type('20');
        for (const [typed, offered, value] of [
          ['sc', 'score', '18.5'],
          ['tar', 'target', '20'],
        ]) {
          await at.press('Enter');
          await at.type(typed);
          await at.suggestions.filter({ hasText: offered }).first().waitFor({ timeout: 20_000 });
          await at.picture(`44-${offered}`);
          await at.press('Tab');
          await at.type(value);
        }
        await save(index);
        await at.row('Lĩnh vực', '1 · 18.5/60 → 20').waitFor({ timeout: 20_000 });
        await at.picture('45-written');
      },
    },
    {
      name: 'pastes the other criteria from Excel',
      async run() {
        await at.press('Escape');
        await at.press('Control+End');
        await at.clipboard(
          [
            'STT\tTiêu chí\tĐiểm tối đa\tĐiểm đạt\tMục tiêu\tChủ trì\tNhiệm vụ\tThời gian hoàn thành',
            '1.2\tThực hiện chế độ báo cáo\t15,5\t14,25\t15\tSở Nội vụ\tBáo cáo CCHC định kỳ\tHằng quý',
            '1.3\tKiểm tra cải cách hành chính\t24,5\t20,75\t22\tSo Noi vu\tKiểm tra tại các sở, huyện\tQuý III/2026',
            '',
          ].join('\n'),
        );
        await at.command('PAR Index: Dán các dòng từ Excel, Word (Paste rows of a table)');
        await inEditor(index, /max:\s15\.5$/);
        await inEditor(index, /deadline:\sQuý\sIII\/2026/);
        await page.locator('.notification-toast', { hasText: 'Đã dán 2 tiêu chí' }).waitFor({ timeout: 20_000 });
        await at.row('Lĩnh vực', '1 · 53.5/60 → 57').waitFor({ timeout: 20_000 });
        await at.picture('46-pasted');
        await save(index);
      },
    },
    {
      name: 'lets quick fixes write the name as it is registered, and the sums',
      async run() {
        await mend(index, '1.3', 'lead', 'Sửa thành “Sở Nội vụ”', /lead:\sSở\sNội\svụ/);
        await mend(index, '1', 'code', 'Thêm “score: 53.5”', /score:\s53\.5/);
        await mend(index, '1', 'code', 'Thêm “target: 57”', /target:\s57/);
        await at.picture('47-sums');
      },
    },
    {
      name: 'makes a field in a file of its own, which a quick fix puts into the index',
      async run() {
        await at.command('PAR Index: Tạo tệp mới (New file)', { asksOn: true });
        await make('Lĩnh vực mới', '1-linh-vuc.par.yaml', second);
        await inEditor(second, /code:\s"2\.1"/);
        await fill([
          'Cải cách thể chế',
          '40',
          'Ban hành văn bản quy phạm pháp luật',
          'Sở Tư pháp',
          'Rà soát văn bản quy phạm pháp luật',
          undefined,
        ]);
        await save(second);
        await at.goTo(at.place(second, '2.1', 'max'));
        await at.press('Shift+End');
        await at.type('25');
        for (const line of ['score: 22', 'target: 24']) {
          await at.press('Enter');
          await at.type(line);
        }
        await at.press('Escape');
        await at.press('Control+End');
        await at.clipboard(
          '2.2\tTheo dõi thi hành pháp luật\t15\t14,5\t15\tSở Tư pháp\tKiểm tra, theo dõi\tQuý IV/2026\n',
        );
        await at.command('PAR Index: Dán các dòng từ Excel, Word (Paste rows of a table)');
        await inEditor(second, /max:\s15$/);
        await save(second);
        await at.picture('48-second');
        await at.filterProblems(second);
        await at.goTo({ line: 1, column: 1 });
        await at.chooseFix(`Thêm “- file: ${second}”`);
        await at.press('Enter');
        await confirm(index);
        await until(async () => assert.doesNotMatch((await at.problemsOf(second)).join(), /không có trong danh sách/));
        await at.row('Lĩnh vực', '1 · 53.5/60 → 57').waitFor({ timeout: 20_000 });
        await at.row('Lĩnh vực', '2 · 36.5/40 → 39').waitFor({ timeout: 20_000 });
        await at.picture('50-second');
      },
    },
    {
      name: 'puts a new agency into the registry, and mends what is left, until nothing is',
      async run() {
        await at.goTo(at.place(second, '2.1', 'lead'));
        await at.chooseFix('Bổ sung “Sở Tư pháp” vào danh mục cơ quan');
        await at.press('Enter');
        await confirm(index);
        await until(async () => assert.doesNotMatch((await at.problemsOf(second)).join(), /Danh mục cơ quan/));
        await mend(second, '2', 'code', 'Thêm “score: 36.5”', /score:\s36\.5/);
        await mend(second, '2', 'code', 'Thêm “target: 39”', /target:\s39/);
        await at.open(index);
        await save(index);
        await at.filterProblems(index);
        for (const sum of ['score: 90', 'target: 96'])
          await mendAt(index, { line: 3, column: 3 }, `Thêm “${sum}”`, sum.replace(' ', '\u00a0'));
        await save(index);
      },
    },
    {
      name: 'sees that all is well: no finding, the total in the status bar, the scoreboard without a mark',
      async run() {
        await at.filterProblems('');
        await page.getByText('No problems have been detected in the workspace.').waitFor({ timeout: 20_000 });
        await at.total.filter({ hasText: /^Σ 90 → 96 \/ 100 · ✓$/ }).waitFor({ timeout: 20_000 });
        for (const field of ['1 · 53.5/60 → 57', '2 · 36.5/40 → 39']) {
          const label = await at.row('Lĩnh vực', field).getAttribute('aria-label');
          assert.doesNotMatch(label, /Số ghi không bằng|Có lỗi|Có cảnh báo/);
        }
        await until(async () => assert.equal(await at.row('Cần xem lại', '').count(), 0));
        await at.command('Notifications: Clear All Notifications');
        await at.picture('51-green');
      },
    },
  ];

  /** Says yes to a change in a file that is not the one on the screen. */
  async function confirm(file) {
    const change = page.locator('.bulk-edit-panel .monaco-list-row', { hasText: file });
    await change.locator('input, .edit-checkbox').first().click({ timeout: 20_000 });
    await at.picture('49-confirm');
    await page.locator('.bulk-edit-panel .monaco-button', { hasText: 'Apply' }).click();
  }

  /** Has a quick fix at the value of a criterion's key mend what is wrong there, sees that it is, and saves. */
  async function mend(file, code, key, fix, written) {
    await at.filterProblems(file);
    await mendAt(file, at.place(file, code, key), fix, written);
    await save(file);
  }

  async function mendAt(file, place, fix, written) {
    await until(async () => assert.notEqual((await at.problemsOf(file)).length, 0));
    const before = await at.problemsOf(file);
    await at.goTo(place);
    await at.chooseFix(fix);
    await at.press('Enter');
    await inEditor(file, written);
    await until(async () => assert.notDeepEqual(await at.problemsOf(file), before));
  }

  async function save(file) {
    await at.press('Control+S');
    await page.locator(`.tab.active:not(.dirty)[data-resource-name="${file}"]`).waitFor({ timeout: 20_000 });
  }
}
