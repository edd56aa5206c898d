import type { DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams } from 'vscode-languageserver';
import { highlightsAt } from '../../features/highlight.ts';
import { defineRequest } from './request.ts';

const read: DocumentHighlightKind = 2;
const write: DocumentHighlightKind = 3;

export const documentHighlight = defineRequest<DocumentHighlightParams>({
  method: 'textDocument/documentHighlight',
  capabilities: () => ({ documentHighlightProvider: true }),
  async answer(params, { stateFor }) {
    const state = await stateFor(params);
    if (!state) return null;
    const { path, project, convert } = state;
    return highlightsAt(project, path, convert.offset(path, params.position)).map((place): DocumentHighlight => ({
      range: convert.range(path, place),
      kind: place.declares ? write : read,
    }));
  },
});
