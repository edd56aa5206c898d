import process from 'node:process';
import { createConnection } from '../lsp/connection.ts';
import { frame, unframe } from '../lsp/framing.ts';
import { createServer } from '../lsp/server.ts';
import { disk } from './disk.ts';

/** Serves the client that started this process, over stdin and stdout, or with `--node-ipc` over Node's own channel. */
export function startServer(): void {
  const isIpc = process.argv.includes('--node-ipc');
  const end = () => process.exit(1);
  const connection = createConnection({
    send: isIpc ? (message) => void process.send!(message) : (message) => void process.stdout.write(frame(message)),
    defer: setImmediate,
    exit: (code) => process.exit(code),
    follow: (processId) => void setInterval(() => isAlive(processId) || end(), 3000),
  });
  createServer(connection, disk);
  if (isIpc) process.on('message', connection.receive).on('disconnect', end);
  else {
    process.stdin.on('data', unframe(connection.receive)).on('end', end);
    process.stdout.on('error', end);
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}
