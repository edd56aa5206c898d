import type { Location, TextDocumentIdentifier } from 'vscode-languageserver';
import type { Overview, OverviewFinding, OverviewRow } from '../../features/overview.ts';
import { overviewOf } from '../../features/overview.ts';
import type { FileSpan } from '../../rules/engine/check.ts';
import { locationOf } from '../convert/locations.ts';
import { defineRequest } from './request.ts';

/** An overview as the client gets it: places as the protocol writes them, findings in the reader's language. */
export interface ProtocolOverview extends Omit<Overview, 'root' | 'place' | 'rows' | 'findings'> {
  /** The URI of the file that the index begins at. */
  readonly root: string;
  readonly place: Location;
  readonly rows: readonly (Omit<OverviewRow, 'place'> & { readonly place: Location })[];
  readonly findings: readonly (Omit<OverviewFinding, 'place' | 'message'> & {
    readonly place: Location;
    readonly message: string;
  })[];
}

/** The index that a document belongs to, at one glance; null where there is none. */
export const overview = defineRequest<{ textDocument: TextDocumentIdentifier }>({
  method: 'par/overview',
  async answer(params, context, token): Promise<ProtocolOverview | null> {
    const state = await context.checkedStateFor(params, token);
    const found = state && overviewOf(state.project, state.path);
    if (!found) return null;
    const locate = (place: FileSpan): Location => locationOf(context, state, place);
    return {
      ...found,
      root: context.workspace.uriAt(found.root),
      place: locate(found.place),
      rows: found.rows.map((row) => ({ ...row, place: locate(row.place) })),
      findings: found.findings.map((finding) => ({
        ...finding,
        place: locate(finding.place),
        message: finding.message[context.language],
      })),
    };
  },
});
