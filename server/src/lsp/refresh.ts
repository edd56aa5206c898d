import type { ClientCapabilities } from 'vscode-languageserver';

/** What a client shows beside the text, and asks for anew when it is told to. */
export type Shown = 'diagnostics' | 'codeLens' | 'inlayHint' | 'semanticTokens';

interface Refresh {
  readonly method: string;
  readonly isSupported: (client: ClientCapabilities) => boolean;
}

const refreshes: Readonly<Record<Shown, Refresh>> = {
  diagnostics: {
    method: 'workspace/diagnostic/refresh',
    isSupported: ({ textDocument, workspace }) =>
      textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true,
  },
  codeLens: {
    method: 'workspace/codeLens/refresh',
    isSupported: ({ workspace }) => workspace?.codeLens?.refreshSupport === true,
  },
  inlayHint: {
    method: 'workspace/inlayHint/refresh',
    isSupported: ({ workspace }) => workspace?.inlayHint?.refreshSupport === true,
  },
  semanticTokens: {
    method: 'workspace/semanticTokens/refresh',
    isSupported: ({ workspace }) => workspace?.semanticTokens?.refreshSupport === true,
  },
};

export const allShown = Object.keys(refreshes) as readonly Shown[];

/** What changes in one document by what is typed in another; findings have their own way. */
export const shownBeside: readonly Shown[] = ['codeLens', 'inlayHint', 'semanticTokens'];

/** The requests by which a client is told to ask again; none for what it can't be told of. */
export function refreshesFor(client: ClientCapabilities, shown: readonly Shown[]): string[] {
  return shown
    .map((each) => refreshes[each])
    .flatMap(({ method, isSupported }) => (isSupported(client) ? [method] : []));
}
