import type { DefinitionLink, Location } from 'vscode-languageserver';
import type { Span } from '../../base/span.ts';
import type { Definition } from '../../features/definition.ts';
import type { Context, DocumentState } from '../requests/request.ts';

export function locationOf(
  { workspace }: Context,
  { convert }: Pick<DocumentState, 'convert'>,
  at: Span & { path: string },
): Location {
  return { uri: workspace.uriAt(at.path), range: convert.range(at.path, at) };
}

/** Links tell the client also what was asked about and how much belongs to the target; older clients take locations. */
export function targetsOf(
  context: Context,
  state: DocumentState,
  found: Definition | undefined,
  takesLinks: boolean | undefined,
): DefinitionLink[] | Location[] | null {
  if (!found) return null;
  const { path, convert } = state;
  if (!takesLinks)
    return found.targets.map((target) => locationOf(context, state, { path: target.path, ...target.selection }));
  return found.targets.map((target) => ({
    originSelectionRange: convert.range(path, found.origin),
    targetUri: context.workspace.uriAt(target.path),
    targetRange: convert.range(target.path, target.span),
    targetSelectionRange: convert.range(target.path, target.selection),
  }));
}
