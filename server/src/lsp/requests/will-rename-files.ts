import type { RenameFilesParams } from 'vscode-languageserver';
import { editsForMoves } from '../../features/file-renames.ts';
import { renamingEdit } from '../convert/renaming.ts';
import { pathOf } from '../uri.ts';
import { defineRequest } from './request.ts';

export const willRenameFiles = defineRequest<RenameFilesParams>({
  method: 'workspace/willRenameFiles',
  async answer({ files }, context) {
    const moves = files.map(({ oldUri, newUri }) => ({ from: pathOf(oldUri), to: pathOf(newUri) }));
    const renamings = (await context.workspace.projects())
      .map((project) => ({ renaming: editsForMoves(project, moves), convert: context.convertIn(project) }))
      .filter(({ renaming }) => renaming.edits.size > 0);
    return renamings.length === 0 ? null : renamingEdit(context, renamings);
  },
});
