import { Uri, window, workspace, type ExtensionContext } from 'vscode';
import { DidChangeConfigurationNotification } from 'vscode-languageclient';
import { register } from './commands/command.ts';
import { followEditing } from './commands/editing.ts';
import { copyTable } from './commands/copyTable.ts';
import { gettingStarted } from './commands/gettingStarted.ts';
import { newFile } from './commands/newFile.ts';
import { openRulePage } from './commands/openRulePage.ts';
import { pasteRows } from './commands/pasteRows.ts';
import { restartServer } from './commands/restartServer.ts';
import { showOutput } from './commands/showOutput.ts';
import { showReferences } from './commands/showReferences.ts';
import { refreshInFront } from './in-front.ts';
import { onDidChangeLanguage } from './language.ts';
import { keepLog } from './log.ts';
import { createOverviews } from './overviews.ts';
import { showScoreboard } from './scoreboard/scoreboard.ts';
import { showReports } from './report/report.ts';
import { createServer, type MakeClient, type Server } from './server.ts';
import { showServer } from './status-server.ts';
import { showTotal } from './status-total.ts';

/** What the server writes into the command of a lens. */
type LensArguments = Parameters<typeof showReferences.run> extends [Server, ...infer Rest] ? Rest : never;

/**
 * Starts the extension, whatever host it runs in.
 * Commands stand before the server is started, so that a server that fails can still be restarted and asked why.
 * @param makeClient makes the host's kind of language client from the options that all hosts share
 */
export async function start(context: ExtensionContext, makeClient: MakeClient): Promise<Server> {
  const output = window.createOutputChannel('PAR Index', { log: true });
  const watcher = workspace.createFileSystemWatcher('**/{*.par.yaml,par.config.yaml}');
  const ruleDocs = Uri.joinPath(context.extensionUri, 'docs/rules');
  const server = createServer(output, watcher, ruleDocs, makeClient);
  const overviews = createOverviews(server);
  context.subscriptions.push(
    output,
    watcher,
    ...[restartServer, showOutput, newFile, pasteRows, copyTable, gettingStarted].map(({ id, run }) =>
      register(output, id, () => run(server)),
    ),
    register(output, showReferences.id, (...given: LensArguments) => showReferences.run(server, ...given)),
    register(output, openRulePage.id, (rule: unknown) => openRulePage.run(ruleDocs, rule)),
    overviews,
    followEditing(),
    refreshInFront(server),
    ...keepLog(server, overviews, versionOf(context)),
    ...showScoreboard(overviews, onDidChangeLanguage),
    ...showTotal(overviews, onDidChangeLanguage),
    ...showReports(output, context.extensionUri, overviews, onDidChangeLanguage),
    ...showServer(server, versionOf(context), onDidChangeLanguage),
    workspace.onDidChangeConfiguration(async (event) => {
      if (!event.affectsConfiguration('par.language')) return;
      // The server asks for the section `par` by itself: it only has to hear that something changed.
      await server.client()?.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    }),
  );
  await server.start();
  return server;
}

function versionOf({ extension }: ExtensionContext): string {
  return String((extension.packageJSON as { version?: unknown }).version);
}
