import type { PrepareRenameParams, RenameParams } from 'vscode-languageserver';
import { renamableAt, renameAt } from '../../features/rename/rename.ts';
import { refused } from '../connection.ts';
import { renamingEdit } from '../convert/renaming.ts';
import { defineRequest } from './request.ts';

export const prepareRename = defineRequest<PrepareRenameParams>({
  method: 'textDocument/prepareRename',
  async answer(params, { stateFor, language }) {
    const state = await stateFor(params);
    if (!state) return null;
    const { path, project, convert } = state;
    const found = renamableAt(project, path, convert.offset(path, params.position));
    if ('refused' in found) throw refused(found.refused[language]);
    return { range: convert.range(path, found.span), placeholder: found.name };
  },
});

export const rename = defineRequest<RenameParams>({
  method: 'textDocument/rename',
  capabilities: ({ textDocument }) => ({
    renameProvider: textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
  }),
  async answer(params, context) {
    const state = await context.stateFor(params);
    if (!state) return null;
    const { path, project, convert } = state;
    const renaming = renameAt(project, path, convert.offset(path, params.position), params.newName);
    if ('refused' in renaming) throw refused(renaming.refused[context.language]);
    return renamingEdit(context, [{ renaming, convert }]);
  },
});
