import type { DocumentSymbolParams } from 'vscode-languageserver';
import { outlineOf } from '../../features/symbols.ts';
import { flatten } from '../convert.ts';
import { defineRequest } from './request.ts';

export const documentSymbol = defineRequest<DocumentSymbolParams>({
  method: 'textDocument/documentSymbol',
  capabilities: () => ({ documentSymbolProvider: true }),
  async answer(params, { stateFor, client }) {
    const state = await stateFor(params);
    if (!state) return null;
    const { path, project, convert } = state;
    const symbols = outlineOf(project, path).map((item) => convert.symbol(path, item));
    return client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport
      ? symbols
      : flatten(symbols, params.textDocument.uri);
  },
});
