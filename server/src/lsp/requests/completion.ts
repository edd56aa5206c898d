import type { CompletionParams } from 'vscode-languageserver';
import { completionsAt } from '../../features/completion.ts';
import { defineRequest } from './request.ts';

export const completion = defineRequest<CompletionParams>({
  method: 'textDocument/completion',
  // Behind a key, behind a dash, and where a quoted code begins; other letters ask by themselves.
  capabilities: () => ({ completionProvider: { triggerCharacters: [':', '-', '"'] } }),
  async answer(params, { stateFor, language }) {
    const state = await stateFor(params);
    if (!state) return null;
    const { path, project, convert } = state;
    const { items, incomplete } = completionsAt(project, path, convert.offset(path, params.position), language);
    // The order is ours; editors sort by this text.
    const sorted = items.map((item, i) => ({
      ...convert.completion(path, item),
      sortText: String(i).padStart(4, '0'),
    }));
    return { isIncomplete: incomplete, items: sorted };
  },
});
