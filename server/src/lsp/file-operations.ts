import type {
  ClientCapabilities,
  CreateFilesParams,
  DeleteFilesParams,
  FileOperationOptions,
  FileOperationRegistrationOptions,
  RenameFilesParams,
} from 'vscode-languageserver';
import { documentKinds } from '../features/paths.ts';
import { pathOf } from './uri.ts';
import type { FileEvent } from './workspace.ts';

/** What the client is asked to tell before and after the user renames, moves, creates or deletes files. */
export function fileOperations({ workspace }: ClientCapabilities): FileOperationOptions {
  const { willRename, didRename, didCreate, didDelete } = workspace?.fileOperations ?? {};
  return {
    ...(willRename ? { willRename: named } : {}),
    ...(didRename ? { didRename: named } : {}),
    ...(didCreate ? { didCreate: ours } : {}),
    ...(didDelete ? { didDelete: ours } : {}),
  };
}

const files = { pattern: { glob: '**/*.par.yaml', matches: 'file' as const } };
const folders = { pattern: { glob: '**', matches: 'folder' as const } };
/** What `evidence` may name. */
const documents = {
  pattern: { glob: `**/*.{${documentKinds.join(',')}}`, matches: 'file' as const, options: { ignoreCase: true } },
};

const ours: FileOperationRegistrationOptions = { filters: [files, folders] };
const named: FileOperationRegistrationOptions = { filters: [files, folders, documents] };

/** What has become of files, by the notification that tells it: sooner than those who watch the disk. */
export const fileEvents = {
  'workspace/didCreateFiles': (params: CreateFilesParams) => params.files.map(({ uri }) => event(uri, 'created')),
  'workspace/didDeleteFiles': (params: DeleteFilesParams) => params.files.map(({ uri }) => event(uri, 'deleted')),
  'workspace/didRenameFiles': (params: RenameFilesParams) =>
    params.files.flatMap(({ oldUri, newUri }) => [event(oldUri, 'deleted'), event(newUri, 'created')]),
};

function event(uri: string, kind: FileEvent['kind']): FileEvent {
  return { path: pathOf(uri), kind };
}
