import { Uri, type ExtensionContext } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { Server } from './server.ts';
import { start } from './start.ts';

/** Of what a browser has, all that is used here. */
declare const Worker: new (script: string) => ConstructorParameters<typeof BrowserMessageReader>[0];

let server: Server | undefined;

/** Entry of the extension in VS Code for the Web: the server runs in a worker, and reads all files through the client. */
export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist/server-worker.js').toString(true);
  // A function, so that each server gets a worker of its own; its two ends, as the editor's workers are no `Worker` to
  // the client.
  const connect = async () => {
    const worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  server = await start(context, (options) => new LanguageClient('par', 'PAR Index', connect, options));
}

/** Called by VS Code when the window closes: gives the server time to end by itself. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
