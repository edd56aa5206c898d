import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import { lensesOf } from '../../features/lens.ts';
import { defineRequest } from './request.ts';

/**
 * The client's command that shows places to choose from: it takes the document's URI, a position and locations, as the
 * protocol writes them.
 */
export const showReferences = 'par.showReferences';

export const codeLens = defineRequest<CodeLensParams>({
  method: 'textDocument/codeLens',
  // Answers are whole: a lens that must be resolved is lost where a client takes that question back.
  capabilities: () => ({ codeLensProvider: { resolveProvider: false } }),
  async answer({ textDocument }, { stateFor, settings, language, workspace, clientCommands }) {
    const state = await stateFor({ textDocument });
    if (!state) return null;
    const { path, project, convert } = state;
    return lensesOf(project, path, settings.lens, language).map(({ span, title, references }): CodeLens => {
      const range = convert.range(path, span);
      const places = clientCommands.has(showReferences) ? references() : [];
      if (places.length === 0) return { range, command: { title, command: '' } };
      const locations = places.map((at) => ({ uri: workspace.uriAt(at.path), range: convert.range(at.path, at) }));
      return {
        range,
        command: { title, command: showReferences, arguments: [textDocument.uri, range.start, locations] },
      };
    });
  },
});
