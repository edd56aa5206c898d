import { createConnection } from '../lsp/connection.ts';
import { createServer } from '../lsp/server.ts';
import { isOnDisk } from '../lsp/uri.ts';
import { clientFiles } from './client-files.ts';

// The script of this file is one for all hosts: a worker of a browser serves when it is loaded; the server of Node
// (server.ts) takes what it needs from it, so that the extension holds the engine once.
export { clientFiles, createConnection, createServer, isOnDisk };

/** What a worker of a browser has, as far as it is used here. */
interface WorkerScope {
  onmessage: ((event: { data: unknown }) => void) | null;
  postMessage(message: object): void;
  close(): void;
}

if ('importScripts' in globalThis) serve(globalThis as unknown as WorkerScope);

/** Serves the client that made the worker, by messages as they are; every file comes from it. */
function serve(scope: WorkerScope): void {
  // Messages to oneself come after those that have arrived already; and, unlike timers, at once.
  const { port1, port2 }: { port1: object; port2: { postMessage(message: null): void } } = new MessageChannel();
  const acts: (() => void)[] = [];
  Object.assign(port1, { onmessage: () => acts.shift()?.() });
  const connection = createConnection({
    send: (message) => scope.postMessage(message),
    defer(act) {
      acts.push(act);
      port2.postMessage(null);
    },
    exit: () => scope.close(),
    // A worker ends with the page that made it.
    follow: () => undefined,
  });
  createServer(connection, clientFiles(connection));
  scope.onmessage = ({ data }) => connection.receive(data);
}
