import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind, type NodeModule } from 'vscode-languageclient/node';
import type { Server } from './server.ts';
import { start } from './start.ts';

let server: Server | undefined;

/** Entry of the extension in VS Code's Node extension host: the server runs as a process of its own, spoken to over IPC. */
export async function activate(context: ExtensionContext): Promise<void> {
  const run: NodeModule = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
  const debug: NodeModule = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  server = await start(context, (options) => new LanguageClient('par', 'PAR Index', { run, debug }, options));
}

/** Called by VS Code when the window closes: gives the server time to end by itself. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
