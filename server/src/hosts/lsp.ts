import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { frame, unframe } from '../lsp/framing.ts';
import type { FileAccess } from '../workspace/access.ts';
import { disk } from './disk.ts';
import { clientFiles, createConnection, createServer, isOnDisk } from './worker.ts';

/** Serves the client that started this process, over stdin and stdout, or with `--node-ipc` over Node's own channel. */
export function startServer(): void {
  // A server stands beside an editor all day long. Left to itself the heap grows to several times what is in use before
  // anything is taken back; so it may grow by a good half.
  setFlagsFromString('--heap-growing-percent=60');
  const isIpc = process.argv.includes('--node-ipc');
  const connection = createConnection({
    send: isIpc ? (message) => void process.send!(message) : (message) => void process.stdout.write(frame(message)),
    defer: setImmediate,
    exit: (code) => process.exit(code),
    follow: (processId) => void setInterval(() => isAlive(processId) || connection.hangUp(), 3000),
  });
  const virtual = clientFiles(connection);
  const through = (path: string): FileAccess => (isOnDisk(path) ? disk : virtual);
  createServer(connection, {
    read: (path) => through(path).read(path),
    list: (folder) => through(folder).list(folder),
    realPath: (path) => through(path).realPath(path),
  });
  if (isIpc) process.on('message', connection.receive).on('disconnect', connection.hangUp);
  else {
    process.stdin.on('data', unframe(connection.receive)).on('end', connection.hangUp);
    process.stdout.on('error', connection.hangUp);
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // It is there, but another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
