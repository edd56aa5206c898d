import type { HoverParams } from 'vscode-languageserver';
import { hoverAt } from '../../features/hover.ts';
import { defineRequest } from './request.ts';

export const hover = defineRequest<HoverParams>({
  method: 'textDocument/hover',
  capabilities: () => ({ hoverProvider: true }),
  async answer(params, { stateFor, language }) {
    const state = await stateFor(params);
    if (!state) return null;
    const { path, project, convert } = state;
    const found = hoverAt(project, path, convert.offset(path, params.position), language);
    return found ? convert.hover(path, found) : null;
  },
});
