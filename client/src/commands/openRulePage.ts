import { commands, Uri, window } from 'vscode';
import { language } from '../language.ts';
import { forServer } from './forServer.ts';

/** Opens what the manual says of a rule, in the reader's language. The server names it in a quick fix. */
export const openRulePage = {
  id: forServer.openRulePage,
  /**
   * @param pages the folder of the manual
   * @param rule its id; what is none leads to the list of all rules
   */
  async run(pages: Uri, rule: unknown): Promise<void> {
    const name = typeof rule === 'string' && /^[a-z]+(-[a-z]+)*$/.test(rule) ? rule : 'README';
    const page = Uri.joinPath(pages, `${name}${language() === 'en' ? '.en' : ''}.md`);
    try {
      await commands.executeCommand('markdown.showPreview', page);
    } catch {
      // Where Markdown is not drawn, it can still be read.
      await window.showTextDocument(page);
    }
  },
};
