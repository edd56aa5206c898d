import type { SymbolInformation, WorkspaceSymbolParams } from 'vscode-languageserver';
import { symbolsFor } from '../../features/workspace-symbols.ts';
import { symbolKinds } from '../convert.ts';
import { defineRequest } from './request.ts';

/** More than anyone looks through; but VS Code asks with the first word only, and filters by the others itself. */
const most = 500;

export const workspaceSymbol = defineRequest<WorkspaceSymbolParams>({
  method: 'workspace/symbol',
  capabilities: () => ({ workspaceSymbolProvider: true }),
  async answer({ query }, { workspace, convertIn }) {
    const projects = await workspace.projects();
    const converters = new Map(projects.map((project) => [project, convertIn(project)]));
    return symbolsFor(projects, query, most).map(
      ({ project, path, selection, name, kind, container }): SymbolInformation => ({
        name,
        kind: symbolKinds[kind],
        location: { uri: workspace.uriAt(path), range: converters.get(project)!.range(path, selection) },
        ...(container === '' ? {} : { containerName: container }),
      }),
    );
  },
});
