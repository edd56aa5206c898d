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
  const suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
  const fixes = page.locator('.action-widget .monaco-list-row.action');
  const input = page.locator('.quick-input-widget input.input');

  /** Opens a list to pick from, types the wanted entry and takes it as soon as it is the chosen one. */
  async function pick(keys, entry, asksOn = false) {
    await press(keys);
    await input.waitFor({ timeout: patience });
    await type(entry);
    await page
      .locator('.quick-input-widget .monaco-list-row.focused', { hasText: entry })
      .waitFor({ timeout: patience });
    await press('Enter');
    // What asks something else takes the place of the list at once: then only the entry goes.
    const gone = asksOn ? page.locator('.quick-input-widget .monaco-list-row', { hasText: entry }) : input;
    await gone.first().waitFor({ state: 'hidden', timeout: patience });
  }

  const view = (title) =>
    page.locator('.split-view-view .pane', { has: page.locator(`.pane-header[aria-label^="${title}"]`) });

  return {
    page,
    press,
    type,
    editor,
    line,
    status,
    suggestions,
    /** What is typed into, of a list to pick from or a dialog for a file; and the rows of such a list. */
    input,
    listed: page.locator('.quick-input-widget .monaco-list-row'),

    /** A view of the side bar, by the beginning of its title; and lines in it. */
    view,
    row: (title, text) => view(title).locator('.monaco-list-row', { hasText: text }),
    /** The total in the status bar. */
    total: page.locator('.statusbar-item[id$="par.total"]'),

    picture: (name) => page.screenshot({ path: path.join(pictures, `${name}.png`), animations: 'disabled' }),

    /** Takes the mouse to an empty place, where nothing pops up under it. */
    restMouse: () => page.mouse.move(24, 500),

    /** Opens a file of the folder by its name. */
    async open(file) {
      await pick('Control+P', file);
      await editor(file).waitFor({ timeout: patience });
    },

    /** Writes another value behind a key of a criterion in the active editor, up to the end of its line. */
    async writeValue(file, code, key, text) {
      await this.goTo(this.place(file, code, key));
      await press('Shift+End');
      await type(text);
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

    /** Puts a text where pasting takes it from. */
    clipboard: (text) => page.evaluate((value) => navigator.clipboard.writeText(value), text),

    /** Runs a command of the palette by its title; `asksOn` for one that asks something itself. */
    command: (title, { asksOn = false } = {}) => pick('F1', title, asksOn),

    /** Opens the Problems panel and shows only what holds `filter`. */
    async filterProblems(filter) {
      if (!(await page.locator('.markers-panel').isVisible())) await press('Control+Shift+M');
      await this.filter(filter);
    },
    filter: (text) => page.locator('.viewpane-filter input').fill(text, { timeout: patience }),

    /** What the Problems panel shows of a file: the label of each row, as a screen reader would read it. */
    async problemsOf(file) {
      const rows = await page
        .locator('.markers-panel .monaco-list-row')
        .evaluateAll((all) =>
          all.map((row) => ({ level: row.getAttribute('aria-level'), label: row.getAttribute('aria-label') })),
        );
      const from = rows.findIndex(({ level, label }) => level === '1' && label.includes(file));
      if (from < 0) return [];
      const length = rows.slice(from + 1).findIndex(({ level }) => level === '1');
      const own = rows.slice(from + 1, length < 0 ? undefined : from + 1 + length);
      return own.filter(({ level }) => level === '2').map(({ label }) => label);
    },

    /** As long as a person looks before the next step: VS Code drops what is asked while findings are being replaced. */
    look: () => page.waitForTimeout(700),

    /** Asks for the quick fixes at the cursor and gives the one that says `text`, chosen but not yet applied (Enter). */
    async chooseFix(text) {
      await this.look();
      await press('Control+.');
      const fix = fixes.filter({ hasText: text }).first();
      await fix.waitFor({ timeout: patience });
      for (let moves = await fixes.count(); moves > 0; moves--) {
        if (/\bfocused\b/.test(await fix.getAttribute('class'))) return;
        await press('ArrowDown');
      }
      throw new Error(`The fix “${text}” can't be chosen.`);
    },

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
