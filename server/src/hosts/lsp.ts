import process from 'node:process';
import { createConnection } from '../lsp/connection.ts';
import { frame, unframe } from '../lsp/framing.ts';
import { createServer } from '../lsp/server.ts';
import { disk } from './disk.ts';

/** Serves the client that started this process, over stdin and stdout, or with `--node-ipc` over Node's own channel. */
export function startServer(): void {
  const isIpc = process.argv.includes('--node-ipc');
  const connection = createConnection({
    send: isIpc ? (message) => void process.send!(message) : (message) => void process.stdout.write(frame(message)),
    defer: setImmediate,
    exit: (code) => process.exit(code),
    follow: (processId) => void setInterval(() => isAlive(processId) || connection.hangUp(), 3000),
  });
  createServer(connection, disk);
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
