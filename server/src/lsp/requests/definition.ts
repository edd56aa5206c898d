import type { DefinitionParams } from 'vscode-languageserver';
import { definitionAt } from '../../features/definition.ts';
import { targetsOf } from '../convert/locations.ts';
import { defineRequest } from './request.ts';

export const definition = defineRequest<DefinitionParams>({
  method: 'textDocument/definition',
  capabilities: () => ({ definitionProvider: true }),
  async answer(params, context) {
    const state = await context.stateFor(params);
    if (!state) return null;
    const { path, project, convert } = state;
    const found = definitionAt(project, path, convert.offset(path, params.position));
    return targetsOf(context, state, found, context.client.textDocument?.definition?.linkSupport);
  },
});
