import { languages, LanguageStatusSeverity, type Disposable } from 'vscode';
import type { Server } from './server.ts';
import type { ServerState } from './server-state.ts';
import { words } from './words.ts';

const severityOf: Readonly<Record<ServerState, LanguageStatusSeverity>> = {
  starting: LanguageStatusSeverity.Information,
  running: LanguageStatusSeverity.Information,
  stopped: LanguageStatusSeverity.Error,
};

/** Tells beside the language of a file whether it is being checked, and by which version; leads to restart and log. */
export function showServer(
  server: Server,
  version: string,
  onDidChangeLanguage: (listener: () => void) => Disposable,
): Disposable[] {
  const selector = { language: 'par-yaml' };
  const state = languages.createLanguageStatusItem('par.server', selector);
  const log = languages.createLanguageStatusItem('par.log', selector);

  function draw(): void {
    const now = server.state();
    state.name = words.serverName();
    state.text = words.serverState(now);
    state.detail = words.serverName();
    state.severity = severityOf[now];
    state.busy = now === 'starting';
    state.command = { command: 'par.restartServer', title: words.restart() };
    log.name = 'PAR Index';
    log.text = words.version(version);
    log.command = { command: 'par.showOutput', title: words.showLog() };
  }

  draw();
  return [state, log, server.onDidChangeState(draw), onDidChangeLanguage(draw)];
}
