import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const patience = 20_000; // ms that VS Code may take for one thing

/**
 * What a person can do and see in a VS Code window.
 * @param {import('playwright-core').Page} page
 * @param {string} folder the open folder
 * @param {string} pictures where pictures go
 */
export function workbench(page, folder, pictures) {
  const press = (keys) => page.keyboard.press(keys);
  const type = (text) => page.keyboard.type(text);
  const editor = (file) => page.locator(`.editor-instance .monaco-editor[data-uri$="/${file}"]`);
  const line = (file, pattern) => editor(file).locator('.view-line', { hasText: pattern });
  const status = (id) => page.locator(`[id="status.editor.${id}"]`);
  const problems = page.locator('.markers-panel .monaco-list-row');
  const suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
  const fixes = page.locator('.action-widget .monaco-list-row.action');
  const input = page.locator('.quick-input-widget input.input');

  return {
    page,
    press,
    type,
    editor,
    line,
    status,
    problems,
    suggestions,
    fixes,

    picture: (name) => page.screenshot({ path: path.join(pictures, `${name}.png`) }),

    /** Opens a file of the folder by its name. */
    async open(file) {
      await press('Control+P');
      await input.waitFor({ timeout: patience });
      await type(file);
      await page
        .locator('.quick-input-widget .monaco-list-row', { hasText: file })
        .first()
        .waitFor({ timeout: patience });
      await press('Enter');
      await editor(file).waitFor({ timeout: patience });
    },

    /** Puts the cursor at a place of the active editor; both count from 1. */
    async goTo({ line, column }) {
      await press('Control+G');
      await input.waitFor({ timeout: patience });
      await type(`${line}:${column}`);
      await press('Enter');
      await input.waitFor({ state: 'hidden', timeout: patience });
      await until(async () =>
        assert.match(await status('selection').innerText(), new RegExp(`\\b${line}\\b.*\\b${column}\\b`)),
      );
    },

    /** Runs a command of the palette by its title. */
    async command(title) {
      await press('F1');
      await input.waitFor({ timeout: patience });
      await type(title);
      await page
        .locator('.quick-input-widget .monaco-list-row', { hasText: title })
        .first()
        .click({ timeout: patience });
    },

    /** Opens the Problems panel with a filter and gives the rows' labels, as a screen reader would read them. */
    async filterProblems(filter) {
      if (!(await page.locator('.markers-panel').isVisible())) await press('Control+Shift+M');
      const box = page.locator('.viewpane-filter input');
      await box.fill(filter, { timeout: patience });
    },
    problemLabels: () => problems.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label'))),

    /** Undoes every edit of the active editor that is not saved. */
    async revert(file) {
      await this.command('File: Revert File');
      await page.locator(`.tab.active:not(.dirty)[data-resource-name="${file}"]`).waitFor({ timeout: patience });
    },

    /**
     * Where a criterion's key has its value, in the file as it is on the disk; line and column count from 1.
     * @returns {{ line: number, column: number, end: number, value: string }}
     */
    place(file, code, key) {
      const lines = readFileSync(path.join(folder, file), 'utf8').split('\n');
      const from = lines.findIndex((text) => text.includes(`code: "${code}"`));
      assert.notEqual(from, -1, `${file} has no criterion ${code}`);
      const at = lines.findIndex((text, i) => i >= from && new RegExp(`^[ -]*${key}:`).test(text));
      assert.notEqual(at, -1, `${file}: ${code} has no ${key}`);
      const [, before, value] = /^([ -]*[a-zA-Z]+: ?)(.*)$/.exec(lines[at]);
      return { line: at + 1, column: before.length + 1, end: before.length + value.length + 1, value };
    },
  };
}

/**
 * Asks again and again until `check` no longer throws.
 * @param {() => unknown} check
 * @throws what `check` threw last, when time is up
 */
export async function until(check) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
