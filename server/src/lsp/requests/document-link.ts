import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { linksIn } from '../../features/links.ts';
import { defineRequest } from './request.ts';

export const documentLink = defineRequest<DocumentLinkParams>({
  method: 'textDocument/documentLink',
  capabilities: () => ({ documentLinkProvider: {} }),
  async answer(params, { stateFor, workspace, client, language }) {
    const state = await stateFor(params);
    if (!state) return null;
    const { path, project, convert } = state;
    const { tooltipSupport } = client.textDocument?.documentLink ?? {};
    return linksIn(project, path).map(({ span, target, tooltip }): DocumentLink => ({
      range: convert.range(path, span),
      target: workspace.uriAt(target),
      ...(tooltipSupport ? { tooltip: tooltip[language] } : {}),
    }));
  },
});
