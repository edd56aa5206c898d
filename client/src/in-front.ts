import { window, workspace, type Disposable } from 'vscode';
import { DocumentDiagnosticRequest } from 'vscode-languageclient';
import type { Server } from './server.ts';

/** A repair that touches several files comes as several changes; one question after the last is enough. */
const pause = 100; // ms

/**
 * Asks for the findings of the file in front when another one is edited, by a repair for instance. The library asks by
 * itself about the file that is edited and about those behind, but not about the one in front.
 */
export function refreshInFront(server: Server): Disposable {
  let waiting: ReturnType<typeof setTimeout> | undefined;

  return workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    const shown = window.activeTextEditor?.document;
    if (contentChanges.length === 0 || document.languageId !== 'par-yaml' || !shown || shown === document) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const findings = server.client()?.getFeature(DocumentDiagnosticRequest.method);
      findings?.getProvider(shown)?.onDidChangeDiagnosticsEmitter.fire();
    }, pause);
  });
}
