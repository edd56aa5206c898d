import type { ReferenceParams } from 'vscode-languageserver';
import { referencesAt } from '../../features/references.ts';
import { locationOf } from '../convert/locations.ts';
import { defineRequest } from './request.ts';

export const references = defineRequest<ReferenceParams>({
  method: 'textDocument/references',
  capabilities: () => ({ referencesProvider: true }),
  async answer(params, context) {
    const state = await context.stateFor(params);
    if (!state) return null;
    const { path, project, convert } = state;
    return referencesAt(project, path, convert.offset(path, params.position))
      .filter(({ declares }) => !declares || params.context.includeDeclaration)
      .map((place) => locationOf(context, state, place));
  },
});
