import { commands, Uri, window, workspace, type ExtensionContext } from 'vscode';
import { DidChangeConfigurationNotification } from 'vscode-languageclient';
import { restartServer } from './commands/restartServer.ts';
import { showOutput } from './commands/showOutput.ts';
import { showReferences } from './commands/showReferences.ts';
import { createServer, type MakeClient, type Server } from './server.ts';

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
  context.subscriptions.push(
    output,
    watcher,
    ...[restartServer, showOutput].map(({ id, run }) => commands.registerCommand(id, () => run(server))),
    commands.registerCommand(showReferences.id, (...given: LensArguments) => showReferences.run(server, ...given)),
    workspace.onDidChangeConfiguration(async (event) => {
      if (!event.affectsConfiguration('par.language')) return;
      // The server asks for the section `par` by itself: it only has to hear that something changed.
      await server.client()?.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    }),
  );
  await server.start();
  return server;
}
