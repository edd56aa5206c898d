import type { ImplementationParams } from 'vscode-languageserver';
import { answersAt } from '../../features/answers.ts';
import { targetsOf } from '../convert/locations.ts';
import { defineRequest } from './request.ts';

/** What puts an agency's name into practice: the criteria that it answers for. */
export const implementation = defineRequest<ImplementationParams>({
  method: 'textDocument/implementation',
  capabilities: () => ({ implementationProvider: true }),
  async answer(params, context) {
    const state = await context.stateFor(params);
    if (!state) return null;
    const { path, project, convert } = state;
    const found = answersAt(project, path, convert.offset(path, params.position));
    return targetsOf(context, state, found, context.client.textDocument?.implementation?.linkSupport);
  },
});
